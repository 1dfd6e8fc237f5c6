import type { SchemaLayout } from '../schema/schema-layout.ts';
import type { EditingSession } from './editing-session.ts';

export interface Sample {
    readonly ms: number;
    /** What it was of, where a measure has several kinds of steps. */
    readonly kind?: string;
}

/** Something that is done again and again in a session, which it leaves as it found it. */
export interface SessionMeasure {
    readonly id: string;
    readonly title: string;
    readonly rounds: number;
    /** Whether there is enough to do it with. */
    applies?(layout: SchemaLayout): boolean;
    /** Whether the server's processor time for one sample is worth knowing too. */
    readonly countsProcessorTime?: boolean;
    /** Nothing: the server has no answer to such a question. */
    step(session: EditingSession, round: number): Promise<readonly Sample[]>;
}
