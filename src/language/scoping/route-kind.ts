import * as ast from '../generated/ast.js';

/** A block with any of DRF's settings, a viewset or the description of an API has views of DRF's. */
export function isApi({ items }: ast.RoutesDeclaration): boolean {
    return items.some(item =>
        ast.isRouteDeclaration(item) ? isOfApi(item) || item.items.some(isOfDrf) : isOfDrf(item),
    );
}

const isOfApi = ({ view }: ast.RouteDeclaration): boolean =>
    ast.isSchemaView(view) || (ast.isModelView(view) && view.kind === 'viewset');

function isOfDrf(item: ast.RouteSetting | ast.ActionDeclaration): boolean {
    switch (item.$type) {
        case 'ActionDeclaration':
        case 'ScopesSetting':
        case 'SerializerSetting':
        case 'ThrottleSetting':
        case 'PaginationSetting':
        case 'VersioningSetting':
        case 'ClassesSetting':
        case 'FilterSetting':
        case 'ActionsSetting':
            return true;
        case 'FieldsSetting':
            return item.key === 'ordering_fields';
        default:
            return false;
    }
}
