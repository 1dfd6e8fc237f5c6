/** A file of the generated project, as a value: hosts write it, by merging. */
export interface GeneratedFile {
    /** Below the output folder, with `/`. */
    readonly path: string;
    /** With `\n` at the end of each line. */
    readonly text: string;
    /** Whether it is a program to be started by its name: `manage.py`. */
    readonly executable?: boolean;
}
