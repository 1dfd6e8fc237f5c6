/** What `PreparingShapes` has learned from the library: put in when a program is bundled, and from the very same grammar. */
export const prepared: string | undefined = undefined;
