import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { isBlank, isNullable, isOptionTrue, optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** Options that contradict each other or point outside, at files, paths and addresses. */
export function* pathsAndAddresses(project: Project): Iterable<Finding> {
    for (const { field } of checkedFields(project)) {
        if (field.computed) continue;
        yield* placesOf(project, field);
        if (!isOfClass(project, field, 'FilePath')) continue;
        const path = optionOf(field, 'path');
        // Django's default is an empty text, which is no folder to list.
        if (!path || (path.kind === 'string' && path.value === '')) {
            const span = path ? optionSpan(field, 'path') : field.span;
            yield finding('file-path-without-path', span, { field: field.name });
        }
    }
    for (const { field } of writtenFields(project)) {
        const protocol = (nameIn(optionOf(field, 'protocol')) ?? 'both').toLowerCase();
        if (protocol !== 'both' && isOptionTrue(field, 'unpack_ipv4')) {
            yield finding('unpacked-address', optionSpan(field, 'unpack_ipv4'), { field: field.name });
        }
    }
}

/** What Django's classes find, of a field, a computed one or an array's item. */
export function* placesOf(project: Project, field: Field): Iterable<Finding> {
    const params = { field: field.name };
    const folder = optionOf(field, 'upload_to');
    if (isOfClass(project, field, 'File', 'Image') && folder?.kind === 'string' && folder.value.startsWith('/')) {
        yield finding('fields.E202', optionSpan(field, 'upload_to'), params);
    }
    if (isOfClass(project, field, 'FilePath')) {
        const files = optionOf(field, 'allow_files');
        const folders = optionOf(field, 'allow_folders');
        const none = files?.kind === 'boolean' && !files.value;
        if (none && (folders === undefined || (folders.kind === 'boolean' && !folders.value))) {
            yield finding('fields.E140', field.span, params);
        }
    }
    // A computed one has no `blank`: that of the table's field is not its column's.
    const isAddress = isOfClass(project, field, 'GenericIPAddress') && !field.computed;
    if (isAddress && isBlank(project, field) && !isNullable(project, field)) {
        yield finding('fields.E150', field.span, params);
    }
}
