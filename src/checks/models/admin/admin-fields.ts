import type { AdminOption, DjangoModel, Field } from '../../../model/django-model.js';
import type { Path } from '../../../model/expression.js';
import type { Project } from '../../../model/project.js';
import { findField, indexOf, isOptionTrue, optionOf, ownModels, relatedModel } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding } from '../../finding.js';
import { isManyToMany, isOfClass } from '../written-fields.js';

/** The fields that the admin's options name are such that they can do what is asked of them. */
export function* adminFields(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.admin?.kind !== 'options') continue;
        const { options } = model.admin;
        for (const option of options) {
            for (const named of namesIn(project, option)) yield* judge(project, option.name, named);
        }
        yield* repeated(project, options);
        yield* listOptions(project, options);
    }
}

interface NamedField {
    /** As written, dots between its parts. */
    readonly name: string;
    readonly span: SourceSpan;
    readonly path: Path;
    /** At the path's end; undefined for the way back along a relation, `pk` and the like. */
    readonly field: Field | undefined;
}

function namesIn(project: Project, option: AdminOption): NamedField[] {
    return option.values.flatMap(value => {
        if (value.kind !== 'path' || value.path.kind !== 'path') return [];
        const { path } = value;
        const name = [...path.segments.map(segment => segment.name), ...path.transforms].join('.');
        const target = path.segments.at(-1)?.target;
        const isField = target?.kind === 'field' && path.transforms.length === 0;
        return [{ name, span: path.span, path, field: isField ? findField(project, target.field) : undefined }];
    });
}

function* judge(project: Project, option: string, { name, span, path, field }: NamedField): Iterable<Finding> {
    const target = path.segments.at(-1)?.target;
    const isRelation = field?.type.kind === 'relation';
    const params = { field: name };
    switch (option) {
        case 'raw_id_fields':
            if (target?.kind === 'column' && name.endsWith('_id')) yield finding('admin.E002', span, params);
            else if (field && !isRelation) yield finding('admin.E003', span, params);
            break;
        case 'autocomplete_fields':
            if (field && !isRelation) yield finding('admin.E038', span, params);
            else if (field) yield* searchable(project, field, span);
            break;
        case 'fields':
        case 'filter_horizontal':
        case 'filter_vertical': {
            const through = field && optionOf(field, 'through');
            if (field && !isManyToMany(field) && option !== 'fields') {
                yield finding('admin.E020', span, { ...params, option });
            } else if (field && through?.kind === 'model') {
                const middle = indexOf(project).models.get(through.model)?.name ?? '';
                yield finding('admin.E013', span, { ...params, through: middle });
            }
            break;
        }
        case 'list_display': {
            const isMany = target?.kind === 'reverse' ? path.segments.at(-1)?.toMany : field && isManyToMany(field);
            if (isMany) yield finding('admin.E109', span, params);
            break;
        }
        case 'date_hierarchy':
            if (field && isOurs(field) && !isOfClass(project, field, 'Date', 'DateTime')) {
                yield finding('admin.E128', span, params);
            }
            break;
        case 'search_fields':
            if (isRelation || target?.kind === 'reverse') yield finding('admin-search-of-relation', span, params);
            break;
    }
}

/** What a class in Python is, only Python knows. */
const isOurs = ({ type }: Field): boolean =>
    type.kind !== 'custom' && type.kind !== 'python' && type.kind !== 'unresolved';

function* searchable(project: Project, field: Field, span: SourceSpan): Iterable<Finding> {
    const to = relatedModel(project, field);
    if (!to || indexOf(project).apps.get(to.app)?.origin !== 'project') return;
    const params = { field: field.name, model: to.name };
    if (to.admin?.kind === 'none') yield finding('admin.E039', span, params);
    else if (isUser(project, to)) return;
    else if (to.admin?.kind !== 'options' || !to.admin.options.some(({ name }) => name === 'search_fields')) {
        yield finding('admin.E040', span, params);
    }
}

/** Django's page for users searches them already. */
const isUser = (project: Project, { bases }: DjangoModel): boolean =>
    bases.some(base => {
        const model = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
        return (
            model !== undefined && ((model.app === 'auth' && model.name === 'AbstractUser') || isUser(project, model))
        );
    });

function* repeated(project: Project, options: readonly AdminOption[]): Iterable<Finding> {
    for (const [option, code] of [
        ['fields', 'admin.E006'],
        ['exclude', 'admin.E015'],
    ] as const) {
        const seen = new Set<string>();
        for (const { name, span } of options
            .filter(each => each.name === option)
            .flatMap(each => namesIn(project, each))) {
            if (seen.has(name)) yield finding(code, span, { field: name });
            seen.add(name);
        }
    }
}

/** What is edited and what is a link must be shown in the list. */
function* listOptions(project: Project, options: readonly AdminOption[]): Iterable<Finding> {
    const named = (name: string): NamedField[] | undefined => {
        const option = options.find(each => each.name === name);
        return option && namesIn(project, option);
    };
    const hasPython = (name: string): boolean =>
        options.some(option => option.name === name && option.values.some(({ kind }) => kind === 'value'));
    const shown = named('list_display') ?? [];
    const links = named('list_display_links');
    const isNone = links?.length === 0;
    for (const { name, span } of links ?? []) {
        if (!shown.some(each => each.name === name)) yield finding('admin.E111', span, { field: name });
    }
    for (const { name, span, path, field } of named('list_editable') ?? []) {
        const params = { field: name };
        if (path.segments.length > 1 || !field) yield finding('admin.E121', span, params);
        else if (!shown.some(each => each.name === name)) yield finding('admin.E122', span, params);
        else if (links?.some(each => each.name === name)) yield finding('admin.E123', span, params);
        else if (shown[0]?.name === name && !isNone && !(links && links.length > 0) && !hasPython('list_display')) {
            yield finding('admin.E124', span, params);
        } else if (!isEditable(field)) yield finding('admin.E125', span, params);
    }
}

function isEditable(field: Field): boolean {
    const editable = optionOf(field, 'editable');
    const isHidden = editable?.kind === 'boolean' && !editable.value;
    const isFilled = field.computed || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add');
    return !isHidden && !isFilled && !isOptionTrue(field, 'primary_key');
}
