import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import { appNameOf } from './app-of.js';
import type { FieldKind } from './field-kind.js';
import type { Reverse, ReverseMember } from './reverse-index.js';

/** What a relation of `owner`, or of an abstract model that it extends, adds to the model that it leads to; undefined: nothing. */
export function wayBackOf(
    field: ast.FieldDeclaration,
    kind: FieldKind & { kind: 'relation' | 'generic-relation' },
    owner: ast.ModelDeclaration,
): Reverse | undefined {
    if (!owner.name) return undefined;
    const lower = owner.name.toLowerCase();
    const relatedName = optionArgument(field, 'related_name');
    const queryOption = optionArgument(field, 'related_query_name');
    const byDefault = defaultRelatedName(owner);
    const fill = (text: string): string =>
        text
            .replaceAll('%(class)s', lower)
            .replaceAll('%(model_name)s', lower)
            .replaceAll('%(app_label)s', appNameOf(owner).toLowerCase());
    const named = relatedName ? wordOrText(relatedName.value) : byDefault?.text;
    const name = named === undefined ? undefined : fill(named);
    const queryText = queryOption && wordOrText(queryOption.value);
    const queryName = queryText === undefined ? (name ?? lower) : fill(queryText);
    const node = queryOption && !relatedName ? queryOption : (relatedName ?? byDefault?.node ?? owner);
    const toMany = kind.kind === 'generic-relation' || !kind.one;
    const member: ReverseMember = { kind: 'reverse', node, field, model: owner, toMany };
    if (kind.kind === 'generic-relation') {
        return queryText === undefined ? undefined : { accessor: undefined, queryName, member };
    }
    if (name?.endsWith('+')) return undefined;
    if (kind.many && kind.model === owner && !isFlaggedFalse(field, 'symmetrical')) return undefined;
    return { accessor: name ?? (kind.one ? lower : `${lower}_set`), queryName, member };
}

/** `related_name=children` among a field's arguments. */
function optionArgument(field: ast.FieldDeclaration, option: string): ast.NamedArgument | undefined {
    return field.type?.arguments?.find(
        (argument): argument is ast.NamedArgument =>
            ast.isNamedArgument(argument) && argument.option?.$refText === option,
    );
}

/** `children`, or `"children"`. */
export function wordOrText(value: ast.Value | undefined): string | undefined {
    if (ast.isStringLiteral(value)) return value.value;
    if (ast.isPath(value) && value.segments.length === 1) return value.segments[0]?.$refText;
    return undefined;
}

function isFlaggedFalse(field: ast.FieldDeclaration, option: string): boolean {
    const value = optionArgument(field, option)?.value;
    return ast.isBooleanLiteral(value) && !value.value;
}

function defaultRelatedName(model: ast.ModelDeclaration): { text: string; node: AstNode } | undefined {
    for (const item of model.items) {
        if (ast.isMetaOption(item) && item.key === 'default_related_name') {
            const text = wordOrText(item.values[0]);
            if (text !== undefined) return { text, node: item };
        }
    }
    return undefined;
}
