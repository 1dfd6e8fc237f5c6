/** JSON as it is to be written: numbers keep the digits that somebody wrote. */
export type Json =
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'list'; readonly items: readonly Json[] }
    | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Json])[] };

/** JSON with one entry a line; lists of plain values stand on one. */
export function jsonText(value: Json | readonly Json[], indent = ''): string {
    const json: Json = 'kind' in value ? value : { kind: 'list', items: value };
    const inner = `${indent}  `;
    switch (json.kind) {
        case 'string':
            return quoted(json.value);
        case 'number':
            return json.text;
        case 'boolean':
            return String(json.value);
        case 'null':
            return 'null';
        case 'list': {
            if (json.items.length === 0) return '[]';
            const plain = json.items.every(({ kind }) => kind !== 'object' && kind !== 'list');
            if (plain) return `[${json.items.map(item => jsonText(item)).join(', ')}]`;
            return `[\n${json.items.map(item => inner + jsonText(item, inner)).join(',\n')}\n${indent}]`;
        }
        case 'object': {
            if (json.entries.length === 0) return '{}';
            const lines = json.entries.map(([key, item]) => `${inner}${quoted(key)}: ${jsonText(item, inner)}`);
            return `{\n${lines.join(',\n')}\n${indent}}`;
        }
    }
}

const quoted = (text: string): string => JSON.stringify(text.toWellFormed());
