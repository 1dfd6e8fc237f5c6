/** What the extension writes for a beginner is understood by the language. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { starterProject } from '../../src/extension/commands/starter-project.js';
import { openFiles } from '../support/lsp.js';

interface Snippet {
    readonly prefix: string;
    readonly body: string | readonly string[];
}
const snippets = Object.entries<Snippet>(JSON.parse(readFileSync('snippets/djagram.json', 'utf8')));

/** As it stands when somebody accepts every suggestion. */
function expanded({ body }: Snippet): string {
    const text = typeof body === 'string' ? body : body.join('\n');
    const values = new Map<string, string>();
    const filled = text
        .replaceAll(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, '${$1:$2}')
        .replaceAll(/\$\{(\d+):([^}]*)\}/g, (_, key: string, value: string) => {
            values.set(key, value);
            return value;
        });
    return filled.replaceAll(/\$\{?(\d+)\}?/g, (_, key: string) => values.get(key) ?? '').replaceAll('\t', '  ');
}

async function syntaxErrors(text: string): Promise<string[]> {
    const { document } = await openFiles(text);
    return document.parseResult.parserErrors.map(({ message }) => message);
}

test('the first project has no findings', async () => {
    const { document } = await openFiles(starterProject('shop'));
    expect(document.diagnostics?.map(({ message }) => message)).toEqual([]);
});

describe('a snippet', () => {
    const places = {
        file: (text: string) => text,
        app: (text: string) => `app shop {\n${text}\n}\n`,
        model: (text: string) => `app shop {\nmodel Thing {\n${text}\n}\n}\n`,
        routes: (text: string) => `routes v1 "api/" in shop {\n${text}\n}\n`,
    };
    test.each(snippets)('%s can stand somewhere', async (_, snippet) => {
        const results = await Promise.all(Object.values(places).map(place => syntaxErrors(place(expanded(snippet)))));
        expect(results.some(errors => errors.length === 0) ? [] : results).toEqual([]);
    });
});
