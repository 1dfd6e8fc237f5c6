import type { Expression } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { settingOf } from '../../model/route-settings.js';
import { type Asker, conditionSource, usesRequest } from './condition-source.js';
import type { PythonFile } from './python-file.js';
import { callSource } from './query-set-source.js';

/** Which of a model's rows a route is about: its `where`, and the calls of its `queryset`. */
interface Chosen {
    readonly where: Expression | undefined;
    readonly calls: readonly {
        readonly method: string;
        readonly condition: Expression | undefined;
        readonly source: (project: Project, file: PythonFile) => string;
    }[];
}

function chosenRows(group: RouteGroup, route: Route, action?: string): Chosen {
    const calls = settingOf(group, route, 'queryset', action)?.calls ?? [];
    return {
        where: settingOf(group, route, 'where')?.condition,
        calls: calls.map(call => ({
            method: call.method,
            condition: call.method === 'filter' && call.arguments.length === 1 ? call.arguments[0]?.value : undefined,
            source: (project, file) => callSource(project, file, call),
        })),
    };
}

/** What is known before there is a request, as calls on a queryset: `.filter(…).live()`. */
export function fixedCalls(
    project: Project,
    file: PythonFile,
    group: RouteGroup,
    route: Route,
    action?: string,
): string {
    const { where, calls } = chosenRows(group, route, action);
    const filter = where && !usesRequest(where) ? `.filter(${conditionSource(project, file, where)})` : '';
    return (
        filter +
        calls
            .filter(({ condition }) => !condition || !usesRequest(condition))
            .map(({ source }) => source(project, file))
            .join('')
    );
}

/** What depends on who asks, as calls on a queryset without their dot. */
export function askedCalls(
    project: Project,
    file: PythonFile,
    options: {
        readonly group: RouteGroup;
        readonly route: Route;
        readonly asker: () => Asker;
        readonly action?: string | undefined;
    },
): string[] {
    const { where, calls } = chosenRows(options.group, options.route, options.action);
    return [where, ...calls.map(({ condition }) => condition)].flatMap(condition =>
        condition && usesRequest(condition)
            ? [`filter(${conditionSource(project, file, condition, options.asker())})`]
            : [],
    );
}

/** The conditions that all of a route's rows meet; undefined where calls say more than conditions, or differ. */
export function rowConditions(group: RouteGroup, route: Route): Expression[] | undefined {
    if (narrowsRows(group, route)) return undefined;
    const { where, calls } = chosenRows(group, route);
    const conditions = calls.filter(({ method }) => method !== 'order_by').map(({ condition }) => condition);
    if (conditions.includes(undefined)) return undefined;
    return [where, ...conditions].flatMap(condition => condition ?? []);
}

/** Whether some actions have other rows than the rest. */
export const narrowsRows = (group: RouteGroup, route: Route): boolean =>
    [...group.settings, ...route.settings].some(setting => setting.kind === 'queryset' && setting.for.length > 0) ||
    route.extraActions.some(({ settings }) => settings.some(({ kind }) => kind === 'queryset'));
