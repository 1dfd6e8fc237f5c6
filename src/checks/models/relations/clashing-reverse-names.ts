import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isDjangoAtLeast } from '../../vendors.js';
import { type ReverseRelation, reverseRelations } from './reverse-relations.js';

/** The ways back along relations have names among the fields, managers and other ways back of the model they lead to. */
export function* clashingReverseNames(project: Project): Iterable<Finding> {
    const byTarget = Map.groupBy(reverseRelations(project), relation => relation.to);
    for (const relation of reverseRelations(project)) {
        if (!relation.span) continue;
        // The ways back to the models that one extends are its own too.
        const others = [relation.to, ...ancestorsOf(project, relation.to)].flatMap(model => byTarget.get(model) ?? []);
        yield* clashesWithFields(project, relation);
        yield* clashesWithOthers(
            relation,
            others.filter(other => other !== relation),
        );
        if (isDjangoAtLeast(project, 6, 1)) yield* clashesWithManagers(project, relation);
    }
}

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

function* clashesWithOthers(relation: ReverseRelation, others: readonly ReverseRelation[]): Iterable<Finding> {
    const { accessor, queryName, span } = relation;
    if (!span) return;
    const sameAccessor = others.find(other => accessor !== undefined && other.accessor === accessor);
    const sameQueryName = others.find(other => queryName !== undefined && other.accessor === queryName);
    const place = (other: ReverseRelation) =>
        other.span ? [{ span: other.span, message: `This is '${other.label}'.` }] : [];
    if (sameAccessor && accessor !== undefined) {
        const params = { ...about(relation), name: accessor, other: sameAccessor.label };
        yield finding('fields.E304', span, params, place(sameAccessor));
    }
    if (sameQueryName && queryName !== undefined) {
        const params = { ...about(relation), name: queryName, other: sameQueryName.label };
        yield finding('fields.E305', span, params, place(sameQueryName));
    }
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
