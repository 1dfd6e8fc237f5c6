/** Paths of routes, and what their views, actions and settings say. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import { pythonKeywords } from '../../checks/python-keywords.js';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import {
    type Fix,
    type FixContext,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { fieldsOf, modelBehind, snakeCase, targetOf } from './models-of.js';
import { removalOf, removalOfLine, withBlanksBefore } from './removing.js';
import {
    changesTo,
    changeText,
    changeValue,
    didYouMean,
    freeName,
    nearest,
    removeIt,
    removeSecond,
    renameSecond,
} from './rewriting.js';

/** A path that is found alone, or in the block that it stands in. */
function* withoutSlash(context: FixContext): Iterable<Fix> {
    const path = word(context, 'path');
    const written = JSON.stringify(path);
    const text = foundText(context);
    const at = text.indexOf(written);
    if (!path || at < 0) return;
    const changed = JSON.stringify(path.replace(/^(\^?)\/+/, '$1'));
    const { textDocument } = context.document;
    const start = textDocument.offsetAt(context.range.start) + at;
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(start + written.length) };
    yield fixHere(context, `Change to ${changed}`, TextEdit.replace(range, changed));
}

/** Takes the signs of a regular expression away where they say no more than a plain path does, or reads the path as one. */
function* readAsRegex(context: FixContext): Iterable<Fix> {
    const path = word(context, 'path') ?? '';
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const route = nodeAt(context, ast.isRouteDeclaration);
    const prefix = GrammarUtils.findNodeForProperty(group?.$cstNode, 'path');
    const plain = plainPath(path);
    if (plain !== undefined) {
        // The prefix is said to look like one only where the path behind it does not.
        const outer = route && prefix ? plainPath(prefix.text.slice(1, -1)) : undefined;
        const isSame = outer === undefined || JSON.stringify(outer) === prefix?.text;
        yield fixHere(
            context,
            `Change to "${plain}"`,
            replaced(context, JSON.stringify(plain)),
            ...(isSame || !prefix ? [] : [TextEdit.replace(prefix.range, JSON.stringify(outer))]),
        );
    }
    if (!route || route.regex) return;
    yield fixHere(context, "Add 're_path'", TextEdit.insert(context.range.start, 're_path '));
}

/** Without `^` and `$`, where nothing else is a sign of a regular expression. */
function plainPath(path: string): string | undefined {
    const plain = path.replace(/^\^/, '').replace(/\$$/, '');
    return /[\\^$(){}[\]*+?|]/.test(plain) ? undefined : plain;
}

/** Closes a parameter's bracket, or takes away the half that is too much. */
const closeBracket = changeText((path, context) => {
    if (word(context, 'bracket') !== '<') return path.replace(/^([^<>]*)>/, '$1').replace(/(>[^<>]*)>/, '$1');
    return path.replaceAll(/<([\w:]*)(?![\w:>])/g, '<$1>');
});

const nameParameter = changeText((path, context) => {
    const [parameter, name] = [word(context, 'parameter'), word(context, 'name')];
    if (!parameter || !name) return undefined;
    const bare = snakeCase(name.trim()).replace(/^\d+/, '');
    const repaired = pythonKeywords.has(bare) || pythonKeywords.has(name) ? `${bare}_` : bare;
    return repaired === '' ? undefined : path.replace(parameter, parameter.replace(name, repaired));
});

const convert = changeText((path, context) => {
    const [name, converter, fitting] = ['name', 'converter', 'fitting'].map(each => word(context, each));
    if (!name || !converter || !fitting) return undefined;
    return path.replace(`<${converter}:${name}>`, `<${fitting}:${name}>`);
});

/** Another name for the second of two parameters, or for the one that the prefix of the block has too. */
const renameParameter = changeText((path, context) => {
    const name = word(context, 'name');
    if (!name) return undefined;
    const places = [...path.matchAll(new RegExp(`(?<=<(?:\\w+:)?)${name}(?=>)`, 'g'))];
    const last = places.at(-1);
    if (!last) return undefined;
    return `${path.slice(0, last.index)}${name}_2${path.slice(last.index + name.length)}`;
});

const withParameter = changeText(path => `${path}${path === '' || path.endsWith('/') ? '' : '/'}<pk>/`);

/** The parameter for the parent's row, under the name of the relation to it. */
const withParent = changeText((path, context) => {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const parent = modelOf(route?.parent?.ref);
    const relation = fieldsOf(modelOf(route)).find(field => parent !== undefined && modelBehind(field) === parent);
    const name = route?.by?.$refText ?? relation?.name;
    return name ? `${/^[^/]*\//.exec(path)?.[0] ?? ''}<${name}>/${path.replace(/^[^/]*\//, '')}` : undefined;
});

