import type { DjangoModel, Field } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { isNullable, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors } from '../../vendors.js';
import { checkedFields } from '../checked-models.js';
import { defaultOf, optionSpan } from '../option-values.js';
import { isForeignKey, writtenFields } from '../written-fields.js';
import { onDeleteWord } from './deletion-chains.js';

/** What happens to a row when the one that it refers to goes. */
export function* deletions(project: Project): Iterable<Finding> {
    const knowsDatabase = isDjangoAtLeast(project, 6, 1);
    for (const { field } of writtenFields(project)) {
        const word = isForeignKey(field) ? onDeleteWord(field) : '';
        const span = optionSpan(field, 'on_delete');
        if (word.startsWith('DB_') && !knowsDatabase) yield finding('on-delete-not-available', span, { word });
    }
    for (const { model, field } of checkedFields(project)) {
        if (!isForeignKey(field)) continue;
        const word = onDeleteWord(field);
        const span = optionSpan(field, 'on_delete');
        const params = { field: field.name };
        if (/^(DB_)?SET_NULL$/.test(word) && !isNullable(project, field)) {
            yield finding('fields.E320', span, { ...params, word });
        }
        const value = defaultOf(field);
        if (word === 'SET_DEFAULT' && (!value || value.kind === 'expression'))
            yield finding('fields.E321', span, params);
        if (knowsDatabase) yield* byDatabase(project, model, field, word);
    }
}

function* byDatabase(project: Project, model: DjangoModel, field: Field, word: string): Iterable<Finding> {
    const span = optionSpan(field, 'on_delete');
    const params = { field: field.name };
    if (word === 'DB_SET_DEFAULT') {
        const hasDefault = optionOf(field, 'db_default') || field.default?.kind === 'expression';
        if (!hasDefault) yield finding('fields.E322', span, params);
        const databases = lackingVendors(project, model.app, ['mysql', 'mariadb', 'oracle']);
        if (databases !== undefined) yield finding('fields.E324', span, { ...params, databases });
    }
}
