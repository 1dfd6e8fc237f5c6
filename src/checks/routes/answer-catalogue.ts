import { entry, quotedNames } from '../catalogue-entry.js';

/** What is said of routes that answer some requests with a failure, or with something else than they seem to. */
export const answerCatalogue = {
    'lookup-not-unique': entry<{ field: string; model: string }>({
        severity: 'warning',
        summary: 'A row is looked for by a field that several rows may share: the request fails for these.',
        message: ({ field, model }) => `Two rows of '${model}' may have one '${field}', and then neither is found.`,
        advice: ({ field }) => `Make '${field}' unique, or look rows up by their key.`,
    }),
    'lookup-by-composite-key': entry<{ model: string }>({
        severity: 'error',
        summary: 'A row is looked for by a key of several columns, which no address can hold.',
        message: ({ model }) =>
            `No row of '${model}' is ever found here: its key has several columns, and no address holds it.`,
        advice: () => 'Look rows up by a column of their own that is unique (`lookup_field`).',
    }),
    'required-field-unwritten': entry<{ fields: readonly string[]; route: string }>({
        severity: 'warning',
        summary: 'Rows are made without a field that they need, so that each request fails.',
        message: ({ fields, route }) => `No row is made at '${route}': nothing fills ${quotedNames(fields)}.`,
        advice: ({ fields: [field = ''] }) => `Add '${field}' to the fields, give it a default, or \`set\` it.`,
    }),
    'file-without-multipart': entry<{ field: string; route: string }>({
        severity: 'warning',
        summary: 'An API writes files, and its parsers read no request that holds one.',
        message: ({ field, route }) =>
            `'${field}' is a file, and '${route}' reads no request in which one can be sent.`,
        advice: () => 'Add `multipart` to the parsers.',
    }),
    'unique-text-unwritten': entry<{ fields: readonly string[]; where: string }>({
        severity: 'warning',
        summary: 'Rows are made without a text that is unique: the second one is refused, since both are empty.',
        message: ({ fields, where }) =>
            `One row is made at '${where}', and no second one: nothing fills ${quotedNames(fields)}, and only one may be empty.`,
        advice: ({ fields: [field = ''] }) => `Add '${field}' to the fields, or make it optional with \`null\`.`,
    }),
    'random-pages': entry<{ route: string }>({
        severity: 'warning',
        summary: 'Pages are cut from rows in an order that is another one for each page.',
        message: ({ route }) => `Each page of '${route}' is cut from another order: rows come twice, or never.`,
        advice: () => 'Order by a field, or list without pages.',
    }),
    'full-text-search': entry<{ field: string; databases: string }>({
        severity: 'warning',
        summary: "A search asks for PostgreSQL's full text search on another database.",
        message: ({ field, databases }) => `'@${field}' fails on ${databases}: full text search is PostgreSQL's own.`,
        advice: () => 'Leave the `@` out.',
    }),
    'set-needs-user': entry<{ field: string }>({
        severity: 'warning',
        summary: "A row is to be the user's, and tokens of client credentials have none.",
        message: ({ field }) => `No request gets through: '${field}' must be a user, and a client's token has none.`,
        advice: () => 'Make the field optional, set `request.client`, or allow another authentication too.',
    }),
    'path-without-slash': entry<{ path: string }>({
        severity: 'info',
        summary: 'A path has no slash at its end where others have: with one, it is not found.',
        message: ({ path }) =>
            `'${path}/' is not found: Django adds a slash where one is missing, and takes none away.`,
        advice: ({ path }) => `Write "${path}/", as elsewhere.`,
    }),
    'implied-scope-granted-to-nobody': entry<{ permission: string; scopes: readonly string[] }>({
        severity: 'warning',
        summary: 'A permission asks for scopes of its own that no client is given.',
        message: ({ permission, scopes }) =>
            `'${permission}' asks for ${quotedNames(scopes)} besides, which no client is given: nobody gets in.`,
        advice: () => 'Use `TokenHasScope` with the scopes of the project.',
    }),
    'csrf-exempt-page': entry<{ route: string }>({
        severity: 'warning',
        summary: 'A page that changes something, or asks for a login, takes forms that other sites have made.',
        message: ({ route }) => `Any page on the web can send forms to '${route}' for whoever is logged in here.`,
        advice: () => 'Leave `csrf_exempt` out: it is for calls that carry no cookies.',
    }),
    'credentials-for-all-origins': entry<Record<never, never>>({
        severity: 'warning',
        summary: 'Pages of any origin may ask with the cookies of whoever is logged in.',
        message: () => 'With CORS_ALLOW_CREDENTIALS, any page on the web acts for whoever is logged in here.',
        advice: () => 'Leave this out, and name the origins with `cors`.',
    }),
    'schema-page-without-schema': entry<{ route: string }>({
        severity: 'error',
        summary: 'A page shows the description of an API, and no route answers with that description.',
        message: ({ route }) => `'${route}' fails: no route answers with the description that it shows.`,
        advice: () => 'Add `route "schema/" schema` beside it.',
    }),
};
