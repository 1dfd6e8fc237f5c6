import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf, ownModels } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors, vendorsWithColumnsInAnyCase } from '../../vendors.js';
import { checkedModels, placeIn } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { allParents, classOf, type DjangoClass, forwardFields } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { waysBackOf } from '../relations/reverse-relations.js';
import { isOfClass } from '../written-fields.js';
import { isManaged } from './meta-sources.js';
import { nameOfModelProblem } from './model-names.js';

/** Fields of a model, of what it extends, and their columns all have names of their own. */
export function* clashingFields(project: Project): Iterable<Finding> {
    yield* repeatedFields(project);
    for (const model of checkedModels(project)) {
        const made = classOf(project, model);
        const clashes = [...clashesOf(project, made)];
        for (const { code, field, name, other } of clashes) {
            const span = code === 'models.E005' || !field?.field ? model.span : placeIn(model, field.field);
            if (code === 'models.E005') {
                yield finding(code, span, { field: name, model: model.name, parents: other });
            } else yield finding(code, span, { field: name, model: model.name, other: other.join('') });
        }
        // Where names clash already, Django does not look at the columns.
        const isClear = clashes.length === 0 && !hasIdClash(made) && !nameOfModelProblem(model) && keysIn(made) < 2;
        if (isClear) yield* sharedColumns(project, made);
    }
}

/** What a class has from one with a table, its body cannot say again. */
function* repeatedFields(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { field, by } of classOf(project, model).refused) {
            const span = field.field?.span ?? model.span;
            yield finding('field-repeats-inherited', span, { field: field.name, model: model.name, base: by.name });
        }
    }
}

const keysIn = ({ columns }: DjangoClass): number => columns.filter(({ isPrimaryKey }) => isPrimaryKey).length;

const hasIdClash = ({ columns, primaryKey }: DjangoClass): boolean =>
    primaryKey?.name === 'id' && columns.some(field => field.name === 'id' && field !== primaryKey);

interface Clash {
    readonly code: 'models.E005' | 'models.E006';
    readonly field: ClassField | undefined;
    readonly name: string;
    readonly other: readonly string[];
}

interface Used {
    /** In words. */
    readonly label: string;
    readonly owner: DjangoModel;
    readonly field: ClassField | undefined;
}

/** As Django goes through them, in its order. */
function* clashesOf(project: Project, made: DjangoClass): Iterable<Clash> {
    const used = new Map<string, Used>();
    const use = (owner: DjangoModel, field: ClassField): void => {
        const target = field.isParentLink ? targetOf(project, field) : undefined;
        const label = target ? `the link to ${target.name}` : `${owner.name}.${field.name}`;
        used.set(field.name, { label, owner, field });
        if (field.attribute !== field.name) {
            used.set(field.attribute, { label: `the column of ${field.name}`, owner, field });
        }
    };
    const parents = allParents(project, made);
    for (const parent of parents) {
        for (const field of classOf(project, parent).columns) {
            const clash = used.get(field.name) ?? used.get(field.attribute);
            if (clash) {
                yield { code: 'models.E005', field, name: field.name, other: [clash.owner.name, parent.name] };
            }
            use(parent, field);
        }
    }
    for (const parent of parents) {
        for (const field of forwardFields(project, classOf(project, parent))) {
            used.set(field.name, { label: `${parent.name}.${field.name}`, owner: parent, field });
        }
        for (const name of namesOfWaysBack(project, parent)) {
            used.set(name, { label: `the way back from ${parent.name}`, owner: parent, field: undefined });
        }
    }
    for (const link of made.parents.values()) {
        const clash = link && used.get(link.name);
        if (clash) yield { code: 'models.E006', field: link, name: link.name, other: [clash.label] };
    }
    for (const field of made.columns) {
        const clash = used.get(field.name) ?? used.get(field.attribute);
        const isId = field.name === 'id' && clash?.field?.name === 'id' && made.columns.includes(clash.field);
        if (clash && !isId) yield { code: 'models.E006', field, name: field.name, other: [clash.label] };
        use(made.model, field);
    }
}

const namesOfWaysBack = (project: Project, model: DjangoModel): string[] =>
    waysBackOf(project, model)
        .filter(({ isHidden }) => !isHidden)
        .map(({ queryName }) => queryName);

function* sharedColumns(project: Project, { model, columns }: DjangoClass): Iterable<Finding> {
    const used = new Map<string, ClassField>();
    const usedInAnyCase = new Map<string, ClassField>();
    const databases = isManaged(project, model)
        ? lackingVendors(project, model.app, vendorsWithColumnsInAnyCase)
        : undefined;
    for (const column of columns) {
        const { field, name, attribute } = column;
        if (field && isOfClass(project, field, 'CompositePrimaryKey')) continue;
        const written = field && nameIn(optionOf(field, 'db_column'));
        const key = written || attribute;
        const isWritten = field && written !== undefined;
        const isOwn = field && column.declaredBy === model;
        const place = isOwn ? (isWritten ? optionSpan(field, 'db_column') : field.span) : model.span;
        const same = used.get(key);
        const alike = usedInAnyCase.get(key.toLowerCase());
        if (same) yield finding('models.E007', place, { field: name, column: key, other: same.name });
        else if (alike && databases !== undefined) {
            yield finding('columns-differ-in-case', place, { field: name, column: key, other: alike.name, databases });
        }
        if (!same) used.set(key, column);
        if (!alike) usedInAnyCase.set(key.toLowerCase(), column);
    }
}
