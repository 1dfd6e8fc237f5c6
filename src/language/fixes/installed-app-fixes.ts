/** What is and is not among INSTALLED_APPS. */
import { AstUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, type Fixer, fixAt, fixHere, nodeAt, rangeOf, word } from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { removalOf } from './removing.js';

/** The list that the finding is about, or that of the file where it is found elsewhere. */
function installedApps(context: FixContext): ast.ListValue | undefined {
    const settings = [
        nodeAt(context, ast.isDjangoSetting),
        ...AstUtils.streamAst(context.document.parseResult.value).filter(ast.isDjangoSetting),
    ];
    const value = settings.find(setting => setting?.key === 'INSTALLED_APPS')?.value;
    return ast.isListValue(value) ? value : undefined;
}

/** @param given what is missing, where the finding does not name it */
const addApp = (given?: string): Fixer =>
    function* (context): Iterable<Fix> {
        const list = installedApps(context);
        const name = given ?? word(context, 'name');
        const range = rangeOf(list);
        if (!list || !range || !name) return;
        const has = new Set(list.items.map(item => (ast.isStringLiteral(item) ? item.value : '')));
        const missing = [name, ...(needs[name] ?? [])].filter(each => !has.has(each));
        const last = rangeOf(list.items.at(-1))?.end;
        const text = missing.map(each => JSON.stringify(each)).join(', ');
        const edit = last ? TextEdit.insert(last, `, ${text}`) : TextEdit.replace(range, `[${text}]`);
        yield fixAt(list, `Add ${name}`, edit);
    };

/** What Django's own apps need beside them. */
const needs: Readonly<Record<string, readonly string[]>> = {
    'django.contrib.admin': ['auth', 'contenttypes', 'messages', 'sessions'].map(name => `django.contrib.${name}`),
    'django.contrib.auth': ['django.contrib.contenttypes'],
};

function* removeSecondApp(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    const items = installedApps(context)?.items ?? [];
    const range = rangeOf(items.findLast(item => ast.isStringLiteral(item) && item.value === name));
    if (range) yield fixHere(context, `Remove the second '${name}'`, ...removalOf(context.document, range));
}

/** Out of the list, or of the statement that adds to it. */
function* removeApp(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    const statement = nodeAt(context, ast.isProjectOption);
    const items = statement?.key === 'installed_apps' ? statement.values : (installedApps(context)?.items ?? []);
    const item = items.find(each => ast.isStringLiteral(each) && each.value === name);
    const range = rangeOf(items.length === 1 && statement ? statement : item);
    if (item && range) yield fixHere(context, `Remove '${name}'`, ...removalOf(context.document, range));
}

/** What is found in INSTALLED_APPS. */
export const installedAppFixes: FixTable = {
    'admin.E406': offered(addApp()),
    'app-installed-twice': sure(removeSecondApp),
    'app-left-out': offered(addApp()),
    'app-not-installed': offered(addApp()),
    'installed-app-missing': offered(removeApp),
    'postgres.E005': offered(addApp('django.contrib.postgres')),
};
