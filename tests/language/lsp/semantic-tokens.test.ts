import { SemanticTokensDecoder } from 'langium/lsp';
import { expect, test } from 'vitest';
import { openFiles } from '../../support/lsp.js';

async function tokensOf(text: string): Promise<string[]> {
    const { services, document } = await openFiles(text);
    const provider = services.djagram.lsp.SemanticTokenProvider;
    if (!provider) throw new Error('No provider.');
    const tokens = await provider.semanticHighlight(document, { textDocument: { uri: document.uri.toString() } });
    return SemanticTokensDecoder.decode(tokens, provider.tokenTypes, document).map(
        token => `${token.text} ${token.tokenType}`,
    );
}

test('a name looks like what it names, keyword or not', async () => {
    const tokens = await tokensOf('model model { index: Integer  ordering: Boolean }\n');
    expect(tokens).toEqual(expect.arrayContaining(['model class', 'index property', 'ordering property']));
});
