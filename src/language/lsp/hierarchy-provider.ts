import type { Cancellation, LangiumDocument } from 'langium';
import type { CallHierarchyItem, TypeHierarchyItem } from 'vscode-languageserver-protocol';
import type { Project } from '../../model/project.js';
import type { ProjectProvider } from '../project-provider.js';
import type { HierarchyItems } from './hierarchy-items.js';
import type { NamesAtCursor } from './names-at-cursor.js';

/** What hierarchies are asked with: an item that was given to an editor before, and comes back. */
export abstract class HierarchyProvider {
    protected readonly cursor: NamesAtCursor;
    protected readonly projects: ProjectProvider;
    protected readonly items: HierarchyItems;

    constructor(cursor: NamesAtCursor, projects: ProjectProvider, items: HierarchyItems) {
        this.cursor = cursor;
        this.projects = projects;
        this.items = items;
    }

    /** Undefined where the item's file is not there any more. */
    protected async askedBy(
        item: CallHierarchyItem | TypeHierarchyItem,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<{ asked: LangiumDocument; project: Project; id: string } | undefined> {
        const from = this.items.from(item);
        if (!from) return undefined;
        await this.projects.prepare(from.asked, cancelToken);
        return { asked: from.asked, project: this.projects.projectOf(from.asked), id: from.id };
    }
}
