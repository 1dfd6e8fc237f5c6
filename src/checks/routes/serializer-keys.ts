import { isCompositeKey } from '../../model/composite-key.js';
import type { Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, indexOf, isOptionTrue, optionOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { settingOf } from '../../model/route-settings.js';
import type { Serializer } from '../../model/serializer.js';
import { isOpen, isUserModel } from '../model-families.js';

/** The keys of the JSON of a row. */
export interface SerializerKeys {
    readonly readable: ReadonlySet<string>;
    readonly writable: ReadonlySet<string>;
}

/** What an action of a route reads and writes; undefined where Python decides. */
export function serializerKeys(
    project: Project,
    group: RouteGroup,
    route: Route,
    action: string,
): SerializerKeys | undefined {
    const model = modelOfRoute(project, route);
    if (!model || isOpen(project, model)) return undefined;
    const setting = settingOf(group, route, 'serializer', action);
    const serializer = setting?.serializer && indexOf(project).serializers.get(setting.serializer);
    if (setting && !serializer) return undefined;
    if (serializer?.bases?.length || serializer?.options?.length || serializer?.hyperlinked) return undefined;
    const filled = new Set(route.set.map(({ field }) => field.segments.map(({ name }) => name).join('__')));
    const columns = allFields(project, model).filter(({ type }) => !/generic/.test(type.kind));
    const readable = new Set<string>();
    const writable = new Set<string>();
    const add = (name: string, isWritable: boolean): void => {
        readable.add(name);
        if (isWritable && !filled.has(name)) writable.add(name);
    };
    if (!serializer || serializer.fields.kind === 'all') {
        const excluded = new Set(serializer?.exclude.map(({ key }) => key));
        if (!columns.some(field => isOptionTrue(field, 'primary_key') || isCompositeKey(field))) add('id', false);
        for (const field of columns) if (!excluded.has(field.name)) add(field.name, isEditable(project, field));
    } else {
        for (const { key, path } of serializer.fields.items) {
            const field =
                path.segments.length === 1 ? columns.find(({ name }) => name === path.segments[0]?.name) : undefined;
            add(key, field !== undefined && path.transforms.length === 0 && isEditable(project, field));
        }
    }
    if (serializer) narrow(serializer, readable, writable);
    if (isUserModel(project, model)) readable.delete('password');
    if (route.under?.by !== undefined) writable.delete(route.under.by);
    return { readable, writable };
}

function narrow(serializer: Serializer, readable: Set<string>, writable: Set<string>): void {
    for (const { name, writable: isWritable, writeBy } of serializer.nested) {
        readable.add(name);
        writable.delete(name);
        if (isWritable) writable.add(name);
        if (writeBy !== undefined) writable.add(`${name}_${writeBy}`);
    }
    for (const { name, type } of serializer.declared) {
        readable.add(name);
        if (type.kind !== 'method') writable.add(name);
    }
    for (const { key } of serializer.readOnly) writable.delete(key);
    for (const { key } of serializer.writeOnly ?? []) readable.delete(key);
}

function isEditable(project: Project, field: Field): boolean {
    if (field.computed || isOptionTrue(field, 'auto_now') || isOptionTrue(field, 'auto_now_add')) return false;
    const editable = optionOf(field, 'editable');
    if (editable?.kind === 'boolean' && !editable.value) return false;
    return !/AutoField$|^CompositePrimaryKey$/.test(fieldClassOf(project, field)?.className ?? '');
}
