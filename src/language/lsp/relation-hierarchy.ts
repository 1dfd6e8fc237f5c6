import { Cancellation, type LangiumDocument } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
    type CallHierarchyIncomingCall,
    type CallHierarchyIncomingCallsParams,
    type CallHierarchyItem,
    type CallHierarchyOutgoingCall,
    type CallHierarchyOutgoingCallsParams,
    type CallHierarchyPrepareParams,
    SymbolKind,
} from 'vscode-languageserver-protocol';
import type { DjangoModel, Field } from '../../model/django-model.js';
import type { ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf, namesOfModel, relatedModel, usersOf } from '../../model/queries.js';
import * as ast from '../generated/ast.js';
import { modelIdOf } from '../lowering/ids-of.js';
import { HierarchyProvider } from './hierarchy-provider.js';
import { unchangedSince } from './unchanged-since.js';

/** A relation "calls" the model that it leads to: what refers to a model is incoming, what the model refers to outgoing. */
export class DjagramRelationHierarchyProvider extends HierarchyProvider implements CallHierarchyProvider {
    /** Of a model, or of the one that a field stands in. */
    async prepareCallHierarchy(
        document: LangiumDocument,
        { position }: CallHierarchyPrepareParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<CallHierarchyItem[] | undefined> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const [target] = this.cursor.at(document, position)?.targets ?? [];
        const node = ast.isFieldDeclaration(target) ? target.$container : target;
        if (!ast.isModelDeclaration(node)) return undefined;
        const model = indexOf(this.projects.projectOf(document)).models.get(modelIdOf(node));
        return model && this.itemOf(document, model);
    }

    async incomingCalls(
        { item }: CallHierarchyIncomingCallsParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<CallHierarchyIncomingCall[] | undefined> {
        const found = await this.modelOf(item, cancelToken);
        if (!found) return undefined;
        const { asked, project, model } = found;
        const users = namesOfModel(project, model.id).flatMap(id => usersOf(project, id));
        return [...new Set(users)].flatMap(from => {
            const fields = relationsOf(project, from).filter(({ to }) => to.id === model.id);
            if (fields.length === 0) return [];
            const fromRanges = this.items.rangesOf(fields.map(({ field }) => field));
            return this.itemOf(asked, from).map(each => ({ from: each, fromRanges }));
        });
    }

    async outgoingCalls(
        { item }: CallHierarchyOutgoingCallsParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<CallHierarchyOutgoingCall[] | undefined> {
        const found = await this.modelOf(item, cancelToken);
        if (!found) return undefined;
        const { asked, project, model } = found;
        const relations = Map.groupBy(relationsOf(project, model), ({ to }) => to);
        return [...relations].flatMap(([to, fields]) => {
            const fromRanges = this.items.rangesOf(fields.map(({ field }) => field));
            return this.itemOf(asked, to).map(each => ({ to: each, fromRanges }));
        });
    }

    private async modelOf(item: CallHierarchyItem, cancelToken: Cancellation.CancellationToken) {
        const from = await this.askedBy(item, cancelToken);
        const model = from && indexOf(from.project).models.get(from.id as ModelId);
        return model && { ...from, model };
    }

    private itemOf(asked: LangiumDocument, model: DjangoModel): CallHierarchyItem[] {
        return this.items.of(asked, model, SymbolKind.Class);
    }
}

/** What a model itself says: inherited relations are those of the model that they are written in. */
const relationsOf = (project: Project, { fields }: DjangoModel): { field: Field; to: DjangoModel }[] =>
    fields.flatMap(field => {
        const to = relatedModel(project, field);
        return to ? [{ field, to }] : [];
    });
