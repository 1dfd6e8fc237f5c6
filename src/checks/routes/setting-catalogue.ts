import { entry, quotedNames } from '../catalogue-entry.js';

/** What is said of the settings and actions of routes, of scopes and permissions, and of routes that refer to others. */
export const settingCatalogue = {
    'setting-for-nothing': entry<{ target: string; where: string }>({
        severity: 'warning',
        summary: 'A setting is narrowed to an action or a method that nothing answers.',
        message: ({ target, where }) => `Nothing in ${where} answers '${target}', so this holds for no request.`,
        advice: ({ target }) =>
            /^[A-Z]+$/.test(target)
                ? 'Name a method that the view answers.'
                : 'Name one of the actions, or add this one to `actions`.',
    }),
    'repeated-action': entry<{ name: string }>({
        severity: 'warning',
        summary: 'A viewset names one of its actions twice.',
        message: ({ name }) => `'${name}' is among the actions already.`,
        advice: () => 'Leave it out.',
    }),
    'reserved-action-name': entry<{ name: string }>({
        severity: 'error',
        summary: "An action has the name of a method or attribute of DRF's viewsets.",
        message: ({ name }) => `'${name}' is DRF's own name in a viewset.`,
        advice: () => 'Rename the action; a string behind it says what its URL ends in.',
    }),
    'action-outside-viewset': entry<{ name: string; route: string }>({
        severity: 'error',
        summary: 'A route that is no viewset has actions.',
        message: ({ name, route }) => `Route '${route}' is no viewset, so it has no action '${name}'.`,
        advice: () => 'Make it a `viewset`, or give the action a route of its own.',
    }),
    'throttle-period': entry<{ period: string }>({
        severity: 'error',
        summary: 'A throttle counts per a period that DRF does not know.',
        message: ({ period }) =>
            `DRF reads the first letter of '${period}' alone, and counts per second, minute, hour or day.`,
        advice: () => 'Write `second`, `minute`, `hour` or `day`.',
    }),
    'throttle-count': entry<{ count: string }>({
        severity: 'error',
        summary: 'A throttle lets no request through, or part of one.',
        message: ({ count }) => `A rate of ${count} is no number of requests.`,
        advice: () => 'Write a whole number above 0; `throttle none` lets every request through.',
    }),
    'page-size': entry<{ size: number }>({
        severity: 'error',
        summary: 'A page holds no rows, or part of one.',
        message: ({ size }) => `A page cannot hold ${size} rows.`,
        advice: () => 'Write a whole number above 0; `pagination none` lists all rows at once.',
    }),
    'version-not-in-path': entry<{ prefix: string }>({
        severity: 'warning',
        summary: 'The version is read from the URL, which has no parameter for it.',
        message: () => "Versioning by path reads the URL's parameter `version`, which no URL here has.",
        advice: ({ prefix }) => `Write it into the prefix, such as "${prefix.replace(/v\d+\/?$/, '')}<str:version>/".`,
    }),
    'scope-granted-to-nobody': entry<{ scope: string }>({
        severity: 'warning',
        summary: 'A route requires a scope that no client is given.',
        message: ({ scope }) => `No client is given '${scope}', so nobody gets in.`,
        advice: () => 'Add it to the `scopes` of a client in `oauth2`.',
    }),
    'scopes-granted-apart': entry<{ scopes: readonly string[] }>({
        severity: 'warning',
        summary: 'A route requires several scopes, and no client is given all of them.',
        message: ({ scopes }) =>
            `No client is given all of ${scopes.map(scope => `'${scope}'`).join(' and ')}, so nobody gets in.`,
        advice: () => 'A token must have every scope that is required here.',
    }),
    'unused-scope': entry<{ scope: string }>({
        severity: 'hint',
        summary: 'A scope is declared that no route requires.',
        message: ({ scope }) => `No route requires '${scope}'.`,
        advice: () => 'Name it in `required_scopes`, or leave it out.',
    }),
    'permission-needs-user': entry<{ permission: string }>({
        severity: 'warning',
        summary: 'A permission asks for a user, and tokens of client credentials have none.',
        message: ({ permission }) => `Nobody passes '${permission}': a token of client credentials belongs to no user.`,
        advice: () => 'Use `TokenHasScope` with `required_scopes`, or allow another authentication too.',
    }),
    'permission-without-rows': entry<{ permission: string; route: string }>({
        severity: 'warning',
        summary: "A permission asks for rights to a model's rows, where a route is about none: each request fails.",
        message: ({ permission, route }) => `'${permission}' asks whose rows these are, and '${route}' is about none.`,
        advice: () => 'Write `permission_classes IsAuthenticated` at the route.',
    }),
    'scope-permission-without-scopes': entry<{ permission: string; answer: string }>({
        severity: 'error',
        summary: 'A permission asks for scopes where none are required.',
        message: ({ permission, answer }) => `'${permission}' has no scopes to ask for at ${answer}.`,
        advice: () => 'Name them in `required_scopes`.',
    }),
    'scope-permission-without-oauth2': entry<{ permission: string }>({
        severity: 'error',
        summary: 'A permission asks for scopes where the authentication knows no tokens.',
        message: ({ permission }) => `'${permission}' needs tokens, and the authentication here takes none.`,
        advice: () => 'Write `authentication oauth2`, or another permission class.',
    }),
    'read-scope-for-writing': entry<{ action: string; scopes: readonly string[] }>({
        severity: 'warning',
        summary: 'An action that changes rows requires no more than a scope for reading.',
        message: ({ action, scopes }) =>
            `Whoever may only read (${scopes.map(scope => `'${scope}'`).join(', ')}) may also '${action}'.`,
        advice: ({ action }) => `Write \`required_scopes ... for ${action}\` with a scope for writing.`,
    }),
    'open-to-everyone': entry<{ route: string; actions: readonly string[] }>({
        severity: 'warning',
        summary: 'Anyone may change rows, without a login or a token.',
        message: ({ route, actions }) =>
            `Anyone may ${quotedNames(actions)} at '${route}', without a login or a token.`,
        advice: () => 'Add `authentication` and `permission_classes`, or an `allow write` rule to the model.',
    }),
    'login-required-in-api': entry<{ group: string }>({
        severity: 'warning',
        summary: 'A route of an API asks for a login, which only pages know.',
        message: ({ group }) => `'${group}' is an API, where nobody is sent to a page to log in.`,
        advice: () => 'Use `permission_classes IsAuthenticated`, or move the route into a block of pages.',
    }),
    'setting-without-effect': entry<{ setting: string; where: string; instead: string | undefined }>({
        severity: 'warning',
        summary: 'A view does not know a setting that it is given.',
        message: ({ setting, where }) => `'${setting}' changes nothing at ${where}.`,
        advice: ({ instead }) => (instead === undefined ? 'Leave it out.' : `${instead}.`),
    }),
    'setting-of-whole-view': entry<{ setting: string; targets: readonly string[] }>({
        severity: 'warning',
        summary: 'A setting that only a whole view can have is narrowed to a part of it.',
        message: ({ setting, targets }) =>
            `'${setting}' is a whole view's: ${quotedNames(targets)} cannot have one of their own, so it holds for nothing.`,
        advice: () => 'Leave out `for`, or give the action a route of its own.',
    }),
    'template-outside': entry<{ file: string }>({
        severity: 'error',
        summary: 'A template lies outside the folders in which Django looks for templates.',
        message: ({ file }) => `'${file}' leads out of the template folders.`,
        advice: () => 'Write a path below them, such as "pages/home.html".',
    }),
    'redirect-circle': entry<{ names: readonly string[] }>({
        severity: 'error',
        summary: 'Redirects lead back to where they began.',
        message: ({ names }) =>
            names.length === 1
                ? `'${names[0]}' redirects to itself.`
                : `The redirects ${names.map(name => `'${name}'`).join(' → ')} lead in a circle.`,
        advice: () => 'Let one of them lead to a page.',
    }),
    'redirect-without-parameter': entry<{ target: string; missing: readonly string[] }>({
        severity: 'error',
        summary: 'A redirect leads to a URL with a parameter that its own URL does not have.',
        message: ({ target, missing }) =>
            `The URL of '${target}' needs ${quotedNames(missing)}, which this one does not have.`,
        advice: () => "A redirect hands its own URL's parameters on: Django answers 410 Gone where one is missing.",
    }),
    'include-circle': entry<{ group: string }>({
        severity: 'error',
        summary: 'Blocks of routes include each other in a circle.',
        message: ({ group }) => `What is included here includes '${group}' in turn.`,
        advice: () => 'Leave one of the includes out.',
    }),
    'nested-in-itself': entry<{ route: string }>({
        severity: 'error',
        summary: 'A nested route lies under itself.',
        message: ({ route }) => `'${route}' would lie under itself.`,
        advice: () => 'Name the route of the rows that these rows belong to.',
    }),
    'parent-without-rows': entry<{ parent: string }>({
        severity: 'error',
        summary: "A nested route lies under a route that is about no model's rows.",
        message: ({ parent }) => `'${parent}' is about no rows that others could belong to.`,
        advice: () => 'Name a viewset, or a page about a model.',
    }),
    'ambiguous-parent-relation': entry<{ model: string; parent: string; relations: readonly string[] }>({
        severity: 'error',
        summary: 'A nested route does not say which of several relations leads to its parent.',
        message: ({ model, parent }) => `'${model}' has several relations to '${parent}'.`,
        advice: ({ relations }) => `Write \`by\` and one of ${quotedNames(relations)}.`,
    }),
    'no-relation-to-parent': entry<{ model: string; parent: string; by: string | undefined }>({
        severity: 'error',
        summary: "A nested route's rows have no relation to the rows of its parent.",
        message: ({ model, parent, by }) =>
            by === undefined
                ? `'${model}' has no relation to '${parent}'.`
                : `'${by}' of '${model}' does not lead to '${parent}'.`,
        advice: ({ parent }) => `Only rows with a relation to '${parent}' can lie under it.`,
    }),
    'nested-without-parameter': entry<{ parent: string }>({
        severity: 'error',
        summary: "A nested route's path does not say which row of its parent is meant.",
        message: ({ parent }) => `The path has no parameter for the row of '${parent}'.`,
        advice: () => 'Write it into the path, such as "products/<int:product>/tags/".',
    }),
};
