import type { Expression } from '../../../model/expression.js';
import type { Project } from '../../../model/project.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { authenticationOf, permissionsOf } from '../../../model/route-settings.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { urlconfOf } from '../host-urls.js';
import type { PythonFile } from '../python-file.js';
import type { Caller } from './rule-caller.js';

/** How tests of a route call it. */
export interface Access {
    /** `token`: OAuth's; `user`: anybody whom a session, a password or a token of DRF's makes a user; `open`: nobody asks. */
    readonly kind: 'token' | 'user' | 'open';
    /** What a caller of whom nothing is known gets; undefined where that depends on more than the .dsl says. */
    readonly refusal: 401 | 403 | undefined;
    /** Whether a token lacks something without its scopes. */
    readonly scoped: boolean;
}

const openClasses = /\.(AllowAny|IsAuthenticatedOrReadOnly|DjangoModelPermissionsOrAnonReadOnly)$/;

export function accessOf(group: RouteGroup, route: Route, action?: string): Access {
    const authentication = authenticationOf(group, route) ?? [];
    const permissions = permissionsOf(group, route, action);
    const isOpen = permissions.length === 0 || permissions.every(name => openClasses.test(name));
    const isKnown = permissions.every(name => /^(rest_framework|oauth2_provider)\./.test(name));
    const [first = ''] = authentication;
    const oauth = authentication.some(name => name.startsWith('oauth2_provider.'));
    const challenges = /(OAuth2|Basic|Token)Authentication$/.test(first);
    const strict = isKnown && !isOpen && /^(rest_framework|oauth2_provider)\./.test(first);
    return {
        kind: oauth ? 'token' : authentication.length > 0 ? 'user' : isOpen ? 'open' : 'user',
        refusal: strict ? (challenges ? 401 : 403) : undefined,
        scoped: oauth && isKnown && permissions.some(name => name.endsWith('.TokenHasScope')),
    };
}

/** A decorator for tests of a block whose URLs one host alone answers. */
export function onItsHost(file: PythonFile, group: RouteGroup): string {
    const urlconf = urlconfOf(group);
    return urlconf ? `@${file.from('django.test', 'override_settings')}(ROOT_URLCONF=${quoteString(urlconf)})\n` : '';
}

/** A user who has what the rules ask for. */
export function userSource(file: PythonFile, flags: readonly string[], privileged: boolean): string {
    const model = `${file.from('django.contrib.auth', 'get_user_model')}()`;
    const wanted = new Set([...flags, ...(privileged ? ['is_staff', 'is_superuser'] : [])]);
    const values = [...wanted].map(flag => `, ${flag}=True`).join('');
    return `${file.own(configFolder, 'testing', 'make')}(${model}${values})`;
}

/** A caller: a client with these scopes, a user, or anybody. */
export function callerSource(
    file: PythonFile,
    access: Access,
    options: {
        readonly client?: string | undefined;
        readonly scopes: readonly string[];
        readonly user?: string | undefined;
    },
): string {
    switch (access.kind) {
        case 'token': {
            const name = file.own(configFolder, 'api_testing', 'client_with_token');
            const user = options.user === undefined ? [] : [`user=${options.user}`];
            return `${name}(${[quoteString(options.client ?? 'tests'), ...options.scopes.map(quoteString), ...user].join(', ')})`;
        }
        case 'user':
            return `${file.own(configFolder, 'api_testing', 'logged_in')}(${options.user ?? userSource(file, [], false)})`;
        case 'open':
            return `${file.from('rest_framework.test', 'APIClient')}()`;
    }
}

/** A constant of a condition, as Python. */
export function constantSource(file: PythonFile, value: Expression): string {
    if (value.kind === 'enum-member') return file.member(value.member);
    if (value.kind !== 'literal') return 'None';
    switch (value.value.kind) {
        case 'string':
            return quoteString(value.value.value);
        case 'number':
            return value.value.text;
        case 'boolean':
            return value.value.value ? 'True' : 'False';
        case 'duration':
            return `${file.from('datetime', 'timedelta')}(milliseconds=${value.value.milliseconds})`;
        case 'null':
            return 'None';
    }
}

/** The values that a row needs, as keyword arguments. */
export function valueKeywords(file: PythonFile, caller: Caller | undefined, user = 'self.user'): string[] {
    if (!caller) return [];
    return [
        ...[...caller.values].map(([name, value]) => `${name}=${constantSource(file, value)}`),
        ...caller.owned.map(name => `${name}=${user}`),
    ];
}

export const needsUser = (caller: Caller | undefined): boolean =>
    caller !== undefined && (caller.owned.length > 0 || caller.flags.length > 0);

/** Whether a project's callers prove who they are by OAuth. */
export const usesTokens = (project: Project): boolean => project.oauth2 !== undefined;