function modelOf(route: ast.RouteDeclaration | undefined): ast.ModelDeclaration | undefined {
    const model = ast.isModelView(route?.view) ? targetOf(route.view.model) : undefined;
    return ast.isModelDeclaration(model) ? model : undefined;
}

/** A name of its own with `as`, for a route whose name is taken. */
function* nameRoute(context: FixContext): Iterable<Fix> {
    if (!foundText(context).startsWith('"')) {
        yield* renameSecond(context);
        return;
    }
    const end = rangeOf(nodeAt(context, ast.isRouteDeclaration)?.view)?.end;
    const name = freeName(context, word(context, 'name') ?? '');
    if (end && name) yield fixHere(context, `Call it '${name}'`, TextEdit.insert(end, ` as ${name}`));
}

function* joinByRelation(context: FixContext): Iterable<Fix> {
    for (const relation of words(context, 'relations')) {
        yield fixHere(context, `Add 'by ${relation}'`, TextEdit.insert(context.range.end, ` by ${relation}`));
    }
}

/** `under` with its parent. */
function* standAlone(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const keyword = GrammarUtils.findNodeForKeyword(route?.$cstNode, 'under')?.range;
    const by = GrammarUtils.findNodeForProperty(route?.$cstNode, 'by')?.range;
    if (!keyword) return;
    const range = withBlanksBefore(context.document, { start: keyword.start, end: (by ?? context.range).end });
    yield fixHere(context, "Remove 'under'", TextEdit.del(range));
}

/** A list that has actions becomes a viewset. */
function* beViewset(context: FixContext): Iterable<Fix> {
    const view = nodeAt(context, ast.isRouteDeclaration)?.view;
    const kind = GrammarUtils.findNodeForProperty(view?.$cstNode, 'kind')?.range;
    if (!ast.isModelView(view) || !kind || !/^(list|create)$/.test(view.kind)) return;
    // A viewset is named after its model, and another one may be.
    const others = nodeAt(context, ast.isRoutesDeclaration)?.items.filter(ast.isRouteDeclaration) ?? [];
    const hasName = ({ view: other }: ast.RouteDeclaration): boolean =>
        ast.isModelView(other) && other.kind === 'viewset' && textOf(other.model) === textOf(view.model);
    if (others.some(hasName)) return;
    yield fixHere(context, 'Make it a viewset', TextEdit.replace(kind, 'viewset'));
}

/** Settings say for which actions or methods they are, behind `for`. */
function* removeTarget(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isRouteSetting);
    const targets = GrammarUtils.findNodesForProperty(setting?.$cstNode, 'targets');
    const target = targets.find(({ text }) => text === word(context, 'target'));
    const whole = rangeOf(setting);
    if (!target || !whole) return;
    const title = `Remove '${target.text}'`;
    if (targets.length > 1) yield fixHere(context, title, ...removalOf(context.document, target.range));
    else
        yield fixHere(context, `Remove '${/^\w+/.exec(textOf(setting))?.[0]}'`, removalOfLine(context.document, whole));
}

function* widen(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isRouteSetting);
    const keyword = GrammarUtils.findNodeForKeyword(setting?.$cstNode, 'for')?.range;
    const end = rangeOf(setting)?.end;
    if (!keyword || !end) return;
    const range = withBlanksBefore(context.document, { start: keyword.start, end });
    yield fixHere(context, "Remove 'for'", TextEdit.del(range));
}

/** What stands around a setting or a route: the route's own settings, then the block's. */
export function settingsAround(context: FixContext): readonly ast.RouteSetting[] {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    return [...(route?.items ?? []), ...(group?.items ?? [])].filter(ast.isRouteSetting);
}

/** The permission that means the same in an API. */
function* permitInstead(context: FixContext): Iterable<Fix> {
    const has = settingsAround(context).some(item => ast.isClassesSetting(item) && item.key === 'permission_classes');
    if (has || !foundText(context).startsWith('login_required')) return;
    const changed = foundText(context).replace('login_required', 'permission_classes IsAuthenticated');
    yield fixHere(context, 'Use `permission_classes IsAuthenticated`', replaced(context, changed));
}

/** A line for a route, whose block may have to be opened first. */
function addToRoute(route: ast.RouteDeclaration, line: string): TextEdit | undefined {
    const hasBlock = GrammarUtils.findNodeForKeyword(route.$cstNode, '{') !== undefined;
    const end = rangeOf(route)?.end;
    return hasBlock ? addLine(route, line, 'first') : end && TextEdit.insert(end, ` { ${line} }`);
}

function* permitReaders(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const edit = route && addToRoute(route, 'permission_classes IsAuthenticatedOrReadOnly');
    if (edit) yield fixHere(context, 'Let only who is logged in change rows', edit);
}

