import type { Path } from '../../../model/expression.js';
import { hasFilter } from '../../../model/filterable-fields.js';
import type { Project } from '../../../model/project.js';
import { findField } from '../../../model/queries.js';
import { settingOf, valuesOf } from '../../../model/route-settings.js';
import { viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { lookupPath } from '../path-source.js';
import { tuple } from '../python-file.js';
import { valueSource } from '../value-source.js';
import type { ViewSetContext } from './view-set-context.js';

/** What a list can be filtered, searched and put in order by. */
export function filterAttributes({ project, file, group, route }: ViewSetContext): string[] {
    const { standard } = viewSetActions(group, route);
    if (!standard.includes('list')) return [];
    const lines: string[] = [];
    const backends: string[] = [];
    const filterset = settingOf(group, route, 'filterset_fields', 'list');
    const filterable = filterset?.filters.filter(({ path }) => isFilterable(project, path)) ?? [];
    if (filterset && filterable.length < filterset.filters.length) {
        const left = filterset.filters
            .filter(filter => !filterable.includes(filter))
            .map(({ path }) => lookupPath(path));
        lines.push(`# django-filter has no filter for the type of ${left.join(', ')}.`);
    }
    const search = settingOf(group, route, 'search_fields', 'list');
    const ordering = settingOf(group, route, 'ordering_fields', 'list');
    if (filterable.length > 0) backends.push(file.from('django_filters.rest_framework', 'DjangoFilterBackend'));
    if (search) backends.push(file.from('rest_framework.filters', 'SearchFilter'));
    if (ordering) backends.push(file.from('rest_framework.filters', 'OrderingFilter'));
    const said = (valuesOf(group, route, 'filter_backends', 'list') ?? []).map(value =>
        valueSource(project, file, value),
    );
    backends.unshift(...said.filter(name => !backends.includes(name)));
    if (backends.length > 0) lines.push(`filter_backends = ${tuple(backends)}`);
    if (filterable.length > 0) {
        const simple = filterable.every(
            ({ path, lookups }) => path.transforms.length === 0 && lookups.join() === 'exact',
        );
        if (simple) {
            lines.push(`filterset_fields = ${tuple(filterable.map(({ path }) => quoteString(fieldPath(path))))}`);
        } else {
            const byField = new Map<string, string[]>();
            for (const { path, lookups } of filterable) {
                const known = byField.get(fieldPath(path)) ?? [];
                const full = lookups.map(name =>
                    [...path.transforms, ...(name === 'exact' && path.transforms.length > 0 ? [] : [name])].join('__'),
                );
                byField.set(fieldPath(path), [...known, ...full]);
            }
            const entries = [...byField].map(
                ([name, lookups]) => `${quoteString(name)}: [${lookups.map(quoteString).join(', ')}]`,
            );
            lines.push(`filterset_fields: ${file.from('typing', 'ClassVar')} = {${entries.join(', ')}}`);
        }
    }
    if (search)
        lines.push(
            `search_fields = ${tuple(search.paths.map(path => quoteString(`${path.searchPrefix ?? ''}${lookupPath(path)}`)))}`,
        );
    if (ordering) {
        const names = tuple(ordering.paths.map(path => quoteString(lookupPath(path))));
        lines.push(`ordering_fields = ${ordering.all ? '"__all__"' : names}`);
    }
    return lines;
}

const fieldPath = (path: Path): string => path.segments.map(({ name }) => name).join('__');

function isFilterable(project: Project, path: Path): boolean {
    const target = path.segments.at(-1)?.target;
    const field = target && 'field' in target && target.field ? findField(project, target.field) : undefined;
    return !field || path.transforms.length > 0 || hasFilter(project, field);
}
