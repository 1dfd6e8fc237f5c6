import {
    Cancellation,
    DefaultDocumentValidator,
    type LangiumCoreServices,
    type LangiumDocument,
    type LangiumDocuments,
    type ScopeProvider,
    URI,
    type ValidationOptions,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { documentRangeOf } from '../../model/source-span.js';
import type { DslFile } from '../generated/ast.js';
import type { GeneratedStates } from '../generated-states.js';
import type { LoweredProject } from '../lowering/lowered-project.js';
import type { ProjectProvider } from '../project-provider.js';
import { sameElements } from '../reactive/same-elements.js';
import { builtinScheme, fileOf, type ProjectFiles } from '../scoping/project-files.js';
import { CheckedProject } from './checked-project.js';
import type { WordedFinding } from './language-findings.js';
import { withoutUnsureLosses } from './losses.js';
import { withDjangoIds } from './missing-names.js';
import type { ModelChecks } from './model-checks.js';
import { diagnosticOf } from './report-findings.js';
import { syntaxErrorFindings } from './syntax-errors.js';
import { WrittenProject } from './written-project.js';

/** All that is found in a document: by the parser, by the linker, and by the rules about the project that it belongs to. */
export class DjagramDocumentValidator extends DefaultDocumentValidator {
    private readonly projects: ProjectProvider;
    private readonly scopes: ScopeProvider;
    private readonly documents: LangiumDocuments;
    private readonly checks: ModelChecks;
    private readonly lastStates: GeneratedStates;
    private readonly states = new WeakMap<LoweredProject, { written: WrittenProject; checked: CheckedProject }>();
    private steps = 0;
    /** What was last reported of a document. */
    private readonly reported = new WeakMap<
        LangiumDocument,
        {
            readonly findings: readonly WordedFinding[];
            readonly from: LoweredProject;
            readonly silenced: ReadonlySet<string>;
            /** Whether something was left out because of what is half typed, perhaps in another file. */
            readonly isUnsure: boolean;
        }
    >();

    constructor(
        services: LangiumCoreServices,
        projects: ProjectProvider,
        checks: ModelChecks,
        lastStates: GeneratedStates,
    ) {
        super(services);
        this.projects = projects;
        this.scopes = services.references.ScopeProvider;
        this.documents = services.shared.workspace.LangiumDocuments;
        this.checks = checks;
        this.lastStates = lastStates;
    }

    override async validateDocument(
        document: LangiumDocument,
        options: ValidationOptions = {},
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<Diagnostic[]> {
        // Whoever asks for particular categories has had all there is with Langium's own.
        if (options.categories && !options.categories.includes('built-in')) return [];
        const documentAt = (uri: string): LangiumDocument | undefined => this.documents.getDocument(URI.parse(uri));
        if (isChecked(document)) {
            const { written, checked } = this.stateOf(this.projects.filesOf(document));
            const step = (): void => {
                this.steps++;
            };
            await written.prepare(cancelToken, step);
            await checked.prepare(cancelToken, step);
        }
        const { findings, isUnsure } = this.foundIn(document);
        if (isChecked(document)) {
            const { checked, lowered } = this.stateOf(this.projects.filesOf(document));
            this.reported.set(document, { findings, from: lowered, silenced: checked.silenced, isUnsure });
        }
        return findings.map(finding => diagnosticOf(document, finding, documentAt));
    }

    /** Of the first look at all declarations of the workspace, how much is done: from 0 to 1. */
    get share(): number {
        const count = this.projects.countDeclarations();
        return count === 0 ? 0 : Math.min(1, this.steps / (stepsEach * count));
    }

    /**
     * The documents in which something else is found now than was last reported. `touched`: the URIs of those that have changed
     * since; `isReported`: whether a document is to be looked at.
     */
    outdated(touched: ReadonlySet<string>, isReported: (document: LangiumDocument) => boolean): LangiumDocument[] {
        return this.projects.files().flatMap(files => {
            const { written, checked, lowered } = this.stateOf(files);
            const stale = new Set([...written.takeStale(), ...checked.takeStale()]);
            const { silenced } = checked;
            return files.documents.filter(isReported).filter(document => {
                const last = this.reported.get(document);
                const isOther = last?.from !== lowered || last.silenced !== silenced || last.isUnsure;
                const reported = last?.findings ?? [];
                if (!isOther && !stale.has(document.uri.toString())) return leadsTo(touched, reported);
                const findings = this.findingsIn(document);
                return !sameElements(findings, reported) || leadsTo(touched, findings);
            });
        });
    }

    /** In the order of the text. A finding that is found again is the same object, where its declaration has not changed. */
    findingsIn(document: LangiumDocument): WordedFinding[] {
        return this.foundIn(document).findings;
    }

    private foundIn(document: LangiumDocument): { readonly findings: WordedFinding[]; readonly isUnsure: boolean } {
        if (!isChecked(document)) return { findings: [], isUnsure: false };
        const uri = document.uri.toString();
        const { written, checked } = this.stateOf(this.projects.filesOf(document));
        const all = checked.findingsIn(uri);
        const found = withoutUnsureLosses(all, anchor => written.isIncomplete(anchor));
        const findings: WordedFinding[] = [
            ...syntaxErrorFindings(document),
            ...withDjangoIds(written.findingsIn(uri), found),
        ];
        const { silenced } = checked;
        return {
            findings: findings.filter(({ code }) => !silenced.has(code)).sort(compareFindings),
            isUnsure: found !== all,
        };
    }

    private stateOf(files: ProjectFiles) {
        const lowered = this.projects.loweredOf(files);
        let state = this.states.get(lowered);
        if (!state) {
            state = {
                written: new WrittenProject(lowered.names, this.scopes),
                checked: new CheckedProject(lowered, this.checks, () => this.lastStates.of(files.root)),
            };
            this.states.set(lowered, state);
        }
        return { ...state, lowered };
    }
}

/** Whether one of the findings shows a place in one of the documents. */
const leadsTo = (uris: ReadonlySet<string>, findings: readonly WordedFinding[]): boolean =>
    findings.some(({ related }) => related.some(({ span }) => uris.has(span.anchor.uri)));

/** Each declaration is linked, lowered and checked. */
const stepsEach = 3;

/** By place; what is found at one place has an order as well that does not depend on which was found first. */
function compareFindings(one: WordedFinding, other: WordedFinding): number {
    const [a, b] = [documentRangeOf(one.span), documentRangeOf(other.span)];
    return (
        a.start - b.start ||
        a.end - b.end ||
        compareTexts(one.code, other.code) ||
        compareTexts(one.message, other.message)
    );
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const isChecked = (document: LangiumDocument): document is LangiumDocument<DslFile> =>
    fileOf(document) !== undefined && document.uri.scheme !== builtinScheme;
