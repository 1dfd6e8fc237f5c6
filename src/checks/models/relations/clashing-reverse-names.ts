import type { DjangoModel } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { ModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import { managersInBody } from '../../../model/query-set-classes.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels, hidesCheck } from '../checked-models.js';
import { classOf, forwardFields } from '../django-class.js';
import {
    hasWaysBack,
    isKnownTo,
    type ReverseRelation,
    relationsOf,
    reverseRelations,
    tablesOf,
} from './reverse-relations.js';

/** The ways back along relations have names among the fields and managers of the model they lead to. */
export function* clashingReverseNames(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        for (const relation of relationsOf(project, model)) {
            yield* clashesWithFields(project, relation);
            if (isDjangoAtLeast(project, 6, 0)) yield* clashesWithManagers(project, relation);
        }
    }
}

function* clashesWithFields(project: Project, relation: ReverseRelation): Iterable<Finding> {
    const { accessor, queryName, target, span } = relation;
    if (!span) return;
    for (const { name, kind, attribute } of forwardFields(project, classOf(project, target))) {
        if (kind === 'private') continue;
        if (attribute !== name && attribute === accessor) {
            const params = { ...about(relation), name: attribute, other: `${target.name}.${name}` };
            yield finding('way-back-hides-column', span, params);
        }
        if (name !== accessor && name !== queryName) continue;
        const params = { ...about(relation), name, other: `${target.name}.${name}` };
        if (name === accessor) yield finding('fields.E302', span, params);
        if (name === queryName) yield finding('fields.E303', span, params);
    }
}

interface WayBack {
    readonly relation: ReverseRelation;
    /** The model with its target's table, if it has ways back. */
    readonly table: ModelId | undefined;
    /** The models whose ways back are its target's too, but those from their heirs. */
    readonly extended: readonly ModelId[];
    /** Whether Django looks at the model that has it. */
    readonly isChecked: boolean;
}

/** The ways back along relations have names among the other ways back. */
export const clashingWaysBack = comparingRule<WayBack>(
    'clashingWaysBack',
    function* (project) {
        for (const relation of reverseRelations(project)) {
            const { accessor, queryName, target, model } = relation;
            const [own, ...others] = tablesOf(project, target);
            const table = own && hasWaysBack(project, own) ? own.id : undefined;
            const extended = others.filter(each => hasWaysBack(project, each)).map(({ id }) => id);
            const isChecked = !hidesCheck(project, model);
            for (const name of new Set([accessor, queryName])) {
                if (name !== undefined) yield [name, { relation, table, extended, isChecked }];
            }
        }
    },
    function* (ways, name) {
        const byTable = Map.groupBy(ways, ({ relation }) => relation.to.id);
        for (const { relation, table, extended, isChecked } of ways) {
            if (!isChecked) continue;
            const found = [
                ...((table && byTable.get(table)) ?? []).filter(
                    way => !way.relation.isLinkToParent || isKnownTo(relation.target, way.relation),
                ),
                ...extended.flatMap(id => byTable.get(id)?.filter(way => !way.relation.isLinkToParent) ?? []),
            ];
            const others = found.flatMap(way => (way.relation === relation ? [] : [way.relation]));
            yield* clashesWithOthers(relation, name, others);
        }
    },
);

/** `name`: what the relation's way back is called, in Python or in queries. */
function* clashesWithOthers(
    relation: ReverseRelation,
    name: string,
    others: readonly ReverseRelation[],
): Iterable<Finding> {
    const { accessor, queryName, span } = relation;
    const other = others.find(one => one.accessor === name);
    if (!other) return;
    // Django says it of its own relation: here it is said of the one that a person wrote.
    if (!span && other.span && queryName === name && accessor !== name) {
        yield finding('fields.E305', other.span, { ...about(other), name, other: relation.label });
    }
    if (!span) return;
    const params = { ...about(relation), name, other: other.label };
    const places = other.span ? [{ span: other.span, message: `This is '${other.label}'.` }] : [];
    if (accessor === name) yield finding('fields.E304', span, params, places);
    if (queryName === name) yield finding('fields.E305', span, params, places);
}

function* clashesWithManagers(project: Project, relation: ReverseRelation): Iterable<Finding> {
    const { accessor, target, span } = relation;
    if (!span || accessor === undefined) return;
    if (managerNames(project, target).has(accessor)) {
        const params = { ...about(relation), name: accessor, other: `${target.name}.${accessor}` };
        yield finding('fields.E348', span, params);
    }
}

function managerNames(project: Project, model: DjangoModel): Set<string> {
    const names = [model, ...ancestorsOf(project, model)].flatMap(each => managersInBody(project, each));
    return new Set(names.length > 0 ? names : ['objects']);
}

const about = ({ from, declared }: ReverseRelation) => ({ field: from.name, declared });
