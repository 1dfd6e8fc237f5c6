import { isCompositeKey } from '../../../model/composite-key.js';
import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { checkedModels } from '../checked-models.js';
import { classOf, type DjangoClass, forwardField } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { writtenFields } from '../written-fields.js';
import { mayBeNull } from './removed-classes.js';

/** A CompositePrimaryKey names columns of its own model, each once, that always have a value. */
export function* compositeKeys(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        if (isCompositeKey(field)) yield* refused(field);
    }
    for (const model of checkedModels(project)) {
        if (model.kind === 'proxy') continue;
        const made = classOf(project, model);
        const key = made.primaryKey?.field;
        if (!key || !isCompositeKey(key)) continue;
        const columns = new Set<string>();
        const parts = key.surplusArguments.flatMap(part => {
            const name = nameIn(part);
            return name === undefined ? [] : [{ name, span: part.span, isMissing: part.kind === 'missing' }];
        });
        // Twice the same name is refused before.
        if (new Set(parts.map(({ name }) => name)).size < parts.length) continue;
        const isOwn = model.fields.includes(key);
        for (const { name, span, isMissing } of parts) {
            const problem = problemOf(project, made, name, columns);
            if (problem === undefined) continue;
            yield findingOfName('models.E042', isOwn ? span : model.span, { field: name, problem }, isOwn && isMissing);
        }
    }
}

/** What Django refuses to make a key of, before it checks anything. */
function* refused(field: Field): Iterable<Finding> {
    const { surplusArguments: parts } = field;
    if (parts.length < 2) yield finding('composite-key-of-one', field.span, {});
    const seen = new Set<string>();
    for (const part of parts) {
        const name = nameIn(part);
        if (name === undefined) continue;
        if (seen.has(name)) yield finding('composite-key-repeats', part.span, { field: name });
        seen.add(name);
    }
    if (field.default) yield finding('composite-key-option', field.default.span, { option: 'default' });
    for (const [option, refusedValue] of [
        ['editable', true],
        ['primary_key', false],
        ['blank', false],
    ] as const) {
        const written = optionOf(field, option);
        if (written?.kind !== 'boolean' || written.value !== refusedValue) continue;
        yield finding('composite-key-option', optionSpan(field, option), { option });
    }
}

function problemOf(project: Project, made: DjangoClass, name: string, columns: Set<string>): string | undefined {
    const found = forwardField(project, made, name);
    if (!found) return 'the model has no such field of its own';
    const { kind, field, attribute } = found;
    if (kind !== 'column' || (field && isCompositeKey(field))) return 'it is no column';
    if (field && mayBeNull(project, field)) return 'it may be NULL';
    if (field?.computed) return 'it is computed';
    if (!made.columns.includes(found)) return 'the model has no such field of its own';
    const column = nameIn(field && optionOf(field, 'db_column')) ?? attribute;
    if (columns.has(column)) return 'its column is named twice';
    columns.add(column);
    return undefined;
}
