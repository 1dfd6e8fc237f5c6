/** A word of the language itself, or of Django's that no table of facts holds. */
export interface BuiltinWord {
    readonly kind:
        | 'default'
        | 'action'
        | 'method'
        | 'session'
        | 'request'
        | 'column'
        | 'serializer_key'
        | 'nested'
        | 'filter';
    readonly name: string;
    readonly parameters?: readonly string[];
    readonly python?: string;
    readonly documentation: string;
}

export const builtinWords: readonly BuiltinWord[] = [
    { kind: 'default', name: 'now', python: 'django.utils.timezone.now', documentation: 'The present moment.' },
    { kind: 'default', name: 'today', python: 'datetime.date.today', documentation: 'The present day.' },
    { kind: 'default', name: 'uuid4', python: 'uuid.uuid4', documentation: 'A new random UUID.' },
    { kind: 'default', name: 'list', python: 'list', documentation: 'A new empty list.' },
    { kind: 'default', name: 'dict', python: 'dict', documentation: 'A new empty object.' },
    { kind: 'action', name: 'list', documentation: 'GET on all rows.' },
    { kind: 'action', name: 'create', documentation: 'POST: a new row.' },
    { kind: 'action', name: 'retrieve', documentation: 'GET on one row.' },
    { kind: 'action', name: 'update', documentation: 'PUT: one row, replaced.' },
    { kind: 'action', name: 'partial_update', documentation: 'PATCH: one row, changed.' },
    { kind: 'action', name: 'destroy', documentation: 'DELETE: one row, removed.' },
    { kind: 'method', name: 'GET', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'POST', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'PUT', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'PATCH', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'DELETE', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'HEAD', documentation: 'The HTTP method.' },
    { kind: 'method', name: 'OPTIONS', documentation: 'The HTTP method.' },
    { kind: 'request', name: 'request', documentation: 'The request that is answered.' },
    {
        kind: 'request',
        name: 'user',
        documentation: 'Who is logged in, or whose token it is; absent for a client of its own.',
    },
    { kind: 'request', name: 'client', documentation: 'The OAuth client whose token it is.' },
    { kind: 'column', name: 'pk', documentation: 'The primary key, whatever its name.' },
    { kind: 'column', name: 'id', documentation: 'The primary key that Django adds to a model without one.' },
    { kind: 'filter', name: 'search', documentation: 'The parameter that searches the `search_fields`.' },
    { kind: 'serializer_key', name: 'url', documentation: "The row's own address, in a `hyperlinked serializer`." },
    {
        kind: 'nested',
        name: 'serializer',
        parameters: ['writable', 'write_by', 'allow_empty', 'max_length', 'min_length'],
        documentation: 'What a nested serializer takes besides the options of a field.',
    },
    { kind: 'filter', name: 'ordering', documentation: 'The parameter that orders by one of the `ordering_fields`.' },
    { kind: 'filter', name: 'page', documentation: 'The parameter that asks for a page by its number.' },
    { kind: 'filter', name: 'page_size', documentation: 'The parameter that says how many rows a page holds.' },
    { kind: 'filter', name: 'cursor', documentation: 'The parameter that asks for the page at a cursor.' },
    { kind: 'filter', name: 'limit', documentation: 'The parameter that bounds how many rows come.' },
    { kind: 'filter', name: 'offset', documentation: 'The parameter that skips rows.' },
    { kind: 'filter', name: 'format', documentation: 'The parameter that chooses the form of the answer.' },
];
