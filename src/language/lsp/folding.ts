import { CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import type { FoldingRange } from 'vscode-languageserver-protocol';

/** Blocks by their braces, comments, and `// region` … `// endregion`. The last line of a block stays in sight. */
export class DjagramFoldingRangeProvider implements FoldingRangeProvider {
    getFoldingRanges(document: LangiumDocument): FoldingRange[] {
        const root = document.parseResult.value.$cstNode;
        return root ? [...foldings(CstUtils.flattenCst(root))] : [];
    }
}

function* foldings(leaves: Iterable<LeafCstNode>): Iterable<FoldingRange> {
    const blocks: number[] = [];
    const regions: number[] = [];
    for (const leaf of leaves) {
        const { start, end } = leaf.range;
        if (leaf.hidden) {
            if (end.line > start.line) yield { startLine: start.line, endLine: end.line, kind: 'comment' };
            if (/^\/\/\s*#?region\b/.test(leaf.text)) regions.push(start.line);
            if (/^\/\/\s*#?endregion\b/.test(leaf.text)) {
                const startLine = regions.pop();
                if (startLine !== undefined) yield { startLine, endLine: start.line, kind: 'region' };
            }
        } else if (leaf.text === '{' || leaf.text === '[' || leaf.text === '(') {
            blocks.push(start.line);
        } else if (leaf.text === '}' || leaf.text === ']' || leaf.text === ')') {
            const startLine = blocks.pop();
            if (startLine !== undefined && start.line - startLine > 1) yield { startLine, endLine: start.line - 1 };
        }
    }
}
