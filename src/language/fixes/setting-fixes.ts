/** Django's own settings, as `setting NAME = value` gives them. */
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import {
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { languageCode, optionOfProject, translatedLanguage } from './project-fixes.js';
import { remove } from './removing.js';
import { changesTo, changeText, changeValue, removeIt, retype } from './rewriting.js';

/** The value of the setting that the finding is about. */
const valueAt = (context: FixContext): ast.Value | undefined => nodeAt(context, ast.isDjangoSetting)?.value;

/** Gives the setting another value. */
const setTo = (value: string): Fixer =>
    function* (context) {
        const range = rangeOf(valueAt(context));
        if (range) yield fixHere(context, `Change to ${value}`, TextEdit.replace(range, value));
    };

/** Without the line, the project has what Djagram generates, which is right. */
const leaveOut: Fixer = function* (context) {
    const name = nodeAt(context, ast.isDjangoSetting)?.key;
    for (const fix of removeIt(context)) yield { ...fix, title: `Remove ${name ?? 'the setting'}` };
};

/** In the order in which they work together; what is not among them may stand anywhere. */
const middlewareInOrder = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.auth.middleware.LoginRequiredMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
];

/** @param given the middleware that is missing, where the finding does not name it */
const addMiddleware = (given?: string): Fixer =>
    function* (context) {
        const list = valueAt(context);
        const name = given ?? word(context, 'name');
        if (!ast.isListValue(list) || !name) return;
        const has = list.items.map(item => (ast.isStringLiteral(item) ? item.value : ''));
        if (has.includes(name)) return;
        const rank = middlewareInOrder.indexOf(name);
        const next = has.findIndex(each => middlewareInOrder.indexOf(each) > rank);
        const before = next < 0 ? undefined : rangeOf(list.items[next])?.start;
        const edit = before
            ? TextEdit.insert(before, `${JSON.stringify(name)}, `)
            : addItem(list, JSON.stringify(name));
        if (edit) yield fixHere(context, `Add ${name.split('.').at(-1)}`, edit);
    };

/** The last of a list. */
function addItem(list: ast.ListValue, text: string): TextEdit | undefined {
    const last = rangeOf(list.items.at(-1))?.end;
    const range = rangeOf(list);
    return last ? TextEdit.insert(last, `, ${text}`) : range && TextEdit.replace(range, `[${text}]`);
}

const entryOf = (value: ast.Value | undefined, key: string): ast.ObjectEntry | undefined =>
    ast.isObjectValue(value) ? value.entries.find(entry => entry.key === key) : undefined;

/** Gives an entry of `{ ... }` a value, whether it is there or not. */
function setEntry(object: ast.ObjectValue, key: string, value: string): TextEdit | undefined {
    const given = rangeOf(entryOf(object, key)?.value);
    if (given) return TextEdit.replace(given, value);
    const last = rangeOf(object.entries.at(-1))?.end;
    const range = rangeOf(object);
    const isClosed = /,\s*$/.test(textOf(object.entries.at(-1)));
    return last
        ? TextEdit.insert(last, `${isClosed ? '' : ','} ${key}: ${value}`)
        : range && TextEdit.replace(range, `{ ${key}: ${value} }`);
}

/** Gives a key of the setting a value. */
const setKey = (
    keyFor: (context: FixContext) => string | undefined,
    valueFor: (key: string) => string | undefined,
): Fixer =>
    function* (context) {
        const object = valueAt(context);
        const key = keyFor(context);
        const value = key === undefined ? undefined : valueFor(key);
        if (!ast.isObjectValue(object) || !key || !value) return;
        const edit = setEntry(object, key, value);
        if (edit) yield fixHere(context, `Write ${key}: ${value}`, edit);
    };

/** What RFC 9700 asks of a provider of tokens, in the words of django-oauth-toolkit. */
const safeValues: Readonly<Record<string, string>> = {
    ALLOWED_REDIRECT_URI_SCHEMES: '["https"]',
    ALLOW_URI_WILDCARDS: 'false',
};

const beSafe = setKey(
    context => word(context, 'setting'),
    key => safeValues[key] ?? 'true',
);

