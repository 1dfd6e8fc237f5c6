import type { AdminValue, DjangoModel } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, indexOf, optionOf, ownModels } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { nameIn, orderedBy } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { isOpen } from '../../model-families.js';
import { djangosClassOf } from '../python-class.js';
import { isOfClass } from '../written-fields.js';
import { hasCompositeKey } from './admin-models.js';
import {
    adminPages,
    isForeignKeyMember,
    isManyToManyMember,
    memberNamed,
    namesIn,
    type PageOption,
} from './admin-page.js';

/** Options of the admin that are no lists of fields: numbers, switches, objects. */
export function* adminOptions(project: Project): Iterable<Finding> {
    for (const { model, options } of adminPages(project)) {
        for (const option of options) {
            yield* typeOf(project, option);
            yield* objectOf(option);
            if (option.name === 'ordering') yield* ordering(project, model, option);
            for (const value of option.values) {
                if (value.kind !== 'value' || value.value.kind !== 'object') continue;
                if (option.name === 'prepopulated_fields') yield* prepopulated(project, model, value.value);
                if (option.name === 'radio_fields') yield* radio(project, model, value.value);
            }
        }
    }
    for (const model of ownModels(project)) {
        if (model.admin?.kind === 'options' && model.kind !== 'abstract' && hasCompositeKey(project, model)) {
            yield finding('composite-key-in-admin', model.admin.span, { model: model.name });
        }
    }
}

type WantedType = 'number' | 'boolean' | 'boolean or Python';

const types: Readonly<Record<string, WantedType>> = {
    list_per_page: 'number',
    list_max_show_all: 'number',
    delete_confirmation_max_display: 'number',
    extra: 'number',
    min_num: 'number',
    max_num: 'number',
    save_as: 'boolean',
    save_on_top: 'boolean',
    view_on_site: 'boolean or Python',
    show_full_result_count: 'boolean',
    actions_on_top: 'boolean',
    actions_on_bottom: 'boolean',
};

/** Of some options Django says so itself. */
const djangoIds = {
    list_per_page: 'admin.E118',
    list_max_show_all: 'admin.E119',
    delete_confirmation_max_display: 'admin.E041',
    extra: 'admin.E203',
    min_num: 'admin.E205',
    max_num: 'admin.E204',
    save_as: 'admin.E101',
    save_on_top: 'admin.E102',
    view_on_site: 'admin.E025',
} as const;

function* typeOf(project: Project, { name, values, span }: PageOption): Iterable<Finding> {
    const wanted = types[name];
    const [first] = values;
    if (!wanted || !first || isOpaque(first)) return;
    const value = first.kind === 'value' ? first.value : undefined;
    const isOfDeletion = name === 'delete_confirmation_max_display';
    const mayBeNone = name === 'min_num' || name === 'max_num' || isOfDeletion;
    const isRefused = isOfDeletion && value !== undefined && !isMeant(value, wanted) && value.kind !== 'boolean';
    if (value && !isRefused && (isTaken(value, wanted) || (value.kind === 'null' && mayBeNone))) {
        if (isMeant(value, wanted) && values.length === 1) return;
    } else if (name in djangoIds && (!isOfDeletion || isDjangoAtLeast(project, 6, 1))) {
        yield finding(djangoIds[name as keyof typeof djangoIds], span, { option: name });
        return;
    }
    const expected = wanted === 'number' ? 'a whole number' : '`true` or `false`';
    yield finding('admin-option-type', span, { option: name, expected });
}

/** Options that say something of each field. */
function* objectOf({ name, values, span }: PageOption): Iterable<Finding> {
    const code = name === 'radio_fields' ? 'admin.E021' : name === 'prepopulated_fields' ? 'admin.E026' : undefined;
    if (!code || values.every(value => isOpaque(value) || (value.kind === 'value' && value.value.kind === 'object')))
        return;
    yield finding(code, span, { option: name });
}

