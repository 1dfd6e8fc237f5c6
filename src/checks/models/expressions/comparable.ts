import type { Expression, Literal } from '../../../model/expression.js';
import type { ModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf, indexOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isDate, isMoment, isTime, isUuid } from '../values/written-moments.js';
import { isAnything, sentenceStart, typeWords } from './type-words.js';

/** What is wrong with comparing two expressions: found at the literal, where one is. */
export function* incomparable(project: Project, left: Expression, right: Expression): Iterable<Finding> {
    const [one, other] = left.kind === 'literal' || left.kind === 'object' ? [right, left] : [left, right];
    if (other.kind === 'object' && !isAnything(one)) {
        yield finding('comparison-type', other.span, { left: typeWords(one.type), right: 'A dictionary' });
        return;
    }
    if (isAnything(one) || isAnything(other) || one.type.kind === 'list' || other.type.kind === 'list') return;
    if (other.kind === 'literal' && other.type.kind !== 'client') {
        yield* unfitLiteral(project, one, other);
    } else if (!areComparable(project, one, other)) {
        yield finding('comparison-type', other.span, {
            left: typeWords(one.type),
            right: sentenceStart(typeWords(other.type)),
        });
    }
}

function* unfitLiteral(project: Project, one: Expression, literal: Literal): Iterable<Finding> {
    const { type } = one;
    const { value, span } = literal;
    if (type.kind === 'enum') {
        const choices = indexOf(project).enums.get(type.enum);
        const written =
            value.kind === 'string'
                ? `"${value.value}"`
                : value.kind === 'number'
                  ? String(Number(value.text))
                  : undefined;
        const values = (choices?.members ?? []).map(({ value: own }) =>
            own.kind === 'string' ? `"${own.value}"` : own.kind === 'number' ? String(Number(own.text)) : undefined,
        );
        if (
            !choices ||
            values.includes(undefined) ||
            (written !== undefined && values.includes(written)) ||
            written === '""'
        ) {
            return;
        }
        if (written !== undefined) {
            const members = choices.members.slice(0, 8).map(({ name }) => name);
            yield finding('comparison-choice', span, { value: written, choices: choices.name, members });
            return;
        }
    }
    // A row is found by its key, which may be any of these; Django's client by its id.
    if (type.kind === 'model' && (value.kind === 'string' || value.kind === 'number')) return;
    if (type.kind === 'client' && value.kind === 'string') return;
    const format = value.kind === 'string' ? formats[type.kind] : undefined;
    if (format && value.kind === 'string') {
        if (!format.test(value.value)) yield finding('comparison-format', span, { expected: format.expected });
        return;
    }
    if (type.kind === literal.type.kind || (type.kind === 'binary' && value.kind === 'string')) return;
    yield finding('comparison-type', span, {
        left: typeWords(type),
        right: sentenceStart(typeWords(literal.type)),
    });
}

interface Format {
    readonly test: (text: string) => boolean;
    readonly expected: string;
}
const formats: Readonly<Record<string, Format>> = {
    date: { test: text => isDate(text) || isMoment(text), expected: 'a day, such as "2026-01-31"' },
    datetime: { test: text => isDate(text) || isMoment(text), expected: 'a moment, such as "2026-01-31T12:00:00Z"' },
    time: { test: isTime, expected: 'a time, such as "12:00"' },
    uuid: { test: isUuid, expected: 'a UUID' },
};

function areComparable(project: Project, { type: one }: Expression, { type: other }: Expression): boolean {
    if (one.kind === 'model' && other.kind === 'model') return areOfOneFamily(project, one.model, other.model);
    if (one.kind === 'enum' && other.kind === 'enum') return one.enum === other.enum;
    const kinds = [one.kind, other.kind].sort().join(' ');
    if (one.kind === other.kind || alike.has(kinds)) return true;
    // A key of any type, or the id of a client.
    if (one.kind === 'model' || other.kind === 'model')
        return /^(client|model) (model|number|text|uuid)$|model number|model text|model uuid/.test(kinds);
    const choices = one.kind === 'enum' ? one : other.kind === 'enum' ? other : undefined;
    if (!choices) return false;
    const base = indexOf(project).enums.get(choices.enum)?.base;
    return base === undefined || kinds.includes(base === 'int' ? 'number' : 'text');
}

/** Kinds that Django compares without being told how. */
const alike = new Set(['date datetime', 'text uuid', 'client text', 'binary text']);

function areOfOneFamily(project: Project, one: ModelId, other: ModelId): boolean {
    const { models } = indexOf(project);
    const [first, second] = [models.get(one), models.get(other)];
    if (!first || !second || first === second) return true;
    return ancestorsOf(project, first).includes(second) || ancestorsOf(project, second).includes(first);
}
