import { type AstNode, AstUtils, type ReferenceInfo } from 'langium';
import * as ast from '../generated/ast.js';
import { Memos } from '../reactive/memos.js';
import type { Declaration } from './declaration.js';
import { builtinScheme } from './project-files.js';
import type { ProjectNames } from './project-names.js';
import type { Projects } from './projects.js';
import { infoOf, referencesBelow } from './references-below.js';
import { type WrittenName, writtenNamesIn } from './written-names.js';

/** Which references lead to a node, in all projects. What nobody has asked about is not looked at. */
export class ReferenceIndex {
    private readonly projects: Projects;
    private readonly byProject = new WeakMap<ProjectNames, ProjectMentions<ReferenceInfo>>();
    private readonly writtenByProject = new WeakMap<ProjectNames, ProjectMentions<WrittenName>>();

    constructor(projects: Projects) {
        this.projects = projects;
    }

    /** In the order of the files and of their texts. */
    referencesTo(target: AstNode): ReferenceInfo[] {
        return this.projectsThatSee(target).flatMap(names => {
            let mentions = this.byProject.get(names);
            if (!mentions) {
                mentions = new ProjectMentions(names, referencesIn);
                this.byProject.set(names, mentions);
            }
            return mentions.of(target);
        });
    }

    /** Where it is named in texts and keys. */
    writtenNamesOf(target: AstNode): WrittenName[] {
        return this.projectsThatSee(target).flatMap(names => {
            let mentions = this.writtenByProject.get(names);
            if (!mentions) {
                mentions = new ProjectMentions(names, node => writtenIn(names, node));
                this.writtenByProject.set(names, mentions);
            }
            return mentions.of(target);
        });
    }

    /** The library is seen by all; what a project declares, by none but itself. */
    private projectsThatSee(target: AstNode): ProjectNames[] {
        const isOfLibrary = AstUtils.getDocument(target).uri.scheme === builtinScheme;
        if (!isOfLibrary) return [this.projects.namesFor(target)];
        return this.projects.all().map(files => this.projects.namesOf(files));
    }
}

type Mention<T> = readonly [target: AstNode, mention: T];
type Mentions<T> = ReadonlyMap<unknown, readonly T[]>;

/** The mentions of one project by what they lead to, found again in the declarations where something has changed. */
class ProjectMentions<T> {
    private readonly names: ProjectNames;
    private readonly found: Memos<Declaration, Mentions<T>>;
    /** As they are noted below. */
    private readonly noted = new Map<Declaration, Mentions<T>>();
    private readonly mentioning = new Map<unknown, Set<Declaration>>();

    /** @param mentionsIn all mentions of a declaration, with what they lead to */
    constructor(names: ProjectNames, mentionsIn: (node: AstNode) => Iterable<Mention<T>>) {
        this.names = names;
        this.found = new Memos('index', ({ node }) => byTarget(mentionsIn(node)));
        for (const declaration of names.declarations) this.found.add(declaration);
        names.onChange(({ added, dropped }) => {
            for (const declaration of dropped) {
                this.found.delete(declaration);
                this.note(declaration, undefined);
            }
            for (const declaration of added) this.found.add(declaration);
        });
    }

    of(target: AstNode): T[] {
        for (const declaration of this.found.staleKeys) this.note(declaration, this.found.get(declaration));
        this.found.settle();
        const key = keyOf(target);
        const mentioning = this.mentioning.get(key);
        if (!mentioning) return [];
        return this.inOrder(mentioning).flatMap(declaration => this.noted.get(declaration)?.get(key) ?? []);
    }

    private inOrder(declarations: ReadonlySet<Declaration>): Declaration[] {
        const files = new Map(this.names.declaredFiles.map(({ document }, index) => [document.uri.toString(), index]));
        const fileOf = ({ anchor }: Declaration): number => files.get(anchor.uri) ?? 0;
        return [...declarations].sort(
            (one, other) => fileOf(one) - fileOf(other) || one.anchor.offset - other.anchor.offset,
        );
    }

    private note(declaration: Declaration, mentions: Mentions<T> | undefined): void {
        const before = this.noted.get(declaration);
        if (before === mentions) return;
        for (const key of before?.keys() ?? []) {
            const mentioning = this.mentioning.get(key);
            mentioning?.delete(declaration);
            if (mentioning?.size === 0) this.mentioning.delete(key);
        }
        if (!mentions) {
            this.noted.delete(declaration);
            return;
        }
        this.noted.set(declaration, mentions);
        for (const key of mentions.keys()) {
            const mentioning = this.mentioning.get(key);
            if (mentioning) mentioning.add(declaration);
            else this.mentioning.set(key, new Set([declaration]));
        }
    }
}

function byTarget<T>(mentions: Iterable<Mention<T>>): Mentions<T> {
    const found = new Map<unknown, T[]>();
    for (const [target, mention] of mentions) {
        const key = keyOf(target);
        const known = found.get(key);
        if (known) known.push(mention);
        else found.set(key, [mention]);
    }
    return found;
}

function* referencesIn(node: AstNode): Iterable<Mention<ReferenceInfo>> {
    // What stands in an app's block has declarations of its own, and its head refers to nothing.
    if (ast.isAppDeclaration(node)) return;
    for (const reference of referencesBelow(node)) {
        const target = reference.ref;
        if (target) yield [target, infoOf(reference)];
    }
}

function* writtenIn(names: ProjectNames, node: AstNode): Iterable<Mention<WrittenName>> {
    for (const written of writtenNamesIn(names, node)) yield [written.target, written];
}

/** Nobody who refers to an app's block is told when that becomes another node, so that the name has to stand for it. */
const keyOf = (target: AstNode): unknown => (ast.isAppDeclaration(target) ? target.name : target);