/** Also of names written as texts, or as words in an inline, which lead nowhere by themselves; of a path Django asks nothing. */
function* ordering(project: Project, model: DjangoModel, option: PageOption): Iterable<Finding> {
    const { values, span } = option;
    const written = values.flatMap(valuesIn);
    const isRandom = written.some(value => value.kind === 'string' && value.value === '?');
    if (isRandom && written.length + values.filter(({ kind }) => kind !== 'value').length > 1) {
        yield finding('admin.E032', span, {});
    }
    const isKnown = (name: string): boolean =>
        name === 'pk' || name.includes('__') || isOpen(project, model) || isNameOf(project, model, name);
    for (const { name, parts, span: at, isMissing } of namesIn({ ...option, values: values.filter(isWritten) })) {
        if (parts.length > 1 || (!isMissing && isKnown(name))) continue;
        yield findingOfName('admin.E033', at, { field: name }, isMissing);
    }
    for (const value of written) {
        const name = orderedBy(value)?.replace(/^-/, '');
        if (name !== undefined && name !== '?' && !isKnown(name))
            yield finding('admin.E033', value.span, { field: name });
    }
}

/** Whether a field is named as in all of the language, and not in a text. */
const isWritten = ({ kind }: AdminValue): boolean => kind !== 'value';

const isNameOf = (project: Project, model: DjangoModel, name: string): boolean =>
    memberNamed(project, model, name) !== undefined ||
    (name.endsWith('_id') && memberNamed(project, model, name.slice(0, -3)) !== undefined);

const valuesIn = (item: AdminValue): Value[] =>
    item.kind === 'value' ? (item.value.kind === 'list' ? [...item.value.items] : [item.value]) : [];

/** As Python sees it, to which `True` is 1. */
function isTaken(value: Value, wanted: WantedType): boolean {
    if (value.kind === 'boolean') return true;
    return wanted === 'number' && value.kind === 'number' && /^-?\d+$/.test(value.text);
}

const isMeant = (value: Value, wanted: WantedType): boolean =>
    value.kind === 'null' ||
    (wanted === 'number' ? value.kind === 'number' && !value.text.startsWith('-') : value.kind === 'boolean');

const isOpaque = (value: AdminValue): boolean =>
    value.kind === 'value' && (value.value.kind === 'python' || value.value.kind === 'unresolved');

type ObjectValue = Extract<Value, { kind: 'object' }>;

function* prepopulated(project: Project, model: DjangoModel, { entries, span }: ObjectValue): Iterable<Finding> {
    for (const { key, value } of entries) {
        const filled = memberNamed(project, model, key);
        const isMoment =
            filled?.kind === 'forward' && filled.of.field && isOfClass(project, filled.of.field, 'DateTime');
        const isRelation =
            filled?.kind === 'forward' && (isForeignKeyMember(project, filled) || isManyToManyMember(filled));
        if (!filled) yield finding('admin.E027', span, { field: key });
        else if (isMoment || isRelation) yield finding('admin.E028', span, { field: key });
        for (const item of value.kind === 'list' ? value.items : [value]) {
            const name = nameIn(item);
            if (name !== undefined && !memberNamed(project, model, name)) {
                yield findingOfName('admin.E030', item.span, { field: name }, item.kind === 'missing');
            }
        }
    }
}

function* radio(project: Project, model: DjangoModel, { entries, span }: ObjectValue): Iterable<Finding> {
    for (const { key } of entries) {
        const member = memberNamed(project, model, key);
        if (!member) yield finding('admin.E022', span, { field: key, option: 'radio_fields' });
        else if (
            !isForeignKeyMember(project, member) &&
            !hasChoices(project, member.kind === 'forward' && member.of.field)
        ) {
            yield finding('admin.E023', span, { field: key });
        }
    }
}

function hasChoices(project: Project, field: Parameters<typeof fieldClassOf>[1] | false | undefined): boolean {
    if (!field) return false;
    if (!fieldClassOf(project, field) && djangosClassOf(project, field) === undefined) return true;
    const written = optionOf(field, 'choices');
    if (written) return !(written.kind === 'list' && written.items.length === 0) && written.kind !== 'null';
    return field.type.kind === 'enum' && (indexOf(project).enums.get(field.type.enum)?.members.length ?? 0) > 0;
}
