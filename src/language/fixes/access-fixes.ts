/** What nobody reaches: routes behind others, scopes and permissions that open nothing; and serializers of other rows. */
import { AstUtils, GrammarUtils } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, fixHere, foundText, nodeAt, rangeOf, replaced, textOf, word } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { isOurs, targetOf } from './models-of.js';
import { removalOf, removalOfLine } from './removing.js';
import { settingsAround } from './route-fixes.js';

/** The narrower path goes before the one that takes its addresses. Those of viewsets come first wherever they stand. */
function* putBefore(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    const [groupName, name = ''] = (word(context, 'by') ?? '').split('.');
    if (!route || !group || group.name !== groupName) return;
    const taker = context.around.namesAround(context.document).routesIn(group).get(name);
    const [range, target] = [rangeOf(route), rangeOf(taker)];
    // An earlier version of the block may stand in another file.
    if (!taker || !range || !target || taker.$container !== group || route.$container !== group) return;
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

/** With what clients are given of it, unless that is all that a client has. */
function* removeScope(context: FixContext): Iterable<Fix> {
    const scope = nodeAt(context, ast.isScopeDeclaration);
    const range = rangeOf(scope);
    if (!scope || !range) return;
    const edits: TextEdit[] = [removalOfLine(context.document, range)];
    for (const client of context.around.namesAround(context.document).clients.values()) {
        const at = client.scopes.findIndex(({ ref }) => ref === scope);
        if (at < 0) continue;
        const given = GrammarUtils.findNodesForProperty(client.$cstNode, 'scopes')[at]?.range;
        const isHere = AstUtils.getDocument(client).uri.toString() === context.document.uri.toString();
        if (!given || !isHere || client.scopes.length === 1) return;
        edits.push(...removalOf(context.document, given));
    }
    yield fixHere(context, `Remove '${scope.name}'`, ...edits);
}

/** Where scopes are required, it is they that tell clients apart. */
function* askForScopes(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isClassesSetting);
    const isRequired = settingsAround(context).some(ast.isScopesSetting);
    if (!setting || !isRequired || setting.classes.some(each => textOf(each) === 'TokenHasScope')) return;
    yield fixHere(context, `Change '${foundText(context)}' to 'TokenHasScope'`, replaced(context, 'TokenHasScope'));
}

/** Serializers of the rows that are there. */
function* nameFitting(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isSerializerSetting);
    const nested = setting ? undefined : nodeAt(context, ast.isSerializerField);
    const path = setting?.serializer ?? nested?.type;
    const range = rangeOf(path);
    const written = targetOf(path);
    const [appName = '', modelName] = (word(context, 'rows') ?? '').split('.');
    const app = context.around.namesAround(context.document).app(appName);
    if (!range || !written || !app) return;
    const isBare =
        path?.segments.length === 1 && AstUtils.getContainerOfType(written, ast.isAppDeclaration)?.name === appName;
    for (const serializer of app.serializers.values()) {
        const model = targetOf(serializer.model);
        const isFitting = ast.isModelDeclaration(model) && model.name === modelName && isOurs(serializer);
        const isAround = serializer === nodeAt(context, ast.isSerializerDeclaration);
        if (!isFitting || isAround || serializer.name === undefined) continue;
        const name = isBare ? serializer.name : `${appName}.${serializer.name}`;
        yield fixHere(context, `Change to '${name}'`, TextEdit.replace(range, name));
    }
}

/** What is found where nobody gets to, and in serializers of other rows. */
export const accessFixes: FixTable = {
    'permission-needs-user': offered(askForScopes),
    'serializer-of-another-model': offered(nameFitting),
    'shadowed-route': offered(putBefore),
    'unused-scope': offered(removeScope),
};
