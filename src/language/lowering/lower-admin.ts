import type { AdminOption, AdminOptions, AdminValue } from '../../model/django-model.js';
import * as ast from '../generated/ast.js';
import { lowerPath } from './lower-expressions.js';
import { lowerName, lowerValue } from './lower-values.js';
import type { Lowering } from './lowering.js';

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
        const path = ast.isPath(inner) ? lowerPath(lowering, inner, model, 'query') : undefined;
        if (path) return { kind: 'path', path, descending: inner !== value };
        return { kind: 'value', value: lowerValue(lowering, value, node) };
    });
    return [{ name: node.key, values, span }];
}
