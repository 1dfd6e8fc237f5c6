import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { stages } from '../../settings/stage-settings.js';
import { hasRouters, lackingVendors, vendorsWithTablesInAnyCase } from '../../vendors.js';
import { hidesCheck } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, concreteOf } from '../django-class.js';
import { isManaged, metaOption } from '../meta/meta-sources.js';
import { isGiven, optionSpan } from '../option-values.js';
import { isSwapped } from '../swapped.js';

interface Table {
    readonly table: string;
    /** What has it: a model, or a relation of one. */
    readonly key: unknown;
    /** Of a proxy, the model that it stands for. */
    readonly of: unknown;
    readonly label: string;
}

/** A use of a table, and what is looked at there. */
interface Use {
    readonly as: Table;
    /** Undefined for a model's own table. */
    readonly field: Field | undefined;
    readonly model: DjangoModel;
    readonly span: SourceSpan;
    /** Whether a migration makes the table for it, so that others are in its way. */
    readonly isMade: boolean;
    /** Whether Django compares it with the others. */
    readonly isCompared: boolean;
    /** Whether a router may send two tables of one name into different databases: yes and no, where stages differ. */
    readonly isRouted: readonly boolean[];
}

/** Each model has a table of its own, and so has each relation to many that goes through no model. */
export const sharedTables = comparingRule<Use>(
    'sharedTables',
    function* (project) {
        for (const use of usesOfTables(project)) yield [use.as.table, use];
    },
    function* (uses) {
        yield* betweenModels(uses.filter(({ field, isCompared }) => !field && isCompared));
        for (const { as, field, span, isCompared, isRouted } of uses) {
            if (!field || !isCompared) continue;
            const other = uses.findLast(use => use.isMade && use.as.key !== as.key);
            if (!other || other.as.of === as.of) continue;
            const params = { field: field.name, table: as.table, other: other.as.label };
            for (const routed of isRouted) yield finding(routed ? 'fields.W344' : 'fields.E340', span, params);
        }
    },
);

/** Some databases take names in any case, also where they are quoted as Django does: a second table cannot be made. */
export const tablesThatDifferInCase = comparingRule<Use & { readonly databases: string }>(
    'tablesThatDifferInCase',
    function* (project) {
        for (const use of usesOfTables(project)) {
            const databases = lackingVendors(project, use.model.app, vendorsWithTablesInAnyCase);
            if (use.isMade && databases !== undefined) yield [use.as.table.toLowerCase(), { ...use, databases }];
        }
    },
    function* (uses) {
        const [first, ...others] = uses;
        if (!first || first.isRouted.every(Boolean)) return;
        const seen = new Set([first.as.table]);
        for (const { as, span, databases } of others) {
            if (seen.has(as.table)) continue;
            seen.add(as.table);
            const params = { table: as.table, other: first.as.table, of: first.as.label, databases };
            yield finding('tables-differ-in-case', span, params);
        }
    },
);

function* usesOfTables(project: Project): Iterable<Use> {
    const isRouted = [...new Set(stages.map(stage => hasRouters(project, stage)))];
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract' || isSwapped(project, model)) continue;
        if (isManaged(project, model)) {
            const { table, span } = tableOf(project, model);
            const as = { table, key: model.id, of: concreteOf(project, model).id, label: model.name };
            const isCompared = model.kind !== 'proxy';
            yield { as, field: undefined, model, span, isMade: true, isCompared, isRouted };
        }
        const isCompared = !hidesCheck(project, model);
        for (const relation of classOf(project, model).manyToMany) {
            const as = tableBetween(project, model, relation);
            const { field } = relation;
            if (!as || !field) continue;
            const span = relation.declaredBy === model ? optionSpan(field, 'db_table') : model.span;
            const isMade = !isGiven(optionOf(field, 'through'));
            yield { as, field, model, span, isMade, isCompared, isRouted };
        }
    }
}

function* betweenModels([first, ...others]: readonly Use[]): Iterable<Finding> {
    if (!first) return;
    const { app, name } = first.model;
    for (const { as, model, span, isRouted } of others) {
        // Names that differ in case alone are reported as such.
        if (app === model.app && name.toLowerCase() === model.name.toLowerCase()) continue;
        const params = { model: model.name, table: as.table, other: name };
        for (const routed of isRouted) yield finding(routed ? 'models.W035' : 'models.E028', span, params);
    }
}

/** Undefined where no migration makes it, or nobody knows it. */
function tableBetween(project: Project, model: DjangoModel, from: ClassField): Table | undefined {
    const { field, name } = from;
    const to = targetOf(project, from);
    if (!field || !to) return undefined;
    const through = optionOf(field, 'through');
    if (isGiven(through)) {
        const middle = through.kind === 'model' ? indexOf(project).models.get(through.model) : undefined;
        if (!middle || middle.kind === 'abstract' || !isManaged(project, middle)) return undefined;
        const { table } = tableOf(project, middle);
        return { table, key: middle.id, of: concreteOf(project, middle).id, label: middle.name };
    }
    if (!isManaged(project, model) && !isManaged(project, to)) return undefined;
    const table = nameIn(optionOf(field, 'db_table')) ?? `${tableOf(project, model).table}_${name}`;
    const key = `${model.id}#${name}`;
    return { table, key, of: key, label: `${model.name}.${name}` };
}

/** Of a proxy, that of the model which it stands for. */
export function tableOf(project: Project, model: DjangoModel): { table: string; span: SourceSpan } {
    const concrete = concreteOf(project, model);
    const written = metaOption(project, concrete, 'db_table');
    const table = nameIn(written?.value) || `${concrete.app}_${concrete.name.toLowerCase()}`;
    const isOwn = written !== undefined && model.meta.includes(written);
    return { table, span: isOwn ? written.span : model.span };
}
