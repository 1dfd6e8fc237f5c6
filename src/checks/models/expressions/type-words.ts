import type { Expression, ExpressionType } from '../../../model/expression.js';
import { labelOf } from '../../../model/names.js';

/** What a value is, for a reader: `a number`. */
export function typeWords(type: ExpressionType): string {
    switch (type.kind) {
        case 'enum':
            return `a member of '${labelOf(type.enum)}'`;
        case 'model':
            return 'a relation';
        case 'list':
            return 'a list';
        case 'client':
            return 'an OAuth client';
        default:
            return words[type.kind];
    }
}

const words: Readonly<Record<Exclude<ExpressionType['kind'], 'enum' | 'model' | 'list' | 'client'>, string>> = {
    text: 'a text',
    number: 'a number',
    boolean: 'true or false',
    date: 'a day',
    time: 'a time',
    datetime: 'a moment',
    duration: 'a duration',
    uuid: 'a UUID',
    json: 'JSON',
    binary: 'bytes',
    null: 'NULL',
    unknown: 'a value',
};

export const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether nothing can be said against it: parameters, Python, JSON, and what could not be typed. */
export const isAnything = ({ type }: Expression): boolean =>
    type.kind === 'unknown' || type.kind === 'json' || type.kind === 'null';
