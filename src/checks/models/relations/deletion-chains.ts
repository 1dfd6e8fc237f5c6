import type { DjangoModel, Field } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { onDeleteOf, optionOf, relatedModel } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields, checkedModels, placeIn } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf, forwardFields } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { isForeignKey } from '../written-fields.js';

/** A row that the database removes takes no other one along through Django, and the other way round: since 6.1 there are both. */
export function* deletionChains(project: Project): Iterable<Finding> {
    if (!isDjangoAtLeast(project, 6, 1)) return;
    for (const { field } of checkedFields(project)) {
        if (isForeignKey(field)) yield* chainedField(project, field);
    }
    for (const model of checkedModels(project)) {
        yield* chainedLinks(project, model);
        yield* chainedRows(project, model);
        const both = model.kind === 'concrete' ? mixedIn(project, model) : undefined;
        if (both) yield finding('models.E050', model.span, { model: model.name, ...both });
    }
}

type Who = 'database' | 'django' | 'nobody';

function whoCleansUp(field: Field): Who {
    const word = onDeleteWord(field);
    return word.startsWith('DB_') ? 'database' : word === 'DO_NOTHING' ? 'nobody' : 'django';
}

export function onDeleteWord(field: Field): string {
    const value = onDeleteOf(field);
    return value.kind === 'implied' || value.kind === 'word' ? value.word : '';
}

/** A column that leads to another row, and who removes this one when that one goes. */
interface Reference {
    readonly name: string;
    readonly who: Who;
}

/** Also those that a class has from its parents; what Django and the generated code add themselves is Django's to follow. */
const referencesOf = (project: Project, model: DjangoModel): Reference[] =>
    forwardFields(project, classOf(project, model)).flatMap(column => {
        const { name, kind, field, addedTo } = column;
        if (kind !== 'column') return [];
        if (field) return isForeignKey(field) ? [{ name, who: whoCleansUp(field) }] : [];
        return addedTo ? [{ name, who: 'django' as const }] : [];
    });

/** What leads to an abstract model leads to nothing that could be asked. */
function* chained(
    project: Project,
    name: string,
    target: DjangoModel | undefined,
    own: Who,
    span: SourceSpan,
): Iterable<Finding> {
    if (!target || target.kind === 'abstract' || own === 'nobody') return;
    const other = referencesOf(project, target).find(({ who }) => who !== 'nobody' && who !== own);
    if (other) yield finding('fields.E323', span, { field: name, model: target.name, other: other.name });
}

function* chainedField(project: Project, field: Field): Iterable<Finding> {
    const target = relatedModel(project, field);
    yield* chained(project, field.name, target, whoCleansUp(field), optionSpan(field, 'on_delete'));
}

/** The links to what a model extends, which nobody writes. */
function* chainedLinks(project: Project, model: DjangoModel): Iterable<Finding> {
    for (const { name, field, isParentLink, addedTo } of classOf(project, model).columns) {
        if (!field && isParentLink) yield* chained(project, name, addedTo, 'django', model.span);
    }
}

/** Rows between two models, of which no model is declared, are Django's to remove. */
function* chainedRows(project: Project, model: DjangoModel): Iterable<Finding> {
    for (const column of classOf(project, model).manyToMany) {
        const { name, field } = column;
        if (!field || optionOf(field, 'through')) continue;
        for (const end of new Set([model, targetOf(project, column)])) {
            yield* chained(project, name, end, 'django', placeIn(model, field));
        }
    }
}

function mixedIn(project: Project, model: DjangoModel): { database: string; django: string } | undefined {
    const references = referencesOf(project, model);
    const of = (who: Who): string | undefined => references.find(each => each.who === who)?.name;
    const database = of('database');
    const django = of('django');
    return database !== undefined && django !== undefined ? { database, django } : undefined;
}
