import type { StrTemplate, TemplatePart } from '../../model/django-model.js';
import type * as ast from '../generated/ast.js';
import { textOfNode } from '../parsing/syntax-ranges.js';
import { lowerSteps, unknownType } from './lower-expressions.js';
import type { Lowering } from './lowering.js';

/** `str "{name} ({sku})"`: paths in braces, read as Python's attributes; `{{` and `}}` are braces. */
export function lowerStrTemplate(
    lowering: Lowering,
    node: ast.StrOption,
    model: ast.ModelDeclaration,
): StrTemplate | undefined {
    if (node.python !== undefined) return { parts: [], python: node.python, span: lowering.spans.of(node) };
    const template = node.template ?? '';
    const place = lowering.spans.ofProperty(node, 'template');
    const offsets = sourceOffsets(node);
    const spanOf = (from: number, to: number) => ({
        anchor: place.anchor,
        start: place.start + (offsets[from] ?? 0),
        end: place.start + (offsets[to] ?? place.end - place.start),
    });
    const parts: TemplatePart[] = [];
    let text = '';
    const flush = () => {
        if (text !== '') parts.push({ kind: 'text', text });
        text = '';
    };
    for (let at = 0; at < template.length; ) {
        const two = template.slice(at, at + 2);
        const end = template[at] === '{' ? template.indexOf('}', at) : -1;
        if (two === '{{' || two === '}}') {
            text += template[at];
            at += 2;
        } else if (end > at) {
            flush();
            const inside = template.slice(at + 1, end);
            const names = inside.split('.');
            let from = at + 1;
            const named = names.map(name => {
                const span = spanOf(from, from + name.length);
                from += name.length + 1;
                return { name, span };
            });
            const span = spanOf(at + 1, end);
            const path = lowerSteps(lowering, model, named, 'accessor', span);
            parts.push({
                kind: 'path',
                path: path ?? { kind: 'unresolved', text: inside, span, type: unknownType },
            });
            at = end + 1;
        } else {
            text += template[at];
            at += 1;
        }
    }
    flush();
    return { parts, span: lowering.spans.of(node) };
}

/** For each character of a string's value, where it begins in the source, from the opening quote on; one more for its end. */
function sourceOffsets(node: ast.StrOption): number[] {
    const source = textOfNode(node);
    const quoted = source.slice(Math.max(0, source.indexOf('"')));
    const offsets: number[] = [];
    let at = 1;
    while (at < quoted.length && quoted[at] !== '"') {
        const escaped = quoted[at] === '\\';
        const width = escaped ? (quoted[at + 1] === 'u' ? 6 : 2) : 1;
        offsets.push(at);
        at += width;
    }
    offsets.push(at);
    return offsets;
}
