import { type AstNode, CstUtils, GrammarAST, type LangiumDocument } from 'langium';
import { expect, test } from 'vitest';
import { Position } from 'vscode-languageserver-types';
import { referencesBelow } from '../../../src/language/scoping/references-below.js';
import { checkCompletion, completionsAt, documentationAt, openFiles } from '../../support/lsp.js';
import { exampleFiles } from '../../support/parsing.js';

/** A project in which each kind of name is declared; `@` is where the case's own text stands. */
const around = (where: 'app' | 'model' | 'file', text: string): string => `app a {
  enum Status { draft  live }
  abstract model Dated { at: DateTime }
  model Category { name: Char(10)  parent: Category?(related_name=children) }
  model Product extends Dated {
    name: Char(20)
    price: Decimal(10, 2) = 0
    ok: Boolean = false
    status: Status = draft
    category: Category(related_name=products)
    tags: Category[](related_name=tagged)
    ${where === 'model' ? text : 'ordering name'}
  }
  serializer Brief of Product { fields name }
  ${where === 'app' ? text : ''}
}
oauth2 { scope products:read  scope products:write  client robot scopes products:read }
routes v1 "api/" in a {
  route "p/" viewset Product as products { serializer Brief  actions list, create  action publish POST detail }
}
backend local { base_url "http://127.0.0.1/" }
${where === 'file' ? text : ''}
`;

