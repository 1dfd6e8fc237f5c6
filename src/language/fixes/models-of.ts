/** Questions that fixes ask of models as they are written. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../generated/ast.js';
import { builtinScheme } from '../scoping/project-files.js';
import { type FixContext, nodeAt } from './fix.js';

/** The user's own: nothing can be written into the library. */
export const isOurs = (node: AstNode | undefined): node is AstNode =>
    node !== undefined && AstUtils.getDocument(node).uri.scheme !== builtinScheme;

/** The fields that stand in a model itself. */
export const fieldsOf = (model: ast.ModelDeclaration | undefined): readonly ast.FieldDeclaration[] =>
    model?.items.filter(ast.isFieldDeclaration) ?? [];

/** A field that a model has from one that it extends, however far up. */
export function inheritedField(model: ast.ModelDeclaration, name: string, depth = 0): ast.FieldDeclaration | undefined {
    for (const base of model.bases) {
        const parent = ast.isPath(base) ? targetOf(base) : undefined;
        if (!ast.isModelDeclaration(parent) || depth > 20) continue;
        const field = fieldsOf(parent).find(each => each.name === name) ?? inheritedField(parent, name, depth + 1);
        if (field) return field;
    }
    return undefined;
}

/** What the last name of a path leads to. */
export const targetOf = (path: ast.Path | undefined): AstNode | undefined => path?.segments.at(-1)?.ref;

/** The model that a field leads to, if it is a relation. */
export function modelBehind(field: ast.FieldDeclaration | undefined): ast.ModelDeclaration | undefined {
    const target = targetOf(field?.type?.target);
    return ast.isModelDeclaration(target) ? target : undefined;
}

/** The field that the path at the finding ends at. */
export function fieldAt(context: FixContext): ast.FieldDeclaration | undefined {
    const target = targetOf(nodeAt(context, ast.isPath));
    return ast.isFieldDeclaration(target) ? target : undefined;
}

/** The model that a value names, as an option's does. */
export function modelNamedBy(value: AstNode | undefined): ast.ModelDeclaration | undefined {
    const path = ast.isPath(value) ? value : undefined;
    const target = targetOf(path);
    return ast.isModelDeclaration(target) ? target : undefined;
}

/** The name of a field's class, as it is written: `Char`, `Date`. */
export const classNameOf = (field: ast.FieldDeclaration): string => field.type?.target?.segments.at(-1)?.$refText ?? '';

/** Whether a field holds a text, which is empty rather than NULL where it is optional. */
export const isText = (field: ast.FieldDeclaration): boolean => /^(Char|Text|Slug|Email|URL)$/.test(classNameOf(field));

/** The model's own fields that hold a text a search can look into. */
export const textFieldsOf = (model: ast.ModelDeclaration | undefined): readonly ast.FieldDeclaration[] =>
    fieldsOf(model).filter(isText);

export const isDate = (field: ast.FieldDeclaration): boolean => /^(Date|DateTime)$/.test(classNameOf(field));

export const isNumber = (field: ast.FieldDeclaration): boolean =>
    /^((Positive)?(Small|Big)?Integer|Decimal|Float)$/.test(classNameOf(field));

/** The fields of a model that hold a day or a moment. */
export const dateFieldsOf = (model: ast.ModelDeclaration | undefined): readonly ast.FieldDeclaration[] =>
    fieldsOf(model).filter(isDate);

/** The model in which something stands. */
export const modelAround = (node: AstNode): ast.ModelDeclaration | undefined =>
    AstUtils.getContainerOfType(node, ast.isModelDeclaration);

/** As it is called from the app of `from`: with its app before it where that is another one. */
export function nameFrom(from: AstNode, model: ast.ModelDeclaration): string {
    const appOf = (node: AstNode) => AstUtils.getContainerOfType(node, ast.isAppDeclaration)?.name;
    const app = appOf(model);
    return app === undefined || app === appOf(from) ? model.name : `${app}.${model.name}`;
}

/** `OrderLine` as `order_line`. */
export const snakeCase = (name: string): string =>
    name
        .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
        .replaceAll(/\W+/g, '_')
        .toLowerCase();

/** An English plural, for names that somebody will look at. */
export function plural(name: string): string {
    if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
    return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
