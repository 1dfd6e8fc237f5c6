/** Settings of routes: what they are for, throttles, filters, searches and orders. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import * as ast from '../generated/ast.js';
import { searchBehind } from './admin-fixes.js';
import { type Fix, type FixContext, firstOf, fixHere, foundText, nodeAt, rangeOf, textOf, word, words } from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { allowNull } from './fixture-fixes.js';
import { fieldsOf, targetOf } from './models-of.js';
import { removalOf, removalOfLine, withBlanksBefore } from './removing.js';
import { changesTo, changeValue, didYouMean, removeIt, retype } from './rewriting.js';
import { addToRoute } from './route-blocks.js';

/** One lookup of `field(lookup, lookup)`. */
function* removeLookup(context: FixContext): Iterable<Fix> {
    const filter = nodeAt(context, ast.isFilterField);
    const name = word(context, 'lookup');
    const lookup = GrammarUtils.findNodesForProperty(filter?.$cstNode, 'lookups').find(({ text }) => text === name);
    if (lookup) yield fixHere(context, `Remove '${name}'`, ...removalOf(context.document, lookup.range));
}

/** `=` before a field: the whole value, not a part of it. */
function* searchWhole(context: FixContext): Iterable<Fix> {
    const found = foundText(context);
    if (/^\w/.test(found))
        yield fixHere(context, `Search for the whole value`, TextEdit.insert(context.range.start, '='));
}

/** The sign stands before the path, in what was found or in front of it. */
function* leaveSignOut(context: FixContext): Iterable<Fix> {
    const { textDocument } = context.document;
    const at = textDocument.offsetAt(context.range.start);
    const text = textDocument.getText();
    const sign = text[at] === '@' ? at : text[at - 1] === '@' ? at - 1 : undefined;
    if (sign === undefined) return;
    const range = { start: textDocument.positionAt(sign), end: textDocument.positionAt(sign + 1) };
    yield fixHere(context, "Leave the '@' out", TextEdit.del(range));
}

function* addMultipart(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Add 'multipart'", TextEdit.insert(context.range.end, ', multipart'));
}

/** What is found in settings of routes. */
export const routeSettingFixes: FixTable = {
    'full-text-search': offered(leaveSignOut),
    'file-without-multipart': offered(addMultipart),
    'ordering-by-many': offered(removeIt),
    'ordering-by-secret': offered(firstOf(listOrders, removeIt)),
    'page-size': offered(changeValue(() => '100')),
    'random-pages': offered(orderForPages),
    'search-of-no-text': offered(firstOf(searchWhole, removeIt)),
    'search-of-relation': offered(firstOf(searchBehind, removeIt)),
    'set-of-filled-field': sure(removeIt),
    'set-to-null': offered(allowNull),
    'set-to-unfit-value': offered(retype('wanted')),
    'setting-for-nothing': offered(removeTarget),
    'setting-of-whole-view': offered(widen),
    'setting-without-effect': offered(removeIt),
    'template-outside': offered(insideTemplates),
    'throttle-count': offered(letThrough),
    'throttle-period': offered(perKnownPeriod),
    'filter-by-pk': sure(didYouMean('name')),
    'unfilterable-field': offered(removeIt),
    'unknown-filter-lookup': offered(removeLookup),
};

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

/** Below the folder in which templates are looked for. */
function* insideTemplates(context: FixContext): Iterable<Fix> {
    const file = word(context, 'file');
    const inside = file?.replace(/^([./\\]*[/\\])+/, '').replaceAll(/(^|\/)\.\.(?=\/)\/?/g, '');
    if (file && inside) yield* changesTo(context, file, [inside]);
}

/** A period like the written one, or the longest. */
function* perKnownPeriod(context: FixContext): Iterable<Fix> {
    const period = word(context, 'period');
    if (!period) return;
    const near = nearestNames(period, ['second', 'minute', 'hour', 'day']);
    yield* changesTo(context, period, near.length > 0 ? near : ['day', 'hour']);
}

/** The nearest whole number of requests. */
function* letThrough(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isThrottleSetting);
    const range = GrammarUtils.findNodeForProperty(setting?.$cstNode, 'count')?.range;
    const nearest = String(Math.max(1, Math.round(Number(word(context, 'count')))));
    if (range) yield fixHere(context, `Change to ${nearest}`, TextEdit.replace(range, nearest));
}

/** The model's own columns, but those that are secret. */
function* listOrders(context: FixContext): Iterable<Fix> {
    const view = nodeAt(context, ast.isRouteDeclaration)?.view;
    const model = ast.isModelView(view) ? targetOf(view.model) : undefined;
    const star = GrammarUtils.findNodeForKeyword(nodeAt(context, ast.isFieldsSetting)?.$cstNode, '*')?.range;
    if (!ast.isModelDeclaration(model) || !star) return;
    const names = fieldsOf(model)
        .filter(({ type }) => type && !type.many && !type.any)
        .map(({ name }) => name);
    const secret = new Set(words(context, 'fields'));
    const listed = names.filter(name => !secret.has(name)).join(', ');
    if (listed !== '') yield fixHere(context, 'List the fields', TextEdit.replace(star, listed));
}

/** By key, so that every page is cut from one order. */
function* orderForPages(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const setting = route?.items.find(item => ast.isFieldsSetting(item) && item.key === 'ordering');
    const random = ast.isFieldsSetting(setting) ? setting.fields.find(field => field.random) : undefined;
    const range = rangeOf(random);
    const edit = range ? TextEdit.replace(range, 'pk') : route && !setting && addToRoute(route, 'ordering pk');
    if (edit) yield fixHere(context, "Order by 'pk'", edit);
}
