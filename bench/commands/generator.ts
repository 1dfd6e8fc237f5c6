/** A program that makes code of a schema with one command. */
export interface Generator {
    readonly id: string;
    readonly title: string;
    /**
     * Writes a schema into an empty folder.
     * @param content models alone, or with a REST API of each
     * @returns what to run there, and the folder below that it fills; undefined where it makes no such thing
     */
    layOut(folder: string, models: number, content: GeneratedContent): GeneratorRun | undefined;
}

export type GeneratedContent = 'models' | 'backend';

export interface GeneratorRun {
    readonly command: readonly [string, ...string[]];
    readonly output: string;
    /** Whether it may write a file again that it would not change. */
    readonly rewrites: boolean;
}
