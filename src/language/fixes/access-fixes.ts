/** Who gets in: logins, permissions, tokens and their scopes. */
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, makeOptional } from './adding.js';
import {
    type Fix,
    type FixContext,
    firstOf,
    fixAt,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { isOurs } from './models-of.js';
import { removalOf, removalOfLine, remove } from './removing.js';
import { removeIt } from './rewriting.js';
import { addToRoute, settingsAround } from './route-blocks.js';

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

/** Gives clients the scopes that a route requires: the one that asks, or each of them. */
function* grantScopes(context: FixContext): Iterable<Fix> {
    const scopes = word(context, 'scope') ? [word(context, 'scope') ?? ''] : words(context, 'scopes');
    const asking = word(context, 'client');
    for (const client of context.around.namesAround(context.document).clients.values()) {
        if (asking !== undefined && client.name !== asking) continue;
        const had = client.scopes.map(({ $refText }) => $refText.replaceAll(/\s+/g, ''));
        const given = scopes.filter(scope => !had.includes(scope)).join(', ');
        const end = rangeOf(client)?.end;
        if (!end || given === '' || !isOurs(client)) continue;
        const edit = TextEdit.insert(end, had.length > 0 ? `, ${given}` : ` scopes ${given}`);
        yield fixAt(client, `Give '${client.name}' ${given}`, edit);
    }
}

/** The permission that means the same in an API: in the same block, or instead of one that lets everybody in. */
function* permitInstead(context: FixContext): Iterable<Fix> {
    const flag = nodeAt(context, ast.isFlagSetting);
    const isOfPermissions = (item: AstNode): item is ast.ClassesSetting =>
        ast.isClassesSetting(item) && item.key === 'permission_classes';
    const beside = (flag?.$container as { items?: readonly AstNode[] } | undefined)?.items ?? [];
    const own = beside.find(isOfPermissions);
    const inherited = settingsAround(context).find(isOfPermissions);
    const letsAllIn = (setting: ast.ClassesSetting): boolean =>
        setting.classes.every(each => textOf(each) === 'AllowAny');
    // Other permissions say who gets in already.
    if (!flag || (inherited && !letsAllIn(inherited)) || (own && flag.targets.length > 0)) return;
    const open = rangeOf(own?.classes[0]);
    if (open) {
        const edits = [TextEdit.replace(open, 'IsAuthenticated'), ...removalOf(context.document, context.range)];
        yield fixHere(context, 'Use `permission_classes IsAuthenticated`', ...edits);
        return;
    }
    const changed = foundText(context).replace('login_required', 'permission_classes IsAuthenticated');
    yield fixHere(context, 'Use `permission_classes IsAuthenticated`', replaced(context, changed));
}

function* permitReaders(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const edit = route && addToRoute(route, 'permission_classes IsAuthenticatedOrReadOnly');
    if (edit) yield fixHere(context, 'Let only who is logged in change rows', edit);
}

/** In the route's own setting, if it has one, else in one that it gets. */
function* permitKnown(context: FixContext): Iterable<Fix> {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const own = route?.items.find(item => ast.isClassesSetting(item) && item.key === 'permission_classes');
    const asking = ast.isClassesSetting(own)
        ? own.classes.find(each => textOf(each) === word(context, 'permission'))
        : undefined;
    const range = rangeOf(asking);
    const edit = range
        ? TextEdit.replace(range, 'IsAuthenticated')
        : route && addToRoute(route, 'permission_classes IsAuthenticated');
    if (edit) yield fixHere(context, "Ask for 'IsAuthenticated' here", edit);
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

function* askForRequiredScopes(context: FixContext): Iterable<Fix> {
    yield fixHere(context, "Change to 'TokenHasScope'", replaced(context, 'TokenHasScope'));
}

/** One of the scopes that there are: those that a client has come first, and those that sound like what is done. */
function* requireScope(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isClassesSetting);
    const block = setting?.$container;
    if (!setting || !block) return;
    const { scopes, clients } = context.around.namesAround(context.document);
    const granted = new Set([...clients.values()].flatMap(client => client.scopes.map(({ ref }) => ref)));
    const isReading = /^'(list|retrieve)' /.test(word(context, 'answer') ?? '');
    const rank = ([name, scope]: readonly [string, ast.ScopeDeclaration]): number =>
        (granted.has(scope) ? 0 : 2) + ((isReading ? /read/ : /write/).test(name) ? 0 : 1);
    const narrowing = setting.targets.length > 0 ? ` for ${setting.targets.map(each => each.$refText).join(', ')}` : '';
    for (const [name] of [...scopes].sort((one, other) => rank(one) - rank(other)).slice(0, 5)) {
        const edit = addLine(block, `required_scopes ${name}${narrowing}`, 'first');
        if (edit) yield fixHere(context, `Require '${name}'`, edit);
    }
}

/** What only a user can be is left empty where a client asks. */
function* allowNoUser(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSetStatement)?.field?.ref;
    const edit = field && isOurs(field) ? makeOptional(field.type) : undefined;
    if (field && edit) yield fixAt(field, `Make '${field.name}' optional with '?'`, edit);
}

/** What is found where nobody gets in, or anybody does. */
export const accessFixes: FixTable = {
    'client-lacks-scope': offered(grantScopes),
    'csrf-exempt-page': offered(remove(() => "Remove 'csrf_exempt'")),
    'implied-scope-granted-to-nobody': offered(askForRequiredScopes),
    'login-required-in-api': offered(firstOf(permitInstead, removeIt)),
    'open-to-everyone': offered(permitReaders),
    'permission-needs-user': offered(askForScopes),
    'permission-without-rows': offered(permitKnown),
    'read-scope-for-writing': offered(requireWriting),
    'scope-granted-to-nobody': offered(grantScopes),
    'scope-permission-without-oauth2': offered(takeTokens),
    'scope-permission-without-scopes': offered(requireScope),
    'scopes-granted-apart': offered(grantScopes),
    'set-needs-user': offered(allowNoUser),
    'unused-scope': offered(removeScope),
};
