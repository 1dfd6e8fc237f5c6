import { type AstNode, AstUtils, Cancellation, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams, Range } from 'vscode-languageserver-protocol';
import { graphvizAttributes } from '../../model/graphviz-attributes.js';
import * as ast from '../generated/ast.js';
import type { ProjectProvider } from '../project-provider.js';
import { type Described, describe } from './describe.js';
import { adminOptionLink, metaOptionLink } from './django-links.js';
import { codeElementOf, type GeneratedCode } from './generated-code.js';
import { describeAttribute, describeTypes } from './graph-attribute-completion.js';
import { keywordWords } from './keyword-words.js';
import { markdownBlock } from './markdown.js';
import { meaningOf } from './meaning.js';
import type { NamesAtCursor } from './names-at-cursor.js';
import { describeSetting } from './setting-words.js';
import { unchangedSince } from './unchanged-since.js';
import { valueWords } from './value-words.js';

/** What the name under the pointer stands for: what it says of itself, and what it means. */
export class DjagramHoverProvider implements HoverProvider {
    private readonly cursor: NamesAtCursor;
    private readonly described: Described;
    private readonly projects: ProjectProvider;
    private readonly code: GeneratedCode;

    constructor(cursor: NamesAtCursor, described: Described, projects: ProjectProvider, code: GeneratedCode) {
        this.cursor = cursor;
        this.described = described;
        this.projects = projects;
        this.code = code;
    }

    async getHoverContent(
        document: LangiumDocument,
        params: HoverParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<Hover | undefined> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const named = this.cursor.at(document, params.position);
        const [target] = named?.targets ?? [];
        if (named && target) return hover(await this.describeTarget(document, target, named.name), named.range);
        const leaf = leafAt(document, params);
        return leaf && hover(this.describeWord(document, leaf), leaf.range);
    }

    private async describeTarget(document: LangiumDocument, node: AstNode, name: string): Promise<string> {
        const project = this.projects.projectOf(document);
        const parts = [describe(this.described, node, name), ...meaningOf(project, node, name)];
        const element = codeElementOf(node, AstUtils.getDocument(node));
        const python = element && (await this.code.pythonOf(project, element));
        if (python) parts.push(markdownBlock(shortened(python), 'python'));
        return parts.filter(part => part !== undefined).join('\n\n');
    }

    /** A keyword, or the name of one of Graphviz's attributes. */
    private describeWord(document: LangiumDocument, leaf: LeafCstNode): string | undefined {
        const { astNode, text } = leaf;
        if (ast.isAttribute(astNode) && text === astNode.key) {
            const attribute = graphvizAttributes.get(text);
            return attribute && `**${text}**: ${describeTypes(attribute.types)}\n\n${describeAttribute(attribute)}`;
        }
        if (ast.isDjangoSetting(astNode) && text === astNode.key) {
            return describeSetting(text, this.projects.projectOf(document).declaration?.django ?? 'stable');
        }
        const words = keywordWords(astNode.$type, text) ?? valueWords(astNode.$type, text);
        const link = words && this.linkOf(document, astNode, text);
        return link ? `${words}\n\n[Django: ${text}](${link})` : words;
    }

    private linkOf(document: LangiumDocument, node: AstNode, keyword: string): string | undefined {
        const { declaration } = this.projects.projectOf(document);
        const django = declaration?.django ?? 'stable';
        if (ast.isMetaOption(node) && keyword === node.key) return metaOptionLink(keyword, django);
        return ast.isAdminOption(node) && keyword === node.key ? adminOptionLink(keyword, django) : undefined;
    }
}

/** As many lines of code as a hover holds. */
const shownLines = 25;

function shortened(code: string): string {
    const lines = code.split('\n');
    return lines.length > shownLines ? [...lines.slice(0, shownLines), '    # …'].join('\n') : code;
}

const hover = (value: string | undefined, range: Range): Hover | undefined =>
    value ? { contents: { kind: 'markdown', value }, range } : undefined;

function leafAt(document: LangiumDocument, { position }: HoverParams): LeafCstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
    return leaf && /^\w+$/.test(leaf.text) ? leaf : undefined;
}
