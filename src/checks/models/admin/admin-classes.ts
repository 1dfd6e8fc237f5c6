import type { AdminValue } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { type AdminPage, adminPages, optionNamed, type PageOption } from './admin-page.js';

/** Classes and functions in Python that an option of the admin names. What is not Django's own, only Python knows. */
export function* adminClasses(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        yield* ofForms(page);
        for (const value of optionNamed(page, 'list_filter')?.values ?? []) yield* ofFilter(value);
        yield* ofActions(optionNamed(page, 'actions'));
    }
}

function* ofForms(page: AdminPage): Iterable<Finding> {
    const expected = [
        ['form', 'admin.E016', /Model(?:Admin)?Form$|^django\.contrib\.auth\.forms\.\w*User\w*Form$/],
        ['formset', 'admin.E206', /Base(?:Model|Inline|GenericInline)FormSet$/],
    ] as const;
    for (const [name, code, fitting] of expected) {
        const option = optionNamed(page, name);
        const [first] = option?.values ?? [];
        if (!option || !first || (name === 'formset' && !page.parent)) continue;
        const value = writtenIn(first);
        if (value?.kind === 'unresolved') continue;
        if (value?.kind !== 'python' || (isDjangos(value.name) && !fitting.test(value.name))) {
            yield finding(code, option.span, { option: name });
        }
    }
}

const isDjangos = (name: string): boolean => /^django\.(?:forms|contrib|views|db)\./.test(name);

/** A filter for a field stands behind the field's name, any other alone. */
function* ofFilter(item: AdminValue): Iterable<Finding> {
    const value = writtenIn(item);
    if (value?.kind === 'python' && isDjangos(value.name)) {
        const params = { filter: classNameOf(value.name) };
        if (isFieldFilter(value.name)) yield finding('admin.E114', value.span, params);
        else if (!/ListFilter$/.test(value.name)) yield finding('admin.E113', value.span, params);
    }
    const second = value?.kind === 'list' && value.items.length === 2 ? value.items[1] : undefined;
    if (second?.kind === 'python' && isDjangos(second.name) && !isFieldFilter(second.name)) {
        yield finding('admin.E115', second.span, { filter: classNameOf(second.name) });
    }
}

const isFieldFilter = (name: string): boolean => /ListFilter$/.test(name) && !/\.(?:Simple)?ListFilter$/.test(name);

const classNameOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Two functions of one name: what is chosen in the list is known by its name alone. */
function* ofActions(option: PageOption | undefined): Iterable<Finding> {
    const seen = new Map<string, string>();
    for (const item of option?.values ?? []) {
        const value = writtenIn(item);
        if (value?.kind !== 'python') continue;
        const name = classNameOf(value.name);
        const other = seen.get(name);
        if (other !== undefined) yield finding('admin.E130', value.span, { name });
        seen.set(name, value.name);
    }
}

const writtenIn = (item: AdminValue): Value | undefined => (item.kind === 'value' ? item.value : undefined);
