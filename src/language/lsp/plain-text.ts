import { type CompletionItem, InsertTextFormat } from 'vscode-languageserver-types';

/** For an editor that knows no snippets: their first choice and what they begin with, without the places to go on at. */
export function withoutSnippet(item: CompletionItem): CompletionItem {
    if (item.insertTextFormat !== InsertTextFormat.Snippet) return item;
    const { insertText, textEdit } = item;
    return {
        ...item,
        insertTextFormat: InsertTextFormat.PlainText,
        ...(insertText !== undefined && { insertText: plain(insertText) }),
        ...(textEdit && { textEdit: { ...textEdit, newText: plain(textEdit.newText) } }),
    };
}

const plain = (snippet: string): string =>
    snippet.replaceAll(
        /\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:([^}]*)\}|\$\d+/g,
        (_, choice = '', text = '') => choice + text,
    );
