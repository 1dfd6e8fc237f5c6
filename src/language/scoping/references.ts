import {
    type AstNode,
    AstUtils,
    DefaultReferences,
    type FindReferencesOptions,
    type LangiumCoreServices,
    type LangiumDocument,
    type ReferenceDescription,
    type Stream,
    stream,
    URI,
} from 'langium';
import type { PathSegment } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { documentRangeOf, type SourceSpan } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import { fieldIdOf, modelIdOf } from '../lowering/ids-of.js';

/** Where the model of a document's project comes from. */
export interface ProjectSource {
    projectOf(document: LangiumDocument): Project;
}

/**
 * Langium's references, each place once: what declares itself by being used is both a name and a mention of it. The fields in
 * the templates of `str`, which are strings to the parser, are mentions too.
 */
export class DjagramReferences extends DefaultReferences {
    private readonly projects: ProjectSource;

    constructor(services: LangiumCoreServices, projects: ProjectSource) {
        super(services);
        this.projects = projects;
    }

    override findReferences(target: AstNode, options: FindReferencesOptions): Stream<ReferenceDescription> {
        const found = super.findReferences(target, options);
        const isMention = mentionedAs(target);
        const inTemplates = isMention ? this.mentionsInTemplates(target, isMention, options) : [];
        return found
            .concat(stream(inTemplates))
            .distinct(({ sourceUri, segment }) => `${sourceUri.toString()}#${segment.offset}`);
    }

    private mentionsInTemplates(
        target: AstNode,
        isMention: (segment: PathSegment) => boolean,
        { documentUri }: FindReferencesOptions,
    ): ReferenceDescription[] {
        const own = AstUtils.getDocument(target);
        const targetPath = this.nodeLocator.getAstNodePath(target);
        return [...templateMentions(this.projects.projectOf(own), isMention)].flatMap(span => {
            const { uri, start: offset, end } = documentRangeOf(span);
            const sourceUri = URI.parse(uri);
            const document = this.documents.getDocument(sourceUri);
            if (!document || (documentUri && documentUri.toString() !== sourceUri.toString())) return [];
            const at = (place: number) => document.textDocument.positionAt(place);
            const segment = { offset, end, length: end - offset, range: { start: at(offset), end: at(end) } };
            const local = document === own;
            return [{ sourceUri, sourcePath: '', targetUri: own.uri, targetPath, segment, local }];
        });
    }
}

/** What tells a mention in a template: of a field, or of the other end of a relation, which a model or a `related_name` gives its name. */
function mentionedAs(target: AstNode): ((segment: PathSegment) => boolean) | undefined {
    if (ast.isFieldDeclaration(target)) {
        const id = fieldIdOf(target);
        return ({ target: to }) => to.kind !== 'reverse' && 'field' in to && to.field === id;
    }
    if (ast.isModelDeclaration(target)) {
        const id = modelIdOf(target);
        const lower = (target.name ?? '').toLowerCase();
        return ({ name, target: to }) =>
            to.kind === 'reverse' && to.model === id && (name === lower || name === `${lower}_set`);
    }
    const field = ast.isNamedArgument(target) && AstUtils.getContainerOfType(target, ast.isFieldDeclaration);
    if (!field) return undefined;
    const id = fieldIdOf(field);
    return ({ target: to }) => to.kind === 'reverse' && to.field === id;
}

function* templateMentions(project: Project, isMention: (segment: PathSegment) => boolean): Iterable<SourceSpan> {
    for (const app of ownApps(project)) {
        for (const { str } of app.models) {
            for (const part of str?.parts ?? []) {
                if (part.kind !== 'path' || part.path.kind !== 'path') continue;
                for (const segment of part.path.segments) if (isMention(segment)) yield segment.span;
            }
        }
    }
}
