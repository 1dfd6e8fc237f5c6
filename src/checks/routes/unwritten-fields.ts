import type { Field } from '../../model/django-model.js';
import { parentOf } from '../../model/nested-route.js';
import type { Project } from '../../model/project.js';
import { allFields, indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { settingOf } from '../../model/route-settings.js';
import type { SourceSpan } from '../../model/source-span.js';
import { hasActions, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { isOpen } from '../model-families.js';
import { isFilledByCode, isNeeded, isNeededByAllButOne } from '../models/needed-fields.js';
import { routesOf } from './routes-of.js';
import { serializerKeys } from './serializer-keys.js';

/** Rows are made of which a column stays empty that cannot be: each request to make one fails, or each but the first. */
export function* unwrittenFields(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!model || isOpen(project, model) || isFilledByCode(project, model)) continue;
        const written = writtenNames(project, group, route);
        if (!written) continue;
        const { names, span } = written;
        const filled = new Set([
            ...route.set.map(({ field }) => field.segments[0]?.name),
            parentOf(project, route)?.by,
        ]);
        const unwritten = allFields(project, model).filter(field => !filled.has(field.name) && !names(field));
        const missing = unwritten.filter(field => isNeeded(project, field)).map(({ name }) => name);
        const empty = unwritten.filter(field => isNeededByAllButOne(project, field)).map(({ name }) => name);
        if (missing.length > 0) yield finding('required-field-unwritten', span, { fields: missing, route: route.name });
        else if (empty.length > 0) yield finding('unique-text-unwritten', span, { fields: empty, where: route.name });
    }
}

function writtenNames(
    project: Project,
    group: RouteGroup,
    route: Route,
): { names(field: Field): boolean; span: SourceSpan } | undefined {
    if (hasActions(group, route)) {
        if (!viewSetActions(group, route).standard.includes('create')) return undefined;
        const setting = settingOf(group, route, 'serializer', 'create');
        const keys = serializerKeys(project, group, route, 'create');
        const serializer = setting?.serializer && indexOf(project).serializers.get(setting.serializer);
        if (!keys || !setting || !serializer) return undefined;
        const keyOf = ({ name }: Field): string =>
            serializer.fields.kind === 'listed'
                ? (serializer.fields.items.find(({ path }) => isField(path.segments, name))?.key ?? name)
                : name;
        const isWritten = (field: Field): boolean =>
            keys.writable.has(keyOf(field)) ||
            [...keys.writable].some(key => key.startsWith(`${field.name}_`)) ||
            serializer.declared.some(({ options }) => options.some(({ name }) => name === 'source'));
        return { names: isWritten, span: setting.span };
    }
    const fields = route.view.kind === 'create' ? settingOf(group, route, 'fields') : undefined;
    return (
        fields && { names: ({ name }) => fields.paths.some(path => isField(path.segments, name)), span: fields.span }
    );
}

const isField = (segments: readonly { readonly name: string }[], name: string): boolean =>
    segments.length === 1 && segments[0]?.name === name;
