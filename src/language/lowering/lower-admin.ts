import type { AdminOption, AdminOptions, AdminValue } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { lowerPath, textOf } from './lower-expressions.js';
import { lowerName, lowerValue } from './lower-values.js';
import type { Lowering } from './lowering.js';
import { leavesToNowhere, missingField, missingPath } from './missing-names.js';

/** Several blocks count as one; `admin none` wins over options. */
export function lowerAdmin(
    lowering: Lowering,
    blocks: readonly ast.AdminBlock[],
    model: ast.ModelDeclaration,
): AdminOptions | undefined {
    const [first] = blocks;
    if (!first) return undefined;
    const none = blocks.find(block => block.none);
    if (none) return { kind: 'none', span: lowering.spans.of(none) };
    const options = blocks.flatMap(block => block.items.flatMap(item => lowerAdminItem(lowering, item, model)));
    return { kind: 'options', options, span: lowering.spans.of(first) };
}

function lowerAdminItem(lowering: Lowering, node: ast.AdminItem, model: ast.ModelDeclaration): AdminOption[] {
    const { spans } = lowering;
    const span = spans.of(node);
    if (ast.isInlinesOption(node)) {
        const values = node.inlines.map((inline): AdminValue => {
            const place = spans.of(inline);
            const entries = [
                { key: 'model', keySpan: place, value: lowerName(lowering, inline.model) },
                {
                    key: 'style',
                    keySpan: place,
                    value: { kind: 'word', word: inline.style ?? 'tabular', span: place } as const,
                },
                ...inline.arguments.filter(ast.isNamedArgument).map(argument => ({
                    key: argument.option?.$refText ?? '',
                    keySpan: spans.of(argument),
                    value: lowerValue(lowering, argument.value, argument),
                })),
            ];
            return { kind: 'value', value: { kind: 'object', entries, span: place } };
        });
        return [{ name: 'inlines', values, span }];
    }
    if (!node.key) return [];
    const values = node.values.map((value): AdminValue => {
        const inner = ast.isNegation(value) ? value.operand : value;
        const path = ast.isPath(inner) ? lowerNamed(lowering, node.key, inner, model) : undefined;
        if (path) return { kind: 'path', path, descending: inner !== value };
        const lowered = lowerValue(lowering, value, node);
        return { kind: 'value', value: isFilling(node, value) ? withMissing(lowering, value, lowered) : lowered };
    });
    return [{ name: node.key, values, span }];
}

const isFilling = ({ key }: ast.AdminOption, value: ast.Expression): value is ast.ObjectValue =>
    key === 'prepopulated_fields' && ast.isObjectValue(value);

/** What is filled in and from what: of what the fields are filled from, Django looks at each name. */
function withMissing(lowering: Lowering, node: ast.ObjectValue, value: Value): Value {
    if (value.kind !== 'object') return value;
    const nameOr = (inner: ast.Expression | undefined, other: Value): Value => missingField(lowering, inner) ?? other;
    const entries = value.entries.map((entry, index) => {
        const written = node.entries[index]?.value;
        if (entry.value.kind !== 'list' || !ast.isListValue(written)) {
            return { ...entry, value: nameOr(written, entry.value) };
        }
        const items = entry.value.items.map((item, at) => nameOr(written.items[at], item));
        return { ...entry, value: { ...entry.value, items } };
    });
    return { ...value, entries };
}

/** The options of which Django looks at each name; others it leaves to whoever opens the page. */
const lookedAt = new Set(
    (
        'list_display list_display_links list_editable list_filter ordering readonly_fields autocomplete_fields ' +
        'raw_id_fields filter_horizontal filter_vertical date_hierarchy'
    ).split(' '),
);

function lowerNamed(
    lowering: Lowering,
    option: string,
    path: ast.Path,
    model: ast.ModelDeclaration,
): Expression | undefined {
    const found = lowerPath(lowering, path, model, 'query');
    if (!found) return lookedAt.has(option) ? missingPath(lowering, path, model) : undefined;
    const { span, type } = found;
    return leavesToNowhere(lowering, path, model) ? { kind: 'unresolved', text: textOf(path), span, type } : found;
}
