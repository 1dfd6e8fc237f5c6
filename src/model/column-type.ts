import { choicesLength } from './choices-length.js';
import type { Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields, fieldClassOf, indexOf, isOptionTrue, optionOf, relatedModel } from './queries.js';
import { nameIn } from './value-name.js';

/**
 * The type of a field's column as a database's own SQL names it: `numeric(10, 2)`. Undefined for what has no column, and for Python's
 * own field classes. `vendor`: `sqlite`, `postgresql`, `mysql` or `oracle`.
 */
export function columnType(project: Project, field: Field, vendor: string): string | undefined {
    return typeBehind(project, field, vendor, new Set());
}

/** `behind`: the relations that have led here, since keys may lead in a circle. */
function typeBehind(project: Project, field: Field, vendor: string, behind: Set<Field>): string | undefined {
    const { type } = field;
    if (type.kind === 'relation') {
        if (type.relation === 'ManyToManyField' || behind.has(field)) return undefined;
        return keyType(project, field, vendor, behind.add(field));
    }
    const written = fieldClassOf(project, field)?.columns[vendor];
    // Where there is no such column, the facts say nothing.
    if (!written || written.includes('<')) return undefined;
    const [whole = '', short] = written.split(/ or | when /);
    const filled = whole.replaceAll(/%\((\w+)\)s/g, (_, option: string) => sizeOf(project, field, option) ?? '?');
    return filled.includes('?') ? short : filled;
}

/** Of a relation: that of the key which it holds, which counts by itself no more. */
function keyType(project: Project, field: Field, vendor: string, behind: Set<Field>): string | undefined {
    const model = relatedModel(project, field);
    if (!model) return undefined;
    const wanted = nameIn(optionOf(field, 'to_field'));
    const key = allFields(project, model).find(each =>
        wanted === undefined ? isOptionTrue(each, 'primary_key') : each.name === wanted,
    );
    if (key) return plainType(project, key, vendor, behind);
    const classes = project.library.fieldClasses;
    return wanted === undefined ? classes.get('BigInteger')?.columns[vendor] : undefined;
}

function plainType(project: Project, key: Field, vendor: string, behind: Set<Field>): string | undefined {
    const counted = key.type.kind === 'library' ? /^(Big|Small)?Auto$/.exec(key.type.name) : null;
    if (counted) return project.library.fieldClasses.get(`${counted[1] ?? ''}Integer`)?.columns[vendor];
    const type = typeBehind(project, key, vendor, behind);
    return vendor === 'mysql' ? type : type?.replace(/ unsigned$/i, '');
}

/** As written, else Django's own; of an enum, as long as its longest value. */
function sizeOf(project: Project, field: Field, option: string): string | undefined {
    const written = optionOf(field, option);
    if (written) return written.kind === 'number' ? written.text : undefined;
    const choices = field.type.kind === 'enum' ? indexOf(project).enums.get(field.type.enum) : undefined;
    if (choices) return String(choicesLength(choices));
    const usual = fieldClassOf(project, field)?.options.get(option)?.default;
    return usual !== undefined && /^\d+$/.test(usual) ? usual : undefined;
}
