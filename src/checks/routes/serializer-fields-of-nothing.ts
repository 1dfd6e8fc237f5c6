import type { DjangoModel, QuerySetCall } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import type { DeclaredSerializerField, Serializer } from '../../model/serializer.js';
import { type Finding, finding } from '../finding.js';
import { isOpen } from '../model-families.js';
import { isAttribute } from '../models/admin/shown-attributes.js';
import { attributeOf } from '../models/written-fields.js';
import { settingsOf } from './settings-of.js';

/** A serializer's own field reads an attribute of each row: where there is none, DRF raises, or leaves the key out. */
export function* serializerFieldsOfNothing(project: Project): Iterable<Finding> {
    for (const { group, route, setting } of settingsOf(project)) {
        if (!route || setting.kind !== 'serializer' || setting.serializer === undefined) continue;
        const model = modelOfRoute(project, route);
        const serializer = indexOf(project).serializers.get(setting.serializer);
        if (!model || !serializer || serializer.model === undefined || isUnknown(project, model)) continue;
        const annotated = annotations(project, model, group, route);
        const lost = serializersBehind(project, serializer)
            .flatMap(each => each.declared)
            .filter(field => readsOneName(field) && !annotated.has(field.name))
            .filter(field => !hasMember(project, model, field.name))
            .map(({ name }) => name);
        if (lost.length > 0) {
            yield finding('serializer-field-of-nothing', setting.span, {
                serializer: serializer.name,
                fields: [...new Set(lost)],
                model: model.name,
            });
        }
    }
}

const isUnknown = (project: Project, model: DjangoModel): boolean =>
    isOpen(project, model) ||
    [model, ...ancestorsOf(project, model)].some(({ app }) => indexOf(project).apps.get(app)?.origin === 'external');

/** A serializer with those that it extends. */
function serializersBehind(project: Project, serializer: Serializer, seen = new Set<Serializer>()): Serializer[] {
    if (seen.has(serializer)) return [];
    seen.add(serializer);
    const bases = (serializer.bases ?? []).flatMap(base =>
        base.kind === 'serializer' ? (indexOf(project).serializers.get(base.serializer) ?? []) : [],
    );
    return [serializer, ...bases.flatMap(base => serializersBehind(project, base, seen))];
}

/** Whether a value has to be there under the field's own name. A path that is written is a link, which is there or missed. */
function readsOneName({ type, options }: DeclaredSerializerField): boolean {
    if (type.kind !== 'library' || type.name === 'Hidden' || type.name === 'SerializerMethod') return false;
    return !options.some(({ name }) => /^(source|write_only|default|allow_null)$/.test(name));
}

function annotations(project: Project, model: DjangoModel, group: RouteGroup, route: Route): ReadonlySet<string> {
    const calls: QuerySetCall[] = [];
    for (const of of [model, ...ancestorsOf(project, model)]) {
        for (const method of of.querysets) calls.push(...method.calls);
    }
    const ofActions = route.extraActions.flatMap(action => action.settings);
    for (const setting of [...group.settings, ...route.settings, ...ofActions]) {
        if (setting.kind === 'queryset') calls.push(...setting.calls);
    }
    return new Set(calls.flatMap(call => call.arguments.flatMap(({ name }) => name ?? [])));
}

const hasMember = (project: Project, model: DjangoModel, name: string): boolean =>
    name === 'id' ||
    allFields(project, model).some(field => field.name === name || attributeOf(field) === name) ||
    isAttribute(project, model, name);
