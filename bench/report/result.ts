export type Unit = 'ms' | 'MiB' | 'MB/s' | 'files/s';

/** One measure of one server or program on one schema. */
export interface Result {
    /** The schema's layout, as it is written on the command line. */
    readonly schema: string;
    readonly measure: string;
    readonly title: string;
    /** The id of a server or of a program. */
    readonly of: string;
    readonly unit: Unit;
    readonly samples: readonly number[];
    /** Why there are fewer samples than asked for, or none. */
    readonly note?: string;
}