function* addContextProcessor(context: FixContext): Iterable<Fix> {
    const list = valueAt(context);
    const engine = ast.isListValue(list) ? list.items[0] : undefined;
    const name = word(context, 'name');
    if (!ast.isObjectValue(engine) || !name) return;
    const options = entryOf(engine, 'OPTIONS')?.value;
    const processors = entryOf(options, 'context_processors')?.value;
    const text = JSON.stringify(name);
    const edit = ast.isListValue(processors)
        ? addItem(processors, text)
        : ast.isObjectValue(options)
          ? setEntry(options, 'context_processors', `[${text}]`)
          : setEntry(engine, 'OPTIONS', `{ context_processors: [${text}] }`);
    if (edit) yield fixHere(context, `Add ${name.split('.').at(-1)} to the context processors`, edit);
}

/** The only cache is the one that is meant; beside several, one more. */
function* haveDefaultCache(context: FixContext): Iterable<Fix> {
    const object = valueAt(context);
    if (!ast.isObjectValue(object)) return;
    const [only, another] = object.entries;
    const range = rangeOf(only);
    if (only && range && !another) {
        yield fixHere(context, `Call it 'default'`, TextEdit.replace(range, `default: ${textOf(only.value)}`));
        return;
    }
    const edit = setEntry(object, 'default', '{ BACKEND: "django.core.cache.backends.locmem.LocMemCache" }');
    if (edit) yield fixHere(context, "Add a cache 'default'", edit);
}

/** A text within a setting, wherever it stands. */
const changeInside = (name: string, change: (text: string) => string | undefined): Fixer =>
    function* (context) {
        const wrong = word(context, name);
        const right = wrong === undefined ? undefined : change(wrong);
        if (wrong && right && right !== wrong)
            yield* changesTo(context, JSON.stringify(wrong), [JSON.stringify(right)]);
    };

function* textIfInvalid(context: FixContext): Iterable<Fix> {
    const list = valueAt(context);
    const engine = ast.isListValue(list) ? list.items[0] : undefined;
    const range = rangeOf(entryOf(entryOf(engine, 'OPTIONS')?.value, 'string_if_invalid')?.value);
    if (range) yield fixHere(context, 'Change to ""', TextEdit.replace(range, '""'));
}

/** Settings of which a single entry leaves out what the project needs, or of which a text would be no better. */
const completeOrNot = new Set(['INSTALLED_APPS', 'MIDDLEWARE', 'TEMPLATES', 'TIME_ZONE']);

function* mendType(context: FixContext): Iterable<Fix> {
    const value = valueAt(context);
    if (completeOrNot.has(word(context, 'setting') ?? '')) return;
    if (word(context, 'expected') !== 'a list') yield* retype('expected')(context);
    else if (!ast.isObjectValue(value) && !ast.isNullLiteral(value)) yield* beList(context);
}

function* beList(context: FixContext): Iterable<Fix> {
    const value = valueAt(context);
    const range = rangeOf(value);
    if (range) yield fixHere(context, `Change to [${textOf(value)}]`, TextEdit.replace(range, `[${textOf(value)}]`));
}

/** The project's own language among those that it offers. */
function* offerLanguage(context: FixContext): Iterable<Fix> {
    const code = word(context, 'code');
    const last = nodeAt(context, ast.isProjectDeclaration)
        ?.items.filter(ast.isProjectOption)
        .find(({ key }) => key === 'languages')
        ?.values.at(-1);
    const end = rangeOf(last)?.end;
    if (code && end) yield fixHere(context, `Add "${code}" to languages`, TextEdit.insert(end, `, "${code}"`));
    const own = rangeOf(optionOfProject(context, 'language_code', code));
    const first = rangeOf(optionOfProject(context, 'languages'));
    if (own && first) {
        const instead = context.document.textDocument.getText(first);
        yield fixHere(context, `Change language_code to ${instead}`, TextEdit.replace(own, instead));
    }
}

/** Of the class that is nearest to what is written, Django's own. */
function* nameCounter(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    const [, kind = 'Big'] = /^(?:\w+\.)*((?:Big|Small)?)Auto(?:Field)?$/i.exec(name ?? '') ?? [];
    const size = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
    const right = `"django.db.models.${size}AutoField"`;
    const text = foundText(context);
    const written = name === undefined ? undefined : [JSON.stringify(name), name].find(each => text.endsWith(each));
    if (written !== undefined)
        yield fixHere(context, `Change to ${right}`, replaced(context, text.slice(0, -written.length) + right));
}

/** Either the setting or `"*"` among the origins. */
const allOrigins = (context: FixContext): string =>
    foundText(context).startsWith('"') ? `Remove ${foundText(context)}` : 'Remove CORS_ALLOW_ALL_ORIGINS';

