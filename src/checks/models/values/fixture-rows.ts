import type { FixtureRow } from '../../../model/backend.js';
import type { DjangoModel, Field } from '../../../model/django-model.js';
import { genericColumns, genericKeysOf } from '../../../model/generic-columns.js';
import type { Project } from '../../../model/project.js';
import {
    allFields,
    ancestorsOf,
    fieldClassOf,
    indexOf,
    isBlank,
    isNullable,
    isOptionTrue,
    optionOf,
    tableModelOf,
} from '../../../model/queries.js';
import { primaryKeyOf } from '../../../model/route-path.js';
import type { Value } from '../../../model/value.js';
import { fileName } from '../../file-name.js';
import { type Finding, finding } from '../../finding.js';
import { isUserModel } from '../../model-families.js';
import { defaultOf } from '../option-values.js';
import { hasColumn, isOfClass } from '../written-fields.js';
import { misfit } from './misfit.js';

/** The rows of fixtures can be loaded: their values fit, those that are needed are there, and unique ones differ. */
export function* fixtureRows(project: Project): Iterable<Finding> {
    const unique = new Map<string, string>();
    for (const { name, span } of project.fixtures) yield* fileName('fixture', name, span);
    for (const row of project.fixtures.flatMap(({ rows }) => rows)) {
        const model = row.model && indexOf(project).models.get(row.model);
        if (!model) continue;
        if (model.kind === 'abstract') {
            yield finding('fixture-of-abstract-model', row.span, { model: model.name });
            continue;
        }
        yield* valuesOf(project, model, row, unique);
        const missing = missingIn(project, model, row);
        if (missing.length > 0)
            yield finding('fixture-value-missing', row.span, { model: model.name, fields: missing });
    }
}

/** As Django keeps a password: how it is made unreadable, then what came of it; or a sign that there is none. */
const isHashed = (password: string): boolean => /^!|^\w+\$/.test(password);

function* valuesOf(
    project: Project,
    model: DjangoModel,
    row: FixtureRow,
    unique: Map<string, string>,
): Iterable<Finding> {
    const fields = new Map(allFields(project, model).map(field => [field.name, field]));
    const seen = new Set<string>();
    for (const { field: name, value, span } of row.values) {
        const field = fields.get(name);
        if (seen.has(name)) yield finding('fixture-field-twice', span, { field: name });
        seen.add(name);
        if (!field) {
            if (name === 'id' || name === 'pk')
                yield* repeated(`${tableModelOf(project, model).id} pk`, name, row, value, unique);
            continue;
        }
        if (field.computed) yield finding('fixture-field-computed', span, { field: name });
        else if (value.kind === 'null') {
            if (hasColumn(field) && isKnown(project, field) && !isNullable(project, field)) {
                yield finding('fixture-null', value.span, { field: name });
            }
        } else yield* misfit(project, field, value, 'value');
        if (name === 'password' && isUserModel(project, model) && value.kind === 'string' && !isHashed(value.value)) {
            yield finding('fixture-password', value.span, {});
        }
        if (!isOptionTrue(field, 'unique') && !isOptionTrue(field, 'primary_key')) continue;
        yield* repeated(field.id, name, row, value, unique);
    }
}

/** `column`: what no two rows have the same in. */
function* repeated(
    column: string,
    field: string,
    row: FixtureRow,
    value: Value,
    unique: Map<string, string>,
): Iterable<Finding> {
    const key = keyOf(value);
    if (key === undefined) return;
    const place = `${column} ${key}`;
    const other = unique.get(place);
    if (other === undefined || other === row.id) unique.set(place, row.id);
    else yield finding('fixture-value-repeated', value.span, { field, row: other.slice(other.lastIndexOf('.') + 1) });
}

/** What tells two written values apart; undefined where nothing certain can be said. */
function keyOf(value: Value): string | undefined {
    switch (value.kind) {
        case 'string':
            return `"${value.value}`;
        case 'number':
            return String(Number(value.text));
        case 'row':
            return value.row;
        case 'enum-member':
            return value.member;
        default:
            return undefined;
    }
}

const isKnown = (project: Project, field: Field): boolean => fieldClassOf(project, field) !== undefined;

/** Fields without which a row cannot be, or would be empty where it must not. */
function missingIn(project: Project, model: DjangoModel, row: FixtureRow): string[] {
    // What a class in Python fills in, nobody knows here.
    if ([model, ...ancestorsOf(project, model)].some(({ bases }) => bases.some(({ kind }) => kind === 'python')))
        return [];
    const given = new Set(row.values.map(({ field }) => field));
    const key = given.has('pk') ? primaryKeyOf(project, model)?.name : undefined;
    if (key !== undefined) given.add(key);
    const fields = allFields(project, model);
    const generic = new Set(
        genericKeysOf(project, model).flatMap(({ owner, field }) => {
            const { contentType, objectId } = genericColumns(project, owner, field);
            return [contentType, objectId];
        }),
    );
    return fields
        .filter(field => !given.has(field.name) && !generic.has(field.name) && isNeeded(project, field))
        .map(({ name }) => name);
}

function isNeeded(project: Project, field: Field): boolean {
    if (!hasColumn(field) || !isKnown(project, field) || field.computed) return false;
    if (defaultOf(field) || optionOf(field, 'db_default')) return false;
    if (isNullable(project, field) || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add'))
        return false;
    if (isOfClass(project, field, 'Auto', 'BigAuto', 'SmallAuto', 'CompositePrimaryKey', 'Generated')) return false;
    if (isOptionTrue(field, 'parent_link')) return false;
    // An empty text may stand for nothing.
    return !(fieldClassOf(project, field)?.emptyIsText && isBlank(project, field));
}
