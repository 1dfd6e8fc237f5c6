/** All that an editor asks of a file by itself, to be compared. */
import type { LangiumDocument } from 'langium';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { documentColours } from '../../src/language/lsp/document-colours.js';
import { selectionRanges } from '../../src/language/lsp/selection-ranges.js';
import type { EditedFiles } from './editing.js';

/** The tokens of files, as an editor has them that is told what has changed. */
export class KnownTokens {
    private readonly known = new Map<string, { readonly id: string; readonly data: readonly number[] }>();

    async in(files: EditedFiles, document: LangiumDocument): Promise<readonly number[]> {
        const provider = files.services.djagram.lsp.SemanticTokenProvider;
        if (!provider) throw new Error('No provider.');
        const uri = document.uri.toString();
        const before = this.known.get(uri);
        const textDocument = { uri };
        const answer = before
            ? await provider.semanticHighlightDelta(document, { textDocument, previousResultId: before.id })
            : await provider.semanticHighlight(document, { textDocument });
        const data = 'data' in answer ? answer.data : changed(before?.data ?? [], answer);
        this.known.set(uri, { id: answer.resultId ?? '', data });
        return data;
    }
}

function changed(data: readonly number[], { edits }: Pick<SemanticTokensDelta, 'edits'>): number[] {
    const result = [...data];
    for (const edit of edits) result.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    return result;
}

/** By request. `tokens`: those that the editor has come to. */
export async function answersAbout(
    files: EditedFiles,
    document: LangiumDocument,
    tokens: readonly number[],
): Promise<Record<string, unknown>> {
    const { lsp } = files.services.djagram;
    const textDocument = { uri: document.uri.toString() };
    const lineCount = document.textDocument.lineCount;
    const lines = { first: Math.floor(lineCount / 3), last: Math.floor((2 * lineCount) / 3) };
    const everything = { start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } };
    const part = { start: { line: lines.first, character: 0 }, end: { line: lines.last, character: 0 } };
    const range = await lsp.SemanticTokenProvider?.semanticHighlightRange(document, { textDocument, range: part });
    const middle = document.textDocument.positionAt(document.textDocument.getText().length / 2);
    return {
        symbols: await lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument }),
        tokens: positions({ data: [...tokens] }),
        'tokens of a part': positions(range ?? { data: [] }),
        'tokens, cut': positions({ data: [...tokens] }).filter(([line]) => lines.first <= line && line <= lines.last),
        hints: await lsp.InlayHintProvider?.getInlayHints(document, { textDocument, range: everything }),
        'hints of a part': await lsp.InlayHintProvider?.getInlayHints(document, { textDocument, range: part }),
        lenses: await lsp.CodeLensProvider?.provideCodeLens(document, { textDocument }),
        folding: await lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument }),
        links: await lsp.DocumentLinkProvider?.getDocumentLinks(document, { textDocument }),
        colours: documentColours(document),
        selection: selectionRanges(document, [middle]),
        highlights: await lsp.DocumentHighlightProvider?.getDocumentHighlight(document, {
            textDocument,
            position: middle,
        }),
    };
}

type Placed = readonly [line: number, character: number, ...looks: number[]];

/** Counted from the start of the text. */
function positions({ data }: SemanticTokens): Placed[] {
    const placed: Placed[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, characters = 0, ...looks] = data.slice(at, at + 5);
        line += lines;
        character = lines === 0 ? character + characters : characters;
        placed.push([line, character, ...looks]);
    }
    return placed;
}
