/** Paths of routes, and the parameters in them. */
import { AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { pythonKeywords } from '../../checks/python-keywords.js';
import * as ast from '../generated/ast.js';
import { escapedRegex } from './escaped-regex.js';
import {
    type Fix,
    type FixContext,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { fieldsOf, modelBehind, plural, snakeCase, targetOf } from './models-of.js';
import { changeText, didYouMean, nearest, renameSecond } from './rewriting.js';
import { modelOf, parameterOf } from './route-blocks.js';

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
    return withClosedBrackets(path);
});

const withClosedBrackets = (path: string): string => path.replaceAll(/<([\w:]*)(?![\w:>])/g, '<$1>');

const nameParameter = changeText((path, context) => {
    const [parameter, name] = [word(context, 'parameter'), word(context, 'name')];
    if (!parameter || !name) return undefined;
    // One that ends only behind the key that a router adds.
    if (!path.includes(parameter)) return withClosedBrackets(path);
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

/** Not behind a bracket that is still open, which would take it in. */
const withParameter = changeText(path =>
    path.split('<').length === path.split('>').length
        ? `${path}${path === '' || path.endsWith('/') ? '' : '/'}<pk>/`
        : undefined,
);

/** The parameter for the parent's row, under the name of the relation to it. */
const withParent = changeText((path, context) => {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const parent = modelOf(route?.parent?.ref);
    const relation = fieldsOf(modelOf(route)).find(field => parent !== undefined && modelBehind(field) === parent);
    const name = route?.by?.$refText ?? relation?.name;
    return name ? `${/^[^/]*\//.exec(path)?.[0] ?? ''}<${name}>/${path.replace(/^[^/]*\//, '')}` : undefined;
});

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

/** One more part for the second of two routes at one path, after what it does: `orders/` and `orders/create/`. */
function* lengthenPath(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    if (!route || !group || route.regex) return;
    const taken = new Set(group.items.filter(ast.isRouteDeclaration).map(({ path }) => path));
    const start = route.path === '' || route.path.endsWith('/') ? route.path : `${route.path}/`;
    const part = partFor(route);
    const paths = [part, `${part}-2`, `${part}-3`].map(each => `${start}${each}/`);
    const path = paths.find(each => !taken.has(each));
    if (part === '' || path === undefined) return;
    yield fixHere(context, `Change to ${JSON.stringify(path)}`, replaced(context, JSON.stringify(path)));
}

function partFor({ name, view }: ast.RouteDeclaration): string {
    if (name !== undefined) return name;
    if (ast.isCodeView(view)) return view.name ?? view.python?.split('.').at(-1) ?? '';
    if (!ast.isModelView(view)) return '';
    return view.kind === 'viewset' ? plural(snakeCase(textOf(view.model).replace(/^.*\./, ''))) : view.kind;
}

/** The parameters of the target's path that the redirect's own lacks, with their converters. */
function* handParametersOn(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const target = ast.isRedirectView(route?.view) ? targetOf(route.view.route) : undefined;
    if (!route || !group || route.regex || !ast.isRouteDeclaration(target)) return;
    const outer = AstUtils.getContainerOfType(target, ast.isRoutesDeclaration)?.path ?? '';
    const parameters = words(context, 'missing').map(name => parameterOf(`${outer}${target.path}`, name));
    const start = route.path === '' || route.path.endsWith('/') ? route.path : `${route.path}/`;
    const path = `${start}${parameters.map(each => `${each}/`).join('')}`;
    const isTaken = group.items.some(item => ast.isRouteDeclaration(item) && item.path === path);
    if (!isTaken) yield fixHere(context, `Change to ${JSON.stringify(path)}`, replaced(context, JSON.stringify(path)));
}

/** The regular expression with a backslash before what stands for itself. */
function* escapeBrackets(context: FixContext): Iterable<Fix> {
    const escaped = escapedRegex(word(context, 'regex') ?? '');
    if (escaped === undefined) return;
    const text = JSON.stringify(escaped);
    yield fixHere(context, `Change to ${text}`, replaced(context, text));
}

/** What is found in paths. */
export const pathFixes: FixTable = {
    '2_0.W001': offered(readAsRegex),
    'duplicate-path-parameter': offered(renameParameter),
    'duplicate-route-path': offered(lengthenPath),
    'invalid-path-parameter': offered(nameParameter),
    'invalid-route-regex': offered(escapeBrackets),
    'nested-without-parameter': offered(withParent),
    'page-without-row': offered(withParameter),
    'path-without-slash': offered(addSlash),
    'prefix-begins-with-slash': sure(withoutSlash),
    'prefix-without-slash': offered(changeText(path => `${path}/`)),
    'query-in-path': offered(changeText(path => path.replace(/[?#].*$/, ''))),
    'redirect-without-parameter': offered(handParametersOn),
    'unfit-path-converter': offered(convert),
    'unknown-path-converter': offered(firstOf(didYouMean('converter'), nearest('converter', 'known'))),
    'version-not-in-path': offered(putVersionInPath),
    'urls.W001': sure(withoutEnd),
    'urls.W002': sure(withoutSlash),
    'urls.W005': offered(renameSecond),
    'urls.W010': offered(closeBracket),
};

function* addSlash(context: FixContext): Iterable<Fix> {
    const text = foundText(context);
    if (text.endsWith('"')) yield fixHere(context, 'Add a slash', replaced(context, `${text.slice(0, -1)}/"`));
}
