import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, indexOf, isBlank, isNullable } from '../../../model/queries.js';
import { hasReadRules } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import type { PythonFile } from '../python-file.js';
import { callerFor } from './rule-caller.js';
import { valueKeywords } from './test-callers.js';

/**
 * Rows that a new row must refer to, made so that who asks may read them, since nobody can choose others: as keyword
 * arguments. Undefined where their rules ask more of the caller than to be `user`.
 */
export function chosenRows(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    options: { readonly except: ReadonlySet<string>; readonly user: string | undefined },
): string[] | undefined {
    const found: string[] = [];
    for (const field of allFields(project, model)) {
        if (field.type.kind !== 'relation' || options.except.has(field.name)) continue;
        const several = field.type.relation === 'ManyToManyField';
        const target = indexOf(project).models.get(field.type.to);
        if (!target || !hasReadRules(project, target)) continue;
        if (several ? isBlank(project, field) : isNullable(project, field) || field.default) continue;
        const caller = callerFor(project, target, ['read']);
        if (!caller || caller.client !== undefined || caller.flags.length > 0) return undefined;
        if (caller.owned.length > 0 && options.user === undefined) return undefined;
        const values = valueKeywords(file, caller, options.user);
        if (values.length === 0) continue;
        // Of several rows, each is made anew.
        if (several) return undefined;
        const make = file.own(configFolder, 'testing', 'make');
        found.push(`${field.name}=${make}(${[file.model(target), ...values].join(', ')})`);
    }
    return found;
}
