import type { GeneratedColumn, GeneratedTable } from '../../../model/generated-state.js';
import type { Project } from '../../../model/project.js';
import { isToMany } from './column-types.js';

/**
 * A column as a line of a model's: `price: Decimal?(8, 2)`. Only what its table needs, since no more is known.
 *
 * @param app of the model; a relation names the models of other apps with theirs
 * @returns undefined where the class is none of Django's fields, or one that counts the rows
 */
export function writtenColumn(project: Project, app: string, column: GeneratedColumn): string | undefined {
    const type = writtenType(project, app, column);
    return type === undefined ? undefined : `${column.name}: ${type}`;
}

/** As `writtenColumn`, without the name. */
export function writtenType(project: Project, app: string, column: GeneratedColumn): string | undefined {
    const { to, through, nullable, unique } = column;
    if (to !== undefined) {
        const target = nameFrom(app, to);
        if (isToMany(column)) return `${target}[]${through === undefined ? '' : `(through=${nameFrom(app, through)})`}`;
        return `${column.type === 'OneToOneField' ? 'one ' : ''}${target}${nullable ? '?' : ''}`;
    }
    const field = [...project.library.fieldClasses.values()].find(({ className }) => className === column.type);
    if (!field || /Auto(Field)?$/.test(field.className)) return undefined;
    const options = [...sizesOf(column), ...(unique ? ['unique'] : [])];
    // An optional text is empty, unless it says that it may be NULL.
    if (nullable && field.emptyIsText) options.push('null');
    return `${field.name}${nullable ? '?' : ''}${options.length > 0 ? `(${options.join(', ')})` : ''}`;
}

function sizesOf({ type, maxLength, maxDigits, decimalPlaces }: GeneratedColumn): string[] {
    if (maxDigits !== undefined && decimalPlaces !== undefined) return [`${maxDigits}, ${decimalPlaces}`];
    if (maxLength === undefined) return [];
    return [/^(Char|Slug|Email|URL)Field$/.test(type) ? String(maxLength) : `max_length=${maxLength}`];
}

/** A table as a model, in one line. Undefined where one of its columns cannot be written. */
export function writtenTable(project: Project, { app, model, columns, unique }: GeneratedTable): string | undefined {
    const lines = columns.map(column => writtenColumn(project, app, column));
    if (lines.some(line => line === undefined)) return undefined;
    const constraints = unique.map(names => `unique ${names.join(', ')}`);
    return `model ${model} { ${[...lines, ...constraints].join('  ')} }`;
}

/** By a label, `shop.Item`. */
function nameFrom(app: string, label: string): string {
    const [owner, name = label] = label.split('.');
    return owner === app ? name : label;
}
