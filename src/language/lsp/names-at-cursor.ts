import {
    type AstNode,
    type CstNode,
    CstUtils,
    type GrammarConfig,
    type LangiumDocument,
    type NameProvider,
    type References,
    URI,
} from 'langium';
import type { Position, Range } from 'vscode-languageserver-protocol';
import { ownApps } from '../../model/queries.js';
import { documentRangeOf } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { modelIdOf } from '../lowering/ids-of.js';
import type { ProjectProvider } from '../project-provider.js';
import { walk } from '../scoping/path-places.js';
import type { Projects } from '../scoping/projects.js';
import { writingAround, writtenNamesIn } from '../scoping/written-names.js';
import { placeOf } from '../scoping/written-place.js';
import { rangeIn } from '../validation/report-findings.js';

/** A name in a text, and what it leads to: several things where a name stands for several. */
export interface NameAtCursor {
    readonly name: string;
    readonly range: Range;
    readonly targets: readonly AstNode[];
}

/** Finds names as the parser does, and those that stand in texts and keys, the templates of `str` among them. */
export class NamesAtCursor {
    private readonly references: References;
    private readonly names: NameProvider;
    private readonly config: GrammarConfig;
    private readonly projects: Projects;
    private readonly models: ProjectProvider;

    constructor(
        references: References,
        names: NameProvider,
        config: GrammarConfig,
        projects: Projects,
        models: ProjectProvider,
    ) {
        this.references = references;
        this.names = names;
        this.config = config;
        this.projects = projects;
        this.models = models;
    }

    at(document: LangiumDocument, position: Position): NameAtCursor | undefined {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.config.nameRegexp);
        if (!leaf) return undefined;
        if (ast.isStrOption(leaf.astNode)) return this.inTemplate(document, leaf.astNode, offset);
        const targets = this.references.findDeclarations(leaf);
        if (targets.length === 0) return this.written(document, leaf.astNode, offset);
        const [target] = targets;
        const name = leaf.text || (target && this.names.getName(target)) || '';
        return { name, range: ast.isScopeDeclaration(target) ? wholeScope(leaf).range : leaf.range, targets };
    }

    /** In a text or a key. */
    private written(document: LangiumDocument, node: AstNode, offset: number): NameAtCursor | undefined {
        const declaration = writingAround(node);
        if (!declaration) return undefined;
        for (const name of writtenNamesIn(this.projects.namesFor(node), declaration)) {
            if (name.node !== node) continue;
            const place = placeOf(name, document.textDocument);
            if (!place || offset < place.offset || place.end < offset) continue;
            return { name: document.textDocument.getText(place.range), range: place.range, targets: [name.target] };
        }
        return undefined;
    }

    /** `str "{category.name}"`: a segment of a path in braces. */
    private inTemplate(document: LangiumDocument, node: ast.StrOption, offset: number): NameAtCursor | undefined {
        const model = node.$container;
        if (!ast.isModelDeclaration(model)) return undefined;
        const id = modelIdOf(model);
        const uri = document.uri.toString();
        const project = this.projects.namesOf(this.projects.filesOf(uri));
        for (const { models } of ownApps(this.models.projectOf(document))) {
            for (const { str } of models.filter(each => each.id === id)) {
                for (const part of str?.parts ?? []) {
                    if (part.kind !== 'path' || part.path.kind !== 'path') continue;
                    const { segments } = part.path;
                    const index = segments.findIndex(({ span }) => {
                        const { uri: in_, start, end } = documentRangeOf(span);
                        return URI.parse(in_).toString() === uri && start <= offset && offset <= end;
                    });
                    const segment = segments[index];
                    if (!segment) continue;
                    const names = segments.slice(0, index + 1).map(({ name }) => name);
                    const step = walk(project, djangoLibrary(), model, names, 'accessor')[index];
                    if (!step) return undefined;
                    return { name: segment.name, range: rangeIn(document, segment.span), targets: [step.node] };
                }
            }
        }
        return undefined;
    }
}

/** `products:read` is one name of several tokens. */
function wholeScope(leaf: CstNode): CstNode {
    const { container } = leaf;
    return container && container.astNode === leaf.astNode && /^[\w:./-]+$/.test(container.text) ? container : leaf;
}
