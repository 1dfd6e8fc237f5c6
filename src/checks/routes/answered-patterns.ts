import { pathWithConverters } from '../../model/path-converters.js';
import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { pathParameters } from '../../model/route-path.js';
import { converters, prefixOf } from '../../model/route-pattern.js';
import { hasDetail, viewSetActions } from '../../model/view-set-actions.js';

/** A URL pattern as Django tries it: `catalog/<slug>/`, without the names of its parameters. */
export interface AnsweredPattern {
    readonly group: RouteGroup;
    readonly route: Route;
    /** From the site's root. */
    readonly text: string;
    readonly segments: readonly string[];
    /** `rows`: the addresses of a viewset's single rows. */
    readonly of: 'route' | 'rows';
}

/**
 * The patterns of all blocks in the order in which a generated project tries them: APIs before pages, what stands at the
 * root itself last; in a block addresses without parameters, then viewsets, then the rest. Regular expressions and what
 * is included from Python are left out, since nobody can say which addresses they take.
 */
export function answeredPatterns(project: Project): AnsweredPattern[] {
    const groups = [...project.routeGroups].sort((one, other) => groupRank(one) - groupRank(other));
    return groups.flatMap(group => {
        const prefix = prefixOf(project.routeGroups, group);
        const routes = group.routes.filter(({ view }) => view.kind !== 'include' && view.kind !== 'unresolved');
        const ranked = routes.filter(route => !route.regex).sort((one, other) => routeRank(one) - routeRank(other));
        return ranked.flatMap(route => patternsOf(project, group, route, prefix));
    });
}

const groupRank = ({ kind, prefix }: RouteGroup): number => (kind === 'api' ? 0 : 2) + (prefix === '' ? 1 : 0);

function routeRank(route: Route): number {
    if (route.view.kind === 'viewset') return 1;
    return pathParameters(route).length === 0 ? 0 : 2;
}

function patternsOf(project: Project, group: RouteGroup, route: Route, prefix: string): AnsweredPattern[] {
    const pattern = (text: string, of: AnsweredPattern['of']): AnsweredPattern => {
        const nameless = text.replaceAll(/<(?:([^<>:]+):)?[^<>:]+>/g, (_, converter = 'str') => `<${converter}>`);
        return { group, route, text: nameless, segments: nameless.split('/'), of };
    };
    const path = prefix + pathWithConverters(project, route);
    if (route.view.kind !== 'viewset') return [pattern(path, 'route')];
    const actions = viewSetActions(group, route);
    const onAll = actions.standard.some(action => action === 'list' || action === 'create');
    return [
        ...(onAll ? [pattern(path, 'route')] : []),
        ...(hasDetail(actions, route) ? [pattern(`${path.replace(/\/?$/, '/')}<str:key>/`, 'rows')] : []),
    ];
}

/** Whether every address of `other` fits `one` too. */
export function covers(one: AnsweredPattern, other: AnsweredPattern): boolean {
    const surplus = other.segments.length - one.segments.length;
    const wide = one.segments.indexOf(anyPath);
    if (surplus !== 0 && (surplus < 0 || wide < 0)) return false;
    return one.segments.every((segment, index) => {
        if (index === wide) return surplus > 0 || other.segments[index] !== '';
        return coversSegment(segment, other.segments[index > wide ? index + surplus : index] ?? '');
    });
}

/** A parameter that takes slashes too. */
const anyPath = '<path>';

/** Whether the pattern's addresses may have any number of segments. */
export const isWide = ({ segments }: AnsweredPattern): boolean => segments.includes(anyPath);

function coversSegment(one: string, other: string): boolean {
    if (one === other) return true;
    const taking = /^<(\w+)>$/.exec(one)?.[1];
    if (taking === undefined) return false;
    const taken = /^<(\w+)>$/.exec(other)?.[1];
    if (taken !== undefined) return (narrower[taking] ?? []).includes(taken);
    return !other.includes('<') && (converters[taking]?.test(other) ?? false);
}

/** Converters all of whose texts another one takes too. */
const narrower: Readonly<Record<string, readonly string[]>> = { str: ['slug', 'int', 'uuid'], slug: ['int', 'uuid'] };
