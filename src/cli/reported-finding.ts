/** A finding as the command line reports it: placed by lines and columns of a file that the user knows. */
export interface ReportedFinding {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly message: string;
    /** What to do about it; may be empty. */
    readonly advice: string;
    /** Relative to the working directory where it lies below it, with `/`. */
    readonly file: string;
    readonly range: TextRange;
    /** Other places that have to do with it. */
    readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
    readonly message: string;
    readonly file: string;
    readonly range: TextRange;
}

/** A way to mend a finding. */
export interface ReportedFix {
    /** What it does: an imperative sentence without a full stop. */
    readonly title: string;
    /** Whether `check --fix` applies it. */
    readonly sure: boolean;
    /** They do not overlap; all are made to the texts as they are. */
    readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit {
    readonly file: string;
    readonly range: TextRange;
    readonly newText: string;
}

export interface TextRange {
    readonly start: TextPosition;
    /** Behind the last character. */
    readonly end: TextPosition;
}

/** Lines and columns count from 1, columns and offsets in UTF-16 code units; offsets from 0. */
export interface TextPosition {
    readonly line: number;
    readonly column: number;
    readonly offset: number;
}

/** By file, then place. */
export const byPlace = (one: ReportedFinding, other: ReportedFinding): number =>
    compare(one.file, other.file) ||
    one.range.start.offset - other.range.start.offset ||
    one.range.end.offset - other.range.end.offset ||
    compare(one.code, other.code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
