import { type TextEditor, window } from 'vscode';

/** The text of ours that is seen: a panel that has the focus leaves no editor active. */
export const shownEditor = (): TextEditor | undefined =>
    [window.activeTextEditor, ...window.visibleTextEditors].find(editor => editor?.document.languageId === 'djagram');
