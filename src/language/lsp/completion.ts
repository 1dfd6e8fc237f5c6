import { type AstNode, AstUtils, GrammarAST, type MaybePromise } from 'langium';
import {
    type CompletionAcceptor,
    type CompletionContext,
    type CompletionValueItem,
    DefaultCompletionProvider,
    type NextFeature,
} from 'langium/lsp';
import type { CompletionOptions } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { completionText } from './completion-text.js';
import { suggestedWords } from './suggested-words.js';

/** Completes from the grammar and the scopes: keywords, names, and the words that a terminal may hold. */
export class DjagramCompletionProvider extends DefaultCompletionProvider {
    override readonly completionOptions: CompletionOptions = { triggerCharacters: ['.', '(', ',', '=', '['] };

    /** As Langium does, but parses only the item around the cursor instead of all the text before it. */
    protected override findFeaturesAt(document: TextDocument, offset: number): NextFeature[] {
        const text = document.getText();
        const { tokens } = this.lexer.tokenize(text, { mode: 'partial' });
        const context = completionText(text, tokens, offset);
        return super.findFeaturesAt(TextDocument.create(document.uri, document.languageId, 0, context), context.length);
    }

    protected override completionFor(
        context: CompletionContext,
        next: NextFeature,
        acceptor: CompletionAcceptor,
    ): MaybePromise<void> {
        const { feature } = next;
        if (!GrammarAST.isRuleCall(feature)) return super.completionFor(context, next, acceptor);
        const assignment = AstUtils.getContainerOfType(feature, GrammarAST.isAssignment);
        const owner = next.type ?? context.node?.$type;
        if (!assignment || !owner) return;
        for (const word of suggestedWords(owner, assignment.feature, context.node)) acceptor(context, word);
    }

    /** A keyword that opens a block brings the block; one that wants a value brings the blank. */
    protected override completionForKeyword(
        context: CompletionContext,
        keyword: GrammarAST.Keyword,
        acceptor: CompletionAcceptor,
    ): MaybePromise<void> {
        if (!this.filterKeyword(context, keyword)) return;
        const snippet = blockSnippets[keyword.value];
        const opensItem = snippet !== undefined && startsItem(keyword);
        acceptor(context, {
            label: keyword.value,
            kind: CompletionItemKind.Keyword,
            sortText: '1',
            ...(opensItem && { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet }),
        });
    }

    protected override createReferenceCompletionItem(
        ...[description, refInfo, context]: Parameters<DefaultCompletionProvider['createReferenceCompletionItem']>
    ): CompletionValueItem {
        const item = super.createReferenceCompletionItem(description, refInfo, context);
        return { ...item, detail: description.documentUri.scheme === 'builtin' ? 'Django' : kindOf(description.type) };
    }
}

/** `ModelDeclaration` → `model`: what a user calls it. */
const kindOf = (type: string): string =>
    type
        .replace(/Declaration$/, '')
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase();

const startsItem = (keyword: AstNode): boolean => {
    const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule);
    return rule !== undefined && /Declaration$|Item$/.test(rule.name);
};

/** Blocks as they are usually begun. */
const blockSnippets: Readonly<Record<string, string>> = {
    project: 'project ${1:name} {\n\tdjango "5.2"\n\tdatabase default sqlite\n\t$0\n}',
    oauth2: 'oauth2 {\n\tgrants client_credentials\n\tscope ${1:read} "${2:Read}"\n\tclient ${3:reporting} scopes $1\n}',
    app: 'app ${1:name} {\n\t$0\n}',
    model: 'model ${1:Name} {\n\t${2:name}: ${3:Char(100)}$0\n}',
    enum: 'enum ${1:Name} { ${2:first} "${3:First}"$0 }',
    serializer: 'serializer ${1:Name} of ${2:Model} { fields ${3:*} }',
    routes: 'routes ${1:v1} "${2:api/v1/}" in ${3:app} {\n\t$0\n}',
    graph: 'graph ${1:name} {\n\t$0\n}',
    fixture: 'fixture ${1:demo} {\n\t$0\n}',
    backend: 'backend ${1:local} {\n\tbase_url "${2:http://127.0.0.1:8000/}"\n\tclient ${3:reporting}\n}',
    request:
        'request ${1:name} ${2|GET,POST,PUT,PATCH,DELETE|} ${3:v1.products.list} on ${4:local} {\n\texpect status ${5:200}$0\n}',
};
