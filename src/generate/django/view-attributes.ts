import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import {
    authenticationOf,
    defaultApi,
    paginationOf,
    permissionsOf,
    valuesOf,
    versioningOf,
} from '../../model/route-settings.js';
import { configFolder } from './group-modules.js';
import { type PythonFile, tuple } from './python-file.js';
import { generalThrottles, paginationClassName, sameGroupPagination } from './rest-classes.js';
import { valueSource } from './value-source.js';

/** The permission classes of a view, with the one that knows the rules for changes. */
export function permissionAttribute(file: PythonFile, permissions: readonly string[], rules: boolean): string[] {
    return [
        ...permissions.map(name => file.dotted(name)),
        ...(rules ? [file.own(configFolder, 'permissions', 'MayWrite')] : []),
    ];
}

/** The attributes by which a view differs from the project's settings, which are those of the first API. */
export function groupAttributes(options: {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
    readonly rules: boolean;
    readonly paginated?: boolean;
    /** Whether the permissions are said even where they are the project's. */
    readonly always?: boolean;
    /** Settings that say classes: those of a view with renderers of its own are not the block's. */
    readonly classes?: readonly string[];
}): string[] {
    const { project, file, group, route, rules } = options;
    const standard = defaultApi(project) ?? group;
    const lines: string[] = [];
    const authentication = authenticationOf(group, route);
    if (authentication && authentication.join() !== authenticationOf(standard)?.join()) {
        lines.push(`authentication_classes = ${tuple(authentication.map(name => file.dotted(name)))}`);
    }
    const permissions = permissionsOf(group, route);
    if (rules || options.always || permissions.join() !== permissionsOf(standard).join()) {
        lines.push(`permission_classes = ${tuple(permissionAttribute(file, permissions, rules))}`);
    }
    const versioning = versioningOf(group, route) ?? null;
    if (versioning !== (versioningOf(standard) ?? null)) {
        lines.push(`versioning_class = ${versioning === null ? 'None' : file.dotted(versioning)}`);
    }
    for (const name of options.classes ?? ['renderer_classes', 'parser_classes']) {
        const classes = valuesOf(group, route, name);
        if (classes) lines.push(`${name} = ${tuple(classes.map(value => valueSource(project, file, value)))}`);
    }
    const throttles = valuesOf(group, route, 'throttle_classes');
    if (throttles) lines.push(`throttle_classes = ${tuple(throttles.map(value => valueSource(project, file, value)))}`);
    if (!throttles) {
        const own = generalThrottles(project, group, route);
        const usual = generalThrottles(project, standard);
        const isUsual = own.every(({ isDefault }) => isDefault) && own.length === usual.length;
        if (!isUsual) lines.push(`throttle_classes = ${tuple(own.map(({ python }) => file.dotted(python)))}`);
    }
    const pagination = paginationOf(group, route) ?? null;
    if (options.paginated !== false && !sameGroupPagination(pagination, paginationOf(standard) ?? null)) {
        lines.push(`pagination_class = ${pagination ? file.dotted(paginationClassName(project, pagination)) : 'None'}`);
    }
    return lines;
}
