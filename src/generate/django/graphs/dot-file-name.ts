/** A file of Graphviz's keeps its name, beside the code. */
export const dotFileName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;
