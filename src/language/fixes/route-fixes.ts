/** Routes: their names, their order, their views, and what these write. */
import { GrammarUtils } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addFlag, addLine } from './adding.js';
import {
    type Fix,
    type FixContext,
    firstOf,
    fixAt,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { targetOf } from './models-of.js';
import { removalOfLine, withBlanksBefore } from './removing.js';
import { freeName, removeIt, removeSecond, rename, renameSecond } from './rewriting.js';

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

/** The description that a page shows, under a path that is free. */
function* describeApi(context: FixContext): Iterable<Fix> {
    const routes = nodeAt(context, ast.isRoutesDeclaration);
    if (!routes) return;
    const isTaken = routes.items.some(item => ast.isRouteDeclaration(item) && item.path === 'schema/');
    const path = isTaken ? 'openapi.json' : 'schema/';
    const line = addLine(routes, `route "${path}" schema`);
    if (line) yield fixHere(context, `Add the description at "${path}"`, line);
}

/** The view as the kind that the first route of its name makes it. */
function* beAsFirst(context: FixContext): Iterable<Fix> {
    const view = nodeAt(context, ast.isRouteDeclaration)?.view;
    const range = GrammarUtils.findNodeForProperty(view?.$cstNode, 'kind')?.range;
    const kind = word(context, 'kind') === 'class' ? 'view' : 'class';
    if (ast.isCodeView(view) && range) yield fixHere(context, `Change to '${kind}'`, TextEdit.replace(range, kind));
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

/** The narrower path goes before the one that takes its addresses. Those of viewsets come first wherever they stand. */
function* putBefore(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const [groupName, name = ''] = (word(context, 'by') ?? '').split('.');
    if (!route || !group || group.name !== groupName) return;
    const taker = context.around.namesAround(context.document).routesIn(group).get(name);
    const [range, target] = [rangeOf(route), rangeOf(taker)];
    if (!taker || !range || !target) return;
    if ([route, taker].some(isViewSet) || hasComment(context, range) || hasComment(context, target)) return;
    const before = lineBefore(context, target);
    const gap = before.trim() === '' ? `\n${before}` : '  ';
    yield fixHere(
        context,
        `Put it before '${name}'`,
        TextEdit.insert(target.start, textOf(route) + gap),
        removalOfLine(context.document, range),
    );
}

const isViewSet = ({ view }: ast.RouteDeclaration): boolean => ast.isModelView(view) && view.kind === 'viewset';

const lineBefore = ({ document }: FixContext, { start }: Range): string =>
    document.textDocument.getText({ start: { line: start.line, character: 0 }, end: start });

/** Whether a comment above belongs to what stands here, or may. */
function hasComment({ document }: FixContext, { start }: Range): boolean {
    const above = document.textDocument.getText({
        start: { line: Math.max(0, start.line - 1), character: 0 },
        end: start,
    });
    return /\*\/\s*$|^\s*\/\//.test(above);
}

function* makeUnique(context: FixContext): Iterable<Fix> {
    const name = word(context, 'field');
    const setting = nodeAt(context, ast.isLookupSetting);
    const route = nodeAt(context, ast.isRouteDeclaration);
    const model = route && ast.isModelView(route.view) ? targetOf(route.view.model) : undefined;
    const field = setting
        ? targetOf(setting.field)
        : ast.isModelDeclaration(model)
          ? model.items.find(item => ast.isFieldDeclaration(item) && item.name === name)
          : undefined;
    if (!ast.isFieldDeclaration(field) || !field.type) return;
    const edit = addFlag(field.type, 'unique');
    if (edit) yield fixAt(field, `Make '${field.name}' unique`, edit);
}

/** Where fields are listed: what cannot be written may well be meant to be filled elsewhere. */
function* addFields(context: FixContext): Iterable<Fix> {
    const fields = nodeAt(context, ast.isFieldsSetting);
    const serializer = targetOf(nodeAt(context, ast.isSerializerSetting)?.serializer);
    const list =
        fields ??
        (ast.isSerializerDeclaration(serializer)
            ? serializer.items.find(item => ast.isSerializerFields(item) && item.key === 'fields')
            : undefined);
    if (!list || !('fields' in list)) return;
    // One that is listed, and only read, is not written for being listed again.
    const listed = new Set(list.fields.map(field => textOf(field)));
    const missing = words(context, 'fields')
        .filter(name => !listed.has(name))
        .join(', ');
    const end = rangeOf(list.fields.at(-1))?.end;
    if (end && missing !== '') yield fixAt(list, `Add ${missing} to the fields`, TextEdit.insert(end, `, ${missing}`));
}

/** To a page of the block that needs no more of the address than the redirect's own has. */
function* leadToPage(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const range = ast.isRedirectView(route?.view) ? rangeOf(route.view.route) : undefined;
    if (!range || !route || !group) return;
    const own = parameterNames(route);
    for (const [name, other] of context.around.namesAround(context.document).routesIn(group)) {
        const isPage = ast.isTemplateView(other.view) || ast.isGraphView(other.view) || ast.isModelView(other.view);
        const isReached = parameterNames(other).every(each => own.includes(each)) && !isViewSet(other);
        if (isPage && isReached) yield fixHere(context, `Redirect to '${name}'`, TextEdit.replace(range, name));
    }
}

const parameterNames = ({ path }: ast.RouteDeclaration): readonly string[] =>
    [...path.matchAll(/<(?:[^<>:]+:)?([^<>:]+)>/g)].map(([, name = '']) => name);

function* removeRoute(context: FixContext): Iterable<Fix> {
    const range = rangeOf(nodeAt(context, ast.isRouteDeclaration));
    if (range) yield fixHere(context, `Remove the route ${foundText(context)}`, removalOfLine(context.document, range));
}

/** What is found in routes. */
export const routeFixes: FixTable = {
    'action-outside-viewset': offered(firstOf(beViewset, removeIt)),
    'ambiguous-parent-relation': offered(joinByRelation),
    'duplicate-route-name': offered(nameRoute),
    'lookup-not-unique': offered(makeUnique),
    'include-circle': offered(removeRoute),
    'nested-in-itself': offered(standAlone),
    'no-relation-to-parent': offered(standAlone),
    'parent-without-rows': offered(standAlone),
    'redirect-circle': offered(leadToPage),
    'repeated-action': sure(removeSecond('name')),
    'required-field-unwritten': offered(addFields),
    'unique-text-unwritten': offered(addFields),
    'reserved-action-name': offered(rename(context => `${word(context, 'name')}_rows`)),
    'schema-page-without-schema': offered(describeApi),
    'shadowed-route': offered(putBefore),
    'urls.E009': offered(beAsFirst),
    'view-of-two-kinds': offered(beAsFirst),
};
