import { AstUtils, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver-protocol';
import { reverseAccessor } from '../../model/nested-rows.js';
import { findField, indexOf, onDeleteOf, optionOf } from '../../model/queries.js';
import * as ast from '../generated/ast.js';
import { fieldIdOf, modelIdOf } from '../lowering/ids-of.js';
import type { ProjectProvider } from '../project-provider.js';
import { builtinScheme } from '../scoping/project-files.js';

/** What a relation implies without saying it: what happens on delete, and its name at the other end. */
export class DjagramInlayHintProvider implements InlayHintProvider {
    private readonly projects: ProjectProvider;

    constructor(projects: ProjectProvider) {
        this.projects = projects;
    }

    getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
        if (document.uri.scheme === builtinScheme) return [];
        return AstUtils.streamAst(document.parseResult.value, { range })
            .filter(ast.isFieldDeclaration)
            .flatMap(field => this.hintFor(document, field) ?? [])
            .toArray();
    }

    private hintFor(document: LangiumDocument, node: ast.FieldDeclaration): InlayHint | undefined {
        const end = node.type?.$cstNode?.range.end;
        const model = node.$container;
        if (!end || !ast.isModelDeclaration(model)) return undefined;
        const project = this.projects.projectOf(document);
        const field = findField(project, fieldIdOf(node));
        const owner = indexOf(project).models.get(modelIdOf(model));
        if (!owner || field?.type.kind !== 'relation') return undefined;
        const implied: string[] = [];
        const onDelete = onDeleteOf(field);
        if (field.type.relation !== 'ManyToManyField' && onDelete.kind === 'implied') {
            implied.push(`on_delete=${onDelete.word}`);
        }
        // In an abstract model the name depends on the model that extends it.
        const accessor = owner.kind === 'abstract' ? undefined : reverseAccessor(owner, field);
        if (accessor !== undefined && !optionOf(field, 'related_name')) implied.push(`related_name=${accessor}`);
        if (implied.length === 0) return undefined;
        return { position: end, label: implied.join(', '), kind: InlayHintKind.Parameter, paddingLeft: true };
    }
}