interface Case {
    readonly at: 'app' | 'model' | 'file';
    readonly text: string;
    readonly has: readonly string[];
    readonly not?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
    'a row that is fetched with another': {
        at: 'file',
        text: 'routes v2 "x/" in a { route "p/" viewset Product { select_related <|>',
        has: ['category'],
        not: ['name', 'tags', 'pk', 'category_id'],
    },
    'rows that are fetched with another': {
        at: 'file',
        text: 'routes v2 "x/" in a { route "p/" viewset Product { prefetch_related <|>',
        has: ['category', 'tags'],
        not: ['name', 'pk', 'category_id'],
    },
    'an item of a block that is indented deeper than the blocks before it': {
        at: 'file',
        text: 'fixture f {\n}\n  graph g {\n    <|>\n  }',
        has: ['engine', 'node', 'edges'],
    },
    'a setting of a viewset': {
        at: 'file',
        text: 'routes v2 "x/" in a {\n route "p/" viewset Product {\n  <|>\n } }',
        has: ['pagination', 'filterset_fields', 'lookup_value_regex', 'action'],
        not: ['paginate_by', 'login_required', 'template_name', 'form_class', 'permanent', 'status'],
    },
    'a setting of a page, which may become a part of an API': {
        at: 'file',
        text: 'routes v2 "x/" in a {\n route "p/" list Product {\n  <|>\n } }',
        has: ['paginate_by', 'login_required', 'template_name', 'serializer', 'renderer_classes'],
        not: ['success_url', 'form_class', 'permanent', 'lookup_value_regex'],
    },
    'a setting of an action': {
        at: 'file',
        text: 'routes v2 "x/" in a {\n route "p/" viewset Product {\n action a POST {\n  <|>\n } } }',
        has: ['required_scopes', 'set', 'serializer'],
        not: ['versioning', 'paginate_by', 'lookup_field'],
    },
    'a setting of routes that redirect': {
        at: 'file',
        text: 'routes v2 "x/" in a {\n route "p/" redirect v1.products.list {\n  <|>\n } }',
        has: ['permanent'],
        not: ['paginate_by', 'renderer_classes'],
    },
    'a parameter of a URL': {
        at: 'file',
        text: 'routes v2 "x/" in a { route "p/<<|>/" detail Product }',
        has: ['pk', 'name', 'int', 'slug', 'uuid'],
    },
    'the name of one behind its converter': {
        at: 'file',
        text: 'routes v2 "x/" in a { route "p/<int:<|>" detail Product }',
        has: ['pk', 'price'],
        not: ['int'],
    },
    'none in the rest of a path': {
        at: 'file',
        text: 'routes v2 "x/" in a { route "p/<int:pk>/<|>" detail Product }',
        has: [],
        not: ['pk', 'int'],
    },
    "a request's parameters in the URL": {
        at: 'file',
        text: 'request r POST v1.products.publish on local { path <|>',
        has: ['pk'],
        not: ['name', 'search'],
    },
    "a request's parameters behind the URL": {
        at: 'file',
        text: 'request r GET v1.products.list on local { query <|>',
        has: ['name', 'search'],
        not: ['pk'],
    },
    'a key of a body': {
        at: 'file',
        text: 'request r POST v1.products.create on local { body { <|>',
        has: ['name'],
        not: ['price', 'status'],
    },
    'a side of a node': { at: 'file', text: 'graph g { node first  a -- first:<|>', has: ['n', 'se', 'c'] },
    'a type: classes, models, enums, apps, and no base classes or models without a table': {
        at: 'model',
        text: 'x: <|>',
        has: ['Char', 'Product', 'Status', 'auth', 'one', 'any'],
        not: ['Field', 'ForeignKey', 'Dated', 'ordering', 'Brief'],
    },
    'a type that is half written': { at: 'model', text: 'x: Dec<|>', has: ['Decimal'], not: ['Char', 'Product'] },
    'a model of another app': { at: 'model', text: 'x: auth.<|>', has: ['User', 'Group'], not: ['Product', 'Char'] },
    'only a model behind one': { at: 'model', text: 'x: one <|>', has: ['Product'], not: ['Char', 'Status'] },
    'what may follow a type, and no new line': {
        at: 'model',
        text: 'x: DateTime <|>',
        has: ['computed', 'renamed_from'],
        not: ['ordering', 'unique', 'Char'],
    },
    "a class's options": { at: 'model', text: 'x: Decimal(<|>', has: ['max_digits', 'unique'], not: ['max_length'] },
    'without the options given before': {
        at: 'model',
        text: 'x: Char(20, unique, <|>',
        has: ['db_index', 'help_text'],
        not: ['max_length', 'unique', 'default'],
    },
    'and without those given behind': {
        at: 'model',
        text: 'x: Char(<|>, unique, help_text="db_index")',
        has: ['max_length', 'db_index'],
        not: ['unique', 'help_text'],
    },
    'what happens on delete': {
        at: 'model',
        text: 'x: Category(on_delete=<|>',
        has: ['CASCADE', 'SET_NULL'],
        not: ['true', 'null', 'Category'],
    },
    "an option's truth value": { at: 'model', text: 'x: Char(2, editable=<|>', has: ['true', 'false'], not: ['null'] },
    "an option's words": { at: 'model', text: 'x: GenericIPAddress(protocol=<|>', has: ['IPv4', 'both'] },
    'a default of an enum': {
        at: 'model',
        text: 'x: Status = <|>',
        has: ['live', 'draft'],
        not: ['now', 'true', 'null'],
    },
    'a default of a date and time': {
        at: 'model',
        text: 'x: DateTime = <|>',
        has: ['now'],
        not: ['uuid4', 'live', 'true'],
    },
    'a default of a truth value': {
        at: 'model',
        text: 'x: Boolean = <|>',
        has: ['true', 'false'],
        not: ['now', 'null'],
    },
    'lines of a model, and those that count once only once': {
        at: 'model',
        text: 'ordering name\n    <|>',
        has: ['unique', 'index', 'check', 'allow', 'str'],
        not: ['ordering', 'routes', 'computed', 'builtin'],
    },
    'columns in a check': {
        at: 'model',
        text: 'check <|>',
        has: ['price', 'category_id', 'not', 'upper'],
        not: ['tags', 'sum', 'request', 'true', 'children'],
    },
    'nothing behind a relation in a check': { at: 'model', text: 'check category.<|>', has: [], not: ['name'] },
    "a text field's lookups": {
        at: 'model',
        text: 'check name <|>',
        has: ['icontains', 'in'],
        not: ['has_key', 'upper'],
    },
    "no text lookups of arrays on a number's": {
        at: 'model',
        text: 'check price <|>',
        has: ['in'],
        not: ['overlap', 'search'],
    },
    'members of the enum on the other side': {
        at: 'model',
        text: 'unique name where status = <|>',
        has: ['live', 'draft'],
        not: ['null', 'true'],
    },
    'a path, segment by segment': {
        at: 'model',
        text: 'queryset q = filter(category.parent.<|>)',
        has: ['name', 'children', 'products', 'pk'],
        not: ['price', 'category'],
    },
    "a date's transforms": {
        at: 'model',
        text: 'queryset q = filter(at.<|>)',
        has: ['year', 'date'],
        not: ['lower', 'name'],
    },
    "aggregates where they are one's business": {
        at: 'model',
        text: 'queryset q = annotate(n = <|>)',
        has: ['sum', 'tags'],
    },
    'methods of a chain': {
        at: 'model',
        text: 'queryset q = filter(ok).<|>',
        has: ['order_by', 'exclude'],
        not: ['name'],
    },
    'what is ordered by, without what was said': {
        at: 'model',
        text: 'ordering name, -<|>',
        has: ['price'],
        not: ['name'],
    },
    'the caller in a rule': { at: 'model', text: 'allow read where name = <|>', has: ['request'] },
    'who calls': {
        at: 'model',
        text: 'allow read where category = request.<|>',
        has: ['user', 'client'],
        not: ['name'],
    },
    'what a rule is about': { at: 'model', text: 'allow <|>', has: ['read', 'write', 'delete'], not: ['name'] },
    signals: { at: 'model', text: 'on post<|>', has: ['post_save', 'post_delete'], not: ['pre_save'] },
    'fields in a template': { at: 'model', text: 'str "{na<|>}"', has: ['name'], not: ['price'] },
    'fields behind a relation in a template': {
        at: 'model',
        text: 'str "{name} {category.<|>',
        has: ['parent'],
        not: ['price'],
    },
    'no names beside the braces of a template': { at: 'model', text: 'str "na<|>"', has: [], not: ['name'] },
    'what the admin shows': {
        at: 'model',
        text: 'admin { list_display name, <|> }',
        has: ['price'],
        not: ['name', 'true'],
    },
    'bases but the model itself': {
        at: 'app',
        text: 'model B extends <|> { }',
        has: ['Dated', 'Product'],
        not: ['B', 'Char'],
    },
    'a proxy of a model with a table': {
        at: 'app',
        text: 'proxy model B of <|> { }',
        has: ['Product'],
        not: ['Dated', 'B'],
    },
    'a serializer of a model': {
        at: 'app',
        text: 'serializer S of <|> { }',
        has: ['Product'],
        not: ['Dated', 'Brief'],
    },
    "a serializer's fields": {
        at: 'app',
        text: 'serializer S of Product { fields name, <|> }',
        has: ['price'],
        not: ['name', '*'],
    },
    "options of a serializer's field": {
        at: 'app',
        text: 'serializer S of Product { a: Decimal(5, read_only, <|>) }',
        has: ['decimal_places', 'required'],
        not: ['read_only', 'writable'],
    },
    'options of a nested serializer': {
        at: 'app',
        text: 'serializer S of Category { products: Brief[](writable, <|>) }',
        has: ['write_by', 'allow_null'],
        not: ['writable', 'max_digits'],
    },
    'apps at a routes block': { at: 'file', text: 'routes r "" in <|>', has: ['a'], not: ['Product', 'v1'] },
    'what a route can be': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" <|>\n}',
        has: ['viewset', 'graph', 'template'],
    },
    'the model of a viewset': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset <|>\n}',
        has: ['Product'],
        not: ['Dated'],
    },
    'what a list may be ordered by': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product { ordering_fields <|> }\n}',
        has: ['price', '*'],
        not: ['Product'],
    },
    'settings of a route': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product {\n    <|>\n  }\n}',
        has: ['serializer', 'actions', 'required_scopes', 'action'],
        not: ['route', 'model'],
    },
    scopes: {
        at: 'file',
        text: 'routes r "" in a {\n  required_scopes <|>\n}',
        has: ['products:read', 'products:write'],
    },
    'a scope that is half written': {
        at: 'file',
        text: 'routes r "" in a {\n  required_scopes products:re<|>\n}',
        has: ['products:read'],
    },
    'permission classes': {
        at: 'file',
        text: 'routes r "" in a {\n  permission_classes <|>\n}',
        has: ['AllowAny', 'TokenHasScope'],
    },
    'actions, without those listed': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product { actions list, <|> }\n}',
        has: ['retrieve'],
        not: ['list', 'name'],
    },
    'what a setting is for': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product { action go POST  serializer Brief for <|> }\n}',
        has: ['go', 'list', 'GET'],
        not: ['name'],
    },
    "lookups of a filter's field": {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product { filterset_fields price(gt, <|>) }\n}',
        has: ['lt', 'gte'],
        not: ['gt', 'has_key'],
    },
    'fields that the server fills': {
        at: 'file',
        text: 'routes r "" in a {\n  route "x/" viewset Product { set <|> }\n}',
        has: ['status', 'price'],
        not: ['Product'],
    },
    'blocks of routes in a request': { at: 'file', text: 'request r GET <|>', has: ['v1'], not: ['products', 'a'] },
    'routes of a block in a request': { at: 'file', text: 'request r GET v1.<|>', has: ['products'], not: ['v1'] },
    'the actions that a route has': {
        at: 'file',
        text: 'request r GET v1.products.<|>',
        has: ['list', 'create', 'publish'],
        not: ['destroy'],
    },
    backends: { at: 'file', text: 'request r GET v1.products.list on <|>', has: ['local'], not: ['v1'] },
    'lines of a request': {
        at: 'file',
        text: 'request r GET v1.products.list on local {\n  <|>\n}',
        has: ['query', 'expect', 'body'],
        not: ['client'],
    },
    'parameters of a query': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  query <|>\n}',
        has: ['status', 'search'],
    },
    'values of a parameter': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  query status = <|>\n}',
        has: ['live'],
        not: ['name'],
    },
    'headers of a request': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  header <|>\n}',
        has: ['Accept-Language', 'Content-Type'],
        not: ['ETag', 'Authorization'],
    },
    'a header of which the first word is there': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  header Accept-La<|> = "de"\n}',
        has: ['Accept-Language'],
        not: ['ETag', 'Content-Type'],
    },
    'headers of an answer': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  expect header <|>\n}',
        has: ['ETag', 'Location'],
        not: ['Referer'],
    },
    'headers of a backend': { at: 'file', text: 'backend b {\n  header <|>\n}', has: ['User-Agent'], not: ['ETag'] },
    'no header behind its name': {
        at: 'file',
        text: 'request r GET v1.products.list {\n  header Accept = <|>\n}',
        has: [],
        not: ['Accept', 'ETag'],
    },
    'clients of a backend': { at: 'file', text: 'backend b {\n  client <|>\n}', has: ['robot'], not: ['local'] },
    'models of rows': { at: 'file', text: 'fixture f {\n  a.<|>\n}', has: ['Product'], not: ['Dated'] },
    'fields of a row': {
        at: 'file',
        text: 'fixture f {\n  a.Product p { <|> }\n}',
        has: ['name', 'status'],
        not: ['Product'],
    },
    'rows that a relation can lead to': {
        at: 'file',
        text: 'fixture f {\n  a.Category c { }\n  a.Product p { category: <|> }\n}',
        has: ['c'],
        not: ['p', 'live'],
    },
    "rows that a request's URL is of": {
        at: 'file',
        text: 'fixture f {\n  a.Category c { }\n  a.Product p { }\n}\nrequest r POST v1.products.publish { path pk = <|> }',
        has: ['p'],
        not: ['c', 'now', 'live'],
    },
    'rows that a request may ask for': {
        at: 'file',
        text: 'fixture f {\n  a.Category c { }\n  a.Product p { }\n}\nrequest r GET v1.products.list { query category = <|> }',
        has: ['c'],
        not: ['p'],
    },
    'no rows where a column is compared': {
        at: 'file',
        text: 'fixture f {\n  a.Category c { }\n  a.Product p { }\n}\nrequest r GET v1.products.list { query price = <|> }',
        has: [],
        not: ['p', 'c'],
    },
    'validators of a field': {
        at: 'model',
        text: 'x: Char(9, validators=[<|>])',
        has: ['MinLengthValidator', 'RegexValidator', 'validate_slug'],
        not: ['name', 'lower', 'now', 'Product'],
    },
    'arguments of a validator, by their names': {
        at: 'model',
        text: 'x: Char(9, validators=[RegexValidator("^a", code="x", <|>)])',
        has: ['message', 'flags'],
        not: ['code', 'name', 'lower', 'RegexValidator'],
    },
    'arguments of an aggregate, by their names': {
        at: 'model',
        text: 'queryset q = annotate(n = count(pk, distinct=true, <|>))',
        has: ['filter', 'name'],
        not: ['distinct', 'default'],
    },
    "an enum as a serializer's choices": {
        at: 'app',
        text: 'serializer S of Product { fields name  kind: Choice(choices=<|>) }',
        has: ['Status'],
        not: ['name', 'live', 'Product'],
    },
    'a condition on what is counted': {
        at: 'model',
        text: 'queryset q = annotate(n = count(pk, filter=(status = <|>)))',
        has: ['live'],
    },
    'lines of a graph, with its attributes': {
        at: 'file',
        text: 'graph g {\n  <|>\n}',
        has: ['node', 'cluster', 'nodes', 'rankdir', 'label'],
        not: ['shape', 'arrowhead', 'bb'],
    },
    "a node's attributes": {
        at: 'file',
        text: 'graph g {\n  node a [color=red, <|>]\n}',
        has: ['shape'],
        not: ['color', 'rankdir'],
    },
    "an edge's attributes": {
        at: 'file',
        text: 'graph g {\n  a -- b [<|>]\n}',
        has: ['arrowhead', 'weight'],
        not: ['shape'],
    },
    shapes: { at: 'file', text: 'graph g {\n  node a [shape=<|>]\n}', has: ['box', 'Mrecord'], not: ['red', 'true'] },
    directions: { at: 'file', text: 'graph g {\n  rankdir <|>\n}', has: ['LR', 'TB'], not: ['label'] },
    colours: { at: 'file', text: 'graph g {\n  node a [color=<|>]\n}', has: ['red', 'palegreen'], not: ['box'] },
    'colours in a string': {
        at: 'file',
        text: 'graph g {\n  node a [color="red:pale<|>"]\n}',
        has: ['palegreen'],
        not: ['red'],
    },
    'styles in a string': {
        at: 'file',
        text: 'graph g {\n  edge [style="bold,<|>"]\n}',
        has: ['dashed'],
        not: ['filled'],
    },
    'nodes, though their names are keywords': {
        at: 'file',
        text: 'graph g directed {\n  node model\n  node b\n  b -> <|>\n}',
        has: ['model', 'b'],
        not: ['node'],
    },
    'nodes that begin a chain': { at: 'file', text: 'graph g {\n  node first\n  fi<|>\n}', has: ['first'] },
    'a path of edges': {
        at: 'file',
        text: 'graph g {\n  edges a.Product.<|>\n}',
        has: ['category', 'tags'],
        not: ['Product'],
    },
    'a field as label': {
        at: 'file',
        text: 'graph g {\n  nodes a.Product { label <|> }\n}',
        has: ['name', 'by', 'html'],
    },
    'the field that a colour depends on': {
        at: 'file',
        text: 'graph g {\n  nodes a.Product {\n    fillcolor by <|>\n  }\n}',
        has: ['status'],
        not: ['red'],
    },
    'the members that a colour depends on': {
        at: 'file',
        text: 'graph g {\n  nodes a.Product { fillcolor by status { <|> } }\n}',
        has: ['draft', 'live'],
        not: ['red'],
    },
    engines: { at: 'file', text: 'graph g {\n  engine <|>\n}', has: ['dot', 'layered'], not: ['red'] },
    'declarations at the head of a line': {
        at: 'file',
        text: '<|>',
        has: ['model', 'app', 'routes', 'graph', 'request'],
        not: ['ordering', 'builtin'],
    },
    'engines of a database': {
        at: 'file',
        text: 'project p {\n  database default <|>\n}',
        has: ['sqlite', 'postgresql', 'oracle'],
        not: ['redis'],
    },
    'options of a project that are not said yet': {
        at: 'file',
        text: 'project p {\n  title "P"\n  <|>\n}',
        has: ['django', 'database', 'cors'],
        not: ['title', 'model'],
    },
    'the second of two words': { at: 'app', text: 'hyperlinked <|>', has: ['serializer'], not: ['model'] },
    'behind a block that nothing closes': {
        at: 'file',
        text: 'graph g {\n  node a\n<|>',
        has: ['model', 'graph'],
        not: ['rankdir'],
    },
};

