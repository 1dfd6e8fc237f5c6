import type { AstNode } from 'langium';
import type { Library } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import type { FieldKind } from './field-kind.js';
import { walk } from './path-places.js';
import type { ProjectNames } from './project-names.js';
import { modelOfRoute, routeOfRequest, rowModelAround } from './row-context.js';

/** What a bare word is compared with, given to, or filled in: its type decides which members it may name. */
export type OtherSide =
    | { readonly kind: 'field'; readonly of: FieldKind }
    | { readonly kind: 'client' }
    | { readonly kind: 'user' }
    | { readonly kind: 'none' };

const none: OtherSide = { kind: 'none' };

/** Found by names alone: to resolve the other side's references could lead back here. */
export function otherSideOf(project: ProjectNames, library: Library, node: AstNode): OtherSide {
    let from: AstNode = node;
    for (let at = node.$container; at; from = at, at = at.$container) {
        switch (at.$type) {
            case 'BinaryExpression':
            case 'CustomLookup':
            case 'Arithmetic': {
                const { left, right } = at as ast.BinaryExpression;
                const side = sideOf(project, library, from === left ? right : left);
                if (side.kind !== 'none' || at.$type !== 'Arithmetic') return side;
                break;
            }
            case 'Membership': {
                const { operand, options } = at as ast.Membership;
                return sideOf(project, library, from === options ? operand : options);
            }
            case 'Between': {
                const { operand, low } = at as ast.Between;
                return sideOf(project, library, from === operand ? low : operand);
            }
            case 'FunctionCall': {
                const siblings = (at as ast.FunctionCall).arguments.filter(argument => argument !== from);
                for (const sibling of siblings) {
                    const side = sideOf(project, library, sibling);
                    if (side.kind !== 'none') return side;
                }
                break;
            }
            case 'SetStatement': {
                const name = (at as ast.SetStatement).field?.$refText;
                return sideOfField(project, library, at, name);
            }
            case 'FixtureValue':
                return sideOfField(project, library, at, (at as ast.FixtureValue).field?.$refText);
            case 'ObjectEntry':
                if (isRequestBody(at.$container)) return sideOfField(project, library, at, (at as ast.ObjectEntry).key);
                break;
            case 'RequestParameter': {
                const { parameter } = at as ast.RequestParameter;
                return parameter ? sideOfPath(project, library, parameter) : none;
            }
            case 'ExpectJson': {
                const { path } = at as ast.ExpectJson;
                const last = path?.steps.at(-1);
                return ast.isJsonStep(last) ? sideOfField(project, library, at, last.key) : none;
            }
            case 'FieldDeclaration':
                return { kind: 'field', of: project.members.kindOf(at as ast.FieldDeclaration) };
            case 'LogicalExpression':
            case 'NotExpression':
            case 'QuerySetCall':
            case 'Annotation':
            case 'ModelDeclaration':
            case 'DslFile':
                return none;
        }
    }
    return none;
}

const isRequestBody = (node: AstNode | undefined): boolean => node?.$type === 'RequestBody';

function sideOf(project: ProjectNames, library: Library, node: AstNode | undefined): OtherSide {
    switch (node?.$type) {
        case 'Path':
            return sideOfPath(project, library, node as ast.Path);
        case 'GroupedExpression':
            return sideOf(project, library, (node as ast.GroupedExpression).inner);
        case 'Negation':
            return sideOf(project, library, (node as ast.Negation).operand);
        case 'ListValue':
            return firstSide(project, library, (node as ast.ListValue).items);
        case 'FunctionCall':
            return firstSide(project, library, (node as ast.FunctionCall).arguments);
        default:
            return none;
    }
}

function firstSide(project: ProjectNames, library: Library, nodes: readonly AstNode[]): OtherSide {
    for (const node of nodes) {
        const side = sideOf(project, library, node);
        if (side.kind !== 'none') return side;
    }
    return none;
}

function sideOfPath(project: ProjectNames, library: Library, path: ast.Path): OtherSide {
    const names = path.segments.map(segment => segment.$refText);
    const asker = names[0] === 'request' && (names[1] === 'client' || names[1] === 'user') ? names[1] : undefined;
    if (asker && names.length === 2) return { kind: asker };
    const model = asker ? project[`${asker}Model`] : rowModelAround(path);
    if (!model) return none;
    const fields = asker ? names.slice(2) : names;
    const steps = walk(project, library, model, fields, 'query');
    const last = steps.at(-1);
    if (steps.length !== fields.length || !last) return none;
    return last.what.kind === 'field' ? { kind: 'field', of: project.members.kindOf(last.what.field) } : none;
}

function sideOfField(project: ProjectNames, library: Library, at: AstNode, name: string | undefined): OtherSide {
    const model = rowModelAround(at) ?? modelOfRoute(routeAround(at));
    const [step] = model && name ? walk(project, library, model, [name], 'query') : [];
    return step?.what.kind === 'field' ? { kind: 'field', of: project.members.kindOf(step.what.field) } : none;
}

function routeAround(node: AstNode): ast.RouteDeclaration | undefined {
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        if (ast.isRequestDeclaration(at)) return routeOfRequest(at);
    }
    return undefined;
}
