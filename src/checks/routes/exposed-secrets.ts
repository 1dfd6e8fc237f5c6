import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf } from '../../model/queries.js';
import type { Serializer } from '../../model/serializer.js';
import { type Finding, finding } from '../finding.js';
import { isUserModel } from '../model-families.js';
import { serializersOf } from './serializers-of.js';

/** Columns that hold, by their name, what nobody shall read. */
const secret = /(^|_)(password|passwd|passphrase|secret|secret_key|private_key|api_key|password_hash)$/i;
/** Columns of Django's users that say what one may do. */
const rights = new Set(['is_staff', 'is_superuser', 'groups', 'user_permissions']);

const mayHoldSecret: ReadonlySet<string> = new Set(['text', 'binary', 'json', 'unknown']);

/** `fields *` shows whatever the model has, now and later. The password of a user is write-only already. */
export function* exposedSecrets(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        const model = serializer.model && indexOf(project).models.get(serializer.model);
        if (!model || serializer.fields.kind !== 'all') continue;
        const isUser = isUserModel(project, model);
        const columns = allFields(project, model);
        const names = columns.map(({ name }) => name);
        const texts = columns.filter(field => mayHoldSecret.has(fieldClassOf(project, field)?.valueType ?? 'unknown'));
        const shown = texts
            .map(({ name }) => name)
            .filter(name => secret.test(name) && !(isUser && name === 'password') && !isHidden(serializer, name));
        if (shown.length > 0) {
            yield finding('exposed-secret', serializer.span, { serializer: serializer.name, fields: shown });
        }
        const writable = names.filter(
            name => isUser && rights.has(name) && !isHidden(serializer, name) && !isReadOnly(serializer, name),
        );
        if (writable.length > 0) {
            yield finding('writable-rights', serializer.span, { serializer: serializer.name, fields: writable });
        }
    }
}

function isHidden(serializer: Serializer, name: string): boolean {
    const lists = [...serializer.exclude, ...(serializer.writeOnly ?? [])];
    return lists.some(({ key }) => key === name) || serializer.declared.some(declared => declared.name === name);
}

const isReadOnly = (serializer: Serializer, name: string): boolean =>
    serializer.readOnly.some(({ key }) => key === name) || serializer.nested.some(nested => nested.name === name);
