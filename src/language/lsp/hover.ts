import type { AstNode, DocumentationProvider } from 'langium';
import { AstUtils } from 'langium';
import { AstNodeHoverProvider, type LangiumServices } from 'langium/lsp';
import * as ast from '../generated/ast.js';

/** A declaration's own words: its header as written, where it belongs, and its documentation. */
export class DjagramHoverProvider extends AstNodeHoverProvider {
    private readonly documentation: DocumentationProvider;

    constructor(services: LangiumServices) {
        super(services);
        this.documentation = services.documentation.DocumentationProvider;
    }

    protected getAstNodeHoverContent(node: AstNode): string | undefined {
        const header = headerOf(node);
        if (!header) return undefined;
        const parts = [fence(header)];
        const owner = ownerOf(node);
        if (owner) parts.push(owner);
        const documentation = this.documentation.getDocumentation(node);
        if (documentation) parts.push(documentation);
        return parts.join('\n\n');
    }
}

const fence = (code: string): string => `\`\`\`djagram\n${code}\n\`\`\``;

/** The first line of a declaration, without its block; a field's whole line. */
export function headerOf(node: AstNode): string | undefined {
    const text = node.$cstNode?.text;
    if (!text) return undefined;
    const line = text.split('\n', 1)[0]?.trimEnd() ?? '';
    return 'items' in node || 'members' in node || 'rows' in node ? line.replace(/\s*\{.*$/, '') : line;
}

function ownerOf(node: AstNode): string | undefined {
    if (ast.isModelDeclaration(node) || ast.isEnumDeclaration(node) || ast.isSerializerDeclaration(node)) {
        const app = AstUtils.getContainerOfType(node, ast.isAppDeclaration);
        return app && `in app \`${app.name}\``;
    }
    if (ast.isFieldDeclaration(node)) {
        const model = AstUtils.getContainerOfType(node, ast.isModelDeclaration);
        return model && `field of \`${model.name}\``;
    }
    if (ast.isEnumMember(node)) {
        const owner = AstUtils.getContainerOfType(node, ast.isEnumDeclaration);
        return owner && `member of \`${owner.name}\``;
    }
    return undefined;
}