test.each(Object.entries(cases))('%s', (_, { at, text, has, not = [] }) =>
    checkCompletion(around(at, text), { has, not }),
);

test.each([
    'model A { x: Char(20<|>) }',
    '// mod<|>',
    '/* mod<|> */',
    'project p { title "mo<|>" }',
    'model A { on x -> `mo<|>` }',
])('nothing is offered in %s', async text => expect(await completionsAt(text)).toEqual([]));

test('what a name wants behind it comes along, and what stands there already does not', async () => {
    const inserted = async (text: string, label: string) =>
        (await completionsAt(around('model', text))).find(item => item.label === label)?.textEdit?.newText;
    expect(await inserted('x: <|>', 'Char')).toBe('Char(${1:100})');
    expect(await inserted('x: <|>(20)', 'Char')).toBe('Char');
    expect(await inserted('x: Char(2, <|>', 'unique')).toBe('unique');
    expect(await inserted('x: Char(2, <|>', 'editable')).toBe('editable=false');
    expect(await inserted('x: Char(2, <|>', 'help_text')).toBe('help_text="$1"$0');
    expect(await inserted('x: <|>', 'auth')).toBe('auth.');
    expect(await inserted('check <|>', 'upper')).toBe('upper($0)');
});

test('each option says what it does', async () => {
    expect(await documentationAt(around('model', 'x: Char(2, <|>'), 'unique')).toContain('no two rows');
});

