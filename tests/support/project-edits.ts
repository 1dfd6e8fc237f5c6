/** What people do to a project of several files, made up by fast-check: from a letter to a file that is gone. */
import fc from 'fast-check';
import { type Block, blocksOf } from './blocks.js';
import { applyChange, type Change, change } from './edit-sequences.js';
import {
    anyLine,
    appDeclaration,
    declaration,
    type Files,
    fileNames,
    projectBlock,
    projectFiles,
} from './random-projects.js';
import type { History } from './shrinking.js';

export interface ProjectEditing {
    readonly files: Files;
    readonly steps: readonly EditingStep[];
}

export interface EditingStep {
    /** All in one update. */
    readonly edits: readonly ProjectEdit[];
    /** How often the build may ask whether it is to go on before a newer edit cuts it short; undefined where none does. */
    readonly interruptedAfter: number | undefined;
}

/** Numbers are taken modulo what there is to choose from. */
type ProjectEdit =
    | { readonly kind: 'change'; readonly file: number; readonly changes: readonly Change[] }
    | {
          readonly kind: 'rename';
          readonly word: number;
          readonly to: string | number;
          readonly reach: 'here' | 'file' | 'project';
      }
    | {
          readonly kind: 'line';
          readonly line: number;
          readonly to: string | number | undefined;
          readonly replaces: boolean;
      }
    | {
          readonly kind: 'move';
          readonly block: number;
          readonly to: number;
          readonly inApps: boolean;
          readonly copies: boolean;
      }
    | { readonly kind: 'swap'; readonly block: number; readonly other: number; readonly inApps: boolean }
    | { readonly kind: 'remove'; readonly block: number; readonly inApps: boolean }
    | { readonly kind: 'insert'; readonly at: number; readonly inApps: boolean; readonly text: string }
    | { readonly kind: 'project block'; readonly file: number; readonly text: string }
    | { readonly kind: 'new file'; readonly name: string; readonly text: string }
    | { readonly kind: 'remove file'; readonly file: number }
    | { readonly kind: 'rename file'; readonly file: number; readonly to: string }
    | { readonly kind: 'undo'; readonly count: number };

/** The files before the first step, and after each. */
export function historyOf({ files, steps }: ProjectEditing): History {
    const versions = [files];
    for (const { edits } of steps) {
        const current = versions.at(-1) as Files;
        versions.push(edits.reduce((result, edit) => apply(result, edit, versions), current));
    }
    return versions.map((one, index) => ({ files: one, interruptedAfter: steps[index - 1]?.interruptedAfter }));
}

function apply(files: Files, edit: ProjectEdit, versions: readonly Files[]): Files {
    switch (edit.kind) {
        case 'undo':
            return versions[Math.max(0, versions.length - 1 - edit.count)] as Files;
        case 'change':
            return changed(files, edit.file, text => edit.changes.reduce(applyChange, text));
        case 'rename':
            return rename(files, edit);
        case 'line':
            return changeLine(files, edit);
        case 'move': {
            const from = pick(placesOf(files, edit.inApps), edit.block);
            const to = pick(gapsOf(files, edit.inApps), edit.to);
            if (!from || !to) return files;
            const text = files[from.name]?.slice(from.start, from.end) ?? '';
            const gone = { ...from, text: '' };
            return splice(files, edit.copies ? [{ ...to, text }] : [{ ...to, text }, gone]);
        }
        case 'swap': {
            const places = placesOf(files, edit.inApps);
            const [one, other] = [pick(places, edit.block), pick(places, edit.other)];
            if (!one || !other || one === other) return files;
            const textOf = ({ name, start, end }: Place): string => files[name]?.slice(start, end) ?? '';
            return splice(files, [
                { ...one, text: textOf(other) },
                { ...other, text: textOf(one) },
            ]);
        }
        case 'remove': {
            const place = pick(placesOf(files, edit.inApps), edit.block);
            return place ? splice(files, [{ ...place, text: '' }]) : files;
        }
        case 'insert': {
            const gap = pick(gapsOf(files, edit.inApps), edit.at);
            return gap ? splice(files, [{ ...gap, text: `\n${edit.text}` }]) : files;
        }
        case 'project block':
            return changed(files, edit.file, text => {
                const without = blocksOf(text).filter(({ start, end }) => !isProject(text.slice(start, end)));
                const rest = without.map(({ start, end }) => text.slice(start, end)).join('');
                return rest.length < text.length ? rest : `${edit.text}${text}`;
            });
        case 'new file':
            return { ...files, [edit.name]: edit.text };
        case 'remove file': {
            const name = pick(Object.keys(files), edit.file);
            return Object.fromEntries(Object.entries(files).filter(([one]) => one !== name));
        }
        case 'rename file': {
            const name = pick(Object.keys(files), edit.file);
            return Object.fromEntries(Object.entries(files).map(([one, text]) => [one === name ? edit.to : one, text]));
        }
    }
}

