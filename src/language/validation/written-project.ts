import { type Cancellation, interruptAndCheck, type ScopeProvider } from 'langium';
import * as ast from '../generated/ast.js';
import { Spans } from '../lowering/span-of.js';
import { Memos } from '../reactive/memos.js';
import { Signal } from '../reactive/signals.js';
import type { Declaration } from '../scoping/declaration.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { type BrokenParts, brokenPartsOf, intact } from './broken-regions.js';
import { FindingsByFile } from './findings-by-file.js';
import type { WordedFinding } from './language-findings.js';
import { isIncomplete, type LostParts, linkingFindings } from './linking-findings.js';
import { projectFindings } from './project-findings.js';
import { syntaxFindings } from './syntax-checks.js';

/** What the text of a project's declarations shows before it is lowered: names that lead nowhere, and what makes no sense. */
export class WrittenProject {
    private readonly names: ProjectNames;
    private readonly scopes: ScopeProvider;
    private readonly memos: Memos<Declaration, readonly WordedFinding[]>;
    private readonly found = new FindingsByFile<Declaration>();
    private readonly broken = new Map<string, Signal<BrokenParts>>();
    private readonly lost = new Signal<LostParts>(nothingLost);
    private beside: readonly WordedFinding[] = [];
    private staleFiles = new Set<string>();
    private revision = -1;

    constructor(names: ProjectNames, scopes: ScopeProvider) {
        this.names = names;
        this.scopes = scopes;
        this.memos = new Memos('link', declaration => this.check(declaration));
        for (const declaration of names.declarations) this.memos.add(declaration);
        names.onChange(({ added, dropped }) => {
            for (const declaration of dropped) {
                this.memos.delete(declaration);
                this.found.delete(declaration.anchor.uri, declaration);
            }
            for (const declaration of added) this.memos.add(declaration);
        });
    }

    /** In no order. */
    findingsIn(uri: string): readonly WordedFinding[] {
        this.refresh();
        return [...this.found.in(uri), ...this.beside.filter(({ span }) => span.anchor.uri === uri)];
    }

    /** The files in which something else may be found than when this was asked last. */
    takeStale(): ReadonlySet<string> {
        this.refresh();
        const stale = this.staleFiles;
        this.staleFiles = new Set();
        return stale;
    }

    /** Whether the declaration at an anchor, or an abstract model that it extends, has a syntax error in it. */
    isIncomplete(anchor: Declaration['anchor']): boolean {
        this.settle();
        const { incomplete } = this.lost.get();
        if (incomplete.size === 0) return false;
        const node = this.names.declarations.find(declaration => declaration.anchor === anchor)?.node;
        if (!node) return false;
        return ast.isModelDeclaration(node) ? isIncomplete(node, incomplete) : incomplete.has(node);
    }

    /** As `LoweredProject.prepare`. */
    async prepare(cancelToken: Cancellation.CancellationToken, step: () => void): Promise<void> {
        this.settle();
        for (const declaration of this.memos.staleKeys) {
            await interruptAndCheck(cancelToken);
            this.memos.get(declaration);
            step();
        }
    }

    private refresh(): void {
        this.settle();
        for (const declaration of this.memos.staleKeys) {
            const { uri } = declaration.anchor;
            if (this.found.set(uri, declaration, this.memos.get(declaration))) this.staleFiles.add(uri);
        }
        this.memos.settle();
    }

    private settle(): void {
        const { revision, declarations } = this.names;
        if (revision === this.revision) return;
        this.revision = revision;
        const before = this.beside;
        this.beside = [...projectFindings(declarations)];
        for (const { span } of [...before, ...this.beside]) this.staleFiles.add(span.anchor.uri);
        const parts = this.names.declaredFiles.map(({ document }) => brokenPartsOf(document));
        this.names.declaredFiles.forEach(({ document }, index) => {
            this.brokenIn(document.uri.toString()).set(parts[index] as BrokenParts);
        });
        this.lost.set(lostIn(parts));
    }

    private brokenIn(uri: string): Signal<BrokenParts> {
        let signal = this.broken.get(uri);
        if (!signal) {
            signal = new Signal(intact);
            this.broken.set(uri, signal);
        }
        return signal;
    }

    private check({ node, anchor }: Declaration): readonly WordedFinding[] {
        // What is in an app's block are declarations of their own.
        if (ast.isAppDeclaration(node)) return [];
        const spans = new Spans(anchor);
        const unread = { broken: () => this.brokenIn(anchor.uri).get(), lost: () => this.lost.get() };
        return [...linkingFindings(node, spans, this.scopes, this.names, unread), ...syntaxFindings(spans, node)];
    }
}

const nothingLost: LostParts = { words: new Set(), incomplete: new Set(), nameless: new Set() };

/** A declaration that was lost to a syntax error is missed in every file of the project. */
function lostIn(parts: readonly BrokenParts[]): LostParts {
    if (parts.every(({ incomplete, words }) => incomplete.size === 0 && words.size === 0)) return nothingLost;
    const incomplete = new Set(parts.flatMap(part => [...part.incomplete]));
    const nameless = [...incomplete].filter(node => 'name' in node === false || !node.name);
    return {
        words: new Set(parts.flatMap(part => [...part.words])),
        incomplete,
        nameless: new Set(nameless.map(node => node.$type)),
    };
}
