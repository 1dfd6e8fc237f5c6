import { type Cancellation, DefaultDocumentBuilder, DocumentState, URI } from 'langium';
import { declarationsText } from './scoping/declarations-text.js';
import { groupIntoProjects } from './scoping/project-files.js';

/** What other documents may depend on without referring to it. */
interface Snapshot {
    /** Of each document, its project's root. */
    readonly roots: ReadonlyMap<string, string>;
    /** Of documents that change, what they declare; the empty text for what is not there. */
    readonly declared: Map<string, string>;
}

/**
 * Builds documents as Langium does, and then those of the same project that a change reaches in other ways than by a reference:
 * a new declaration can win over another one, and a rule about the project can find something in any of its files.
 */
export class DjagramDocumentBuilder extends DefaultDocumentBuilder {
    /** As it was when a build last came to its end: one that a newer edit cuts short leaves its work to the next. */
    private settled: Snapshot | undefined;

    override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
        const touched = [...changed, ...deleted].map(uri => uri.toString());
        this.settled ??= { roots: this.roots(), declared: new Map() };
        const before = this.settled;
        for (const uri of touched) if (!before.declared.has(uri)) before.declared.set(uri, this.declaredIn(uri));
        await super.update(changed, deleted, cancelToken);
        this.settled = undefined;
        if (this.setBack(before)) await super.update([], [], cancelToken);
    }

    private roots(): Map<string, string> {
        const projects = groupIntoProjects(this.langiumDocuments.all);
        return new Map([...projects].map(([uri, files]) => [uri, files.root]));
    }

    private declaredIn(uri: string): string {
        const document = this.langiumDocuments.getDocument(URI.parse(uri));
        return document ? declarationsText(document) : '';
    }

    /** Sets back what has to be done again; whether there is anything. */
    private setBack(before: Snapshot): boolean {
        const roots = this.roots();
        const touched = before.declared;
        const relinked = new Set<string>();
        const revalidated = new Set<string>();
        for (const [uri, declared] of touched) {
            const isSame = declared === this.declaredIn(uri);
            for (const root of [before.roots.get(uri), roots.get(uri)]) {
                if (root !== undefined) (isSame ? revalidated : relinked).add(root);
            }
        }
        let reached = false;
        for (const document of this.langiumDocuments.all) {
            const uri = document.uri.toString();
            const root = roots.get(uri);
            if (root === undefined || document.state < DocumentState.Validated) continue;
            const moved = before.roots.has(uri) && before.roots.get(uri) !== root;
            if (moved || (relinked.has(root) && !touched.has(uri))) {
                this.resetToState(document, DocumentState.ComputedScopes);
            } else if (revalidated.has(root) && !touched.has(uri)) {
                this.resetToState(document, DocumentState.IndexedReferences);
            } else continue;
            reached = true;
        }
        return reached;
    }
}
