import { choicesLength } from './choices-length.js';
import type { Constraint, DjangoModel, Field } from './django-model.js';
import { labelOf } from './names.js';
import type { Project } from './project.js';
import { fieldClassOf, indexOf, isNullable, isOptionTrue, localFields, optionOf, ownModels } from './queries.js';

/** The tables of a project as they were when it was generated last: as much as tells what a change does to rows that are there. */
export interface GeneratedState {
    readonly tables: readonly GeneratedTable[];
}

export interface GeneratedTable {
    readonly app: string;
    readonly model: string;
    /** Relations to many included, which have a table of their own. */
    readonly columns: readonly GeneratedColumn[];
    /** What is unique together, by the names of fields in order; constraints with a condition or of expressions left out. */
    readonly unique: readonly (readonly string[])[];
}

export interface GeneratedColumn {
    /** The field's. */
    readonly name: string;
    /** Django's class, `CharField`, or a dotted Python name. */
    readonly type: string;
    /** Of a relation: the label of the model that it leads to. */
    readonly to?: string;
    /** Of a relation to many: the label of the model between. */
    readonly through?: string;
    readonly nullable: boolean;
    readonly unique: boolean;
    /** In characters. */
    readonly maxLength?: number;
    readonly maxDigits?: number;
    readonly decimalPlaces?: number;
}

/** Of the models that Django makes tables for. */
export const stateOf = (project: Project): GeneratedState => ({
    tables: ownModels(project)
        .filter(hasTable)
        .map(model => tableOf(project, model)),
});

export const hasTable = ({ kind, meta }: DjangoModel): boolean =>
    kind === 'concrete' &&
    !meta.some(({ name, value }) => name === 'managed' && value.kind === 'boolean' && !value.value);

export const tableOf = (project: Project, model: DjangoModel): GeneratedTable => ({
    app: model.app,
    model: model.name,
    columns: localFields(project, model).flatMap(field => columnOf(project, field) ?? []),
    unique: model.constraints.flatMap(constraint => {
        const names = uniqueNames(constraint);
        return names ? [names] : [];
    }),
});

/** What a constraint makes unique together, in order; undefined where it has a condition or is of expressions. */
export function uniqueNames(constraint: Constraint): string[] | undefined {
    if (constraint.kind !== 'unique' || constraint.where) return undefined;
    const names = constraint.items.map(({ expression }) =>
        expression.kind === 'path' && expression.segments.length === 1 ? expression.segments[0]?.name : undefined,
    );
    return names.every(name => name !== undefined) ? [...names].sort() : undefined;
}

/** Undefined for what has no column, or one that the database fills. */
export function columnOf(project: Project, field: Field): GeneratedColumn | undefined {
    const type = typeOf(project, field);
    if (type === undefined || field.computed) return undefined;
    const through = optionOf(field, 'through');
    const maxLength = lengthOf(project, field);
    const maxDigits = wholeNumber(field, 'max_digits');
    const decimalPlaces = wholeNumber(field, 'decimal_places');
    return {
        name: field.name,
        type,
        ...(field.type.kind === 'relation' && { to: labelOf(field.type.to) }),
        ...(through?.kind === 'model' && { through: labelOf(through.model) }),
        nullable: isNullable(project, field),
        unique: isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key') || type === 'OneToOneField',
        ...(maxLength !== undefined && { maxLength }),
        ...(maxDigits !== undefined && { maxDigits }),
        ...(decimalPlaces !== undefined && { decimalPlaces }),
    };
}

function typeOf(project: Project, field: Field): string | undefined {
    const { type } = field;
    switch (type.kind) {
        case 'python':
            return type.name;
        case 'custom':
            return indexOf(project).customFields.get(type.field)?.python;
        case 'generic-foreign-key':
        case 'generic-relation':
            return undefined;
        default:
            return fieldClassOf(project, field)?.className;
    }
}

/** An enum's column is as long as its longest value, and at least 20. */
function lengthOf(project: Project, field: Field): number | undefined {
    const written = wholeNumber(field, 'max_length');
    if (written !== undefined) return written;
    const choices = field.type.kind === 'enum' ? indexOf(project).enums.get(field.type.enum) : undefined;
    if (choices?.base === 'str') return choicesLength(choices);
    if (field.type.kind !== 'library') return undefined;
    const usual = fieldClassOf(project, field)?.options.get('max_length')?.default;
    return usual === undefined || !/^\d+$/.test(usual) ? undefined : Number(usual);
}

function wholeNumber(field: Field, option: string): number | undefined {
    const value = optionOf(field, option);
    return value?.kind === 'number' && /^\d+$/.test(value.text) ? Number(value.text) : undefined;
}
