import { AstUtils, EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import * as ast from '../../../src/language/generated/ast.js';
import { djangoLibrary } from '../../../src/language/library/django-library.js';
import { wordDocumentation } from '../../../src/language/library/word-documentation.js';
import { createServices } from '../../../src/language/services.js';
import { lower } from '../../support/lowering.js';

test('the library’s document reads without an error, and all its names lead somewhere', async () => {
    const { djagram } = createServices(EmptyFileSystem);
    const { document } = djagram.meaning.LibraryDocument.names();
    expect(document.uri.toString()).toBe('builtin:/django.dsl');
    expect(document.parseResult.parserErrors).toEqual([]);
    expect(document.parseResult.lexerErrors).toEqual([]);
    await djagram.references.Linker.link(document);
    expect(document.references.length).toBeGreaterThan(100);
    expect(document.references.filter(({ error }) => error).map(({ $refText }) => $refText)).toEqual([]);
});

test('its text explains itself', () => {
    const { djagram } = createServices(EmptyFileSystem);
    const text = djagram.meaning.LibraryDocument.text();
    expect(text).toContain('field Char = `django.db.models.CharField`(');
    expect(text).toContain('/** The longest');
});

test('each of its words says what it is', () => {
    const { djagram } = createServices(EmptyFileSystem);
    const { document } = djagram.meaning.LibraryDocument.names();
    const comments = djagram.documentation.CommentProvider;
    const words = AstUtils.streamAst(document.parseResult.value).filter(ast.isBuiltinDeclaration).toArray();
    expect(words.length).toBeGreaterThan(250);
    expect(words.filter(word => !comments.getComment(word)).map(({ kind, name }) => `${kind} ${name}`)).toEqual([]);
    const fields = words.filter(({ kind }) => kind === 'serializer_field');
    const options = new Set(fields.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
    expect([...options].filter(option => !wordDocumentation.serializer_option?.[option])).toEqual([]);
});

test('field classes have their places, options and lookups', () => {
    const { fieldClasses } = djangoLibrary();
    const facts = (name: string) => {
        const found = fieldClasses.get(name);
        if (!found) throw new Error(`No field class ${name}.`);
        return found;
    };
    expect(facts('Char')).toMatchObject({
        className: 'CharField',
        module: 'django.db.models',
        positional: ['max_length'],
    });
    expect(facts('Char').emptyIsText).toBe(true);
    expect(facts('Decimal').positional).toEqual(['max_digits', 'decimal_places']);
    expect(facts('Decimal').required).toEqual(['max_digits', 'decimal_places']);
    expect(facts('Slug').options.get('db_index')?.default).toBe('true');
    expect(facts('Integer').emptyIsText).toBe(false);
    expect(facts('DateTime').transforms.get('date')).toBe('Date');
    expect(facts('DateTime').options.get('auto_now')?.types).toEqual(['boolean']);
    expect(facts('ForeignKey').lookups).toEqual(new Set(['exact', 'gt', 'gte', 'in', 'isnull', 'lt', 'lte']));
    expect(facts('Char').postgresLookups?.has('search')).toBe(true);
    expect(facts('JSON').keys).toBe('JSON');
    expect(facts('Array').module).toBe('django.contrib.postgres.fields');
    expect(facts('GenericForeignKey').options.has('null')).toBe(false);
    expect(facts('ForeignKey').options.get('on_delete')?.types).toEqual(['on-delete']);
    for (const name of fieldClasses.keys()) expect(facts(name).documentation.length, name).toBeGreaterThan(8);
    for (const { positional, required, options, name } of fieldClasses.values()) {
        for (const option of [...positional, ...required]) expect(options.has(option), `${name} ${option}`).toBe(true);
    }
    for (const { transforms } of fieldClasses.values()) {
        for (const becomes of transforms.values()) expect(fieldClasses.has(becomes), becomes).toBe(true);
    }
});

test('functions are called as their classes, in snake case', () => {
    const { functions, signals, queryMethods, metaOptions } = djangoLibrary();
    expect(functions.get('trunc_month')?.className).toBe('TruncMonth');
    expect(functions.get('sum')).toMatchObject({ module: 'django.db.models', aggregate: true });
    expect(functions.get('sum')?.returns).toBeUndefined();
    expect(functions.get('count')?.returns).toBe('number');
    expect(functions.get('now')).toMatchObject({ minArguments: 0, maxArguments: 0, returns: 'datetime' });
    expect(functions.get('coalesce')?.maxArguments).toBeUndefined();
    expect(signals.get('post_save')?.module).toBe('django.db.models.signals');
    expect(queryMethods.has('select_related') && !queryMethods.has('delete')).toBe(true);
    expect(metaOptions.get('verbose_name')?.types).toEqual(['string']);
});

test("Django's models are in every project, lowered once", async () => {
    const one = await lower('app a { model Thing { user: auth.User } }');
    const auth = one.apps.find(app => app.name === 'auth');
    expect(auth).toMatchObject({ origin: 'library', module: 'django.contrib.auth' });
    expect(auth?.models.map(model => model.name)).toContain('Permission');
    const user = auth?.models.find(model => model.name === 'AbstractUser');
    expect(user?.fields.map(field => field.name)).toEqual([
        'username',
        'first_name',
        'last_name',
        'email',
        'is_staff',
        'is_active',
        'date_joined',
    ]);
    expect(user?.fields.find(field => field.name === 'date_joined')?.default).toMatchObject({
        kind: 'word',
        word: 'now',
    });
});
