import type { AstNode } from 'langium';
import type { Library } from '../../model/library.js';
import { otherSideOf } from './other-side.js';
import type { ProjectNames } from './project-names.js';

/** What a field may hold that one of the library's callables is the default of: by the type of its values. */
const madeBy: Readonly<Record<string, ReadonlySet<string>>> = {
    now: new Set(['datetime', 'date', 'time']),
    today: new Set(['date']),
    uuid4: new Set(['uuid']),
    list: new Set(['json', 'unknown']),
    dict: new Set(['json', 'unknown']),
};

/** Whether `word`, one of the library's callables, makes a value for what `value` is given to. */
export function makesDefault(project: ProjectNames, library: Library, value: AstNode, word: string): boolean {
    const side = otherSideOf(project, library, value);
    if (side.kind !== 'field') return true;
    if (side.of.kind === 'custom' || side.of.kind === 'unknown') return true;
    if (side.of.kind !== 'class') return false;
    const valueType = library.fieldClasses.get(side.of.name)?.valueType ?? 'unknown';
    return madeBy[word]?.has(valueType) ?? true;
}
