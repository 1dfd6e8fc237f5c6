import type { Project } from '../../model/project.js';
import type { ExtraAction, Route, RouteGroup, RouteSetting } from '../../model/route.js';
import { defaultApi, type Pagination, paginationOf, type Throttle, throttleOf } from '../../model/route-settings.js';
import { quoteString } from '../python/quote-string.js';
import { pascalCase } from './words.js';

/** A class of `config/throttles.py`. */
export interface ThrottleClass {
    readonly className: string;
    readonly throttle: Throttle;
    /** What the counts are kept under: classes that share it share the quota. */
    readonly scope: string;
    /** Whether the project's settings name it and its rate. */
    readonly isDefault: boolean;
}

export const defaultThrottleClass = 'ClientRateThrottle';

/** The throttles of a project: one for each block or route that says its own. */
export function throttleClasses(project: Project): ThrottleClass[] {
    const classes: ThrottleClass[] = [];
    const standard = defaultApi(project);
    const add = (name: string, throttle: Throttle | null | undefined, isDefault = false): void => {
        if (!throttle || classes.some(known => sameThrottle(known, name, throttle))) return;
        classes.push({
            className: isDefault ? defaultThrottleClass : throttleName(name),
            throttle,
            scope: isDefault ? throttle.scope : name,
            isDefault,
        });
    };
    for (const group of project.routeGroups) {
        if (group.kind !== 'api') continue;
        add(group.name, throttleOf(group), group === standard);
        for (const route of group.routes) {
            const general = throttleOf(group, route);
            if (general && !sameRate(general, throttleOf(group))) add(`${group.name}_${route.name}`, general);
            for (const setting of route.settings) {
                if (isNarrowed(setting)) add(ownThrottleName(group, route, setting), setting.throttle);
            }
            for (const action of route.extraActions) {
                for (const setting of action.settings) {
                    if (setting.kind === 'throttle')
                        add(ownThrottleName(group, route, setting, action), setting.throttle);
                }
            }
        }
        for (const setting of group.settings) {
            if (isNarrowed(setting)) add(ownThrottleName(group, undefined, setting), setting.throttle);
        }
    }
    return classes;
}

type ThrottleSetting = Extract<RouteSetting, { readonly kind: 'throttle' }>;

const isNarrowed = (setting: RouteSetting): setting is ThrottleSetting =>
    setting.kind === 'throttle' && setting.for.length > 0;

/** What a throttle for some actions or methods counts under: whose it is, and what it is for. */
const ownThrottleName = (
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

/** The class of a throttle for some actions or methods, as a block, a route or an action of it says it. */
export function ownThrottleClass(group: RouteGroup, route: Route, setting: ThrottleSetting): string {
    const action = route.extraActions.find(({ settings }) => settings.includes(setting));
    const owner = group.settings.includes(setting) ? undefined : route;
    return throttleName(ownThrottleName(group, owner, setting, action));
}

const throttleName = (name: string): string => `${pascalCase(name)}RateThrottle`;

const sameThrottle = (known: ThrottleClass, name: string, throttle: Throttle): boolean =>
    known.scope === name && sameRate(known.throttle, throttle);
const sameRate = (a: Throttle, b: Throttle | null | undefined): boolean => b?.rate === a.rate && b.scope === a.scope;

/** The class that counts for a route: the project's own, the block's, or one for the route alone. */
export function throttleClassFor(project: Project, name: string, throttle: Throttle): ThrottleClass | undefined {
    return throttleClasses(project).find(known => known.scope === name && sameRate(known.throttle, throttle));
}

export const throttleSubclasses = (project: Project): string =>
    throttleClasses(project)
        .filter(({ isDefault }) => !isDefault)
        .map(
            ({ className, scope, throttle }) =>
                `\n\nclass ${className}(${baseThrottle(throttle)}):\n    scope = ${quoteString(scope)}\n    rate = ${quoteString(throttle.rate)}\n`,
        )
        .join('');

/** `anon` counts those that nobody knows; everything else whoever calls. */
const baseThrottle = ({ scope }: Throttle): string => (scope === 'anon' ? 'AnonRateThrottle' : defaultThrottleClass);

export const usesAnonymousThrottle = (project: Project): boolean =>
    throttleClasses(project).some(({ throttle, isDefault }) => !isDefault && throttle.scope === 'anon');

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

/** A name for what a group's own throttle counts under. */
export const groupThrottleName = (project: Project, group: RouteGroup): string =>
    group === defaultApi(project) ? (throttleOf(group)?.scope ?? '') : group.name;
