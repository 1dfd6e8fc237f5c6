/** Which relations the serializers of a route follow: they are read along with its rows, or each row would cost a query. */
import type { DjangoModel, Field } from '../../model/django-model.js';
import { reverseAccessor } from '../../model/nested-rows.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, indexOf, optionOf, relatedModel, relationsInto } from '../../model/queries.js';
import type { DeclaredSerializerField, Serializer } from '../../model/serializer.js';
import { type SerializerClass, serializerPlan } from './serializer-plan.js';
import { strRelations } from './shown-relations.js';

/** Paths as `select_related` and `prefetch_related` take them. */
export interface FollowedRelations {
    readonly selected: Set<string>;
    readonly prefetched: Set<string>;
}

export function serializerRelations(project: Project, serializers: Iterable<SerializerClass>): FollowedRelations {
    const followed = { selected: new Set<string>(), prefetched: new Set<string>() };
    for (const serializer of serializers) {
        if (serializer.model)
            followSerializer({ project, followed, prefix: '', isPrefetched: false, around: [] }, serializer);
    }
    return followed;
}

/** Where in the answer a serializer stands. */
interface Place {
    readonly project: Project;
    readonly followed: FollowedRelations;
    /** What leads there, with `__` behind it. */
    readonly prefix: string;
    /** Whether a relation to many leads there, behind which nothing can be joined. */
    readonly isPrefetched: boolean;
    /** Serializers that nest this one: one that nests itself would never end. */
    readonly around: readonly Serializer[];
}

interface Step {
    readonly name: string;
    readonly many: boolean;
    readonly to: DjangoModel | undefined;
}

/** Notes that the steps are followed; answers what stands behind them. */
function follow(place: Place, steps: readonly Step[]): Place {
    const isPrefetched = place.isPrefetched || steps.some(({ many }) => many);
    const path = place.prefix + steps.map(({ name }) => name).join('__');
    if (steps.length > 0) (isPrefetched ? place.followed.prefetched : place.followed.selected).add(path);
    return { ...place, prefix: steps.length > 0 ? `${path}__` : place.prefix, isPrefetched };
}

function followSerializer(place: Place, { model, declaration }: SerializerClass): void {
    if (!model || (declaration && place.around.includes(declaration))) return;
    const inside = declaration ? { ...place, around: [...place.around, declaration] } : place;
    followFields(inside, model, declaration);
    for (const field of declaration?.declared ?? []) followDeclared(inside, model, field);
    for (const nested of declaration?.nested ?? []) {
        const inner = nested.serializer && indexOf(place.project).serializers.get(nested.serializer);
        const innerClass = inner && serializerPlan(place.project).declared(inner);
        if (!innerClass) continue;
        const names = nested.source?.segments.map(({ name }) => name) ?? [nested.name];
        const steps = stepsAlong(place, model, names);
        if (steps.length === names.length) followSerializer(follow(inside, steps), innerClass);
    }
}

/** The model's fields that a serializer shows as they are. */
function followFields(place: Place, model: DjangoModel, declaration: Serializer | undefined): void {
    const { project } = place;
    const others = new Set([...(declaration?.nested ?? []), ...(declaration?.declared ?? [])].map(({ name }) => name));
    const depth = depthOf(declaration);
    const isLinked = declaration?.hyperlinked === true;
    if (declaration?.fields.kind !== 'listed') {
        const excluded = new Set(declaration?.exclude.map(({ key }) => key));
        const shown = shownFields(project, model).filter(({ name }) => !excluded.has(name) && !others.has(name));
        for (const field of shown) followKey(place, model, [field.name], { depth, isLinked });
        return;
    }
    for (const { key, path } of declaration.fields.items) {
        if (!others.has(key))
            followKey(
                place,
                model,
                path.segments.map(({ name }) => name),
                { depth, isLinked },
            );
    }
}

const depthOf = (declaration: Serializer | undefined): number => {
    const value = declaration?.options?.find(({ name }) => name === 'depth')?.value;
    return value?.kind === 'number' ? Number(value.text) : 0;
};

