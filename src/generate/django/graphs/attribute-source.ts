import type { GraphValue } from '../../../model/graph.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import type { PythonFile } from '../python-file.js';
import type { AttributeValues } from './drawing-scope.js';

/** A value of Graphviz's in Python; `shape`: that of the node whose label it is. */
export function attributeSource(file: PythonFile, name: string, value: GraphValue, shape?: string): string {
    const text = quoteString(value.text);
    if (value.kind === 'html' && /label$/.test(name)) return `${file.own(configFolder, 'network', 'Html')}(${text})`;
    if (name === 'label' && (shape === 'record' || shape === 'Mrecord')) {
        return `${file.own(configFolder, 'network', 'Record')}(${text})`;
    }
    return text;
}

/** All but the label, which is an argument by its place. */
export const attributeKeywords = (file: PythonFile, attributes: AttributeValues): string[] =>
    keywords(
        [...attributes].flatMap(([name, value]) =>
            name === 'label' ? [] : [[name, attributeSource(file, name, value)]],
        ),
    );

/** Python's values as keyword arguments; those whose names are none of Python's in a dictionary. */
export function keywords(entries: readonly (readonly [string, string])[]): string[] {
    const isPlain = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && pythonName(name) === name;
    const others = entries.filter(([name]) => !isPlain(name));
    return [
        ...entries.filter(([name]) => isPlain(name)).map(([name, value]) => `${name}=${value}`),
        ...(others.length > 0 ? [`**{${dictionaryEntries(others)}}`] : []),
    ];
}

export const dictionaryEntries = (entries: readonly (readonly [string, string])[]): string =>
    entries.map(([name, value]) => `${quoteString(name)}: ${value}`).join(', ');
