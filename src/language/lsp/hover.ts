import { type AstNode, Cancellation, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams, Range } from 'vscode-languageserver-protocol';
import { graphvizAttributes } from '../../model/graphviz-attributes.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import type { ProjectProvider } from '../project-provider.js';
import { type Described, describe } from './describe.js';
import { metaOptionLink } from './django-links.js';
import { describeAttribute, describeTypes } from './graph-attribute-completion.js';
import { keywordWords } from './keyword-words.js';
import { meaningOf } from './meaning.js';
import type { NamesAtCursor } from './names-at-cursor.js';
import { unchangedSince } from './unchanged-since.js';

/** What the name under the pointer stands for: what it says of itself, and what it means. */
export class DjagramHoverProvider implements HoverProvider {
    private readonly cursor: NamesAtCursor;
    private readonly described: Described;
    private readonly projects: ProjectProvider;

    constructor(cursor: NamesAtCursor, described: Described, projects: ProjectProvider) {
        this.cursor = cursor;
        this.described = described;
        this.projects = projects;
    }

    async getHoverContent(
        document: LangiumDocument,
        params: HoverParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<Hover | undefined> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const named = this.cursor.at(document, params.position);
        const [target] = named?.targets ?? [];
        if (named && target) return hover(this.describeTarget(document, target, named.name), named.range);
        const leaf = leafAt(document, params);
        return leaf && hover(this.describeWord(document, leaf), leaf.range);
    }

    private describeTarget(document: LangiumDocument, node: AstNode, name: string): string | undefined {
        const project = this.projects.projectOf(document);
        const parts = [describe(this.described, node, name), ...meaningOf(project, node, name)];
        return parts.filter(part => part !== undefined).join('\n\n');
    }

    /** A keyword, or the name of one of Graphviz's attributes. */
    private describeWord(document: LangiumDocument, leaf: LeafCstNode): string | undefined {
        const { astNode, text } = leaf;
        if (ast.isAttribute(astNode) && text === astNode.key) {
            const attribute = graphvizAttributes.get(text);
            return attribute && `**${text}**: ${describeTypes(attribute.types)}\n\n${describeAttribute(attribute)}`;
        }
        if (ast.isMetaOption(astNode) && text === astNode.key) {
            const facts = djangoLibrary().metaOptions.get(text);
            const { declaration } = this.projects.projectOf(document);
            const link = metaOptionLink(text, declaration?.django ?? 'stable');
            return facts && `${facts.documentation}\n\n[Django: ${text}](${link})`;
        }
        return keywordWords(astNode.$type, text);
    }
}

const hover = (value: string | undefined, range: Range): Hover | undefined =>
    value ? { contents: { kind: 'markdown', value }, range } : undefined;

function leafAt(document: LangiumDocument, { position }: HoverParams): LeafCstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
    return leaf && /^\w+$/.test(leaf.text) ? leaf : undefined;
}
