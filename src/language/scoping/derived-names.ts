import { type AstNode, AstUtils, type LangiumDocuments, type ReferenceDescription } from 'langium';
import * as ast from '../generated/ast.js';
import { routeName, snakeCase } from './route-names.js';

/**
 * What a mention becomes when what it leads to is renamed. Some names are made of others: `category_id` of a relation,
 * `review` and `review_set` of a model. Undefined: the mention has nothing of the old name, and stays.
 */
export function renamedMention(mention: string, oldName: string, newName: string): string | undefined {
    if (mention === oldName) return newName;
    if (mention === `${oldName}_id`) return `${newName}_id`;
    const [oldLower, newLower] = [oldName.toLowerCase(), newName.toLowerCase()];
    if (mention === oldLower) return newLower;
    if (mention === `${oldLower}_set`) return `${newLower}_set`;
    return undefined;
}

/** A route whose name is made of the name of `target`, and what it is called when that is renamed. */
export interface DerivedRoute {
    readonly route: ast.RouteDeclaration;
    readonly newName: string;
}

/** The routes without a name of their own that are called after `target`: a model, a graph or a view. */
export function routesNamedAfter(
    target: AstNode,
    newName: string,
    mentions: Iterable<ReferenceDescription>,
    documents: LangiumDocuments,
    nodeAt: (root: AstNode, path: string) => AstNode | undefined,
): DerivedRoute[] {
    if (ast.isCodeView(target)) {
        const route = target.$container;
        return ast.isRouteDeclaration(route) && !route.name ? [{ route, newName: snakeCase(newName) }] : [];
    }
    if (!ast.isModelDeclaration(target) && !ast.isGraphDeclaration(target)) return [];
    const derived: DerivedRoute[] = [];
    for (const { sourceUri, sourcePath } of mentions) {
        const root = documents.getDocument(sourceUri)?.parseResult.value;
        const view = AstUtils.getContainerOfType(root && nodeAt(root, sourcePath), isNamingView);
        const route = view?.$container;
        if (!ast.isRouteDeclaration(route) || route.name) continue;
        const old = routeName(route);
        const renamed = ast.isGraphDeclaration(target)
            ? newName
            : `${newName.toLowerCase()}${old.slice((target.name ?? '').length)}`;
        derived.push({ route, newName: renamed });
    }
    return derived;
}

const isNamingView = (node: AstNode): node is ast.ModelView | ast.GraphView =>
    ast.isModelView(node) || ast.isGraphView(node);
