import type { DjangoModel } from '../../../model/django-model.js';
import type { Path } from '../../../model/expression.js';
import type { FieldId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, findField, indexOf, ownModels, relatedModel } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

/** Two rows of a one to one relation that are called by each other's names: each asks the other without end. */
export function* strCircles(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (!model.str) continue;
        for (const { path, other, field, isBack } of namesOfOthers(project, model)) {
            const isAsked = namesOfOthers(project, other).some(back => back.field === field && back.isBack !== isBack);
            if (!isAsked) continue;
            const own = allFields(project, other).find(({ type }) => type.kind === 'library' || type.kind === 'enum');
            yield finding('str-circle', path.span, {
                model: model.name,
                other: other.name,
                ...(own && { instead: own.name }),
            });
        }
    }
}

interface NameOfOther {
    readonly path: Path;
    /** The model of the row that it is the name of. */
    readonly other: DjangoModel;
    /** The relation between both. */
    readonly field: FieldId;
    /** Whether it is gone from its other end. */
    readonly isBack: boolean;
}

/** The rows whose names a model's own name holds, one step away. */
function namesOfOthers(project: Project, model: DjangoModel): NameOfOther[] {
    const { str } = [model, ...ancestorsOf(project, model)].find(of => of.str) ?? {};
    return (str?.parts ?? []).flatMap((part): NameOfOther[] => {
        if (part.kind !== 'path' || part.path.kind !== 'path' || part.path.segments.length !== 1) return [];
        const { path } = part;
        const [segment] = path.segments;
        if (!segment || segment.toMany) return [];
        const { target } = segment;
        if (target.kind === 'reverse') {
            const other = indexOf(project).models.get(target.model);
            return other ? [{ path, other, field: target.field, isBack: true }] : [];
        }
        const field = target.kind === 'field' ? findField(project, target.field) : undefined;
        const other = field?.type.kind === 'relation' ? relatedModel(project, field) : undefined;
        return field && other ? [{ path, other, field: field.id, isBack: false }] : [];
    });
}
