import type { Project } from '../../model/project.js';
import { type allFields, fieldClassOf } from '../../model/queries.js';
import { converterFor, fieldNamed, modelOfRoute, pathParameters } from '../../model/route-path.js';
import { converters } from '../../model/route-pattern.js';
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
        for (const { name, converter } of pathParameters(route)) {
            if (converter === undefined || !(converter in converters)) continue;
            const field = fieldNamed(project, model, name);
            const isKey = name === 'pk' || name === 'id';
            if (!field && !isKey) continue;
            if (field && !isJudged(project, field)) continue;
            const fitting = converterFor(project, field);
            if (!isUnfit(fitting, converter, group.kind === 'pages')) continue;
            yield finding('unfit-path-converter', route.pathSpan, { name, converter, fitting });
        }
    }
}

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