const examples = exampleFiles().filter(({ name }) => name.startsWith('shop'));

test.each(['shop', 'cities'])(
    'every keyword and every mention in %s is offered where it stands',
    async folder => {
        const files = exampleFiles().filter(({ name }) => name.startsWith(folder));
        const opened = await openFiles(files.map(({ name, text }) => `--- ${name}\n${text}`).join(''));
        const provider = opened.services.djagram.lsp.CompletionProvider;
        const missed: string[] = [];
        let count = 0;
        for (const document of opened.documents) {
            for (const { offset, word } of wordsIn(document)) {
                const position = document.textDocument.positionAt(offset);
                const textDocument = { uri: document.uri.toString() };
                const list = await provider?.getCompletion(document, { textDocument, position });
                count++;
                if (!list?.items.some(({ label }) => label === word))
                    missed.push(`${document.uri.path}:${offset} ${word}`);
            }
        }
        expect(missed).toEqual([]);
        expect(count).toBeGreaterThan(200);
    },
    60_000,
);

/** Keywords, and names that are mentioned; not those that are declared there, or lead to what they stand in. */
function* wordsIn(document: LangiumDocument): Iterable<{ offset: number; word: string }> {
    for (const reference of referencesBelow(document.parseResult.value)) {
        const { ref: target, container } = reference;
        let isOwn = false;
        for (let at: AstNode | undefined = container; at; at = at.$container) isOwn ||= at === target;
        const cst = reference.$refNode;
        if (target && cst && !isOwn) yield { offset: cst.offset, word: reference.$refText };
    }
    const root = document.parseResult.value.$cstNode;
    for (const leaf of root ? CstUtils.flattenCst(root) : []) {
        const isKeyword = GrammarAST.isKeyword(leaf.grammarSource) && /^\w+$/.test(leaf.text);
        if (isKeyword && !leaf.hidden) yield { offset: leaf.offset, word: leaf.text };
    }
}

