/** Keywords as they are offered: with what they mean, and with the block that they usually begin. */
import { AstUtils, GrammarAST } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { keywordWords } from './keyword-words.js';

/**
 * A keyword that opens a block brings the block, where an item begins and nothing stands behind it yet.
 *
 * @param following the text behind the cursor
 */
export function keywordItem(
    keyword: GrammarAST.Keyword,
    owner: string | undefined,
    { startsItem, following }: { readonly startsItem: boolean; readonly following: string },
): CompletionValueItem {
    const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule);
    const beginsBlock = startsItem && rule !== undefined && /Declaration$/.test(rule.name);
    const snippet = beginsBlock && isAlone.test(following) ? blockSnippets[keyword.value] : undefined;
    const documentation = owner && keywordWords(owner, keyword.value);
    return {
        label: keyword.value,
        kind: CompletionItemKind.Keyword,
        sortText: '1',
        ...(documentation && { documentation: { kind: 'markdown', value: documentation } }),
        ...(snippet && { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet }),
        ...(rule?.name === 'MethodCall' &&
            !/^\w*[ \t]*\(/.test(following) && {
                insertText: `${keyword.value}($0)`,
                insertTextFormat: InsertTextFormat.Snippet,
            }),
    };
}

/** Nothing behind the rest of the word but a block's end or a comment. */
const isAlone = /^\w*[ \t]*($|[\r\n}]|\/\/)/;

/** What has to follow words that nothing can be told from alone. */
export const secondWords: Readonly<Record<string, string>> = {
    abstract: 'model',
    proxy: 'model',
    external: 'app',
    hyperlinked: 'serializer',
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
