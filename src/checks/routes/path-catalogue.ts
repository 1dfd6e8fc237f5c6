import { entry, quotedNames } from '../catalogue-entry.js';

interface OperationParams {
    readonly operation: string;
    readonly path: string;
    readonly other: string;
}

/** What is said of URL patterns. */
export const pathCatalogue = {
    'urls.W005': entry<{ group: string }>({
        severity: 'error',
        summary: 'Two `routes` blocks have one name, which is the namespace of their URLs.',
        message: ({ group }) => `A second block of routes '${group}'.`,
        advice: () => 'Rename one of them, or write its routes into the other.',
    }),
    'duplicate-route-name': entry<{ name: string; group: string }>({
        severity: 'error',
        summary: 'Two routes of a block have one name, so that no link can tell them apart.',
        message: ({ name, group }) => `A second route '${name}' in routes '${group}'.`,
        advice: () => 'Write `as` and a name of its own behind what answers it.',
    }),
    'duplicate-route-path': entry<{ path: string; by: string }>({
        severity: 'error',
        summary: 'Two routes stand at one path, of which Django only ever asks the first.',
        message: ({ path, by }) => `'${path}' is answered by '${by}' already, whatever the method.`,
        advice: () => 'Choose another path, or let one route answer all of it.',
    }),
    'shadowed-route': entry<{ path: string; by: string }>({
        severity: 'warning',
        summary: 'An earlier pattern takes every address of a route, which is therefore never reached.',
        message: ({ path, by }) => `No request reaches '${path}': '${by}' takes its addresses first.`,
        advice: () => 'Choose a path that differs in its fixed parts, or a narrower converter for the other.',
    }),
    'urls.W010': entry<{ path: string; bracket: string }>({
        severity: 'error',
        summary: 'A path has an angle bracket without its other half.',
        message: ({ path, bracket }) => `The '${bracket}' in '${path}' has no other half.`,
        advice: () => 'A parameter is written `<converter:name>` or `<name>`.',
    }),
    'drf_spectacular.E001': entry<Record<never, never>>({
        severity: 'error',
        summary: 'REST_FRAMEWORK leaves out the class that describes the views of an API.',
        message: () => 'Without a DEFAULT_SCHEMA_CLASS the API cannot be described.',
        advice: () => 'Add DEFAULT_SCHEMA_CLASS: "drf_spectacular.openapi.AutoSchema".',
    }),
    'drf_spectacular.W001': entry<OperationParams | { parameter: string }>({
        severity: 'warning',
        summary:
            'Two operations of an API differ in parameters of their addresses alone, so that its description has one name for both; ' +
            'or it knows no type of a parameter.',
        message: params =>
            'parameter' in params
                ? `The API's description knows no type of the parameter '${params.parameter}'.`
                : `'${params.path}' and '${params.other}' are one operation '${params.operation}' to the API's description.`,
        advice: params =>
            'parameter' in params
                ? 'Give it a name and say what it looks like, such as (?P<page>[0-9]+): any text without slashes is [^/]+.'
                : 'Choose a path that differs in its fixed parts: the description adds numbers to the name otherwise.',
    }),
    'urls.E009': entry<{ view: string; kind: string }>({
        severity: 'error',
        summary: 'A route names a class as if it were a function.',
        message: ({ view }) => `The view '${view}' is a class already.`,
        advice: () => 'Give one of them another name, or write `class` for both.',
    }),
    'view-of-two-kinds': entry<{ view: string; kind: string }>({
        severity: 'error',
        summary: 'A view of one name is to be a function at one route and a class at another one.',
        message: ({ view, kind }) => `The view '${view}' is a ${kind === 'class' ? 'function' : 'class'} already.`,
        advice: () => 'Give one of them another name, or write the same kind for both.',
    }),
    'invalid-path-parameter': entry<{ parameter: string; name: string }>({
        severity: 'error',
        summary: "A path's parameter has a name that Python cannot have.",
        message: ({ parameter, name }) =>
            name === ''
                ? `The parameter '${parameter}' has no name.`
                : `'${name}' in '${parameter}' is no name of Python's.`,
        advice: () => 'Use letters, digits and underscores, without blanks and no digit first.',
    }),
    'unknown-path-converter': entry<{
        converter: string;
        parameter: string;
        known: readonly string[];
        suggestions: readonly string[];
    }>({
        severity: 'error',
        summary: 'A path names a converter that Django does not have.',
        message: ({ converter, parameter }) => `There is no converter '${converter}' for '${parameter}'.`,
        advice: ({ known, suggestions }) =>
            suggestions.length > 0 ? `Did you mean ${quotedNames(suggestions)}?` : `Django has ${quotedNames(known)}.`,
    }),
    'duplicate-path-parameter': entry<{ name: string }>({
        severity: 'error',
        summary: 'A URL has two parameters of one name.',
        message: ({ name }) => `The URL has a second parameter '${name}'.`,
        advice: () => 'Rename one of them; the prefix of the block counts too.',
    }),
    'invalid-route-regex': entry<{ regex: string; flaw: string }>({
        severity: 'error',
        summary: 'The regular expression of a route does not compile.',
        message: ({ flaw }) => `This is no regular expression: ${flaw}.`,
        advice: () => 'Without `re_path` a path is plain text with parameters such as `<int:pk>`.',
    }),
    'urls.W001': entry<{ regex: string }>({
        severity: 'warning',
        summary: 'The regular expression before an include ends in `$`, so that nothing can stand behind it.',
        message: () => 'Nothing can stand behind the `$` at the end, so no included URL is ever reached.',
        advice: () => 'Leave the `$` out.',
    }),
    'urls.W002': entry<{ path: string }>({
        severity: 'warning',
        summary: 'A path begins with a slash, which Django has taken off the address before.',
        message: ({ path }) => `'${path}' would only fit an address with two slashes at its beginning.`,
        advice: () => 'Leave the first slash out.',
    }),
    'prefix-begins-with-slash': entry<{ path: string }>({
        severity: 'warning',
        summary: 'The prefix of a block begins with a slash, which Django has taken off the address before.',
        message: ({ path }) => `'${path}' would only fit an address with two slashes at its beginning.`,
        advice: () => 'Leave the first slash out.',
    }),
    'prefix-without-slash': entry<{ prefix: string; example: string }>({
        severity: 'warning',
        summary: "A block's prefix runs into its routes' paths, since no slash is between them.",
        message: ({ example }) => `The prefix and a path make '${example}', without a slash between them.`,
        advice: ({ prefix }) => `Write "${prefix}/".`,
    }),
    '2_0.W001': entry<{ path: string }>({
        severity: 'warning',
        summary: 'A plain path holds signs of a regular expression, which it takes for text.',
        message: ({ path }) => `'${path}' looks like a regular expression, but is read as plain text.`,
        advice: () => 'Write `re_path` before it, or use parameters such as `<int:pk>`.',
    }),
    'query-in-path': entry<{ sign: '?' | '#' | string }>({
        severity: 'error',
        summary: 'A path holds `?` or `#`, behind which an address has no path any more.',
        message: ({ sign }) => `No address fits: what stands behind '${sign}' is no part of the path.`,
        advice: () => 'Leave it out; a view reads the parameters of the query from the request.',
    }),
};
