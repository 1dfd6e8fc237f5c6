import { AstUtils, type ReferenceInfo } from 'langium';
import * as ast from '../generated/ast.js';
import { inValidators, isArgumentName } from './call-arguments.js';

/** What a reference looks for, in the words of the language: "model or field type", "field", "scope". */
export function describeTarget({ container, property, index }: ReferenceInfo): string {
    if (ast.isPath(container)) return describeSegment(container, index ?? 0);
    const words: Readonly<Record<string, string>> = {
        'DatabaseSetting:apps': 'app',
        'RoutesDeclaration:app': 'app',
        'ClientDeclaration:scopes': 'scope',
        'ScopesSetting:scopes': 'scope',
        'BackendClientSetting:client': 'client',
        'RequestDeclaration:backend': 'backend',
        'GraphView:graph': 'graph',
        'IncludeView:routes': 'routes',
        'SignalHandler:signal': 'signal',
        'QuerySetCall:method': 'queryset method',
        'FieldType:by': 'field',
        'NamedArgument:option': 'option',
        'RouteDeclaration:parent': 'route',
        'RouteDeclaration:by': 'field',
        'SetStatement:field': 'field',
        'FilterField:lookups': 'lookup',
        'ActionsSetting:actions': 'action',
        'AttributeCase:member': 'member',
        'FixtureValue:field': 'field',
        'NodeUse:node': 'node',
    };
    return words[`${container.$type}:${property}`] ?? (property === 'targets' ? 'action or method' : 'name');
}

function describeSegment(path: ast.Path, index: number): string {
    const { $container: holder, $containerProperty: property } = path;
    const behindApp = index > 0 && ast.isAppDeclaration(path.segments[index - 1]?.ref);
    switch (holder?.$type) {
        case 'FieldType':
            if (property !== 'target') return 'option';
            return index === 0 && path.segments.length > 1 ? 'app' : 'model or field type';
        case 'ModelDeclaration':
        case 'UserModelSetting':
        case 'FixtureRow':
        case 'DataNodes':
        case 'ModelView':
        case 'AdminInline':
            if (property === 'arguments') break;
            return index === 0 && path.segments.length > 1 ? 'app' : 'model';
        case 'SerializerDeclaration':
            if (index === 0 && path.segments.length > 1) return 'app';
            return property === 'model' ? 'model' : 'serializer';
        case 'SerializerSetting':
            return 'serializer';
        case 'SerializerField':
            return property === 'type' ? 'serializer or field' : 'option';
        case 'RedirectView':
        case 'RequestDeclaration':
            if (path.segments.length === 1) return 'route';
            return index === 0 ? 'routes' : index === 1 ? 'route' : 'action';
        case 'ClassesSetting':
            return 'class';
        case 'VersioningSetting':
            return 'versioning';
        case 'PaginationSetting':
            return 'pagination';
        case 'DataEdges':
            if (property === 'path') return index === 0 ? 'app' : behindApp ? 'model' : 'field';
            break;
        case 'FunctionCall':
            if (property === 'function') return inValidators(path) ? 'validator' : 'function';
            break;
    }
    if (AstUtils.getContainerOfType(path, ast.isFixtureValue)) return 'member or row';
    if (AstUtils.getContainerOfType(path, ast.isRequestDeclaration)) return 'parameter or value';
    if (isArgumentName(path)) return inValidators(path) ? 'argument' : 'field or argument';
    const option = AstUtils.getContainerOfType(path, ast.isNamedArgument)?.option?.$refText;
    const wanted = option === undefined ? undefined : optionWords[option];
    if (wanted !== undefined) return wanted;
    const field = AstUtils.getContainerOfType(path, ast.isFieldDeclaration);
    if (field?.default && isInside(path, field.default)) return 'member or default';
    return index === 0 ? 'field' : 'field or transform';
}

/** What the values of a field's options name, where that is no field. */
const optionWords: Readonly<Record<string, string>> = {
    on_delete: 'on_delete rule',
    default: 'member or default',
    db_default: 'member, function or default',
    through: 'model',
    validators: 'validator',
};

function isInside(path: ast.Path, outer: ast.Value): boolean {
    for (let at: unknown = path; at; at = (at as { $container?: unknown }).$container) if (at === outer) return true;
    return false;
}
