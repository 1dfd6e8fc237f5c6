import type { ParentRow } from '../../../model/nested-route.js';
import { findField } from '../../../model/queries.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { converterFor, fieldNamed, pathParameters } from '../../../model/route-path.js';
import { settingOf, valuesOf } from '../../../model/route-settings.js';
import { hasDetail, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString, rawString } from '../../python/quote-string.js';
import { lookupPath } from '../path-source.js';
import { snakeCase } from '../words.js';
import type { ViewSetContext } from './view-set-context.js';

/** How the URL names a row. */
export function lookupAttributes(
    { project, group, route, model }: ViewSetContext,
    parent: ParentRow | undefined,
): string[] {
    if (!hasDetail(viewSetActions(group, route), route)) return [];
    const own = route.view.kind === 'viewset' ? undefined : pathParameters(route).at(-1)?.name;
    const setting = settingOf(group, route, 'lookup_field');
    const fromPath = own !== undefined && own !== 'pk' && fieldNamed(project, model, own) ? own : undefined;
    const field = setting ? lookupPath(setting.field) : (fromPath ?? 'pk');
    const lines: string[] = [];
    if (field !== 'pk') {
        lines.push(`lookup_field = ${quoteString(field)}`);
        const last = setting?.field.segments.at(-1)?.target;
        const target =
            last && 'field' in last && last.field ? findField(project, last.field) : fieldNamed(project, model, field);
        if (route.view.kind === 'viewset')
            lines.push(`lookup_value_converter = ${quoteString(converterFor(project, target))}`);
    }
    // Parameters of one URL have different names.
    const names = pathParameters(route).map(({ name }) => name);
    const keyword = lookupKeyword(group, route);
    const [pattern] = valuesOf(group, route, 'lookup_value_regex') ?? [];
    if (pattern?.kind === 'string' && route.view.kind === 'viewset')
        lines.push(`lookup_value_regex = ${rawString(pattern.value)}`);
    if (keyword !== undefined) lines.push(`lookup_url_kwarg = ${quoteString(keyword)}`);
    else if (own !== undefined && own !== field) lines.push(`lookup_url_kwarg = ${quoteString(own)}`);
    else if (parent && names.includes(field)) {
        lines.push(`lookup_url_kwarg = ${quoteString(`${snakeCase(model.name)}_${field === 'pk' ? 'pk' : field}`)}`);
    }
    return lines;
}

/** What `lookup_url_kwarg` calls the URL's parameter. */
export function lookupKeyword(group: RouteGroup, route: Route): string | undefined {
    // The path of any other view has the parameter in it already.
    if (route.view.kind !== 'viewset') return undefined;
    const [keyword] = valuesOf(group, route, 'lookup_url_kwarg') ?? [];
    return keyword?.kind === 'word' ? keyword.word : undefined;
}
