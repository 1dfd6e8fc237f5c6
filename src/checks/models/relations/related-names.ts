import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { nameIn, optionSpan } from '../option-values.js';
import { writtenFields } from '../written-fields.js';
import { filledName } from './reverse-relations.js';

/** A related_name is an attribute in Python and a name in queries. */
export function* relatedNames(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        if (field.type.kind === 'relation') yield* namesOf(model, field);
    }
}

function* namesOf(model: DjangoModel, field: Field): Iterable<Finding> {
    for (const option of ['related_name', 'related_query_name']) {
        const written = nameIn(optionOf(field, option));
        const placeholder = written === undefined ? undefined : unknownPlaceholder(written);
        if (placeholder !== undefined) {
            yield finding('related-name-placeholder', optionSpan(field, option), { placeholder });
            return;
        }
    }
    const written = nameIn(optionOf(field, 'related_name'));
    const related = filledName(model, written);
    const span = optionSpan(field, 'related_name');
    if (related !== undefined && !related.endsWith('+') && !isName(related)) {
        yield finding('fields.E306', span, { field: field.name, name: related });
        return;
    }
    if (related?.endsWith('+')) return;
    const query = filledName(model, nameIn(optionOf(field, 'related_query_name')));
    const name = query ?? related ?? model.name.toLowerCase();
    const place = query === undefined ? span : optionSpan(field, 'related_query_name');
    if (name.endsWith('_')) yield finding('fields.E308', place, { field: field.name, name });
    if (name.includes('__')) yield finding('fields.E309', place, { field: field.name, name });
}

const unknownPlaceholder = (text: string): string | undefined =>
    text.match(/%\([^)]*\)\w?/g)?.find(found => !/^%\((class|model_name|app_label)\)s$/.test(found));

const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !pythonKeywords.has(text);
