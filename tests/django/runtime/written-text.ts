import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { generateProject } from '../../../src/generate/generate-project.js';
import { createServices } from '../../../src/language/services.js';
import { type GeneratedState, stateOf } from '../../../src/model/generated-state.js';

/** What the editor says about a text, what it offers, and what is generated of it, whatever is found. */
export interface WrittenText {
    readonly codes: readonly string[];
    readonly state: GeneratedState;
    /** By path. */
    readonly files: Readonly<Record<string, string>>;
    /** The text after each fix of the findings of one code, by title. */
    readonly fixed: ReadonlyMap<string, string>;
}

/** Reads one text after another with the same services, as an editor does. */
export class TextReader {
    private readonly services = createServices(EmptyFileSystem);
    private count = 0;

    /**
     * @param code of the findings whose fixes are wanted
     * @param last what was generated last
     */
    async read(text: string, code: string, last?: GeneratedState): Promise<WrittenText> {
        const { shared, djagram } = this.services;
        const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
        const uri = URI.parse(`file:///runtime/${this.count++}/project.dsl`);
        const document: LangiumDocument = LangiumDocumentFactory.fromString(text, uri);
        LangiumDocuments.addDocument(document);
        await DocumentBuilder.build([document], { validation: false });
        const { GeneratedStates, ProjectProvider } = djagram.meaning;
        GeneratedStates.set(ProjectProvider.filesOf(document).root, last);
        await DocumentBuilder.build([document], { validation: true });
        const project = ProjectProvider.projectOf(document);
        const diagnostics = document.diagnostics ?? [];
        const files = generateProject(project);
        const read = {
            codes: diagnostics.map(diagnostic => String(diagnostic.code)),
            state: stateOf(project),
            files: Object.fromEntries(files.map(file => [file.path, file.text])),
            fixed: await this.fixed(
                document,
                diagnostics.filter(diagnostic => diagnostic.code === code),
            ),
        };
        await DocumentBuilder.update([], [uri]);
        return read;
    }

    private async fixed(document: LangiumDocument, diagnostics: Diagnostic[]): Promise<Map<string, string>> {
        const uri = document.uri.toString();
        const start = { line: 0, character: 0 };
        const actions = await this.services.djagram.lsp.CodeActionProvider?.getCodeActions(document, {
            textDocument: { uri },
            range: { start, end: start },
            context: { diagnostics },
        });
        return new Map(
            ((actions ?? []) as CodeAction[]).map(({ title, edit }) => [
                title,
                TextDocument.applyEdits(document.textDocument, (edit?.changes?.[uri] ?? []) as TextEdit[]),
            ]),
        );
    }
}
