import type { DjangoModel, Field } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { isNullable, localFields, onDeleteOf, optionOf, parentTablesOf, relatedModel } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors } from '../../vendors.js';
import { checkedFields, checkedModels } from '../checked-models.js';
import { defaultOf, optionSpan } from '../option-values.js';
import { isForeignKey, writtenFields } from '../written-fields.js';

/** What happens to a row when the one that it refers to goes. */
export function* deletions(project: Project): Iterable<Finding> {
    const knowsDatabase = isDjangoAtLeast(project, 6, 1);
    for (const { field } of writtenFields(project)) {
        const word = isForeignKey(field) ? wordOf(field) : '';
        const span = optionSpan(field, 'on_delete');
        if (word.startsWith('DB_') && !knowsDatabase) yield finding('on-delete-not-available', span, { word });
    }
    for (const { model, field } of checkedFields(project)) {
        if (!isForeignKey(field)) continue;
        const word = wordOf(field);
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
    if (!knowsDatabase) return;
    for (const model of checkedModels(project)) {
        const both = mixedIn(project, model);
        if (model.kind === 'concrete' && both) yield finding('models.E050', model.span, { model: model.name, ...both });
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
    yield* chained(project, field);
}

type Who = 'database' | 'django' | 'nobody';
const whoCleansUp = (word: string): Who =>
    word.startsWith('DB_') ? 'database' : word === 'DO_NOTHING' ? 'nobody' : 'django';

function wordOf(field: Field): string {
    const value = onDeleteOf(field);
    return value.kind === 'implied' || value.kind === 'word' ? value.word : '';
}

/** A row that the database removes takes no other one along through Django, and the other way round. */
function* chained(project: Project, field: Field): Iterable<Finding> {
    const target = relatedModel(project, field);
    const own = whoCleansUp(wordOf(field));
    if (!target || own === 'nobody') return;
    for (const other of relationsOf(project, target)) {
        const theirs = whoCleansUp(wordOf(other));
        if (theirs === own || theirs === 'nobody' || other === field) continue;
        const params = { field: field.name, model: target.name, other: other.name };
        yield finding('fields.E323', optionSpan(field, 'on_delete'), params);
        return;
    }
    // A row's link to its parent is Django's to follow.
    const [parent] = parentTablesOf(project, target);
    if (parent && own === 'database') {
        const params = { field: field.name, model: target.name, other: `${parent.name.toLowerCase()}_ptr` };
        yield finding('fields.E323', optionSpan(field, 'on_delete'), params);
    }
}

function mixedIn(project: Project, model: DjangoModel): { database: string; django: string } | undefined {
    const relations = relationsOf(project, model);
    const of = (who: Who): string | undefined => relations.find(field => whoCleansUp(wordOf(field)) === who)?.name;
    const [parent] = parentTablesOf(project, model);
    const database = of('database');
    const django = of('django') ?? (parent && `${parent.name.toLowerCase()}_ptr`);
    return database !== undefined && django !== undefined ? { database, django } : undefined;
}

const relationsOf = (project: Project, model: DjangoModel): Field[] => localFields(project, model).filter(isForeignKey);
