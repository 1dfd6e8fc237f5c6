/** What is measured of the diagnostics after keys. */
import type { ModelShape } from '../schema/model-shapes.ts';
import { type EditKind, editKinds, type Key } from '../schema/schema-language.ts';
import type { EditingSession } from './editing-session.ts';
import type { SessionMeasure } from './session-measure.ts';

/** Consecutive multiples of it, modulo 1, spread evenly however many there are. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

/** A model of the open file, another one each round; never the first or the last, which are not like the others. */
export function shapeOfRound(session: EditingSession, round: number): ModelShape {
    const inner = session.project.schema.shapes.slice(1, -1);
    const shape = inner[Math.floor(((round * GOLDEN_RATIO) % 1) * inner.length)];
    if (!shape) throw new Error('The open file has no model to edit.');
    return shape;
}

/** Breaks something with one key and mends it with the next, each kind by turns. */
export function edits(pairs: number): SessionMeasure {
    return {
        id: 'edit',
        title: 'edit → diagnostics',
        rounds: pairs,
        countsProcessorTime: true,
        async step(session, round) {
            const shape = shapeOfRound(session, round);
            const { kind, key } = keyOfRound(session, round);
            return [
                { ms: await session.press(shape, key, 'broken'), kind },
                { ms: await session.undo(), kind },
            ];
        },
    };
}

/** What breaks something in the model of a round: each kind of edit by turns. */
export function keyOfRound(session: EditingSession, round: number): { readonly kind: EditKind; readonly key: Key } {
    const kind = editKinds[round % editKinds.length] ?? 'type';
    return { kind, key: keyFor(session, shapeOfRound(session, round), kind, Math.floor(round / editKinds.length)) };
}

function keyFor(session: EditingSession, shape: ModelShape, kind: EditKind, turn: number): Key {
    const { language } = session.server;
    if (kind === 'reference') {
        const [before, name, behind] = language.otherSite(shape, session.project.schema.context);
        return { at: `${before}${name}|${behind}`, typed: 'x' };
    }
    const keys = language.breaks(shape)[kind];
    return keys[turn % keys.length] ?? keys[0];
}

/** Twelve keys that turn a type into none. */
const BURST = 'abcdefghijkl';

/** Of somebody who types 150 words a minute. */
const TYPING_GAP_MS = 80;

const burst = (id: string, title: string, gap: number, rounds: number): SessionMeasure => ({
    id,
    title,
    rounds,
    async step(session, round) {
        const shape = shapeOfRound(session, round);
        const at = session.placeOf(shape, session.server.language.titleTypeSite(shape));
        const ms = await session.type(at, BURST, gap);
        await session.undo();
        return [{ ms }];
    },
});

export const burstAtOnce = (rounds: number): SessionMeasure =>
    burst('burst', '12 keys at once: the last → diagnostics', 0, rounds);

export const burstOfTyping = (rounds: number): SessionMeasure =>
    burst('typing', `12 keys, ${TYPING_GAP_MS} ms apart: the last → diagnostics`, TYPING_GAP_MS, rounds);
