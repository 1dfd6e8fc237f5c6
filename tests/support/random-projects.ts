/** Projects of several files, made up by fast-check: parts of our examples and fixtures, and small ones of all that the language has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { blocksOf } from './blocks.js';

/** Texts by the file's name below the workspace's folder. */
export type Files = Readonly<Record<string, string>>;

export const fileNames = ['a.dsl', 'b.dsl', 'project.dsl', 'deep/c.dsl', 'deep/er/d.dsl'] as const;

const fileName = fc.constantFrom(...fileNames);

/** What stands for a name in a template. The first are the likeliest to be there. */
const pools: Readonly<Record<string, readonly string[]>> = {
    App: ['alpha', 'beta'],
    Model: ['Item', 'Part', 'Tag', 'Person'],
    Base: ['Dated', 'Item', 'Owned', 'beta.Owned', 'Person', 'auth.AbstractUser', 'Lost', '`mixins.Foreign`'],
    Target: ['Item', 'Part', 'Tag', 'Person', 'alpha.Item', 'beta.Part', 'Cheap', 'auth.User', 'Dated', 'Lost'],
    Enum: ['Kind', 'Level'],
    Type: [
        'Char(40)',
        'Kind',
        'Integer',
        'Text',
        'Decimal(10, 2)',
        'Short',
        'beta.Level',
        'Date',
        'Slug(unique)',
        'Lost',
    ],
    field: ['name', 'kind', 'owner', 'parent', 'amount', 'parts', 'made', 'lost'],
    relation: ['owner', 'parent', 'parts', 'thing'],
    path: [
        'name',
        'kind',
        'owner.name',
        'parent.parent.kind',
        'amount',
        'items.amount',
        'part.kind',
        'parts',
        'lost',
        'pk',
    ],
    back: ['items', 'parts', 'children', 'back_%(class)s', 'kind'],
    member: ['small', 'large', 'none'],
    Serializer: ['ItemRow', 'ItemFull', 'PartRow', 'Free'],
    group: ['api', 'pages'],
    route: ['items', 'parts', 'home'],
    graph: ['net', 'drawn'],
    row: ['one', 'two', 'three'],
    scope: ['things:read', 'things:write'],
    client: ['desk', 'robot'],
    vendor: ['sqlite', 'postgresql', 'mysql'],
    number: ['1', '40', '0', '200'],
    word: ['Things', 'Wörter', 'a \\"b\\"', '😀'],
};

/** `{Model}` is one of that pool's names: which one, the numbers say in turn. */
const filled = (...templates: readonly string[]): fc.Arbitrary<string> =>
    fc
        .record({
            template: fc.constantFrom(...templates),
            numbers: fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
        })
        .map(({ template, numbers }) => {
            let place = 0;
            return template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
                const pool = pools[name];
                return pool ? (pool[(numbers[place++ % numbers.length] ?? 0) % pool.length] as string) : whole;
            });
        });

