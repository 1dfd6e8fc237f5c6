import type { DjangoModel } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import type { ExtraAction } from '../../../model/route.js';
import { configFolder } from '../group-modules.js';
import type { PythonFile } from '../python-file.js';
import { valueSource } from '../value-source.js';

/** Whether a constraint of the model, or of what it extends, asks for the field. */
export const inConstraints = (project: Project, model: DjangoModel, name: string): boolean =>
    [model, ...ancestorsOf(project, model)].some(({ constraints }) =>
        constraints.some(constraint =>
            constraint.kind === 'unique'
                ? constraint.items.some(({ expression }) => mentions(expression, name))
                : mentions(constraint.condition, name),
        ),
    );

const mentions = (expression: Expression, name: string): boolean =>
    [...partsOf(expression)].some(part => part.kind === 'path' && part.segments[0]?.name === name);

const written: ReadonlySet<string> = new Set(['enum-member', 'boolean', 'number', 'string']);

/** Where constraints ask for what an action sets: the row is one that may have it. */
export function preparedFor(project: Project, file: PythonFile, model: DjangoModel, action: ExtraAction): string[] {
    if (!action.detail) return [];
    const asked = action.set.flatMap(({ field, value }) => {
        const [segment, ...others] = field.segments;
        const isAsked = segment && others.length === 0 && inConstraints(project, model, segment.name);
        return isAsked && written.has(value.kind) ? [`${segment.name}=${valueSource(project, file, value)}`] : [];
    });
    if (asked.length === 0) return [];
    return [`${file.own(configFolder, 'testing', 'prepare')}(self.row, ${asked.join(', ')})`];
}
