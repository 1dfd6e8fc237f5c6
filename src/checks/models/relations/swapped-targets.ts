import type { DjangoModel } from '../../../model/django-model.js';
import { djangoUser } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { ownModels, parentsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedModels } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf } from '../django-class.js';
import { linearized } from '../linearized.js';
import { isSwapped, swappedBy, swappedInMeta } from '../swapped.js';

/** A model that another one stands in for has no table: nothing leads to it. */
export function* swappedTargets(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) yield* swappedBases(project, model);
    for (const model of checkedModels(project)) {
        const { columns, manyToMany } = classOf(project, model);
        for (const from of [...columns, ...manyToMany]) {
            const { field, name } = from;
            const to = targetOf(project, from);
            const setting = to && swappedBy(project, to);
            // What is written as Django's user is generated as the project's.
            if (!to || setting === undefined || to.id === djangoUser) continue;
            const span = field && model.fields.includes(field) ? field.typeSpan : model.span;
            yield finding('fields.E301', span, { field: name, model: to.name, setting });
        }
    }
}

/** Django refuses most of these while it makes the class, whether or not it checks the model afterwards. */
function* swappedBases(project: Project, model: DjangoModel): Iterable<Finding> {
    if (model.kind === 'abstract') return;
    const isProxy = model.kind === 'proxy';
    if (isProxy) yield* swappableFirst(project, model);
    for (const of of parentsOf(project, model)) {
        const setting = swappedBy(project, of);
        if (setting === undefined || !(isProxy || (of.id === djangoUser && !isSwapped(project, model)))) continue;
        yield finding('swapped-base', model.span, { model: model.name, base: of.name, setting });
    }
}

/** Django asks the first class behind a proxy whether it is swapped out, which an abstract one says of itself too. */
function* swappableFirst(project: Project, proxy: DjangoModel): Iterable<Finding> {
    const first = linearized(project, proxy)?.[1];
    if (first?.kind !== 'abstract') return;
    const setting = swappedInMeta(project, first);
    if (setting !== undefined)
        yield finding('proxy-behind-swappable', proxy.span, { model: proxy.name, base: first.name, setting });
}
