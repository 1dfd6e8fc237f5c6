import { AstUtils } from 'langium';
import {
    type CustomFieldId,
    customFieldId,
    type EnumId,
    type EnumMemberId,
    enumId,
    enumMemberId,
    type FieldId,
    type FixtureRowId,
    fieldId,
    fixtureRowId,
    type GraphId,
    graphId,
    type ModelId,
    modelId,
    type RouteId,
    routeId,
    type SerializerId,
    serializerId,
} from '../../model/names.js';
import * as ast from '../generated/ast.js';
import { appNameOf } from '../scoping/app-of.js';
import { routeName } from '../scoping/route-names.js';

/** Ids of declarations in the syntax tree. What has no name yet has an empty one. */
export const modelIdOf = (node: ast.ModelDeclaration): ModelId => modelId(appNameOf(node), node.name ?? '');
export const enumIdOf = (node: ast.EnumDeclaration): EnumId => enumId(appNameOf(node), node.name ?? '');
export const customFieldIdOf = (node: ast.FieldTypeDeclaration): CustomFieldId =>
    customFieldId(appNameOf(node), node.name ?? '');
export const serializerIdOf = (node: ast.SerializerDeclaration): SerializerId =>
    serializerId(appNameOf(node), node.name ?? '');
export const enumMemberIdOf = (node: ast.EnumMember): EnumMemberId =>
    enumMemberId(enumIdOf(node.$container), node.name ?? '');
export const fieldIdOf = (node: ast.FieldDeclaration): FieldId => fieldId(modelIdOf(node.$container), node.name ?? '');
export const graphIdOf = (node: ast.GraphDeclaration): GraphId => graphId(node.name ?? '');

export function routeIdOf(node: ast.RouteDeclaration): RouteId {
    const group = AstUtils.getContainerOfType(node, ast.isRoutesDeclaration);
    return routeId(group?.name ?? '', routeName(node));
}

export function rowIdOf(node: ast.FixtureRow): FixtureRowId {
    const fixture = AstUtils.getContainerOfType(node, ast.isFixtureDeclaration);
    return fixtureRowId(fixture?.name ?? '', node.name ?? '');
}