/** Tokens are read by `oauth2`. */
function* takeTokens(context: FixContext): Iterable<Fix> {
    const setting = settingsAround(context).find(item => ast.isClassesSetting(item) && item.key === 'authentication');
    const first = ast.isClassesSetting(setting) ? rangeOf(setting.classes[0])?.start : undefined;
    if (first) {
        yield fixHere(context, "Add 'oauth2' to authentication", TextEdit.insert(first, 'oauth2, '));
        return;
    }
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const edit = group && addLine(group, 'authentication oauth2', 'first');
    if (edit) yield fixHere(context, 'Add `authentication oauth2`', edit);
}

/** The scope for writing that goes with one for reading, if it is declared. */
function* requireWriting(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const action = word(context, 'action');
    const { scopes } = context.around.namesAround(context.document);
    const writing = words(context, 'scopes')
        .map(scope => scope.replace(/\bread\b/, 'write'))
        .find(scope => scopes.has(scope) && !words(context, 'scopes').includes(scope));
    const own = nodeAt(context, ast.isActionDeclaration);
    if (!route || !action || !writing) return;
    const hasBlock = own && GrammarUtils.findNodeForKeyword(own.$cstNode, '{') !== undefined;
    const end = rangeOf(own)?.end;
    const edit = own
        ? hasBlock
            ? addLine(own, `required_scopes ${writing}`, 'first')
            : end && TextEdit.insert(end, ` { required_scopes ${writing} }`)
        : addToRoute(route, `required_scopes ${writing} for ${action}`);
    if (edit) yield fixHere(context, `Require '${writing}'`, edit);
}

/** Below the folder in which templates are looked for. */
function* insideTemplates(context: FixContext): Iterable<Fix> {
    const file = word(context, 'file');
    const inside = file?.replace(/^([./\\]*[/\\])+/, '').replaceAll(/(^|\/)\.\.(?=\/)\/?/g, '');
    if (file && inside) yield* changesTo(context, file, [inside]);
}

function* perKnownPeriod(context: FixContext): Iterable<Fix> {
    const period = word(context, 'period');
    if (period) yield* changesTo(context, period, nearestNames(period, ['second', 'minute', 'hour', 'day']));
}

/** The version as a parameter of the block's addresses. */
function* putVersionInPath(context: FixContext): Iterable<Fix> {
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const range = GrammarUtils.findNodeForProperty(group?.$cstNode, 'path')?.range;
    if (!group || !range) return;
    const path = JSON.stringify(`${group.path.replace(/v\d+\/?$/, '')}<str:version>/`);
    yield fixHere(context, `Change the prefix to ${path}`, TextEdit.replace(range, path));
}

/** `re_path "^a/$" include` matches nothing behind `a/`. */
const withoutEnd = changeText(path => path.replace(/\$$/, ''));

/** What is found in routes. */
export const routeFixes: FixTable = {
    '2_0.W001': offered(readAsRegex),
    'action-outside-viewset': offered(firstOf(beViewset, removeIt)),
    'ambiguous-parent-relation': offered(joinByRelation),
    'duplicate-path-parameter': offered(renameParameter),
    'duplicate-route-name': offered(nameRoute),
    'invalid-path-parameter': offered(nameParameter),
    'login-required-in-api': offered(firstOf(permitInstead, removeIt)),
    'nested-in-itself': offered(standAlone),
    'nested-without-parameter': offered(withParent),
    'open-to-everyone': offered(permitReaders),
    'page-size': offered(changeValue(() => '100')),
    'page-without-row': offered(withParameter),
    'parent-without-rows': offered(standAlone),
    'prefix-begins-with-slash': sure(withoutSlash),
    'prefix-without-slash': offered(changeText(path => `${path}/`)),
    'query-in-path': offered(changeText(path => path.replace(/[?#].*$/, ''))),
    'read-scope-for-writing': offered(requireWriting),
    'repeated-action': sure(removeSecond('name')),
    'scope-permission-without-oauth2': offered(takeTokens),
    'setting-for-nothing': offered(removeTarget),
    'setting-of-whole-view': offered(widen),
    'setting-without-effect': offered(removeIt),
    'template-outside': offered(insideTemplates),
    'throttle-period': offered(perKnownPeriod),
    'unfit-path-converter': offered(convert),
    'unknown-path-converter': offered(firstOf(didYouMean('converter'), nearest('converter', 'known'))),
    'version-not-in-path': offered(putVersionInPath),
    'urls.W001': sure(withoutEnd),
    'urls.W002': sure(withoutSlash),
    'urls.W005': offered(renameSecond),
    'urls.W010': offered(closeBracket),
};
