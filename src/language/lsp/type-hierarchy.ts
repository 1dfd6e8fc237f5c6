import { Cancellation, type LangiumDocument } from 'langium';
import type { TypeHierarchyProvider } from 'langium/lsp';
import {
    SymbolKind,
    type TypeHierarchyItem,
    type TypeHierarchyPrepareParams,
    type TypeHierarchySubtypesParams,
    type TypeHierarchySupertypesParams,
} from 'vscode-languageserver-protocol';
import type { DjangoModel } from '../../model/django-model.js';
import type { ModelId, SerializerId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf, usersOf } from '../../model/queries.js';
import type { Serializer } from '../../model/serializer.js';
import * as ast from '../generated/ast.js';
import { modelIdOf, serializerIdOf } from '../lowering/ids-of.js';
import { HierarchyProvider } from './hierarchy-provider.js';
import { unchangedSince } from './unchanged-since.js';

/** What a model or a serializer extends, and what extends it. A proxy stands below what it is a proxy of. */
export class DjagramTypeHierarchyProvider extends HierarchyProvider implements TypeHierarchyProvider {
    async prepareTypeHierarchy(
        document: LangiumDocument,
        { position }: TypeHierarchyPrepareParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<TypeHierarchyItem[] | undefined> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const [target] = this.cursor.at(document, position)?.targets ?? [];
        const id = ast.isModelDeclaration(target)
            ? modelIdOf(target)
            : ast.isSerializerDeclaration(target)
              ? serializerIdOf(target)
              : undefined;
        return id === undefined ? undefined : this.itemsFor(document, [id]);
    }

    supertypes(
        { item }: TypeHierarchySupertypesParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<TypeHierarchyItem[] | undefined> {
        return this.next(item, cancelToken, (project, id) => {
            const type = typeOf(project, id);
            return type ? basesOf(type) : [];
        });
    }

    subtypes(
        { item }: TypeHierarchySubtypesParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<TypeHierarchyItem[] | undefined> {
        return this.next(item, cancelToken, (project, id) => {
            const all: Type[] = [...usersOf(project, id as ModelId), ...indexOf(project).serializers.values()];
            return all.filter(type => basesOf(type).includes(id)).map(type => type.id);
        });
    }

    private async next(
        item: TypeHierarchyItem,
        cancelToken: Cancellation.CancellationToken,
        idsFrom: (project: Project, id: string) => readonly string[],
    ): Promise<TypeHierarchyItem[] | undefined> {
        const from = await this.askedBy(item, cancelToken);
        return from && this.itemsFor(from.asked, idsFrom(from.project, from.id));
    }

    private itemsFor(asked: LangiumDocument, ids: readonly string[]): TypeHierarchyItem[] {
        const project = this.projects.projectOf(asked);
        return ids.flatMap(id => {
            const type = typeOf(project, id);
            return type ? this.items.of(asked, type, isModel(type) ? SymbolKind.Class : SymbolKind.Interface) : [];
        });
    }
}

type Type = DjangoModel | Serializer;

const isModel = (type: Type): type is DjangoModel => 'indexes' in type;

function typeOf(project: Project, id: string): Type | undefined {
    const { models, serializers } = indexOf(project);
    return models.get(id as ModelId) ?? serializers.get(id as SerializerId);
}

function basesOf(type: Type): string[] {
    if (!isModel(type)) {
        return (type.bases ?? []).flatMap(base => (base.kind === 'serializer' ? [base.serializer] : []));
    }
    const bases = type.bases.flatMap(base => (base.kind === 'model' ? [base.model] : []));
    return type.proxyOf === undefined ? bases : [...bases, type.proxyOf];
}
