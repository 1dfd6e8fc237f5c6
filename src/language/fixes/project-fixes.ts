/** Settings of the project, of its databases, OAuth2, tasks and commands. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import { translatedLanguages } from '../../checks/settings/translated-languages.js';
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
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { removalOf } from './removing.js';
import { changesTo, changeText, didYouMean, removeIt, rename } from './rewriting.js';

/** The value of a line of the project block, wherever in the block something was found about it. */
export const optionOfProject = (context: FixContext, key: string, value?: string): ast.Value | undefined =>
    nodeAt(context, ast.isProjectDeclaration)
        ?.items.filter(ast.isProjectOption)
        .filter(option => option.key === key)
        .flatMap(({ values }) => values)
        .find(each => value === undefined || textOf(each) === JSON.stringify(value));

/** Writes other texts for the value of a line of the project block. */
const changeOption = (
    key: string,
    param: string,
    instead: (written: string, context: FixContext) => readonly (string | undefined)[],
): Fixer =>
    function* (context) {
        const written = word(context, param);
        const range = written === undefined ? undefined : rangeOf(optionOfProject(context, key, written));
        if (!range || written === undefined) return;
        for (const text of instead(written, context)) {
            if (text !== undefined && text !== written) {
                yield fixHere(context, `Change to "${text}"`, TextEdit.replace(range, JSON.stringify(text)));
            }
        }
    };

/** `de_DE` is a locale's name; Django wants `de-de`. */
export const languageCode = (code: string): string | undefined => {
    const changed = code.trim().replaceAll('_', '-').replace(/-+$/, '').toLowerCase();
    return /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(changed) ? changed : undefined;
};

/** The code that is meant, or that of all countries with its language. */
export function translatedLanguage(code: string): string | undefined {
    const written = languageCode(code) ?? '';
    const candidates = [written, written.split('-')[0] ?? '', ...nearestNames(written, translatedLanguages)];
    return candidates.find(candidate => translatedLanguages.has(candidate));
}

function versionsNear(written: string, context: FixContext): readonly string[] {
    const versions = words(context, 'versions');
    const isOlder = Number.parseFloat(written) < Number.parseFloat(versions[0] ?? '');
    return isOlder ? versions.slice(0, 1) : versions.slice(-1);
}

