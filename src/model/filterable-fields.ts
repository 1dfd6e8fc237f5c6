import type { Field } from './django-model.js';
import type { Project } from './project.js';
import { fieldClassOf } from './queries.js';

/** Whether django-filter makes a filter of the field: its FILTER_FOR_DBFIELD_DEFAULTS leaves some types out. */
export function hasFilter(project: Project, field: Field): boolean {
    // It looks for the class of the field itself, not of its column.
    if (field.computed || field.type.kind === 'generic-foreign-key' || field.type.kind === 'generic-relation')
        return false;
    const { className = '', valueType } = fieldClassOf(project, field) ?? {};
    return (
        valueType !== 'json' &&
        valueType !== 'binary' &&
        !/^(File|Image|Array|HStore|SearchVector|CompositePrimaryKey|\w*Range)/.test(className)
    );
}
