import { type AstNode, AstUtils } from 'langium';
import { settingPlaces, settingsOfActions } from '../../model/setting-places.js';
import * as ast from '../generated/ast.js';
import { lowerView } from '../lowering/lower-routes.js';
import { isApi } from '../scoping/route-kind.js';

/** Whether a setting changes anything in a block of routes, in a route, or in an action of one. */
export function settingFits(block: AstNode, setting: string): boolean {
    if (ast.isActionDeclaration(block)) return setting === 'set' || settingsOfActions.has(setting);
    const group = AstUtils.getContainerOfType(block, ast.isRoutesDeclaration);
    if (!group) return true;
    const isOfApi = isApi(group);
    if (setting === 'login_required') return !isOfApi;
    const places = settingPlaces[setting];
    if (!places) return true;
    // A block of pages becomes an API by the first setting of DRF's.
    const kinds = isOfApi ? places.api : [...places.api, ...places.pages];
    const views = (ast.isRouteDeclaration(block) ? [block] : group.items.filter(ast.isRouteDeclaration)).map(lowerView);
    return (
        kinds.length > 0 &&
        (views.length === 0 || views.some(({ kind }) => kind === 'unresolved' || kinds.includes(kind)))
    );
}
