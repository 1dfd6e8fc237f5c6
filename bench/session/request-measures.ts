/** What is measured of the answers to an editor's questions. */
import type { CompletionItem, CompletionList, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { HUB_USERS } from '../schema/model-shapes.ts';
import { shapeOfRound } from './edit-measures.ts';
import type { EditingSession } from './editing-session.ts';
import type { SessionMeasure } from './session-measure.ts';

/** The first letter of a name is missing, and typed: what could be meant? */
export const completions = (rounds: number): SessionMeasure => ({
    id: 'completion',
    title: 'completion right after a key',
    rounds,
    async step(session, round) {
        const shape = shapeOfRound(session, round);
        const [before, name, behind] = otherSite(session, round);
        const site = `${before}|${name}${behind}`;
        await session.press(shape, { at: site, typed: '' }, 'broken');
        const at = session.placeOf(shape, site);
        type Completions = CompletionList | readonly CompletionItem[] | null;
        const { value, ms } = await session.completeAfterKey<Completions>(at, name.slice(0, 1));
        const items = value && 'items' in value ? value.items : (value ?? []);
        const [first = name] = name.split('.');
        const isMeant = items.some(({ label }) => label.includes(first));
        if (!isMeant) throw new Error(`${session.server.title}: '${name}' is not among ${items.length} completions.`);
        return [{ ms }];
    },
});

/** Some servers have nothing to show of a name without documentation. */
export const hovers = (rounds: number): SessionMeasure => ({
    id: 'hover',
    title: 'hover',
    rounds,
    async step(session, round) {
        const { value, ms } = await session.ask<object | null>('textDocument/hover', placeInOther(session, round));
        return value ? [{ ms }] : [];
    },
});

export const definitions = (rounds: number): SessionMeasure => ({
    id: 'definition',
    title: 'definition',
    rounds,
    async step(session, round) {
        const place = placeInOther(session, round);
        const { value, ms } = await session.ask<object | readonly object[] | null>('textDocument/definition', place);
        if (!value || (Array.isArray(value) && value.length === 0)) {
            throw new Error(`${session.server.title} leads from a name to nothing.`);
        }
        return [{ ms }];
    },
});

/** Of the model that many refer to; nothing is done with the answer. */
export const renames = (rounds: number): SessionMeasure => ({
    id: 'rename',
    title: `rename of a model with ${HUB_USERS} users`,
    rounds,
    applies: ({ files, modelsPerFile }) => files * modelsPerFile > HUB_USERS,
    async step(session, round) {
        const [hub] = session.project.schema.shapes;
        if (!hub) throw new Error('The open file has no model.');
        const place = session.placeOf(hub, session.server.language.nameSite(hub));
        const newName = `Renamed${round}`;
        const { value, ms } = await session.ask<WorkspaceEdit | null>('textDocument/rename', place, { newName });
        const changed = value ? editsIn(value) : 0;
        if (changed <= HUB_USERS) throw new Error(`${session.server.title} renames in ${changed} places only.`);
        return [{ ms }];
    },
});

const editsIn = ({ changes = {}, documentChanges = [] }: WorkspaceEdit): number =>
    [...Object.values(changes), ...documentChanges.flatMap(change => ('edits' in change ? [change.edits] : []))].flat()
        .length;

const otherSite = (session: EditingSession, round: number): readonly [before: string, name: string, behind: string] =>
    session.server.language.otherSite(shapeOfRound(session, round), session.project.schema.context);

/** Within the name of the model that a model's `other` leads to. */
function placeInOther(session: EditingSession, round: number): number {
    const [before, name, behind] = otherSite(session, round);
    return session.placeOf(shapeOfRound(session, round), `${before}${name.slice(0, -1)}|${name.slice(-1)}${behind}`);
}