/** An origin has a scheme and a host, and nothing behind them. */
export function originOf(text: string): string | undefined {
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`;
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(withScheme)?.[0];
}

/** A database or cache that the others stand beside. */
function* callDefault(context: FixContext): Iterable<Fix> {
    const store = nodeAt(context, node => ast.isDatabaseSetting(node) || ast.isCacheSetting(node)) as
        | ast.DatabaseSetting
        | undefined;
    const name = GrammarUtils.findNodeForProperty(store?.$cstNode, 'name')?.range;
    if (name) yield fixHere(context, "Rename to 'default'", TextEdit.replace(name, 'default'));
}

/** Takes a grant away; programs that ask for themselves keep one. */
const removeGrant = (grant: string): Fixer =>
    function* (context) {
        const setting = nodeAt(context, ast.isOAuthDeclaration)?.items.find(ast.isGrantsSetting);
        const nodes = GrammarUtils.findNodesForProperty(setting?.$cstNode, 'grants');
        const range = nodes.find(({ text }) => text === grant)?.range;
        if (!range) return;
        if (nodes.length === 1) {
            yield fixHere(context, "Change to 'authorization_code'", TextEdit.replace(range, 'authorization_code'));
        } else yield fixHere(context, `Remove '${grant}'`, ...removalOf(context.document, range));
    };

const addGrant: Fixer = function* (context) {
    const setting = nodeAt(context, ast.isOAuthDeclaration)?.items.find(ast.isGrantsSetting);
    const last = GrammarUtils.findNodesForProperty(setting?.$cstNode, 'grants').at(-1);
    if (last)
        yield fixHere(context, "Add 'client_credentials'", TextEdit.insert(last.range.end, ', client_credentials'));
};

/** Types of parameters by what people call them elsewhere. */
const typesByOtherNames: Readonly<Record<string, string>> = {
    text: 'str',
    string: 'str',
    char: 'str',
    integer: 'int',
    number: 'int',
    decimal: 'float',
    double: 'float',
    boolean: 'bool',
    file: 'path',
};

function* changeParameterType(context: FixContext): Iterable<Fix> {
    const parameter = nodeAt(context, ast.isParameter);
    const range = GrammarUtils.findNodeForProperty(parameter?.$cstNode, 'type')?.range;
    const written = parameter?.type?.toLowerCase() ?? '';
    const types = words(context, 'types');
    const known = typesByOtherNames[written];
    const near = known ? [known] : nearestNames(written, types);
    for (const type of range ? near.filter(each => types.includes(each)) : []) {
        yield fixHere(context, `Change to '${type}'`, TextEdit.replace(range as NonNullable<typeof range>, type));
    }
}

/** Parameters without defaults come first. */
function* putFirst(context: FixContext): Iterable<Fix> {
    const parameter = nodeAt(context, ast.isParameter);
    const owner = parameter?.$container as { parameters?: readonly ast.Parameter[] } | undefined;
    const target = rangeOf(owner?.parameters?.find(each => each.default !== undefined))?.start;
    const range = rangeOf(parameter);
    if (!parameter || !target || !range) return;
    const insertion = TextEdit.insert(target, `${textOf(parameter)}, `);
    yield fixHere(
        context,
        `Put '${parameter.name}' before those with defaults`,
        insertion,
        ...removalOf(context.document, range),
    );
}

/** A flag is off unless it is given. */
function* beOff(context: FixContext): Iterable<Fix> {
    const parameter = nodeAt(context, ast.isParameter);
    const range = rangeOf(parameter?.default);
    if (range) yield fixHere(context, 'Change to false', TextEdit.replace(range, 'false'));
}

/** Defaults for the parameters of a task that nobody calls. */
function* giveDefaults(context: FixContext): Iterable<Fix> {
    const task = nodeAt(context, ast.isTaskDeclaration);
    const missing = task?.parameters.filter(each => each.default === undefined) ?? [];
    const edits = missing.flatMap(parameter => {
        const end = rangeOf(parameter)?.end;
        const value = emptyValues[parameter.type ?? 'str'];
        return end && value ? [TextEdit.insert(end, ` = ${value}`)] : [];
    });
    if (edits.length === missing.length && edits.length > 0)
        yield fixHere(context, 'Give each parameter a default', ...edits);
}

const emptyValues: Readonly<Record<string, string>> = { str: '""', int: '0', float: '0', bool: 'false', flag: 'false' };

function* roundRetries(context: FixContext): Iterable<Fix> {
    const task = nodeAt(context, ast.isTaskDeclaration);
    const range = GrammarUtils.findNodeForProperty(task?.$cstNode, 'retries')?.range;
    const whole = Math.ceil(Number(task?.retries));
    if (range && Number.isInteger(whole))
        yield fixHere(context, `Change to ${whole}`, TextEdit.replace(range, String(whole)));
}

function* lengthenInterval(context: FixContext): Iterable<Fix> {
    const task = nodeAt(context, ast.isTaskDeclaration);
    const range = GrammarUtils.findNodeForProperty(task?.$cstNode, 'every')?.range;
    if (range) yield fixHere(context, 'Change to 1m', TextEdit.replace(range, '1m'));
}

/** Words of a setting stand in a whole line. */
function* nearestWord(context: FixContext): Iterable<Fix> {
    const wrong = word(context, 'word');
    if (!wrong) return;
    const near = words(context, 'suggestions');
    const text = foundText(context);
    if (text.includes(wrong)) yield* changesTo(context, wrong, near);
}

const lifetime: Fixer = function* (context) {
    const range = GrammarUtils.findNodeForProperty(nodeAt(context, ast.isLifetimeSetting)?.$cstNode, 'value')?.range;
    if (range) yield fixHere(context, 'Change to 15m', TextEdit.replace(range, '15m'));
};

/** A language that is nearly written so. */
const nearestLanguage: Fixer = changeOption('language_code', 'code', code =>
    nearestNames(languageCode(code) ?? '', translatedLanguages),
);

/** One of the four parts is often left out, and it is mostly the last: any day of the week. */
function* completeCron(context: FixContext): Iterable<Fix> {
    const task = nodeAt(context, ast.isTaskDeclaration);
    const range = GrammarUtils.findNodeForProperty(task?.$cstNode, 'every')?.range;
    const parts = word(context, 'cron')?.trim().split(/\s+/) ?? [];
    if (!range || parts.length !== 4) return;
    const cron = JSON.stringify([...parts, '*'].join(' '));
    yield fixHere(context, `Change to ${cron}`, TextEdit.replace(range, cron));
}

/** What is found in the project's settings, and in tasks and commands. */
export const projectFixes: FixTable = {
    '4_0.E001': offered(changeText(originOf)),
    'client-without-grant': offered(addGrant),
    'command-replaces-django': offered(rename(context => `own_${word(context, 'name')}`)),
    'corsheaders.E013': offered(changeText(originOf)),
    'corsheaders.E014': offered(changeText(originOf)),
    'duplicate-store': offered(removeIt),
    'flag-on': offered(beOff),
    'invalid-cron': offered(completeCron),
    'invalid-time-zone': offered(
        firstOf(
            changeOption('time_zone', 'zone', (_, context) => words(context, 'suggestions')),
            changeText((_, context) => words(context, 'suggestions')[0]),
        ),
    ),
    'no-default-store': offered(callDefault),
    'oauth2_provider.W001': offered(removeGrant('implicit')),
    'oauth2_provider.W002': offered(removeGrant('password')),
    'parameter-order': offered(putFirst),
    'parameter-type': offered(changeParameterType),
    'python-too-old': offered(changeOption('python', 'python', (_, context) => [word(context, 'least')])),
    'scheduled-task-parameters': offered(giveDefaults),
    'task-interval': offered(lengthenInterval),
    'task-retries': offered(roundRetries),
    'token-lifetime': offered(lifetime),
    'translation.E001': offered(changeOption('language_code', 'code', code => [languageCode(code)])),
    'unknown-django-version': offered(changeOption('django', 'version', versionsNear)),
    'unknown-grant': offered(didYouMean('grant')),
    'unknown-setting-word': offered(nearestWord),
    'urls.E006': sure(changeText(text => `${text}/`)),
    'untranslated-language': offered(nearestLanguage),
};
