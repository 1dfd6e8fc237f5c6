import type { DiskFile } from './merge-plan.js';

/**
 * The folder that a project is generated into, as applying a plan needs it. Paths are relative, with `/`; an
 * implementation refuses whatever leads out of the folder, through a link as well.
 */
export interface OutputFolder {
    /** Undefined where nothing stands. */
    read(path: string): Promise<DiskFile | undefined>;
    /** The file is old or new at any moment, whatever dies. Missing folders are made. */
    write(path: string, text: string, options?: { readonly executable?: boolean }): Promise<void>;
    /** Together with the folders that it leaves empty. */
    remove(path: string): Promise<void>;
    /** All files below a folder, sorted; none where it does not exist. */
    list(folder: string): Promise<string[]>;
    /** Keeps other runs out until the answer is called. Also clears away what a run that died left half written. */
    lock(): Promise<() => Promise<void>>;
}
