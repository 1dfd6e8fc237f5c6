import type { AstNode, LangiumDocument } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Projects } from '../scoping/projects.js';
import { allFixes } from './all-fixes.js';
import type { FileEdit, Fix, Surroundings } from './fix.js';

/** What a fix is made from: a finding, as it was found or as an editor gives it back. */
export interface Fixable {
    readonly code: string;
    readonly range: Range;
    readonly params: unknown;
}

/** Renames a declaration in all files. */
export interface Renamer {
    editsFor(declaration: AstNode, newName: string): Readonly<Record<string, readonly TextEdit[]>>;
}

/** Makes fixes of findings when somebody asks for them: an editor, the command line. */
export class Fixes {
    private readonly around: Surroundings;

    /** @param renamer asked for when a fix renames something, since it needs more of the language than others do */
    constructor(projects: Projects, renamer: () => Renamer) {
        this.around = {
            namesAround: document => projects.namesOf(projects.filesOf(document.uri.toString())),
            rename: (declaration, newName) =>
                Object.entries(renamer().editsFor(declaration, newName)).flatMap(([uri, edits]) =>
                    edits.map((edit): FileEdit => ({ ...edit, uri })),
                ),
        };
    }

    /** The best first. */
    of(document: LangiumDocument, { code, range, params }: Fixable): Fix[] {
        const fixer = Object.hasOwn(allFixes, code) ? allFixes[code]?.fixer : undefined;
        if (!fixer) return [];
        const fixes = [...fixer({ document, range, params, around: this.around })];
        return document.textDocument.getText().includes('\r\n') ? fixes.map(withCarriageReturns) : fixes;
    }
}

/** Files of a project end their lines alike. */
const withCarriageReturns = (fix: Fix): Fix => ({
    ...fix,
    edits: fix.edits.map(edit => ({ ...edit, newText: edit.newText.replaceAll(/\r?\n/g, '\r\n') })),
});

/** Whether there may be a fix for findings of a code: where nothing obvious is near, there is none. */
export const isFixable = (code: string): boolean => Object.hasOwn(allFixes, code);

/** Whether a code's first fix may be applied unseen. */
export const isSurelyFixed = (code: string): boolean =>
    Object.hasOwn(allFixes, code) && allFixes[code]?.isSure === true;

export const fixesOf = ({
    meaning,
    lsp,
}: LangiumServices & { readonly meaning: { readonly Projects: Projects } }): Fixes =>
    new Fixes(meaning.Projects, () => lsp.RenameProvider as unknown as Renamer);
