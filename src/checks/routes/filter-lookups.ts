import type { Field } from '../../model/django-model.js';
import type { Path } from '../../model/expression.js';
import { hasFilter } from '../../model/filterable-fields.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, findField } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** django-filter makes a filter for each field and lookup: a lookup that the field's type lacks fails when the class is made. */
export function* filterLookups(project: Project): Iterable<Finding> {
    for (const { setting } of settingsOf(project)) {
        if (setting.kind !== 'filterset_fields') continue;
        for (const { path, lookups } of setting.filters) {
            const key = keyBehind(project, path);
            if (key !== undefined) {
                const name = path.segments.map(segment => segment.name).join('.');
                yield finding('filter-by-pk', path.span, { name, suggestions: [key] });
                continue;
            }
            const field = fieldAt(project, path);
            if (!field || path.transforms.length > 0) continue;
            const name = path.segments.map(segment => segment.name).join('.');
            if (field.computed) {
                yield finding('unfilterable-field', path.span, { field: name, type: 'GeneratedField' });
                continue;
            }
            const facts = fieldClassOf(project, field);
            if (!facts || facts.className === 'Field') continue;
            if (!hasFilter(project, field)) {
                yield finding('unfilterable-field', path.span, { field: name, type: facts.name });
                continue;
            }
            for (const lookup of lookups) {
                const known =
                    facts.lookups.has(lookup) || facts.postgresLookups?.has(lookup) || facts.transforms.has(lookup);
                if (!known)
                    yield finding('unknown-filter-lookup', path.span, { field: name, lookup, type: facts.name });
            }
        }
    }
}

/** The path with the key's own name, where it ends in `pk`, by which django-filter knows no field. */
function keyBehind(project: Project, { segments }: Path): string | undefined {
    const last = segments.at(-1);
    if (last?.name !== 'pk' || last.target.kind !== 'column') return undefined;
    const field = last.target.field === undefined ? undefined : findField(project, last.target.field);
    return [...segments.slice(0, -1).map(({ name }) => name), field?.name ?? 'id'].join('.');
}

/** The field at a path's end; undefined for keys that Django adds, and for the other end of a relation. */
export function fieldAt(project: Project, path: Path): Field | undefined {
    const target = path.segments.at(-1)?.target;
    return target?.kind === 'field' ? findField(project, target.field) : undefined;
}
