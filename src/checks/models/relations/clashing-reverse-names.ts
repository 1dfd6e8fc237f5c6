import type { DjangoModel } from '../../../model/django-model.js';
import type { ModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf } from '../../../model/queries.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { isDjangoAtLeast } from '../../vendors.js';
import { type ReverseRelation, reverseRelations } from './reverse-relations.js';

/** The ways back along relations have names among the fields and managers of the model they lead to. */
export function* clashingReverseNames(project: Project): Iterable<Finding> {
    for (const relation of reverseRelations(project)) {
        if (!relation.span) continue;
        yield* clashesWithFields(project, relation);
        if (isDjangoAtLeast(project, 6, 1)) yield* clashesWithManagers(project, relation);
    }
}

interface WayBack {
    readonly relation: ReverseRelation;
    /** The models whose ways back are its own too: the one that it leads to, and those that this one extends. */
    readonly family: ReadonlySet<ModelId>;
}

/** The ways back along relations have names among the other ways back. */
export const clashingWaysBack = comparingRule<WayBack>(
    'clashingWaysBack',
    function* (project) {
        for (const relation of reverseRelations(project)) {
            const { accessor, queryName, to } = relation;
            const family = new Set([to, ...ancestorsOf(project, to)].map(({ id }) => id));
            for (const name of new Set([accessor, queryName])) {
                if (name !== undefined) yield [name, { relation, family }];
            }
        }
    },
    function* (ways, name) {
        const byTarget = Map.groupBy(ways, ({ relation }) => relation.to.id);
        for (const { relation, family } of ways) {
            const others = [...family].flatMap(
                target =>
                    byTarget.get(target)?.flatMap(other => (other.relation === relation ? [] : [other.relation])) ?? [],
            );
            yield* clashesWithOthers(relation, name, others);
        }
    },
);

function* clashesWithFields(project: Project, relation: ReverseRelation): Iterable<Finding> {
    const { accessor, queryName, to, span } = relation;
    if (!span) return;
    for (const field of allFields(project, to)) {
        if (field.type.kind === 'generic-foreign-key' || field.type.kind === 'generic-relation') continue;
        const other = `${to.name}.${field.name}`;
        if (field.name === accessor) {
            yield finding('fields.E302', span, { ...about(relation), name: accessor, other });
        }
        if (field.name === queryName) {
            yield finding('fields.E303', span, { ...about(relation), name: queryName, other });
        }
    }
}

/** `name`: what the relation's way back is called, in Python or in queries. */
function* clashesWithOthers(
    relation: ReverseRelation,
    name: string,
    others: readonly ReverseRelation[],
): Iterable<Finding> {
    const { accessor, queryName, span } = relation;
    const other = others.find(one => one.accessor === name);
    if (!span || !other) return;
    const params = { ...about(relation), name, other: other.label };
    const places = other.span ? [{ span: other.span, message: `This is '${other.label}'.` }] : [];
    if (accessor === name) yield finding('fields.E304', span, params, places);
    if (queryName === name) yield finding('fields.E305', span, params, places);
}

function* clashesWithManagers(project: Project, relation: ReverseRelation): Iterable<Finding> {
    const { accessor, to, span } = relation;
    if (!span || accessor === undefined) return;
    if (managerNames(project, to).has(accessor)) {
        yield finding('fields.E348', span, { ...about(relation), name: accessor, other: `${to.name}.${accessor}` });
    }
}

function managerNames(project: Project, model: DjangoModel): Set<string> {
    const names = [model, ...ancestorsOf(project, model)].flatMap(({ managers }) => managers.map(({ name }) => name));
    return new Set(names.length > 0 ? names : ['objects']);
}

const about = ({ field, label, declared }: ReverseRelation) => ({ field: field?.name ?? label, declared });
