import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { settingOf } from '../../model/route-settings.js';
import type { Serializer } from '../../model/serializer.js';
import { hasActions, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { isUserModel } from '../model-families.js';
import { routesOf } from './routes-of.js';
import { serializersOf } from './serializers-of.js';

/** Columns that hold, by their name, what nobody shall read. */
const secret = /(^|_)(password|passwd|passphrase|secret|secret_key|private_key|api_key|password_hash|token)$/i;
/** Columns of Django's users that say what one may do. */
const rights = new Set(['is_staff', 'is_superuser', 'groups', 'user_permissions']);

const mayHoldSecret: ReadonlySet<string> = new Set(['text', 'binary', 'json', 'unknown']);

/** `fields *` shows whatever the model has, now and later. The password of a user is write-only already. */
export function* exposedSecrets(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        const model = serializer.model && indexOf(project).models.get(serializer.model);
        if (!model || serializer.fields.kind !== 'all') continue;
        const shown = secretsOf(project, model).filter(name => !isHidden(serializer, name));
        if (shown.length > 0) {
            yield finding('exposed-secret', serializer.span, { by: serializer.name, fields: shown, isWritten: true });
        }
        const writable = allFields(project, model)
            .map(({ name }) => name)
            .filter(name => isUserModel(project, model) && rights.has(name))
            .filter(name => !isHidden(serializer, name) && !isReadOnly(serializer, name));
        if (writable.length > 0) {
            yield finding('writable-rights', serializer.span, { serializer: serializer.name, fields: writable });
        }
    }
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!model || group.kind !== 'api' || !hasActions(group, route)) continue;
        // Where no serializer is named, one with all fields is made.
        const isAll = viewSetActions(group, route).standard.some(
            action => reading.has(action) && !settingOf(group, route, 'serializer', action),
        );
        const shown = isAll ? secretsOf(project, model) : [];
        if (shown.length > 0) {
            yield finding('exposed-secret', route.pathSpan, { by: route.name, fields: shown, isWritten: false });
        }
        yield* orderedBySecret(project, group, route, model);
    }
}

/** Who may put rows in order by a secret finds it out, one row of his own after the other (DRF's documentation of `OrderingFilter`). */
function* orderedBySecret(project: Project, group: RouteGroup, route: Route, model: DjangoModel): Iterable<Finding> {
    const ordering = settingOf(group, route, 'ordering_fields', 'list');
    if (!ordering || !viewSetActions(group, route).standard.includes('list')) return;
    const fields = secretColumns(project, model);
    if (ordering.all && fields.length > 0) {
        yield finding('ordering-by-secret', ordering.span, { fields, isAll: true });
    }
    for (const { segments, span } of ordering.paths) {
        const [{ name } = { name: '' }, ...others] = segments;
        if (others.length > 0 || !fields.includes(name)) continue;
        yield finding('ordering-by-secret', span, { fields: [name], isAll: false });
    }
}

const reading: ReadonlySet<string> = new Set(['list', 'retrieve']);

function secretsOf(project: Project, model: DjangoModel): string[] {
    const isUser = isUserModel(project, model);
    return secretColumns(project, model).filter(name => !(isUser && name === 'password'));
}

/** The columns of a model that hold a secret by their names. */
const secretColumns = (project: Project, model: DjangoModel): string[] =>
    allFields(project, model)
        .filter(field => mayHoldSecret.has(fieldClassOf(project, field)?.valueType ?? 'unknown'))
        .map(({ name }) => name)
        .filter(name => secret.test(name));

function isHidden(serializer: Serializer, name: string): boolean {
    const lists = [...serializer.exclude, ...(serializer.writeOnly ?? [])];
    return lists.some(({ key }) => key === name) || serializer.declared.some(declared => declared.name === name);
}

const isReadOnly = (serializer: Serializer, name: string): boolean =>
    serializer.readOnly.some(({ key }) => key === name) || serializer.nested.some(nested => nested.name === name);
