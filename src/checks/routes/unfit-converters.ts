import type { Project } from '../../model/project.js';
import { type allFields, fieldClassOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import {
    converterFor,
    fieldNamed,
    isOfOneRow,
    modelOfRoute,
    pathParameters,
    primaryKeyOf,
} from '../../model/route-path.js';
import { converters } from '../../model/route-pattern.js';
import { settingOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/**
 * Converters whose texts are no values of the field that the parameter is named after: the row is never found, or, on
 * Django's own pages, looking for it fails.
 */
export function* unfitConverters(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!model || route.view.kind === 'viewset') continue;
        const parameters = pathParameters(route);
        for (const [index, { name, converter }] of parameters.entries()) {
            if (converter === undefined || !(converter in converters)) continue;
            const isLast = index === parameters.length - 1;
            const field = fieldNamed(project, model, name) ?? primaryKeyOf(project, model);
            if (field?.name !== name && !isKey(group, route, name, isLast)) continue;
            if (field && !isJudged(project, field)) continue;
            const fitting = converterFor(project, field);
            if (!isUnfit(fitting, converter, group.kind === 'pages')) continue;
            yield finding('unfit-path-converter', route.pathSpan, { name, converter, fitting });
        }
    }
}

/** A page or an API of one row finds it by the last parameter of its path: by its key where no field has that name. */
const isKey = (group: RouteGroup, route: Route, name: string, isLast: boolean): boolean =>
    name === 'pk' ||
    name === 'id' ||
    (isLast && isOfOneRow(route) && settingOf(group, route, 'lookup_field') === undefined);

function isUnfit(fitting: string, converter: string, failsOnText: boolean): boolean {
    if (fitting === converter) return false;
    const isText = (word: string): boolean => word === 'str' || word === 'slug' || word === 'path';
    if (isText(fitting)) return !isText(converter);
    return isText(converter) ? failsOnText : true;
}

/** Of columns that are neither text, nor whole numbers, nor UUIDs nobody can say in general how they stand in a URL. */
function isJudged(project: Project, field: ReturnType<typeof allFields>[number]): boolean {
    if (field.type.kind === 'relation') return true;
    const { className = '', valueType } = fieldClassOf(project, field) ?? {};
    return valueType === 'text' || valueType === 'uuid' || /Integer|AutoField/.test(className);
}
