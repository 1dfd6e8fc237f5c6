/**
 * Choices in the admin, read with what their names show. Of a list they are read once: Django reads those of an edited column again
 * for each row.
 */
import type { AdminOption, AdminValue, DjangoModel } from '../../model/django-model.js';
import type { Path } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import { allFields, findField, indexOf, optionOf, relatedModel } from '../../model/queries.js';
import { quoteString } from '../python/quote-string.js';
import { lookupPath } from './path-source.js';
import { type PythonFile, tuple } from './python-file.js';
import { genericPrefetches, nameRelations } from './shown-relations.js';
import { nameOfValue } from './value-name.js';

/** The method that reads the choices of edited columns; none where all rows are read by their names already. */
export function editedChoices(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    options: readonly AdminOption[],
): readonly string[] {
    const named = (option: string): string[] =>
        (options.find(({ name }) => name === option)?.values ?? []).flatMap(nameOfColumn);
    // These show one row each, and no choices.
    const looked = new Set([...named('raw_id_fields'), ...named('autocomplete_fields')]);
    const relations = named('list_editable').flatMap(name => {
        const field = allFields(project, model).find(each => each.name === name);
        const isRelation = field?.type.kind === 'relation' && relatedModel(project, field) !== undefined;
        return isRelation && !looked.has(name) ? [field] : [];
    });
    if (relations.length === 0) return [];
    // Django leaves those out that are limited when it makes a row's form, which is after they are read.
    const limited = relations.filter(field => optionOf(field, 'limit_choices_to') !== undefined);
    return [
        'def get_changelist_formset(self, request, **kwargs):',
        '    formset = super().get_changelist_formset(request, **kwargs)',
        '    fields = formset.form.base_fields',
        ...limited.map(({ name }) => {
            const apply = file.from('django.forms.models', 'apply_limit_choices_to_to_formfield');
            return `    ${apply}(fields[${quoteString(name)}])`;
        }),
        '    # Each row of the list offers the same choices: they are read once for all of them.',
        `    for name in ${tuple(relations.map(({ name }) => quoteString(name)))}:`,
        '        fields[name].choices = list(fields[name].choices)',
        '    return formset',
    ];
}

/** Options whose fields a form does not show, or shows without choices. */
const withoutChoices: ReadonlySet<string> = new Set([
    'autocomplete_fields',
    'exclude',
    'raw_id_fields',
    'readonly_fields',
]);

/** The fields that such options of a page or an inline name. */
export const namesWithoutChoices = (options: readonly AdminOption[]): string[] =>
    options.filter(({ name }) => withoutChoices.has(name)).flatMap(({ values }) => values.flatMap(nameOfColumn));

/**
 * The methods that read along what the names of a form's choices follow, for which each would ask.
 * @param without fields that the form does not show, or without choices
 */
export function choicesOfForm(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    without: ReadonlySet<string>,
): readonly string[] {
    const lines = { foreignkey: [] as string[], manytomany: [] as string[] };
    for (const field of allFields(project, model)) {
        const { type, name } = field;
        const editable = optionOf(field, 'editable');
        const isShown = !(editable?.kind === 'boolean' && !editable.value) && !optionOf(field, 'through');
        if (type.kind !== 'relation' || without.has(name) || !isShown) continue;
        const to = relatedModel(project, field);
        const along = to ? readAlong(project, file, to) : '';
        if (along === '') continue;
        lines[type.relation === 'ManyToManyField' ? 'manytomany' : 'foreignkey'].push(
            `    if db_field.name == ${quoteString(name)}:`,
            `        formfield.queryset = formfield.queryset${along}`,
        );
    }
    return Object.entries(lines).flatMap(([kind, body]) =>
        body.length === 0
            ? []
            : [
                  '',
                  `def formfield_for_${kind}(self, db_field, request, **kwargs):`,
                  `    formfield = super().formfield_for_${kind}(db_field, request, **kwargs)`,
                  ...body,
                  '    return formfield',
              ],
    );
}

/** A filter that reads along what the names of its choices follow; undefined where these follow nothing. */
export interface FilterClass {
    /** `TownListFilter`, unless something has that name. */
    readonly wanted: string;
    source(name: string): string;
}

export function filterClass(project: Project, file: PythonFile, path: Path): FilterClass | undefined {
    const { target } = path.segments.at(-1) ?? {};
    const field = target?.kind === 'field' ? findField(project, target.field) : undefined;
    const to =
        target?.kind === 'reverse' ? indexOf(project).models.get(target.model) : field && relatedModel(project, field);
    if (!to || path.transforms.length > 0) return undefined;
    const along = readAlong(project, file, to);
    if (along === '') return undefined;
    const isLimited = field !== undefined && optionOf(field, 'limit_choices_to') !== undefined;
    const limit = isLimited ? '.complex_filter(field.get_limit_choices_to())' : '';
    const admin = file.from('django.contrib', 'admin');
    const body = [
        '    """Reads what the names of its choices show along with them."""',
        '',
        '    def field_choices(self, field, request, model_admin):',
        `        choices = ${file.model(to)}._default_manager${limit}${along}`,
        '        ordering = self.field_admin_ordering(field, request, model_admin)',
        '        if ordering:',
        '            choices = choices.order_by(*ordering)',
        '        key = field.target_field.attname',
        '        return [(getattr(choice, key), str(choice)) for choice in choices]',
    ];
    return {
        wanted: `${isLimited ? 'Limited' : ''}${to.name}ListFilter`,
        source: name => [`class ${name}(${admin}.RelatedFieldListFilter):`, ...body].join('\n'),
    };
}

/** `.select_related("country")`, and what generic relations lead to. */
function readAlong(project: Project, file: PythonFile, model: DjangoModel): string {
    const { selected, generic } = nameRelations(project, model);
    const prefetched = genericPrefetches(file, generic);
    return [
        selected.length > 0 ? `.select_related(${selected.map(quoteString).join(', ')})` : '',
        prefetched.length > 0 ? `.prefetch_related(${prefetched.join(', ')})` : '',
    ].join('');
}

function nameOfColumn(value: AdminValue): string[] {
    if (value.kind === 'path') return value.path.kind === 'path' ? [lookupPath(value.path)] : [];
    return [nameOfValue(value.value) ?? []].flat();
}
