/** What is put into the text, in which order it is offered, and names that are found by another word than they are written with. */

import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createServices } from '../../../src/language/services.js';
import { checkCompletion, completionsAt, openFiles } from '../../support/lsp.js';

/** Two apps, with `text` as the lines of a model of the second. */
const apps = (text: string): string => `app people {
  enum Role { guest  staff }
  abstract model Named { name: Char(80) }
  model Member extends auth.AbstractUser { role: Role = guest }
  model House { rooms: Integer }
  serializer MemberBrief of Member { fields id }
}
project club { django "5.2"  user_model people.Member }
app books {
  model Book {
    owner: people.Member
    ${text}
  }
}
`;

/** As an editor sorts them. */
const labelsInOrder = (items: readonly CompletionItem[]): string[] =>
    items
        .map(({ sortText, label }) => ({ label, key: `${sortText ?? label}\0${label}` }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ label }) => label);

/** The text after the item with this label was chosen, its snippet as the editor first shows it. */
async function choosing(text: string, label: string): Promise<string> {
    const item = (await completionsAt(text)).find(one => one.label === label);
    if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`'${label}' is not offered.`);
    const [cursorless] = [text.replace('<|>', '')];
    const document = TextDocument.create('file:///main.dsl', 'djagram', 1, cursorless);
    return TextDocument.applyEdits(document, [item.textEdit]);
}

test.each([
    ['a field type', apps('home: Hou<|>'), ['people.House'], ['auth.User']],
    [
        'a field type, before anything is written',
        apps('home: <|>'),
        ['people.House', 'people.Role'],
        ['auth.Group', 'people.Named'],
    ],
    ['a model of Django', apps('groups: Gro<|>'), ['auth.Group'], []],
    ['the user of the project alone', apps('who: User<|>'), [], ['auth.User']],
    [
        'what a model extends',
        apps('x: Integer\n  }\n  model Copy extends AbstractB<|> {'),
        ['auth.AbstractBaseUser'],
        [],
    ],
    [
        'the model of a route',
        `${apps('x: Integer')}routes api "" in books { route "m/" viewset Mem<|> }`,
        ['people.Member'],
        ['people.MemberBrief'],
    ],
    [
        'the serializer of a route',
        `${apps('x: Integer')}routes api "" in books { route "m/" viewset people.Member { serializer Mem<|> } }`,
        ['people.MemberBrief'],
        ['people.Member'],
    ],
    [
        'the rows of a graph',
        `${apps('x: Integer')}graph g { nodes <|> }`,
        ['people.House', 'books.Book'],
        ['people.Named', 'auth.Group'],
    ],
    [
        'who may log in',
        apps('x: Integer').replace('user_model people.Member', 'user_model <|>'),
        ['people.Member'],
        ['people.House', 'books.Book'],
    ],
])('%s is offered with its app', (_, text, has, not) => checkCompletion(text, { has, not }));

test('what is offered with its app is written with it, in the place of what was begun', async () => {
    expect(await choosing('app a { model House { n: Integer } }\napp b { model B { home: Hou<|> } }', 'a.House')).toBe(
        'app a { model House { n: Integer } }\napp b { model B { home: a.House } }',
    );
});

test.each([
    ['Django', 'x: CharFie<|>', 'Char', 'x: Char(${1:100})'],
    ['Django, in small letters', 'x: booleanf<|>', 'Boolean', 'x: Boolean'],
    ['databases', 'x: varch<|>', 'Char', 'x: Char(${1:100})'],
    ['other languages', 'x: timest<|>', 'DateTime', 'x: DateTime'],
    ['Django, of one row', 'x: Foreign<|>', 'ForeignKey', 'x: ${1:Model}'],
    ['Django, of one row of each', 'x: OneTo<|>', 'OneToOneField', 'x: one ${1:Model}'],
    ['Django, of several rows', 'x: ManyTo<|>', 'ManyToManyField', 'x: ${1:Model}[]'],
])('types are found by the words of %s', async (_, line, label, expected) => {
    const wrap = (text: string): string => `app a {\n  model A {\n    ${text}\n  }\n}`;
    expect(await choosing(wrap(line), label)).toBe(wrap(expected));
});

test.each([
    ['a type in front of its options', 'x: Dec<|>(8, 2)', 'Decimal', 'x: Decimal(8, 2)'],
    ['a function in front of its arguments', 'check low<|>(name) = "a"', 'lower', 'check lower(name) = "a"'],
    ['a method of rows', 'queryset q = fil<|>', 'filter', 'queryset q = filter($0)'],
    ['a method of rows in front of its arguments', 'queryset q = fil<|>(ok)', 'filter', 'queryset q = filter(ok)'],
    ['a method that needs no arguments', 'queryset q = al<|>', 'all', 'queryset q = all'],
    ['a method that names what it adds', 'queryset q = anno<|>', 'annotate', 'queryset q = annotate($0)'],
])('%s is completed without what is there already', async (_, line, label, expected) => {
    const wrap = (text: string): string =>
        `app a {\n  model A {\n    name: Char(9)\n    ok: Boolean\n    ${text}\n  }\n}`;
    expect(await choosing(wrap(line), label)).toBe(wrap(expected));
});

