import { partsOfFieldId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { numberSource, timedeltaArguments } from '../python/number-source.js';
import { quoteString } from '../python/quote-string.js';
import { valueSource as expressionSource } from './condition-source.js';
import type { PythonFile } from './python-file.js';

/** A value as Python. */
export function valueSource(project: Project, file: PythonFile, value: Value): string {
    switch (value.kind) {
        case 'string':
            return quoteString(value.value);
        case 'number':
            return numberSource(value.text);
        case 'boolean':
            return value.value ? 'True' : 'False';
        case 'null':
            return 'None';
        case 'duration':
            return `${file.from('datetime', 'timedelta')}(${timedeltaArguments(value.milliseconds)})`;
        case 'list':
            return `[${value.items.map(item => valueSource(project, file, item)).join(', ')}]`;
        case 'object':
            return `{${value.entries.map(({ key, value: inner }) => `${quoteString(key)}: ${valueSource(project, file, inner)}`).join(', ')}}`;
        case 'enum-member':
            return file.member(value.member);
        case 'enum': {
            const choices = indexOf(project).enums.get(value.enum);
            return choices ? `${file.enum(choices)}.choices` : 'None';
        }
        case 'python':
            return file.dotted(value.name);
        case 'word':
            return words[value.word]?.(file) ?? quoteString(value.word);
        case 'field':
            return quoteString(partsOfFieldId(value.field).name);
        case 'missing':
            return quoteString(value.name);
        case 'expression':
            return expressionSource({ project, file }, value.expression);
        case 'call': {
            const { python, arguments: given, named } = value;
            const parts = [
                ...given.map(each => valueSource(project, file, each)),
                ...named.map(each => `${each.name}=${valueSource(project, file, each.value)}`),
            ];
            return `${file.dotted(python)}(${parts.join(', ')})`;
        }
        case 'model':
        case 'row':
        case 'request':
        case 'field-type':
        case 'unresolved':
            return 'None';
    }
}

const words: Readonly<Record<string, (file: PythonFile) => string>> = {
    now: file => `${file.from('django.utils', 'timezone')}.now()`,
    today: file => `${file.from('django.utils', 'timezone')}.localdate()`,
    uuid4: file => `${file.from('uuid', 'uuid4')}()`,
    list: () => '[]',
    dict: () => '{}',
};
