import { type AstNode, AstUtils, EMPTY_SCOPE, type ReferenceInfo, type Scope, type ScopeProvider } from 'langium';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { appNameOf } from './app-of.js';
import { graphAround, nodesOf } from './graph-nodes.js';
import { membersOf, optionsAround } from './named-parts.js';
import { anyWord, type Descriptions, LayeredScope, type Names, noNames } from './names.js';
import { namesOfPathSegment } from './path-scope.js';
import type { ProjectNames } from './project-names.js';
import { fieldsAround, rowModelAround } from './row-context.js';

/** Where a project's names come from; a document outside any project has names of its own. */
export interface NamesSource {
    readonly descriptions: Descriptions;
    namesFor(node: AstNode): ProjectNames;
    /** Brings names to the state of the texts. */
    settle(): void;
}

/** What each reference of the grammar can lead to. Dotted names are path-scope.ts's. */
export class DjagramScopeProvider implements ScopeProvider {
    private readonly source: NamesSource;

    constructor(source: NamesSource) {
        this.source = source;
    }

    getScope(context: ReferenceInfo): Scope {
        const layers = this.layers(context);
        return layers.length === 0 ? EMPTY_SCOPE : new LayeredScope(layers, this.source.descriptions);
    }

    /** What a reference leads to. */
    find(context: ReferenceInfo): AstNode | undefined {
        const name = context.reference.$refText;
        for (const layer of this.layers(context)) {
            const node = layer.get(name);
            if (node) return node;
        }
        return undefined;
    }

    private layers({ container, property, reference, index }: ReferenceInfo): readonly Names[] {
        const project = this.source.namesFor(container);
        if (ast.isPath(container)) {
            // Completion begins a path that is there already anew, inside of it.
            const outer: AstNode = container.$container;
            if (ast.isPath(outer)) return namesOfPathSegment(project, djangoLibrary(), outer, 0);
            const at = index ?? segmentIndex(container, reference);
            return namesOfPathSegment(project, djangoLibrary(), container, at);
        }
        return namesOfReference(project, container, property);
    }
}

/** Completion asks for a segment that is being written: it has no index yet, and stands behind those there are. */
function segmentIndex(path: ast.Path, reference: ReferenceInfo['reference']): number {
    const index = (path.segments as readonly unknown[] | undefined)?.indexOf(reference) ?? -1;
    return index >= 0 ? index : (path.segments?.length ?? 0);
}

function namesOfReference(project: ProjectNames, container: AstNode, property: string): readonly Names[] {
    const words = (kind: string): Names => project.library.words.get(kind) ?? noNames;
    switch (`${container.$type}:${property}`) {
        case 'DatabaseSetting:apps':
        case 'RoutesDeclaration:app':
            return [project.appDeclarations];
        case 'ClientDeclaration:scopes':
        case 'ScopesSetting:scopes':
            return [project.scopes];
        case 'BackendClientSetting:client':
            return [project.clients];
        case 'RequestDeclaration:backend':
            return [project.backends];
        case 'GraphView:graph':
            return [project.graphs];
        case 'IncludeView:routes':
            return [project.routes];
        case 'SignalHandler:signal':
            return [project.app(appNameOf(container))?.signals ?? noNames, words('signal')];
        case 'QuerySetCall:method':
            return [words('queryset'), queryMethodsOf(project, container)];
        case 'FieldType:by': {
            const target = (container as ast.FieldType).target?.segments.at(-1)?.ref;
            return [ast.isModelDeclaration(target) ? project.members.fields(target) : noNames];
        }
        case 'NamedArgument:option':
            return optionsAround(project, container);
        case 'RouteDeclaration:parent': {
            const group = AstUtils.getContainerOfType(container, ast.isRoutesDeclaration);
            return [group ? project.routesIn(group) : noNames];
        }
        case 'RouteDeclaration:by':
        case 'SetStatement:field':
            return [fieldsAround(project, container), foreignMembers(project, container)];
        case 'FilterField:lookups':
            return [words('lookup')];
        case 'ActionsSetting:actions':
            return [words('action')];
        case 'AttributeCase:member':
            return [membersByCase(project, container)];
        case 'FixtureValue:field': {
            const model = rowModelAround(container);
            return [model ? project.members.names(model, 'query') : noNames, foreignMembers(project, container)];
        }
        case 'NodeUse:node': {
            const graph = graphAround(container);
            return [graph ? nodesOf(graph) : noNames, anyWord(container)];
        }
        default:
            return property === 'targets' ? targetsAround(project, container) : [];
    }
}

/** A model that extends a class of Python may have any field. */
function foreignMembers(project: ProjectNames, container: AstNode): Names {
    const model = rowModelAround(container);
    return model && project.members.isOpen(model) ? anyWord(container) : noNames;
}

/** The model's own `queryset` and `manager` names, which a chain may begin with or go on with. */
function queryMethodsOf(project: ProjectNames, container: AstNode): Names {
    const model = rowModelAround(container);
    if (!model) return noNames;
    const found = new Map<string, AstNode>();
    for (const owner of [model, ...project.members.ancestors(model)]) {
        for (const item of owner.items) {
            if ((ast.isQuerySetMethod(item) || ast.isManagerDeclaration(item)) && item.name && !found.has(item.name)) {
                found.set(item.name, item);
            }
        }
    }
    return found;
}

/** `fillcolor by status { draft: .. }`: the members of the enum that the path leads to; anything else stands for itself. */
function membersByCase(project: ProjectNames, container: AstNode): Names {
    const by = container.$container;
    const field = ast.isAttribute(by) ? by.field?.segments.at(-1)?.ref : undefined;
    if (!ast.isFieldDeclaration(field)) return anyWord(container);
    const kind = project.members.kindOf(field);
    return kind.kind === 'enum' ? membersOf(kind.declaration) : anyWord(container);
}

/** What stands behind `for`: actions of the route, the viewset's own and HTTP methods. */
function targetsAround(project: ProjectNames, container: AstNode): readonly Names[] {
    const words = (kind: string): Names => project.library.words.get(kind) ?? noNames;
    const route = AstUtils.getContainerOfType(container, ast.isRouteDeclaration);
    const group = AstUtils.getContainerOfType(container, ast.isRoutesDeclaration);
    const routes = route ? [route] : (group?.items.filter(ast.isRouteDeclaration) ?? []);
    const actions = new Map<string, AstNode>();
    for (const { items } of routes) {
        for (const item of items) if (ast.isActionDeclaration(item) && item.name) actions.set(item.name, item);
    }
    return [actions, words('action'), words('method')];
}
