import type { RequestProblem } from '../model/request-problem.js';

/** What is wrong, and what to do about it. */
export function describeProblem(problem: RequestProblem): { readonly message: string; readonly advice: string } {
    switch (problem.kind) {
        case 'unknown-request':
            return {
                message: `There is no request '${problem.name}'.`,
                advice: known(problem.known, 'The requests are', 'The project declares no request yet.'),
            };
        case 'no-backend':
            return {
                message:
                    problem.request === undefined
                        ? 'There is not one backend, so one must be named.'
                        : `Request '${problem.request}' does not say which backend it goes to.`,
                advice: known(problem.known, 'Name one of', 'Declare a `backend` with its `base_url`.'),
            };
        case 'unknown-backend':
            return {
                message: `There is no backend '${problem.name}'.`,
                advice: known(problem.known, 'The backends are', 'Declare a `backend` with its `base_url`.'),
            };
        case 'no-base-url':
            return {
                message: `Backend '${problem.backend}' has no address.`,
                advice: 'Write its `base_url`, such as "http://127.0.0.1:8000/".',
            };
        case 'no-client':
            return {
                message: `Backend '${problem.backend}' has no client, so there is nobody to get a token for.`,
                advice: 'Write `client` and one of the clients of `oauth2`.',
            };
        case 'invalid-base-url':
            return {
                message: `'${problem.url}' cannot be a backend's address: ${problem.why}.`,
                advice: 'Write an address such as "https://shop.example.com/".',
            };
        case 'insecure-url':
            return {
                message: `'${problem.url}' is not encrypted, and not on this machine.`,
                advice: 'Use https. Plain http is accepted for localhost, 127.0.0.1 and [::1] only.',
            };
        case 'foreign-origin':
            return {
                message: `'${problem.url}' is not on the backend's origin, ${problem.origin}.`,
                advice: 'Write a path below the backend, or declare another backend for it.',
            };
        case 'unresolved-route':
            return {
                message: `'${problem.text}' leads to no route.`,
                advice: 'Write `block.route` or `block.route.action`.',
            };
        case 'no-url':
            return {
                message: `The address of route '${problem.route}' cannot be worked out: ${problem.why}.`,
                advice: 'Write the address as a string instead of the route.',
            };
        case 'unknown-action':
            return {
                message: `Route '${problem.route}' has no action '${problem.action}'.`,
                advice: known(problem.known, 'Its actions are', 'It is not a viewset, and has none.'),
            };
        case 'missing-path-value':
            return {
                message: `The address needs a value for '${problem.name}'.`,
                advice: `Write \`path ${problem.name} = ...\`.`,
            };
        case 'surplus-path-value':
            return {
                message: `The address has no place for '${problem.name}'.`,
                advice: known(problem.known, 'Its places are', 'It has none: use `query` for a parameter.'),
            };
        case 'wrong-path-value':
            return {
                message: `'${problem.value}' does not fit '${problem.name}', which is of converter '${problem.converter}'.`,
                advice: 'No address would lead to the route with this value.',
            };
        case 'unsendable-value':
            return {
                message: `The value of '${problem.name}' cannot be sent: ${problem.why}.`,
                advice: 'Write a literal value.',
            };
        case 'foreign-row':
            return {
                message: `'${problem.name}' asks for a row of '${problem.expected}', and '${problem.row}' is one of '${problem.model}'.`,
                advice: `Name a row of '${problem.expected}', or write a literal value.`,
            };
        case 'invalid-header':
            return {
                message: `The header '${problem.name}' cannot be sent.`,
                advice: 'Names hold letters, digits and hyphens; values hold printable ASCII characters.',
            };
        default:
            return assertNever(problem);
    }
}

const known = (names: readonly string[], some: string, none: string): string =>
    names.length > 0 ? `${some} ${names.map(name => `'${name}'`).join(', ')}.` : none;

function assertNever(problem: never): never {
    throw new Error(`unknown problem ${JSON.stringify(problem)}`);
}
