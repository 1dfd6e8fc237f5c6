import { isCompositeKey } from '../../model/composite-key.js';
import type { DjangoModel, Field } from '../../model/django-model.js';
import { partsOfFieldId } from '../../model/names.js';
import { parentOf } from '../../model/nested-route.js';
import type { Project } from '../../model/project.js';
import { findField, indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { fieldNamed, isOfOneRow, modelOfRoute, pathParameters } from '../../model/route-path.js';
import { lookupOf as nameOfLookup } from '../../model/route-pattern.js';
import { settingOf } from '../../model/route-settings.js';
import type { SourceSpan } from '../../model/source-span.js';
import { hasDetail, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { primaryKeyOf } from '../models/django-class.js';
import { isUniqueAlone, uniqueSetsOfShown } from '../models/unique-alone.js';
import { routesOf } from './routes-of.js';

/**
 * A row that is looked for by what several may have is not found but fails: `MultipleObjectsReturned`. A key of several
 * columns is equal to no text that an address may hold.
 */
export function* unsureLookups(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (model && isFoundByKeyOfSeveral(project, model, group, route)) {
            yield finding('lookup-by-composite-key', route.pathSpan, { model: model.name });
        }
        const lookup = model && lookupOf(project, model, group, route);
        if (!lookup) continue;
        const { field, span } = lookup;
        const owner = indexOf(project).models.get(partsOfFieldId(field.id).model) ?? model;
        if (isUniqueAlone(project, model, field) || isUniqueAlone(project, owner, field)) continue;
        const parent = parentOf(project, route)?.by;
        const isUniqueThere = uniqueSetsOfShown(project, model).some(names =>
            names.every(name => name === field.name || name === parent),
        );
        if (isUniqueThere) continue;
        yield finding('lookup-not-unique', span, { field: field.name, model: owner.name });
    }
}

function lookupOf(
    project: Project,
    model: DjangoModel,
    group: RouteGroup,
    route: Route,
): { readonly field: Field; readonly span: SourceSpan } | undefined {
    if (route.view.kind === 'viewset') {
        const setting = settingOf(group, route, 'lookup_field');
        if (!setting || !hasDetail(viewSetActions(group, route), route)) return undefined;
        const [segment, another] = setting.field.segments;
        const target = segment?.target;
        const field = another || target?.kind !== 'field' ? undefined : findField(project, target.field);
        return field && { field, span: setting.span };
    }
    if (!isOfOneRow(route)) return undefined;
    const parameters = pathParameters(route);
    // Of several, others may narrow it down.
    if (parameters.length !== 1 && !route.under) return undefined;
    const name = parameters.at(-1)?.name;
    const field = name === undefined || name === 'pk' || name === 'id' ? undefined : fieldNamed(project, model, name);
    return field && { field, span: route.pathSpan };
}

function isFoundByKeyOfSeveral(project: Project, model: DjangoModel, group: RouteGroup, route: Route): boolean {
    const key = primaryKeyOf(project, model)?.field;
    if (!key || !isCompositeKey(key)) return false;
    if (route.view.kind === 'viewset') {
        return nameOfLookup(group, route) === 'pk' && hasDetail(viewSetActions(group, route), route);
    }
    const name = pathParameters(route).at(-1)?.name;
    return isOfOneRow(route) && name !== undefined && (fieldNamed(project, model, name) ?? key) === key;
}