test.each(examples)(
    'at each place of $name something or nothing is offered',
    async ({ text }) => {
        const { services, document } = await openFiles(text);
        const provider = services.djagram.lsp.CompletionProvider;
        const textDocument = { uri: document.uri.toString() };
        let offered = 0;
        for (let offset = 0; offset <= text.length; offset++) {
            const position = document.textDocument.positionAt(offset);
            const list = await provider?.getCompletion(document, { textDocument, position });
            for (const item of list?.items ?? []) expect(item.label).toMatch(/\S/);
            offered += list?.items.length ?? 0;
        }
        expect(offered).toBeGreaterThan(0);
    },
    120_000,
);

test.each(examples)(
    'at the end of the beginnings of $name',
    async ({ text }) => {
        // Each 13th: beginnings are parsed anew.
        for (let end = 0; end <= text.length; end += 13) {
            const items = await completionsAt(`${text.slice(0, end)}<|>`);
            expect(Array.isArray(items)).toBe(true);
        }
    },
    120_000,
);

test('in a long file an answer takes no longer', async () => {
    const models = Array.from({ length: 800 }, (_, index) => `  model M${index} { name: Char(20)  other: M${index}? }`);
    const text = `app a {\n${models.join('\n')}\n}\n`;
    const { services, document } = await openFiles(text);
    const position = Position.create(700, '  model M699 { name: '.length);
    const params = { textDocument: { uri: document.uri.toString() }, position };
    await services.djagram.lsp.CompletionProvider?.getCompletion(document, params);
    const start = performance.now();
    for (let i = 0; i < 5; i++) await services.djagram.lsp.CompletionProvider?.getCompletion(document, params);
    expect((performance.now() - start) / 5).toBeLessThan(150);
});
