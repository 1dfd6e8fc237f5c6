import { type AstNode, AstUtils } from 'langium';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';

/** The name of the app that a node stands in, `''` outside any: a `routes` block counts to the app it is `in`. */
export function appNameOf(node: AstNode): string {
    const app = AstUtils.getContainerOfType(node, ast.isAppDeclaration);
    if (app) return app.name ?? '';
    const routes = AstUtils.getContainerOfType(node, ast.isRoutesDeclaration);
    return routes?.app?.$refText ?? '';
}

/** Whether `model` is Django's own user, in whose place a project may put its own. */
export const isDjangoUser = (model: ast.ModelDeclaration): boolean => model.name === 'User' && isInLibrary(model);
