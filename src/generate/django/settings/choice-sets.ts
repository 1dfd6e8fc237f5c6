import type { DjangoModel, Enum, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import {
    allFields,
    findField,
    indexOf,
    isOptionTrue,
    optionOf,
    ownModels,
    relatedModel,
} from '../../../model/queries.js';
import type { Serializer, SerializerField } from '../../../model/serializer.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Collection, listOf } from '../../python/collection-source.js';
import { isFraction, numberSource } from '../../python/number-source.js';
import { quoteString } from '../../python/quote-string.js';
import { serializerPlan } from '../serializer-plan.js';

/** Values with their labels. Those with the same ones are one enum to an API's description, wherever they are said. */
export interface ChoiceSet {
    /** The same for those that are one to the description. */
    readonly key: string;
    /** The enum that says it, if one does. */
    readonly declared: Enum | undefined;
    /** As `ENUM_NAME_OVERRIDES` takes it. */
    readonly source: Collection;
}

/** A property in an API's JSON with the choices that its values are of. */
export interface ChoiceProperty {
    readonly name: string;
    /** The model or serializer that has it. */
    readonly owner: string;
    readonly app: string;
    readonly choices: ChoiceSet;
}

/** Columns of enums, whether or not anything shows them, and whatever else serializers show choices of. */
export function* choiceProperties(project: Project): Iterable<ChoiceProperty> {
    for (const model of ownModels(project)) {
        for (const field of model.fields) {
            const choices = field.type.kind === 'enum' ? choicesOf(project, field) : undefined;
            if (choices) yield { name: field.name, owner: model.name, app: model.app, choices };
        }
    }
    for (const model of shownModels(project)) {
        for (const field of allFields(project, model)) {
            const choices = choicesOf(project, field);
            if (choices) yield { name: field.name, owner: model.name, app: model.app, choices };
        }
    }
    for (const { serializers } of project.apps) for (const each of serializers) yield* ofSerializer(project, each);
}

/** With `depth` a serializer shows rows of what its model leads to, too. */
function shownModels(project: Project): Iterable<DjangoModel> {
    const plan = serializerPlan(project);
    const classes = plan.folders.flatMap(folder => plan.in(folder));
    const isDeep = classes.some(({ declaration }) => declaration?.options?.some(({ name }) => name === 'depth'));
    return new Set([...classes.flatMap(({ model }) => model ?? []), ...(isDeep ? ownModels(project) : [])]);
}

/** What it calls otherwise than its model does, and what it declares itself. */
function* ofSerializer(project: Project, serializer: Serializer): Iterable<ChoiceProperty> {
    const { app } = serializer;
    const owner = serializer.name.replace(/Serializer$/, '');
    for (const { name, type, options } of serializer.declared) {
        if (type.kind !== 'library' || !/^(Multiple)?Choice(Field)?$/.test(type.name)) continue;
        const choices = writtenSet(options.find(option => option.name === 'choices')?.value);
        if (choices) yield { name, owner, app, choices };
    }
    for (const item of serializer.fields.kind === 'listed' ? serializer.fields.items : []) {
        const choices = choicesBehind(project, item);
        if (choices) yield { name: item.key, owner, app, choices };
    }
    for (const { name, writeBy } of serializer.nested) {
        const model = serializer.model && indexOf(project).models.get(serializer.model);
        const field = model && allFields(project, model).find(each => each.name === name);
        const to = field && relatedModel(project, field);
        const choices = to && writeBy !== undefined ? choicesOfColumn(project, to, writeBy) : undefined;
        if (choices) yield { name: `${name}_${writeBy}`, owner, app, choices };
    }
}

/** Of the model's own columns, and of keys: other columns are read without their choices. */
function choicesBehind(project: Project, { path }: SerializerField): ChoiceSet | undefined {
    const target = path.transforms.length === 0 ? path.segments.at(-1)?.target : undefined;
    if (target?.kind === 'reverse') {
        const model = indexOf(project).models.get(target.model);
        return model && choicesOfColumn(project, model, undefined);
    }
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    return field && (path.segments.length === 1 || field.type.kind === 'relation')
        ? choicesOf(project, field)
        : undefined;
}

/** A relation's values are those of the column that it refers to. */
function choicesOf(project: Project, field: Field, behind: ReadonlySet<Field> = new Set()): ChoiceSet | undefined {
    if (field.computed || behind.has(field)) return undefined;
    const written = optionOf(field, 'choices');
    if (written) return writtenSet(written);
    if (field.type.kind === 'enum') {
        const choices = indexOf(project).enums.get(field.type.enum);
        return choices && enumSet(choices);
    }
    const to = field.type.kind === 'relation' ? relatedModel(project, field) : undefined;
    if (!to) return undefined;
    return choicesOfColumn(project, to, nameIn(optionOf(field, 'to_field')), new Set([...behind, field]));
}

/** @param name the model's primary key if it is not given */
function choicesOfColumn(
    project: Project,
    model: DjangoModel,
    name: string | undefined,
    behind?: ReadonlySet<Field>,
): ChoiceSet | undefined {
    const column = allFields(project, model).find(field =>
        name === undefined || name === 'pk' ? isOptionTrue(field, 'primary_key') : field.name === name,
    );
    return column && choicesOf(project, column, behind);
}

const enumSet = (choices: Enum): ChoiceSet => ({
    key: keyOf(
        choices.members.flatMap(({ name, value, label = memberLabel(name) }) => {
            const source = plainSource(value);
            return source === undefined ? [] : [[source, quoteString(label)] as const];
        }),
    ),
    declared: choices,
    source: quoteString(`${choices.app}.models.${choices.name}`),
});

/** As Django's enums name their members (`name.replace("_", " ").title()`). */
const memberLabel = (name: string): string =>
    name
        .replaceAll('_', ' ')
        .toLowerCase()
        .replaceAll(/(?<!\p{L})\p{L}/gu, first => first.toUpperCase());

/** A list or a dictionary that stands where it is used; undefined where it says nothing, or more than plain values. */
function writtenSet(written: Value | undefined): ChoiceSet | undefined {
    // Of a value that comes twice the last label counts.
    const pairs = [...new Map((written && pairsIn(written)) ?? [])].filter(isNoBlank);
    if (pairs.length === 0) return undefined;
    return { key: keyOf(pairs), declared: undefined, source: listOf(...pairs.map(pair => listOf(...pair))) };
}

/** A value and its label, as Python. */
type Pair = readonly [value: string, label: string];

const keyOf = (pairs: readonly Pair[]): string => JSON.stringify(pairs.filter(isNoBlank));

/** What is empty is no part of the description's enums. */
const isNoBlank = ([value]: Pair): boolean => value !== '""' && value !== 'None';

/** As DRF goes through them (`to_choices_dict` and `flatten_choices_dict`); undefined where something is no plain value. */
function pairsIn(written: Value): Pair[] | undefined {
    const found = choicesIn(written)?.map(([value, label]) => {
        if (label.kind === 'list' || label.kind === 'object') return pairsIn(label);
        const sources = [plainSource(value), plainSource(label)];
        return sources.every(source => source !== undefined) ? [sources as unknown as Pair] : undefined;
    });
    return found?.every(pairs => pairs !== undefined) ? found.flat() : undefined;
}

/** Each with its label, or a group's name with what is in the group. */
function choicesIn(written: Value): (readonly [Value, Value])[] | undefined {
    if (written.kind === 'object') {
        return written.entries.map(({ key, keySpan, value }) => [{ kind: 'string', value: key, span: keySpan }, value]);
    }
    if (written.kind !== 'list') return undefined;
    const choices = written.items.map((item): readonly Value[] => (item.kind === 'list' ? item.items : [item, item]));
    return choices.every(choice => choice.length === 2) ? (choices as [Value, Value][]) : undefined;
}

function plainSource(value: Value): string | undefined {
    switch (value.kind) {
        case 'string':
            return quoteString(value.value);
        case 'number':
            return isFraction(value.text) ? floatSource(Number(value.text)) : numberSource(value.text);
        case 'boolean':
            return value.value ? 'True' : 'False';
        case 'null':
            return 'None';
        default:
            return undefined;
    }
}

/** The same for numbers that are equal. */
const floatSource = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