test('a declaration brings its block where nothing stands behind the word', async () => {
    expect(await choosing('app a {\n  mod<|>\n}', 'model')).toContain('model ${1:Name} {');
    expect(await choosing('app a {\n  mod<|> Book { n: Integer }\n}', 'model')).toBe(
        'app a {\n  model Book { n: Integer }\n}',
    );
});

test('in a graph, the defaults of graphs are no other graph', async () => {
    expect(await choosing('graph g {\n  gra<|>\n}', 'graph')).toBe('graph g {\n  graph\n}');
});

test('what is meant comes first', async () => {
    const first = async (line: string): Promise<string | undefined> =>
        labelsInOrder(await completionsAt(apps(`role: people.Role\n    ${line}`)))[0];
    expect(await first('check role = <|>')).toBe('guest');
    expect(await first('queryset q = filter(owner.role in [<|>])')).toBe('guest');
    expect(await first('allow read where owner = <|>')).toBe('request');
    expect(await first('check <|>')).toBe('owner');
});

test.each([
    ['operations', apps('allow read, <|>'), ['write', 'create'], ['read']],
    ['targets', 'project p { deploy docker, <|> }', ['heroku', 'compose'], ['docker']],
    ['methods', 'app a { model A { n: Integer } }\nroutes r "" in a { route "x/" view x GET, <|> }', ['POST'], ['GET']],
    ['a queryset, which cannot call itself', apps('queryset q = <|>'), ['filter'], ['q']],
])('a list does not offer again what it has: %s', (_, text, has, not) => checkCompletion(text, { has, not }));

test.each([
    [
        'options of a relation to many',
        apps('friends: people.Member[](<|>)'),
        ['related_name', 'through'],
        ['null', 'unique', 'max_length', 'primary_key', 'db_index'],
    ],
    [
        'edges, which run along relations',
        `${apps('pages: Integer')}graph g { edges books.Book.<|> }`,
        ['owner'],
        ['pages', 'owner_id', 'pk', 'id'],
    ],
    ['one row of each', apps('x: one <|>'), ['Book', 'people.House'], ['computed', 'by', 'renamed_from']],
    ['the status of an answer', 'request r GET "/" { expect status <|> }', ['200', '404'], []],
])('only what makes sense is offered: %s', (_, text, has, not) => checkCompletion(text, { has, not }));

test('an editor that knows no snippets gets plain text', async () => {
    const services = createServices(EmptyFileSystem);
    const provider = services.djagram.lsp.CompletionProvider;
    const { document, cursors } = await openFiles('app a {\n  model A { x: Dec<|> }\n}\n', { services });
    (provider as { initialize?(params: object): void }).initialize?.({
        capabilities: { textDocument: { completion: {} } },
    });
    const [position] = cursors;
    if (!position) throw new Error('No cursor.');
    const list = await provider?.getCompletion(document, { textDocument: { uri: document.uri.toString() }, position });
    const item = list?.items.find(({ label }) => label === 'Decimal');
    expect(item?.textEdit?.newText).toBe('Decimal(10, 2)');
});

test.each([
    ['names', 'setting SECURE_HS<|>', ['SECURE_HSTS_SECONDS', 'SECURE_HSTS_PRELOAD'], ['DEBUG']],
    ['a text that is one of few', 'setting X_FRAME_OPTIONS = "<|>"', ['DENY', 'SAMEORIGIN'], ['Lax']],
    ['a truth value', 'setting SECURE_SSL_REDIRECT = <|>', ['true', 'false'], ['DENY']],
    ['time zones', 'time_zone "Europe/Be<|>"', ['Europe/Berlin', 'Europe/Belgrade'], ['Africa/Cairo']],
    ['time zones, without quotes yet', 'time_zone <|>', ['UTC', 'Asia/Tokyo'], ['true', 'null']],
    ['languages', 'language_code "<|>"', ['de', 'pt-br'], ['UTC']],
    ['versions of Django', 'django "<|>"', ['5.2', '6.0'], []],
    ['nothing where any text will do', 'title "<|>"', [], ['UTC', 'de']],
])('settings are completed: %s', (_, line, has, not) => checkCompletion(`project p {\n  ${line}\n}`, { has, not }));

test('a setting is written with its sign, and its text with its quotes', async () => {
    const wrap = (text: string): string => `project p {\n  ${text}\n}`;
    expect(await choosing(wrap('setting DEB<|>'), 'DEBUG')).toBe(wrap('setting DEBUG = '));
    expect(await choosing(wrap('setting DEB<|> = true'), 'DEBUG')).toBe(wrap('setting DEBUG = true'));
    expect(await choosing(wrap('time_zone <|>'), 'UTC')).toBe(wrap('time_zone "UTC"'));
    expect(await choosing(wrap('time_zone "Europe/Ber<|>"'), 'Europe/Berlin')).toBe(wrap('time_zone "Europe/Berlin"'));
});