/** Mails go where they are sent. */
const smtp = '"django.core.mail.backends.smtp.EmailBackend"';

/** What is found in Django's own settings. */
export const settingFixes: FixTable = {
    'admin.E402': offered(addContextProcessor),
    'admin.E403': offered(leaveOut),
    'admin.E404': offered(addContextProcessor),
    'admin.E408': offered(addMiddleware()),
    'admin.E409': offered(addMiddleware()),
    'admin.E410': offered(addMiddleware()),
    'admin.W411': offered(addContextProcessor),
    'auth.E013': offered(addMiddleware('django.contrib.auth.middleware.AuthenticationMiddleware')),
    'caches.E001': offered(haveDefaultCache),
    'credentials-for-all-origins': offered(remove(allOrigins)),
    'default-auto-field': offered(nameCounter),
    'mail.E001': offered(changeInside('backend', () => smtp.slice(1, -1))),
    'mail.W001': offered(
        setKey(
            () => 'default',
            () => `{ BACKEND: ${smtp} }`,
        ),
    ),
    'oauth2_provider.E001': offered(
        setKey(
            () => 'REFRESH_TOKEN_GRACE_PERIOD_SECONDS',
            () => '0',
        ),
    ),
    'oauth2_provider.E002': offered(beSafe),
    'oauth2_provider.E003': offered(beSafe),
    'oauth2_provider.E004': offered(beSafe),
    'oauth2_provider.E005': offered(beSafe),
    'oauth2_provider.W003': offered(beSafe),
    'oauth2_provider.W004': offered(beSafe),
    'oauth2_provider.W005': offered(beSafe),
    'oauth2_provider.W006': offered(beSafe),
    'oauth2_provider.W007': offered(beSafe),
    'oauth2_provider.W008': offered(beSafe),
    'oauth2_provider.W009': offered(beSafe),
    'oauth2_provider.W010': offered(beSafe),
    'rest_framework.W001': offered(
        setKey(
            () => 'DEFAULT_PAGINATION_CLASS',
            () => '"rest_framework.pagination.PageNumberPagination"',
        ),
    ),
    'security.E023': offered(setTo('"same-origin"')),
    'security.E024': offered(setTo('"same-origin"')),
    'security.E102': offered(leaveOut),
    'security.E026': offered(leaveOut),
    'setting-beside-mailers': offered(leaveOut),
    'package-not-for-django': offered(leaveOut),
    'security.W001': offered(addMiddleware('django.middleware.security.SecurityMiddleware')),
    'security.W002': offered(addMiddleware('django.middleware.clickjacking.XFrameOptionsMiddleware')),
    'security.W003': offered(addMiddleware('django.middleware.csrf.CsrfViewMiddleware')),
    'security.W004': offered(setTo('31536000')),
    'security.W005': offered(setTo('true')),
    'security.W006': offered(setTo('true')),
    'security.W008': offered(setTo('true')),
    'security.W009': offered(leaveOut),
    'security.W010': offered(setTo('true')),
    'security.W011': offered(setTo('true')),
    'security.W012': offered(setTo('true')),
    'security.W013': offered(setTo('true')),
    'security.W014': offered(setTo('true')),
    'security.W015': offered(setTo('true')),
    'security.W016': offered(setTo('true')),
    'security.W018': offered(setTo('false')),
    'security.W019': offered(setTo('"DENY"')),
    'security.W020': offered(leaveOut),
    'security.W021': offered(setTo('true')),
    'security.W022': offered(setTo('"same-origin"')),
    'security.W025': offered(leaveOut),
    'setting-module-missing': offered(leaveOut),
    'setting-type': offered(firstOf(mendType, leaveOut)),
    'sites.E101': sure(changeValue(value => /^"(\d+)"$/.exec(value)?.[1])),
    'staticfiles.E001': sure(beList),
    'staticfiles.E002': offered(leaveOut),
    'staticfiles.E003': sure(changeInside('prefix', prefix => prefix.replace(/\/+$/, ''))),
    'staticfiles.E005': offered(
        setKey(
            () => 'staticfiles',
            () => '{ BACKEND: "django.contrib.staticfiles.storage.StaticFilesStorage" }',
        ),
    ),
    'templates.E002': offered(textIfInvalid),
    'unknown-language': offered(changeText(translatedLanguage)),
    'translation.E002': offered(changeInside('code', languageCode)),
    'translation.E003': offered(changeInside('code', languageCode)),
    'translation.E004': offered(offerLanguage),
};
