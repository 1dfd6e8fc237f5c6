import {
    DefaultDocumentValidator,
    type LangiumCoreServices,
    type LangiumDocument,
    type LangiumDocuments,
    type ScopeProvider,
    URI,
    type ValidationOptions,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Project } from '../../model/project.js';
import type { DslFile } from '../generated/ast.js';
import type { ProjectProvider } from '../project-provider.js';
import { builtinScheme, fileOf, type ProjectFiles } from '../scoping/project-files.js';
import { type BrokenParts, brokenPartsOf } from './broken-regions.js';
import type { WordedFinding } from './language-findings.js';
import { type LostParts, linkingFindings } from './linking-findings.js';
import type { ModelChecks } from './model-checks.js';
import { projectFindings } from './project-findings.js';
import { diagnosticOf } from './report-findings.js';
import { syntaxFindings } from './syntax-checks.js';
import { syntaxErrorFindings } from './syntax-errors.js';

/** All that is found in a document: by the parser, by the linker, and by the rules about the project that it belongs to. */
export class DjagramDocumentValidator extends DefaultDocumentValidator {
    private readonly projects: ProjectProvider;
    private readonly scopes: ScopeProvider;
    private readonly documents: LangiumDocuments;
    private readonly checks: ModelChecks;
    private readonly broken = new WeakMap<object, BrokenParts>();
    private readonly lost = new WeakMap<ProjectFiles, LostParts>();
    private readonly found = new WeakMap<Project, Map<string, WordedFinding[]>>();

    constructor(services: LangiumCoreServices, projects: ProjectProvider, checks: ModelChecks) {
        super(services);
        this.projects = projects;
        this.scopes = services.references.ScopeProvider;
        this.documents = services.shared.workspace.LangiumDocuments;
        this.checks = checks;
    }

    override async validateDocument(document: LangiumDocument, options: ValidationOptions = {}): Promise<Diagnostic[]> {
        // Whoever asks for particular categories has had all there is with Langium's own.
        if (options.categories && !options.categories.includes('built-in')) return [];
        const documentAt = (uri: string): LangiumDocument | undefined => this.documents.getDocument(URI.parse(uri));
        return this.findingsIn(document).map(finding => diagnosticOf(document, finding, documentAt));
    }

    /** In the order of the text. */
    findingsIn(document: LangiumDocument): WordedFinding[] {
        const file = fileOf(document);
        if (!file || document.uri.scheme === builtinScheme) return [];
        const files = this.projects.filesOf(document);
        const project = this.projects.projectOf(document);
        const own = document as LangiumDocument<DslFile>;
        const findings = [
            ...syntaxErrorFindings(own),
            ...linkingFindings(own, this.scopes, this.brokenIn(document), this.lostIn(files)),
            ...syntaxFindings(file),
            ...(this.findingsOf(project, files).get(document.uri.toString()) ?? []),
        ];
        const at = ({ span }: WordedFinding): number => span.anchor.offset + span.start;
        return findings.sort((one, other) => at(one) - at(other));
    }

    private brokenIn(document: LangiumDocument): BrokenParts {
        const { parseResult } = document;
        let broken = this.broken.get(parseResult);
        if (!broken) {
            broken = brokenPartsOf(document);
            this.broken.set(parseResult, broken);
        }
        return broken;
    }

    /** A declaration that was lost to a syntax error is missed in every file of the project. */
    private lostIn(files: ProjectFiles): LostParts {
        let lost = this.lost.get(files);
        if (!lost) {
            const broken = files.documents.map(document => this.brokenIn(document));
            const incomplete = new Set(broken.flatMap(parts => [...parts.incomplete]));
            const nameless = [...incomplete].filter(node => 'name' in node === false || !node.name);
            lost = {
                words: new Set(broken.flatMap(parts => [...parts.words])),
                incomplete,
                nameless: new Set(nameless.map(node => node.$type)),
            };
            this.lost.set(files, lost);
        }
        return lost;
    }

    private findingsOf(project: Project, files: ProjectFiles): Map<string, WordedFinding[]> {
        let found = this.found.get(project);
        if (!found) {
            found = new Map();
            for (const finding of [...projectFindings(project, files), ...this.checks(project)]) {
                const { uri } = finding.span.anchor;
                const inFile = found.get(uri);
                if (inFile) inFile.push(finding);
                else found.set(uri, [finding]);
            }
            this.found.set(project, found);
        }
        return found;
    }
}
