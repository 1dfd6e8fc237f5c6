import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { onDeleteOf, relationsInto } from '../../../model/queries.js';

/** Whether a row may be refused to go, since others lead to it, or to rows that would go with it. */
export function isProtected(project: Project, model: DjangoModel, seen = new Set<DjangoModel>([model])): boolean {
    return [...relationsInto(project, model.id)].some(({ model: other, field }) => {
        const onDelete = onDeleteOf(field);
        const word = 'word' in onDelete ? onDelete.word : undefined;
        if (word === 'PROTECT' || word === 'RESTRICT') return true;
        if (word !== 'CASCADE' || seen.has(other)) return false;
        seen.add(other);
        return isProtected(project, other, seen);
    });
}
