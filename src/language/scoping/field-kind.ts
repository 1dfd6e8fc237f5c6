import type * as ast from '../generated/ast.js';

/** What a field holds. */
export type FieldKind =
    /** `many`: each row has several of the other model's. */
    | { readonly kind: 'relation'; readonly model: ast.ModelDeclaration; readonly many: boolean; readonly one: boolean }
    | { readonly kind: 'generic-relation'; readonly model: ast.ModelDeclaration }
    | { readonly kind: 'enum'; readonly declaration: ast.EnumDeclaration }
    /** A field class of the library's, by its name there. */
    | { readonly kind: 'class'; readonly name: string; readonly declaration: ast.FieldTypeDeclaration }
    | { readonly kind: 'custom'; readonly declaration: ast.FieldTypeDeclaration }
    | { readonly kind: 'any' }
    | { readonly kind: 'unknown' };