const isProject = (text: string): boolean => /^\s*(?:\/\/[^\n\r]*\s*)*project\b/.test(text);

function pick<T>(of: readonly T[], number: number): T | undefined {
    return of[number % Math.max(1, of.length)];
}

function changed(files: Files, number: number, change: (text: string) => string): Files {
    const name = pick(Object.keys(files), number);
    return name === undefined ? files : { ...files, [name]: change(files[name] as string) };
}

interface Place {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

function placesOf(files: Files, inApps: boolean): Place[] {
    const toPlace =
        (name: string) =>
        (block: Block): Place => ({ name, start: block.start, end: block.end });
    return Object.entries(files).flatMap(([name, text]) => {
        const blocks = blocksOf(text);
        return (inApps ? blocks.flatMap(({ inside }) => inside?.blocks ?? []) : blocks).map(toPlace(name));
    });
}

/** Where a declaration can be put. */
function gapsOf(files: Files, inApps: boolean): Place[] {
    const gap = (name: string, at: number): Place => ({ name, start: at, end: at });
    return Object.entries(files).flatMap(([name, text]) => {
        const blocks = blocksOf(text);
        if (!inApps) return [gap(name, 0), ...blocks.map(({ end }) => gap(name, end))];
        return blocks.flatMap(({ inside }) =>
            inside ? [gap(name, inside.at), ...inside.blocks.map(({ end }) => gap(name, end))] : [],
        );
    });
}

/** Replaces places by texts, from the last to the first, so that none moves before it is its turn. */
function splice(files: Files, parts: readonly (Place & { readonly text: string })[]): Files {
    const result: Record<string, string> = { ...files };
    for (const { name, start, end, text } of [...parts].sort((one, other) => other.start - one.start)) {
        const old = result[name] ?? '';
        result[name] = old.slice(0, start) + text + old.slice(end);
    }
    return result;
}

/** Names that something goes by where they stand. */
const declaring =
    /\b(?:model|enum|app|serializer|field|signal|task|command|routes|graph|node|cluster|backend|request|client|scope|queryset|as|project)\s+([A-Za-z_]\w*)|([A-Za-z_]\w*)[ \t]*:/g;

function rename(files: Files, { word, to, reach }: ProjectEdit & { kind: 'rename' }): Files {
    const places = Object.entries(files).flatMap(([name, text]) =>
        [...text.matchAll(declaring)].map(match => {
            const old = (match[1] ?? match[2]) as string;
            return { name, old, at: match.index + match[0].indexOf(old, match[1] ? match[0].search(/\s/) : 0) };
        }),
    );
    const place = pick(places, word);
    if (!place) return files;
    const { name, old, at } = place;
    const now = typeof to === 'string' ? `${old}${to}` : (pick(places, to)?.old ?? old);
    if (reach === 'here') return splice(files, [{ name, start: at, end: at + old.length, text: now }]);
    return Object.fromEntries(
        Object.entries(files).map(([one, text]) => [
            one,
            reach === 'project' || one === name ? text.replace(new RegExp(`\\b${old}\\b`, 'g'), () => now) : text,
        ]),
    );
}

/** A line goes, another of the project comes, or stands for it. */
function changeLine(files: Files, { line, to, replaces }: ProjectEdit & { kind: 'line' }): Files {
    const lines = Object.entries(files).flatMap(([name, text]) =>
        [...text.matchAll(/[^\n\r]+(?:\r\n|\r|\n)?/g)].map(({ 0: own, index }) => ({
            name,
            start: index,
            end: index + own.length,
            own,
        })),
    );
    const place = pick(lines, line);
    if (!place) return files;
    const text = typeof to === 'number' ? (pick(lines, to)?.own ?? '') : to === undefined ? '' : `${to}\n`;
    return splice(files, [{ ...place, end: replaces ? place.end : place.start, text }]);
}

const number = fc.nat(200);
const comment = fc.constantFrom('/** Said of it. */', '/* Not said. */', '// Beside it.', '/** Said otherwise. */');
const newName = fc.oneof(fc.constantFrom('2', 'Other', '_id', ''), number);

const edit: fc.Arbitrary<ProjectEdit> = fc.oneof(
    {
        weight: 6,
        arbitrary: fc.record({
            kind: fc.constant('change' as const),
            file: number,
            changes: fc.oneof(
                { weight: 5, arbitrary: fc.tuple(change) },
                { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
            ),
        }),
    },
    {
        weight: 5,
        arbitrary: fc.record({
            kind: fc.constant('rename' as const),
            word: number,
            to: newName,
            reach: fc.constantFrom('here', 'here', 'file', 'project'),
        }),
    },
    {
        weight: 4,
        arbitrary: fc.record({
            kind: fc.constant('line' as const),
            line: number,
            to: fc.oneof(number, anyLine, comment, fc.constant(undefined)),
            replaces: fc.boolean(),
        }),
    },
    {
        weight: 3,
        arbitrary: fc.record({
            kind: fc.constant('move' as const),
            block: number,
            to: number,
            inApps: fc.boolean(),
            copies: fc.boolean(),
        }),
    },
    {
        weight: 1,
        arbitrary: fc.record({
            kind: fc.constant('swap' as const),
            block: number,
            other: number,
            inApps: fc.boolean(),
        }),
    },
    {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('remove' as const), block: number, inApps: fc.boolean() }),
    },
    {
        weight: 2,
        arbitrary: fc.oneof(
            fc.record({
                kind: fc.constant('insert' as const),
                at: number,
                inApps: fc.constant(true),
                text: appDeclaration,
            }),
            fc.record({
                kind: fc.constant('insert' as const),
                at: number,
                inApps: fc.constant(false),
                text: declaration,
            }),
        ),
    },
    {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('project block' as const), file: number, text: projectBlock }),
    },
    {
        weight: 1,
        arbitrary: fc.record({
            kind: fc.constant('new file' as const),
            name: fc.constantFrom(...fileNames),
            text: declaration,
        }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove file' as const), file: number }) },
    {
        weight: 1,
        arbitrary: fc.record({
            kind: fc.constant('rename file' as const),
            file: number,
            to: fc.constantFrom(...fileNames),
        }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), count: fc.integer({ min: 1, max: 3 }) }) },
);

const step: fc.Arbitrary<EditingStep> = fc.record({
    edits: fc.oneof(
        { weight: 5, arbitrary: fc.tuple(edit) },
        { weight: 1, arbitrary: fc.array(edit, { minLength: 2, maxLength: 3 }) },
    ),
    interruptedAfter: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(60) }),
});

export const projectEditing: fc.Arbitrary<ProjectEditing> = fc.record({
    files: projectFiles,
    steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});
