import { type AstNode, AstUtils } from 'langium';
import type { ModelId } from '../../model/names.js';
import * as ast from '../generated/ast.js';
import { LinkedReference } from './linked-reference.js';
import type { ProjectNames } from './project-names.js';

/** The last segment's target, if it is a model. */
export function modelAt(path: ast.Path | undefined): ast.ModelDeclaration | undefined {
    const target = path?.segments.at(-1)?.ref;
    return ast.isModelDeclaration(target) ? target : undefined;
}

/** The id of `modelAt`: who asks for no more is not concerned by what the model says. */
export function modelIdAt(path: ast.Path | undefined): ModelId | undefined {
    const reference = path?.segments.at(-1);
    return reference instanceof LinkedReference ? reference.model : undefined;
}

/** The model whose rows a route is about. */
export function modelOfRoute(route: ast.RouteDeclaration | undefined): ast.ModelDeclaration | undefined {
    return ast.isModelView(route?.view) ? modelAt(route.view.model) : undefined;
}

/** The model whose rows the names around `node` are about: a bare name there is one of its members. */
export function rowModelAround(node: AstNode): ast.ModelDeclaration | undefined {
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        switch (at.$type) {
            case 'ModelDeclaration':
                return at as ast.ModelDeclaration;
            case 'SerializerDeclaration':
                return modelOfSerializer(at as ast.SerializerDeclaration);
            case 'RouteDeclaration':
                return modelOfRoute(at as ast.RouteDeclaration);
            case 'DataNodes':
                return modelAt((at as ast.DataNodes).model);
            case 'DataEdges':
                return modelOfEdges(at as ast.DataEdges);
            case 'FixtureRow':
                return modelAt((at as ast.FixtureRow).model);
            case 'RequestDeclaration':
                return modelOfRoute(routeOfRequest(at as ast.RequestDeclaration));
            case 'NamedArgument': {
                // This alone is about the rows that the relation may lead to.
                const { option, $container: type } = at as ast.NamedArgument;
                if (option?.$refText === 'limit_choices_to' && ast.isFieldType(type)) return modelAt(type.target);
                break;
            }
            case 'DslFile':
                return undefined;
        }
    }
    return undefined;
}

export function modelOfSerializer(
    serializer: ast.SerializerDeclaration,
    seen = new Set<ast.SerializerDeclaration>(),
): ast.ModelDeclaration | undefined {
    if (serializer.model) return modelAt(serializer.model);
    if (seen.has(serializer)) return undefined;
    seen.add(serializer);
    for (const base of serializer.bases) {
        const target = ast.isPath(base) ? base.segments.at(-1)?.ref : undefined;
        const model = ast.isSerializerDeclaration(target) ? modelOfSerializer(target, seen) : undefined;
        if (model) return model;
    }
    return undefined;
}

/** The fields that a list of `fields` may name though they are none of the model's: the serializer's own, or its bases'. */
export function declaredFieldsOf(key: ast.SerializerKey): ReadonlyMap<string, ast.SerializerField> {
    const list = key.$container;
    const found = new Map<string, ast.SerializerField>();
    const seen = new Set<ast.SerializerDeclaration>();
    const visit = (serializer: ast.SerializerDeclaration): void => {
        if (seen.has(serializer)) return;
        seen.add(serializer);
        for (const item of serializer.items) {
            if (ast.isSerializerField(item) && item.name && !found.has(item.name)) found.set(item.name, item);
        }
        for (const base of serializer.bases) {
            const target: AstNode | undefined = ast.isPath(base) ? base.segments.at(-1)?.ref : undefined;
            if (ast.isSerializerDeclaration(target)) visit(target);
        }
    };
    if (ast.isSerializerFields(list) && list.key === 'fields') visit(list.$container);
    return found;
}

/** `edges catalog.Product.category` is about products. */
export function modelOfEdges(edges: ast.DataEdges): ast.ModelDeclaration | undefined {
    for (const segment of edges.path?.segments ?? []) {
        const target = segment.ref;
        if (ast.isModelDeclaration(target)) return target;
        if (!ast.isAppDeclaration(target)) return undefined;
    }
    return undefined;
}

export function routeOfRequest(request: ast.RequestDeclaration): ast.RouteDeclaration | undefined {
    for (const segment of request.route?.segments ?? []) if (ast.isRouteDeclaration(segment.ref)) return segment.ref;
    return undefined;
}

export const parametersAround = (node: AstNode): readonly ast.Parameter[] =>
    AstUtils.getContainerOfType(node, ast.isQuerySetMethod)?.parameters ?? [];

/** What `annotate` and `alias` before this call of a chain have named, in the model's other querysets that it calls too. */
export function annotationsBefore(node: AstNode): readonly ast.Annotation[] {
    const call = AstUtils.getContainerOfType(node, isMethodCall);
    const chain = call && callsOf(call.$container);
    if (!call || !chain) return [];
    return annotationsOf(chain.slice(0, chain.indexOf(call)), new Set([call.$container]));
}

/** Querysets that call each other in a circle are followed once. */
function annotationsOf(calls: readonly ast.MethodCall[], seen: Set<AstNode>): readonly ast.Annotation[] {
    return calls.flatMap(call => {
        if (ast.isAnnotateCall(call)) return call.annotations;
        const method = call.method?.ref;
        if (!ast.isQuerySetMethod(method) || seen.has(method)) return [];
        seen.add(method);
        return annotationsOf(method.calls, seen);
    });
}

const isMethodCall = (node: AstNode): node is ast.AnnotateCall | ast.QuerySetCall =>
    ast.isAnnotateCall(node) || ast.isQuerySetCall(node);

function callsOf(node: AstNode): readonly ast.MethodCall[] | undefined {
    return ast.isQuerySetMethod(node) || ast.isQuerySetSetting(node) ? node.calls : undefined;
}

/** The fields of the model around, by name; for places that take nothing but a field. */
export function fieldsAround(project: ProjectNames, node: AstNode): ReadonlyMap<string, ast.FieldDeclaration> {
    const model = rowModelAround(node);
    return model ? project.members.fields(model) : new Map();
}
