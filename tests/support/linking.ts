/** The one way in for tests of names: where they lead, and which lead nowhere. */
import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { openFiles } from './lsp.js';

/** What the name at each cursor leads to: `main.dsl:3:5 category`. */
export async function cursorTargets(text: string): Promise<string[]> {
    const { services, documents } = await openFiles(text);
    const parts = text.split(/^--- (.+)\n/m);
    const files = parts[0]?.trim() ? [['main.dsl', parts[0]] as const] : [];
    for (let i = 1; i < parts.length; i += 2) files.push([parts[i] as never, parts[i + 1] ?? '']);
    const found: string[] = [];
    files.forEach(([, content], index) => {
        const document = documents[index] as LangiumDocument;
        const pieces = content.split('<|>');
        let offset = 0;
        for (const piece of pieces.slice(0, -1)) {
            offset += piece.length;
            const root = document.parseResult.value.$cstNode;
            const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
            const targets = leaf ? services.djagram.references.References.findDeclarationNodes(leaf) : [];
            found.push(
                targets
                    .map(target => placeOf(AstUtils.getDocument(target.astNode as AstNode), target.offset))
                    .join(', ') || 'nothing',
            );
        }
    });
    return found;
}

function placeOf(document: LangiumDocument, offset: number): string {
    const { line, character } = document.textDocument.positionAt(offset);
    const word = /^[\w]*/.exec(document.textDocument.getText().slice(offset))?.[0] ?? '';
    return `${document.uri.path.replace('/workspace/', '')}:${line + 1}:${character + 1} ${word}`;
}

/** The names that lead nowhere, each with what was looked for: `No field 'prize' here.` */
export async function unresolvedNames(text: string): Promise<string[]> {
    const { documents } = await openFiles(text);
    return documents.flatMap(document => document.references.flatMap(({ error }) => (error ? [error.message] : [])));
}
