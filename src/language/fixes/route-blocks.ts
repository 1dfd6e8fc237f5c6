/** Questions that fixes ask of routes as they are written, and lines that they add to them. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import { type FixContext, nodeAt, rangeOf } from './fix.js';
import { targetOf } from './models-of.js';

/** What stands around a setting or a route: the route's own settings, then the block's. */
export function settingsAround(context: FixContext): readonly ast.RouteSetting[] {
    const route = nodeAt(context, ast.isRouteDeclaration);
    const group = nodeAt(context, ast.isRoutesDeclaration);
    return [...(route?.items ?? []), ...(group?.items ?? [])].filter(ast.isRouteSetting);
}

/** A line for a route, whose block may have to be opened first. */
export function addToRoute(route: ast.RouteDeclaration, line: string): TextEdit | undefined {
    const hasBlock = GrammarUtils.findNodeForKeyword(route.$cstNode, '{') !== undefined;
    const end = rangeOf(route)?.end;
    return hasBlock ? addLine(route, line, 'first') : end && TextEdit.insert(end, ` { ${line} }`);
}

export function modelOf(route: ast.RouteDeclaration | undefined): ast.ModelDeclaration | undefined {
    const model = ast.isModelView(route?.view) ? targetOf(route.view.model) : undefined;
    return ast.isModelDeclaration(model) ? model : undefined;
}

/** A parameter as a path writes it; that of a viewset's rows is in no path. */
export function parameterOf(path: string, name: string): string {
    const converter =
        new RegExp(`<(?:\\s*(\\w+)\\s*:)?\\s*${name}\\s*>`).exec(path)?.[1] ?? (name === 'pk' ? 'int' : undefined);
    return converter === undefined ? `<${name}>` : `<${converter}:${name}>`;
}
