import type { Parameter, Project } from '../../model/project.js';
import { quoteString } from '../python/quote-string.js';
import type { PythonFile } from './python-file.js';
import { valueSource } from './value-source.js';

/** The Python type of what a command or a task is given. */
export function parameterType(file: PythonFile, { type }: Parameter): string {
    switch (type) {
        case 'flag':
        case 'bool':
            return 'bool';
        case 'int':
        case 'float':
            return type;
        case 'path':
            return file.from('pathlib', 'Path');
        case 'date':
        case 'datetime':
            return file.from('datetime', type);
        case 'str':
        case 'unknown':
            return 'str';
    }
}

/** A default as Python of the parameter's type; undefined: it has to be given. */
export function parameterDefault(project: Project, file: PythonFile, parameter: Parameter): string | undefined {
    const { default: value, type } = parameter;
    if (!value) return type === 'flag' ? 'False' : undefined;
    if (value.kind === 'string') {
        const text = quoteString(value.value);
        if (type === 'path') return `${file.from('pathlib', 'Path')}(${text})`;
        if (type === 'date' || type === 'datetime') return momentSource(file, type, value.value);
    }
    return valueSource(project, file, value);
}

/** `date(2026, 1, 31)`: a call of Python's constructors is the one that a default may hold, as linters see it. */
function momentSource(file: PythonFile, type: 'date' | 'datetime', text: string): string {
    const name = file.from('datetime', type);
    const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)?.slice(1);
    if (!parts) return `${name}.fromisoformat(${quoteString(text)})`;
    const given = parts.filter(part => part !== undefined).slice(0, type === 'date' ? 3 : 6);
    return `${name}(${given.map(Number).join(', ')})`;
}

/** A value for a test, as text of a command line. */
export function parameterSample({ type, name }: Parameter): string {
    switch (type) {
        case 'int':
            return '1';
        case 'float':
            return '1.5';
        case 'bool':
        case 'flag':
            return 'True';
        case 'path':
            return `${name}.txt`;
        case 'date':
            return '2026-01-01';
        case 'datetime':
            return '2026-01-01T00:00:00';
        case 'str':
        case 'unknown':
            return name;
    }
}

/** The same as Python of the parameter's type. */
export function parameterSampleSource(file: PythonFile, parameter: Parameter): string {
    const text = parameterSample(parameter);
    switch (parameter.type) {
        case 'int':
        case 'float':
        case 'bool':
        case 'flag':
            return text;
        case 'path':
            return `${file.from('pathlib', 'Path')}(${quoteString(text)})`;
        case 'date':
        case 'datetime':
            return `${file.from('datetime', parameter.type)}.fromisoformat(${quoteString(text)})`;
        case 'str':
        case 'unknown':
            return quoteString(text);
    }
}
