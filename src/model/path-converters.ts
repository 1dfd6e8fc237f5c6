import { parentOf } from './nested-route.js';
import type { Project } from './project.js';
import type { Route } from './route.js';
import { converterFor, fieldNamed, modelOfRoute, parameterPattern } from './route-path.js';

/**
 * The path as Django's `path()` takes it. A parameter without a converter gets that of the field it is compared with: one
 * of the row that the route lies under, or one of the model's own with the parameter's name.
 */
export function pathWithConverters(project: Project, route: Route): string {
    if (route.regex) return route.path;
    return route.path.replaceAll(parameterPattern, (whole, converter: string | undefined, written: string) => {
        const name = written.trim();
        const found = converter === undefined ? fittingConverter(project, route, name) : undefined;
        return found === undefined || found === 'str' ? whole : `<${found}:${name}>`;
    });
}

function fittingConverter(project: Project, route: Route, name: string): string | undefined {
    for (let row = parentOf(project, route); row; row = row.parent) {
        if (row.parameter === name) return converterFor(project, fieldNamed(project, row.model, row.lookup));
    }
    const model = modelOfRoute(project, route);
    const field = model && fieldNamed(project, model, name);
    return model && (field || name === 'pk' || name === 'id') ? converterFor(project, field) : undefined;
}