const block = (head: fc.Arbitrary<string>, line: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc
        .tuple(head, fc.array(line, { maxLength }))
        .map(([first, lines]) => `${first} {\n${lines.map(one => `  ${one}\n`).join('')}}\n`);

const modelLine = fc.oneof(
    {
        weight: 4,
        arbitrary: filled(
            '{field}: {Type}',
            '{field}: {Type}?',
            '{field}: {Type}(help_text="{word}")',
            '{field}: {Enum} = {member}',
            '{field}: Char?(max_length={number}, choices=[["a", "A"]]) = "a"',
            '{field}: Integer computed {path} + 1',
            '{field}: Char(20) renamed_from {field}',
        ),
    },
    {
        weight: 4,
        arbitrary: filled(
            '{relation}: {Target}',
            '{relation}: {Target}?(on_delete=SET_NULL, related_name={back})',
            '{relation}: {Target}(related_name="{back}", related_query_name={back})',
            '{relation}: one {Target}?(related_name={back})',
            '{relation}: {Target}[](related_name={back}, blank)',
            '{relation}: {Target}[](through={Target})',
            '{relation}: {Target}(to_field={field}, limit_choices_to=({path} = {member}))',
            '{relation}: any',
            '{relation}: {Target}[] by {relation}',
        ),
    },
    {
        weight: 3,
        arbitrary: filled(
            'ordering -{path}, {path}',
            'unique {path}, {path} where {path} = {member} as {field}_once',
            'index {field}, -{path}',
            'check {path} > {number} as {field}_positive',
            'permissions { {field} "{word}" }',
            'str "{{path}}, {{field}}"',
            'queryset live = filter({path} = {member}).annotate(n = count({path})).order_by(-n)',
            'manager chosen where {path} = {member}',
            'on post_save -> `alpha.handlers.{field}`',
            'on changed -> `alpha.handlers.{field}`',
            'allow read where {path} = request.user or request.client = {client}',
            'allow write where {relation}.{field} = {member} and not {path} is null',
            'admin { list_display {path}, {path}  list_filter {path}  inlines {Target} }',
            'verbose_name "{word}"',
            'db_table "{field}"',
            'default_related_name {back}',
            'get_latest_by {path}',
        ),
    },
);

const model = block(
    filled(
        'model {Model}',
        'model {Model}',
        'model {Model}',
        'model {Model} extends {Base}',
        'model {Model} extends {Base}, {Base}',
        'abstract model Dated',
        'abstract model Owned extends {Base}',
        'proxy model Cheap of {Target}',
        'model {Model} renamed_from {Model}',
        '/** {word} */\nmodel {Model}',
    ),
    modelLine,
    5,
);

const serializer = block(
    filled(
        'serializer {Serializer} of {Target}',
        'serializer {Serializer} extends {Serializer} of {Target}',
        'hyperlinked serializer {Serializer} of {Target}',
        'serializer Free',
    ),
    filled(
        'fields *',
        'fields id, {path}, {path}',
        'read_only_fields {path}',
        'exclude {field}',
        '{relation}: {Serializer}',
        '{relation}: {Serializer}[](writable)',
        '{relation}: {Serializer}(write_by={field})',
        '{field}: Char(max_length={number})',
        '{field}: method',
        'depth 1',
    ),
    4,
);

const otherItem = fc.oneof(
    filled(
        'enum {Enum} { small  large "{word}" }\n',
        'enum {Enum}: int { small = {number}  large = 2 "Large"  {member} = 3 }\n',
        'field Short = `alpha.fields.ShortField`(max_length)\n',
        'task clean(days: int = {number}) every "0 3 * * *"\n',
        'command import_things(path: str) "{word}"\n',
        'signal changed(item)\n',
    ),
    serializer,
);

const appItem = fc.oneof({ weight: 5, arbitrary: model }, { weight: 3, arbitrary: otherItem });

const app = fc
    .tuple(filled('app {App}', 'app {App}', 'app {App} "{word}"'), fc.array(appItem, { maxLength: 4 }))
    .map(([head, items]) => `${head} {\n${items.join('').replace(/^(?=.)/gm, '  ')}}\n`);

const routeLine = filled(
    'route "{route}/" viewset {Target} as {route}',
    'route "{route}/" viewset {Target} as {route} { serializer {Serializer}  serializer {Serializer} for list  filterset_fields {path}(lt, gte), {path}  search_fields {path} }',
    'route "{route}/<int:pk>/" detail {Target}',
    'route "{route}/<int:{route}>/{route}/" viewset {Target} under {route} by {relation}',
    'route "{route}/new/" create {Target} { fields {path}, {field}  set {field} = request.user  login_required }',
    'route "{route}/act/" viewset {Target} { action publish POST detail { set {field} = {member} }  required_scopes {scope} for publish }',
    'route "{graph}/" graph {graph}',
    'route "old/" redirect {route}',
    'route "{group}/" include {group}',
    'route "search/" htmx {Target} { search_fields {path} }',
    'route "" template "home.html" as home',
    'required_scopes {scope}',
    'authentication oauth2',
    'permission_classes IsAuthenticated',
    'pagination page_number {number}',
    'ordering {path}',
);

const routes = block(filled('routes {group} "{group}/" in {App}', 'routes {group} ""'), routeLine, 4);

const graph = block(
    filled('graph {graph} directed', 'graph {graph} "{word}"'),
    filled(
        'nodes {Target} where {path} = {member} { label {field}  fillcolor by {field} { small: "red"  {member}: "blue" } }',
        'nodes {Target} { label {path} }',
        'edges alpha.Item.{relation} "{word}"',
        'edges beta.Part.{relation} { style dashed }',
        'node {row} [shape=box, color="red"]',
        '{row} -> {row}',
        '{row} -- {row} -- {row} "{word}"',
        'cluster {graph} { node {row}\n {row} -> {row} }',
        'rankdir LR',
        'limit {number}',
    ),
    4,
);

const fixture = block(
    filled('fixture demo', 'fixture more'),
    filled(
        'alpha.Item {row} { name: "{word}"  kind: {member}  {relation}: {row} }',
        'alpha.{Model} {row} { {field}: {number}  parts: [{row}, {row}] }',
        'beta.{Model} {row} { {field}: "{word}" }',
        'auth.User {row} { username: "{row}"  password: "!" }',
    ),
    3,
);

const oauth2 = block(
    fc.constant('oauth2'),
    filled(
        'scope {scope} "{word}"',
        'scope {scope}',
        'client {client} scopes {scope}',
        'client {client} "{word}" scopes {scope}, {scope}',
        'grants client_credentials',
        'access_token_lifetime 15m',
    ),
    4,
);

const backend = block(
    filled('backend local', 'backend remote'),
    filled('base_url "http://127.0.0.1:8000/"', 'client {client}', 'timeout 10s'),
    3,
);

const request = block(
    filled(
        'request try_{route} GET {group}.{route}.list on local',
        'request try_{route} POST {group}.{route} on remote',
    ),
    filled(
        'query {field} = {member}',
        'query {path} > {number}',
        'expect status 200',
        'expect json results[0].{field} = "a"',
    ),
    3,
);

export const projectBlock = block(
    filled('project one', 'project two'),
    filled(
        'database default {vendor}',
        'database default postgresql env DATABASE_URL in production',
        'django "5.2"',
        'django "6.0"',
        'user_model alpha.{Model}',
        'user_model beta.{Model}',
        'title "{word}"',
        'cors "https://example.org"',
        'default_auto_field "django.db.models.AutoField"',
        'default_auto_field "{word}"',
        'time_zone "{word}"',
        'language_code "{word}"',
        'setting USE_I18N = False',
        'setting APPEND_SLASH = False in production',
        'cache default locmem in {word}',
    ),
    6,
);

/** One that stands in a file. */
export const declaration = fc.oneof(
    { weight: 6, arbitrary: app },
    { weight: 1, arbitrary: appItem },
    { weight: 2, arbitrary: routes },
    { weight: 1, arbitrary: graph },
    { weight: 1, arbitrary: fixture },
    { weight: 1, arbitrary: oauth2 },
    { weight: 1, arbitrary: fc.oneof(backend, request) },
    { weight: 1, arbitrary: projectBlock },
);

/** One that stands in an app. */
export const appDeclaration = appItem;
export const anyLine = fc.oneof({ weight: 4, arbitrary: modelLine }, { weight: 1, arbitrary: routeLine });

const madeUp = fc
    .record({
        project: fc.option(fc.tuple(fileName, projectBlock), { freq: 5 }),
        parts: fc.array(fc.tuple(fileName, declaration), { minLength: 1, maxLength: 7 }),
    })
    .map(({ project, parts }) => inFiles(project ? [project, ...parts] : parts));

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The declarations of each of our examples and fixtures. */
const written: readonly (readonly string[])[] = [folder('../../examples'), folder('../fixtures/django')]
    .flatMap(root => readdirSync(root, { withFileTypes: true }).map(entry => join(root, entry.name)))
    .filter(path => !path.endsWith('.dsl'))
    .map(path =>
        readdirSync(path)
            .filter(name => name.endsWith('.dsl'))
            .sort()
            .flatMap(name => {
                const text = readFileSync(join(path, name), 'utf8');
                return blocksOf(text).map(({ start, end }) => text.slice(start, end));
            }),
    );

/** Some declarations of one of our own projects, spread over files. */
const taken = fc.constantFrom(...written).chain(declarations =>
    fc
        .record({
            chosen: fc.subarray([...declarations], {
                minLength: Math.min(3, declarations.length),
                maxLength: Math.min(8, declarations.length),
            }),
            places: fc.array(fileName, { minLength: declarations.length, maxLength: declarations.length }),
        })
        .map(({ chosen, places }) =>
            inFiles(chosen.map((text, index) => [places[index] as string, `${text.trim()}\n`])),
        ),
);

export const projectFiles: fc.Arbitrary<Files> = fc
    .record({
        files: fc.oneof({ weight: 3, arbitrary: madeUp }, { weight: 1, arbitrary: taken }),
        lineEnd: fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r'),
    })
    .map(({ files, lineEnd }) =>
        lineEnd === '\n'
            ? files
            : Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', lineEnd)])),
    );

function inFiles(parts: readonly (readonly [name: string, text: string])[]): Files {
    const files: Record<string, string> = {};
    for (const [name, text] of parts) files[name] = name in files ? `${files[name]}\n${text}` : text;
    return files;
}
