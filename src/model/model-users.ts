import type { DjangoModel, Field } from './django-model.js';
import { type ModelId, modelId } from './names.js';
import type { Value } from './value.js';

/** For each model the models whose text leads to it, in the order of the project. */
export type ModelUsers = ReadonlyMap<ModelId, readonly ModelId[]>;

const contentType = modelId('contenttypes', 'ContentType');

/** What each model leads to, for as long as the model is there: it never changes. */
const known = new WeakMap<DjangoModel, ReadonlySet<ModelId>>();

/** The models that a model's own text leads to: what it extends or stands for, other ends of relations, options. */
export function modelsUsedBy(model: DjangoModel): ReadonlySet<ModelId> {
    let used = known.get(model);
    if (!used) {
        used = new Set(usedBy(model));
        known.set(model, used);
    }
    return used;
}

function* usedBy(model: DjangoModel): Iterable<ModelId> {
    for (const base of model.bases) if (base.kind === 'model') yield base.model;
    if (model.proxyOf) yield model.proxyOf;
    for (const field of model.fields) yield* usedByField(field);
}

function* usedByField({ type, options }: Field): Iterable<ModelId> {
    if (type.kind === 'relation' || type.kind === 'generic-relation') yield type.to;
    if (type.kind === 'generic-foreign-key') yield contentType;
    for (const { value } of options) if (isModel(value)) yield value.model;
}

const isModel = (value: Value) => value.kind === 'model';

export function readModelUsers(models: ReadonlyMap<ModelId, DjangoModel>): ModelUsers {
    const users = new Map<ModelId, ModelId[]>();
    for (const [id, model] of models) {
        for (const used of modelsUsedBy(model)) {
            const list = users.get(used);
            if (list) list.push(id);
            else users.set(used, [id]);
        }
    }
    return users;
}