/** A field of the row's own, or of one that it leads to, as DRF shows it: a relation by its key, or as what `depth` nests. */
function followKey(
    place: Place,
    model: DjangoModel,
    names: readonly string[],
    { depth, isLinked }: { readonly depth: number; readonly isLinked: boolean },
): void {
    const steps = stepsAlong(place, model, names);
    const last = steps.length === names.length ? steps.at(-1) : undefined;
    if (!last || last.many) {
        const behind = follow(place, steps);
        if (last?.to && depth > 0 && names.length === 1) followDepth(behind, last.to, depth - 1);
        return;
    }
    const field = fieldOf(place.project, steps.at(-2)?.to ?? model, last.name);
    if (depth > 0 && names.length === 1 && last.to && field) {
        followDepth(follow(place, steps), last.to, depth - 1);
        return;
    }
    // The column holds the key. A link is made of another column of the row, and so may be a relation to one.
    const isRead = isLinked || !field || optionOf(field, 'to_field') !== undefined;
    follow(place, isRead ? steps : steps.slice(0, -1));
}

/** What DRF's `depth` nests without being told of a serializer: all fields, with their own relations one level less deep. */
function followDepth(place: Place, model: DjangoModel, depth: number): void {
    for (const { name } of shownFields(place.project, model))
        followKey(place, model, [name], { depth, isLinked: false });
}

/** A field that is declared by its class: what its `source` goes through, and the name of the row at its end where that is shown. */
function followDeclared(place: Place, model: DjangoModel, { name, type, options }: DeclaredSerializerField): void {
    if (type.kind === 'method') return;
    const source = options.find(option => option.name === 'source')?.value;
    const names = source?.kind === 'string' ? source.value.split('.') : [name];
    const steps = stepsAlong(place, model, names);
    const behind = follow(place, steps);
    const to = steps.at(-1)?.to;
    const isNamed = type.kind === 'python' && /(^|\.)StringRelatedField$/.test(type.name);
    if (!isNamed || !to || steps.length < names.length) return;
    for (const path of strRelations(place.project, to)) {
        follow(
            behind,
            path.split('__').map(step => ({ name: step, many: false, to: undefined })),
        );
    }
}

/** The relations that names lead along, as far as they are some. */
function stepsAlong({ project }: Place, model: DjangoModel, names: readonly string[]): Step[] {
    const steps: Step[] = [];
    let at: DjangoModel | undefined = model;
    for (const name of names) {
        const step: Step | undefined = at && stepFrom(project, at, name);
        if (!step) break;
        steps.push(step);
        at = step.to;
    }
    return steps;
}

function stepFrom(project: Project, model: DjangoModel, name: string): Step | undefined {
    const field = fieldOf(project, model, name);
    if (field) {
        const { type } = field;
        if (type.kind === 'generic-relation') return { name, many: true, to: indexOf(project).models.get(type.to) };
        if (type.kind === 'generic-foreign-key') return { name, many: true, to: undefined };
        if (type.kind !== 'relation') return undefined;
        return { name, many: type.relation === 'ManyToManyField', to: relatedModel(project, field) };
    }
    for (const target of [model, ...ancestorsOf(project, model)]) {
        for (const relation of relationsInto(project, target.id)) {
            if (reverseAccessor(relation.model, relation.field) !== name) continue;
            const { type } = relation.field;
            return { name, many: type.kind !== 'relation' || type.relation !== 'OneToOneField', to: relation.model };
        }
    }
    return undefined;
}

/** What `__all__` means to DRF: generic relations and what leads to the model are not among it. */
const shownFields = (project: Project, model: DjangoModel): Field[] =>
    allFields(project, model).filter(({ type }) => !type.kind.startsWith('generic-'));

const fieldOf = (project: Project, model: DjangoModel, name: string): Field | undefined =>
    allFields(project, model).find(field => field.name === name);
