import type { Project } from '../../model/project.js';
import type { ExtraAction, Route, RouteGroup, RouteSetting, Throttle } from '../../model/route.js';
import { defaultApi, type Pagination, paginationOf, sameThrottles, throttlesOf } from '../../model/route-settings.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import { pascalCase } from './words.js';

/** A class of `config/throttles.py`. */
export interface ThrottleClass {
    /** Its dotted name. */
    readonly python: string;
    readonly className: string;
    readonly throttle: Throttle;
    /** What the counts are kept under: classes that share it share the quota. */
    readonly scope: string;
    /** Whether the project's settings name it and its rate. */
    readonly isDefault: boolean;
}

/** The throttles of a project: those of each block or route that says its own. */
export function throttleClasses(project: Project): ThrottleClass[] {
    const byName = new Map<string, ThrottleClass>();
    const add = (classes: readonly ThrottleClass[]): void => {
        for (const each of classes) if (!byName.has(each.className)) byName.set(each.className, each);
    };
    for (const group of project.routeGroups) {
        if (group.kind !== 'api') continue;
        add(generalThrottles(project, group));
        for (const route of group.routes) {
            add(generalThrottles(project, group, route));
            const own = [...route.settings, ...route.extraActions.flatMap(({ settings }) => settings)];
            for (const setting of own) {
                const isAction = !route.settings.includes(setting);
                if (setting.kind === 'throttle' && (isAction || setting.for.length > 0)) {
                    add(narrowedThrottles(group, route, setting));
                }
            }
        }
        for (const setting of group.settings) {
            if (setting.kind !== 'throttle' || setting.for.length === 0) continue;
            add(classesAt(narrowedPlace(group, undefined, setting), setting.throttles));
        }
    }
    return [...byName.values()];
}

/** The classes that count for a block, or for a route in general: the project's own, the block's, or the route's alone. */
export function generalThrottles(project: Project, group: RouteGroup, route?: Route): readonly ThrottleClass[] {
    const ofGroup = throttlesOf(group) ?? [];
    const own = route ? (throttlesOf(group, route) ?? []) : ofGroup;
    if (route && !sameThrottles(own, ofGroup)) return classesAt(`${group.name}_${route.name}`, own);
    return classesAt(group.name, ofGroup, group === defaultApi(project));
}

type ThrottleSetting = Extract<RouteSetting, { readonly kind: 'throttle' }>;

/** The classes of throttles for some actions or methods, as a block, a route or an action of it says them. */
export function narrowedThrottles(group: RouteGroup, route: Route, setting: ThrottleSetting): readonly ThrottleClass[] {
    const action = route.extraActions.find(({ settings }) => settings.includes(setting));
    const owner = group.settings.includes(setting) ? undefined : route;
    return classesAt(narrowedPlace(group, owner, setting, action), setting.throttles);
}

/** Whose the throttles for some actions or methods are, and what they are for. */
const narrowedPlace = (
    group: RouteGroup,
    route: Route | undefined,
    setting: ThrottleSetting,
    action?: ExtraAction,
): string =>
    [
        group.name,
        ...(route ? [route.name] : []),
        ...(action ? [action.name] : setting.for.map(target => target.toLowerCase())),
    ].join('_');

/** Throttles that stand together have names of their own: under one they would count each request twice. */
function classesAt(place: string, throttles: readonly Throttle[], isDefault = false): ThrottleClass[] {
    const taken = new Set<string>();
    return throttles.map(throttle => {
        const isAnonymous = throttle.scope === 'anon';
        const standard = isAnonymous ? 'anon' : 'user';
        // The settings have one rate for each.
        if (isDefault && !taken.has(standard)) {
            taken.add(standard);
            const className = baseThrottle(throttle);
            return { python: `${throttlesModule}.${className}`, className, throttle, scope: standard, isDefault };
        }
        const longer = `${place}_${isAnonymous ? 'anon' : throttle.rate.replace(/^.*\//, '')}`;
        let scope = taken.size === 0 ? place : longer;
        for (let number = 2; taken.has(scope); number++) scope = `${longer}_${number}`;
        taken.add(scope);
        const className = `${pascalCase(scope)}RateThrottle`;
        return { python: `${throttlesModule}.${className}`, className, throttle, scope, isDefault: false };
    });
}

const throttlesModule = `${configFolder}.throttles`;

export const throttleSubclasses = (project: Project): string =>
    throttleClasses(project)
        .filter(({ isDefault }) => !isDefault)
        .map(
            ({ className, scope, throttle }) =>
                `\n\nclass ${className}(${baseThrottle(throttle)}):\n    scope = ${quoteString(scope)}\n    rate = ${quoteString(throttle.rate)}\n`,
        )
        .join('');

/** `anon` counts those that nobody knows; everything else whoever calls. */
const baseThrottle = ({ scope }: Throttle): string =>
    scope === 'anon' ? 'AnonymousRateThrottle' : 'ClientRateThrottle';

export const usesAnonymousThrottle = (project: Project): boolean =>
    throttleClasses(project).some(({ throttle }) => throttle.scope === 'anon');

/** A class of `config/pagination.py`. */
export interface PaginationClass {
    readonly className: string;
    readonly pagination: Pagination;
}

/** The dotted name of the class that divides lists in this way, where the page's size is the project's. */
export const paginationBase = ({ style, python = '' }: Pagination): string =>
    style === 'python' ? python : paginationBases[style];
const paginationBases: Readonly<Record<Exclude<Pagination['style'], 'python'>, string>> = {
    cursor: 'config.pagination.OrderedCursorPagination',
    page_number: 'rest_framework.pagination.PageNumberPagination',
    limit_offset: 'rest_framework.pagination.LimitOffsetPagination',
};

/** Paginations with a size of their own: the project's setting knows one. */
export function paginationClasses(project: Project): PaginationClass[] {
    const standard = defaultApi(project);
    const size = standard && paginationOf(standard)?.size;
    const found = new Map<string, PaginationClass>();
    for (const group of project.routeGroups) {
        if (group.kind !== 'api') continue;
        for (const pagination of [paginationOf(group), ...group.routes.map(route => paginationOf(group, route))]) {
            if (!pagination || !hasOwnSize(pagination, size)) continue;
            const className = sizedName(pagination);
            found.set(className, { className, pagination });
        }
    }
    return [...found.values()];
}

/** A class of Python's may say a size itself, so what is written beside its name is not left to the project's setting. */
const hasOwnSize = ({ style, size }: Pagination, usual: number | undefined): boolean =>
    size !== undefined && (style === 'python' || size !== usual);

export const sizedName = ({ style, size, python = '' }: Pagination): string =>
    `${style === 'python' ? (python.split('.').at(-1) ?? '') : styleNames[style]}By${size}`;
const styleNames: Readonly<Record<Exclude<Pagination['style'], 'python'>, string>> = {
    cursor: 'Cursor',
    page_number: 'Pages',
    limit_offset: 'LimitOffset',
};

/** The dotted name of the class for a pagination, and whether the project's settings name it already. */
export function paginationClassName(project: Project, pagination: Pagination): string {
    const standard = defaultApi(project);
    const size = standard && paginationOf(standard)?.size;
    return hasOwnSize(pagination, size) ? `config.pagination.${sizedName(pagination)}` : paginationBase(pagination);
}

export const sameGroupPagination = (a: Pagination | null | undefined, b: Pagination | null | undefined): boolean =>
    a === b || (!!a && !!b && a.style === b.style && a.size === b.size && a.python === b.python);
