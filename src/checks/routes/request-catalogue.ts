import { entry, quotedNames } from '../catalogue-entry.js';

const didYouMean = (suggestions: readonly string[], otherwise: string): string =>
    suggestions.length > 0 ? `Did you mean ${quotedNames(suggestions)}?` : otherwise;

/** What is said of backends, of requests to them, and of OAuth2's settings. */
export const requestCatalogue = {
    'request-without-url': entry<{ why: string }>({
        severity: 'error',
        summary: 'The address of a request cannot be worked out from its route.',
        message: ({ why }) => `The address cannot be worked out: ${why}.`,
        advice: () => 'Write the address as a string instead of the route.',
    }),
    'unknown-request-action': entry<{ action: string; known: readonly string[] }>({
        severity: 'error',
        summary: 'A request names an action that its route does not answer.',
        message: ({ action }) => `The route does not answer '${action}'.`,
        advice: ({ known }) => (known.length > 0 ? `Its actions are ${quotedNames(known)}.` : 'It has no actions.'),
    }),
    'missing-path-value': entry<{ name: string }>({
        severity: 'error',
        summary: "A request gives no value for a parameter of its route's path.",
        message: ({ name }) => `The address needs a value for '${name}'.`,
        advice: ({ name }) => `Write \`path ${name} = ...\`.`,
    }),
    'surplus-path-value': entry<{ name: string; known: readonly string[] }>({
        severity: 'error',
        summary: "A request gives a value for a parameter that its route's path does not have.",
        message: ({ name }) => `The address has no place for '${name}'.`,
        advice: ({ known }) =>
            known.length > 0
                ? `Its parameters are ${quotedNames(known)}.`
                : 'It has none; a filter is written `query`.',
    }),
    'wrong-path-value': entry<{ name: string; value: string; converter: string }>({
        severity: 'error',
        summary: "A value does not fit the converter of its place in the route's path.",
        message: ({ name, value, converter }) => `'${value}' does not fit '${name}', which takes ${converter}.`,
        advice: () => 'The backend would answer 404.',
    }),
    'unsendable-value': entry<{ name: string; why: string }>({
        severity: 'error',
        summary: 'A request would have to send a value that only the backend knows.',
        message: ({ name, why }) => `'${name}' cannot be sent: ${why}.`,
        advice: () => 'Write the value itself.',
    }),
    'request-row': entry<{
        name: string;
        row: string;
        model: string;
        expected: string;
        rows: readonly string[];
    }>({
        severity: 'error',
        summary: 'A request names a row of another model than its parameter asks for.',
        message: ({ name, row, model, expected }) =>
            `'${name}' asks for a row of '${expected}', and '${row}' is one of '${model}'.`,
        advice: ({ expected, rows }) =>
            rows.length > 0
                ? `Name ${quotedNames(rows)}.`
                : `Write a row of '${expected}' into a fixture, or the value itself.`,
    }),
    'method-not-answered': entry<{ method: string; methods: readonly string[] }>({
        severity: 'error',
        summary: 'A request uses a method that its route does not answer.',
        message: ({ method }) => `Nothing answers ${method} here: the backend would say 405.`,
        advice: ({ methods }) => {
            const said = methods.filter(method => method !== 'OPTIONS' && method !== 'HEAD');
            return said.length > 0 ? `It answers ${said.join(', ')}.` : '';
        },
    }),
    'query-without-filter': entry<{ name: string; lookup: string | undefined; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'A request filters a list by a parameter that the list does not read.',
        message: ({ name }) => `The list has no filter '${name}', and would answer with all rows.`,
        advice: ({ name, lookup, suggestions }) =>
            lookup === undefined
                ? didYouMean(suggestions, 'Add it to the `filterset_fields` of the route.')
                : `Write \`filterset_fields ${name.slice(0, -lookup.length - 2)}(${lookup})\` at the route.`,
    }),
    'query-ordering': entry<{ field: string; fields: readonly string[] }>({
        severity: 'warning',
        summary: 'A request orders a list by a field that the list is not ordered by.',
        message: ({ field }) => `The list cannot be ordered by '${field}', and would come in its usual order.`,
        advice: ({ fields }) => (fields.length > 0 ? `It can be by ${quotedNames(fields)}.` : ''),
    }),
    'body-without-meaning': entry<{ method: string }>({
        severity: 'warning',
        summary: 'A GET or HEAD request has a body.',
        message: ({ method }) => `The body of a ${method} request has no meaning, and servers may refuse it.`,
        advice: () => 'Use `query`, or another method.',
    }),
    'body-key-not-written': entry<{ key: string; isRead: boolean; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: "A request's body holds a key that the route's serializer does not write.",
        message: ({ key, isRead }) =>
            isRead
                ? `'${key}' is read-only here, and passed over.`
                : `Nothing writes '${key}' here: it is passed over.`,
        advice: ({ suggestions, isRead }) =>
            didYouMean(isRead ? [] : suggestions, 'Leave it out, or add it to the serializer.'),
    }),
    'expected-status': entry<{ status: number }>({
        severity: 'error',
        summary: 'A request expects a status that HTTP does not have.',
        message: ({ status }) => `No answer has the status ${status}.`,
        advice: () => 'Statuses are from 100 to 599.',
    }),
    'expected-key': entry<{ key: string; known: readonly string[]; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'A request expects a key that the JSON of its route does not have.',
        message: ({ key }) => `The answer has no '${key}'.`,
        advice: ({ known, suggestions }) =>
            didYouMean(suggestions, known.length > 0 ? `It has ${quotedNames(known)}.` : ''),
    }),
    'expected-page': entry<{ key: string }>({
        severity: 'warning',
        summary: 'A request expects a page where the list is answered without pages.',
        message: ({ key }) => `The answer is a bare list, which has no '${key}'.`,
        advice: () => 'Add `pagination` to the route or its block.',
    }),
    'client-lacks-scope': entry<{ client: string; scopes: readonly string[] }>({
        severity: 'warning',
        summary: 'A request goes out as a client without the scopes that its route requires.',
        message: ({ client, scopes }) =>
            `Client '${client}' is not given ${quotedNames(scopes)}, which the route requires.`,
        advice: () => 'Give the client the scope, use a backend with another client, or expect the status 403.',
    }),
    'request-needs-user': entry<{ field: string }>({
        severity: 'warning',
        summary: "A request saves a row that must be a user's, and its token is a client's own.",
        message: ({ field }) => `'${field}' is set to the user who asks, and a request of a client's has none.`,
        advice: () => 'Let the field be empty with `?`, fill it otherwise, or expect the status 403.',
    }),
    'request-without-backend': entry<{ request: string; known: readonly string[] }>({
        severity: 'warning',
        summary: 'A request does not say to which of several backends it goes, or there is none.',
        message: ({ request }) => `'${request}' does not say which backend it goes to.`,
        advice: ({ known }) =>
            known.length > 0
                ? `Write \`on\` and one of ${quotedNames(known)}.`
                : 'Declare a `backend` with its `base_url`.',
    }),
    'invalid-header': entry<{ name: string }>({
        severity: 'error',
        summary: 'A header cannot be sent as it is written.',
        message: ({ name }) => `The header '${name}' cannot be sent.`,
        advice: () =>
            'Names hold letters, digits and hyphens, values printable ASCII; lengths and connections are for HTTP to say.',
    }),
    'backend-without-url': entry<{ backend: string }>({
        severity: 'error',
        summary: 'A backend has no address.',
        message: ({ backend }) => `Backend '${backend}' has no address.`,
        advice: () => 'Write its `base_url`, such as "http://127.0.0.1:8000/".',
    }),
    'invalid-base-url': entry<{ why: string }>({
        severity: 'error',
        summary: 'The address of a backend is no absolute URL of http or https.',
        message: ({ why }) => `This cannot be the address of a backend: ${why}.`,
        advice: () => 'Write an address such as "https://shop.example.com/".',
    }),
    'insecure-base-url': entry<{ url: string }>({
        severity: 'warning',
        summary: "A backend's address is neither encrypted nor on this machine, so nothing is sent there.",
        message: ({ url }) => `'${url}' is neither encrypted nor on this machine: secrets could be read on the way.`,
        advice: () => 'Use https; plain http is for localhost, 127.0.0.1 and [::1].',
    }),
    'backend-timeout': entry<{ backend: string; tooLong: boolean }>({
        severity: 'warning',
        summary: 'A backend is given no time to answer, or hours.',
        message: ({ backend, tooLong }) =>
            tooLong
                ? `A request to '${backend}' would wait for more than an hour.`
                : `Backend '${backend}' has no time to answer.`,
        advice: () => 'A timeout of some seconds, such as `10s`, does.',
    }),
    'unknown-grant': entry<{ grant: string; known: readonly string[]; suggestions: readonly string[] }>({
        severity: 'error',
        summary: 'OAuth2 does not have the grant.',
        message: ({ grant }) => `OAuth2 has no grant '${grant}'.`,
        advice: ({ known, suggestions }) => didYouMean(suggestions, `There are ${quotedNames(known)}.`),
    }),
    'oauth2_provider.W001': entry<object>({
        severity: 'warning',
        summary: 'The implicit grant hands tokens out in addresses (RFC 9700).',
        message: () => 'The implicit grant hands tokens out in addresses, where they can be read.',
        advice: () => 'Use `authorization_code`, or `client_credentials` between programs.',
    }),
    'oauth2_provider.W002': entry<object>({
        severity: 'warning',
        summary: "The password grant shows users' passwords to clients (RFC 9700).",
        message: () => "The password grant shows users' passwords to clients.",
        advice: () => 'Use `authorization_code`, or `client_credentials` between programs.',
    }),
    'client-without-grant': entry<{ client: string }>({
        severity: 'warning',
        summary: 'A client is declared where `grants` leave out the grant that it obtains its tokens by.',
        message: ({ client }) => `'${client}' gets no token: a client of its own asks by client credentials.`,
        advice: () => 'Add `client_credentials` to the grants, or leave it out and register it in the admin.',
    }),
    'token-lifetime': entry<{ name: string }>({
        severity: 'error',
        summary: 'Tokens or codes expire in less than a second.',
        message: ({ name }) => `With this '${name}' nothing lives long enough to be used.`,
        advice: () => 'Write a duration such as `15m`.',
    }),
};
