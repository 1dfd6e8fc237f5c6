import type { DjangoModel } from '../../../model/django-model.js';
import type { ParentRow } from '../../../model/nested-route.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf } from '../../../model/queries.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { authenticationOf, routeForAction, settingOf } from '../../../model/route-settings.js';
import { viewSetActions } from '../../../model/view-set-actions.js';
import { displayWidth } from '../../python/format-source.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { type Asker, orderSource } from '../condition-source.js';
import { configFolder } from '../group-modules.js';
import { relatedRows } from '../related-rows.js';
import { askedCalls, fixedCalls, narrowsRows } from '../route-rows.js';
import { serializerPlan } from '../serializer-plan.js';
import { serializerRelations } from '../serializer-relations.js';
import { modelTitle } from '../words.js';
import { actionTest, type ViewSetContext } from './view-set-context.js';

/** The rows, with what the serializers read of other rows in as few queries as there are tables. */
export function querySource({ project, file, group, route, model }: ViewSetContext): string {
    const plan = serializerPlan(project);
    const { standard } = viewSetActions(group, route);
    const actions = [undefined, ...standard, ...route.extraActions.map(({ name }) => name)];
    const serializers = actions.flatMap(action => plan.of(group, route, action) ?? []);
    const { selected, prefetched } = serializerRelations(project, serializers);
    const said = relatedRows(project, { group, route, model });
    for (const name of said.selected) selected.add(name);
    for (const name of said.prefetched) prefetched.add(name);
    let source = `${file.model(model)}.objects`;
    if (selected.size > 0) source += `.select_related(${[...selected].map(quoteString).join(', ')})`;
    if (prefetched.size > 0) source += `.prefetch_related(${[...prefetched].map(quoteString).join(', ')})`;
    if (!narrowsRows(group, route)) source += fixedCalls(project, file, group, route);
    const ordering = settingOf(group, route, 'ordering');
    if (ordering) source += `.order_by(${ordering.items.map(item => orderSource(project, file, item)).join(', ')})`;
    else if (!isOrdered(project, model)) source += '.order_by("pk")';
    if (filtersByMany(group, route)) source += '.distinct()';
    return source.endsWith('.objects') ? `${source}.all()` : source;
}

/** Whether a filter joins rows of which a row may have many: it would be listed once for each. */
const filtersByMany = (group: RouteGroup, route: Route): boolean =>
    viewSetActions(group, route).standard.includes('list') &&
    (settingOf(group, route, 'filterset_fields', 'list')?.filters ?? []).some(
        ({ path, lookups }) =>
            path.segments.some(({ toMany }) => toMany) &&
            // django-filter itself sees to the choices of a relation of many rows.
            (path.segments.length > 1 || lookups.join() !== 'exact'),
    );

export const isOrdered = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(({ ordering }) => ordering !== undefined);

/** The rows that the URL's parameters name, the nearest called `parent`. */
export function parentProperties({ project, file }: ViewSetContext, parent: ParentRow): string[] {
    const cached = file.from('django.utils.functional', 'cached_property');
    const find = file.from('rest_framework.generics', 'get_object_or_404');
    const chain: ParentRow[] = [];
    for (let row: ParentRow | undefined = parent; row; row = row.parent) chain.push(row);
    return chain
        .map((row, index) => {
            const rows = hasReadRules(project, row.model)
                ? `${file.model(row.model)}.objects.readable(self.request.user, ${file.own(configFolder, 'permissions', 'client_of')}(self.request))`
                : `${file.model(row.model)}.objects.all()`;
            const above = row.parent ? `.filter(${row.parent.by}=self.${ancestorName(index + 1)})` : '';
            return `    @${cached}
    def ${ancestorName(index)}(self):
        """The ${modelTitle(row.model)} that the URL names."""
        rows = ${rows}${above ? `\n        rows = rows${above}` : ''}
        return ${find}(rows, ${row.lookup}=self.kwargs[${quoteString(row.parameter)}])`;
        })
        .reverse();
}

const ancestorName = (index: number): string => (index === 0 ? 'parent' : `${'grand'.repeat(index)}parent`);

export function rowsMethod(
    { project, file, group, route, model }: ViewSetContext,
    parent: ParentRow | undefined,
): string | undefined {
    const readable = hasReadRules(project, model);
    // A token of a client's own has no user.
    const oauth = authenticationOf(group, route)?.some(name => name.startsWith('oauth2_provider.'));
    const asker = (): Asker => ({
        ...(!oauth && { presence: 'page' }),
        user: 'self.request.user',
        client: `${file.own(configFolder, 'permissions', 'client_of')}(self.request)`,
    });
    const narrowed = rowCases({ project, file, group, route, model }, asker);
    const asked = narrowsRows(group, route) ? [] : askedCalls(project, file, { group, route, asker });
    if (!readable && !parent && asked.length === 0 && narrowed.length === 0) return undefined;
    const lines = ['    def get_queryset(self):'];
    const steps: string[] = [];
    if (readable) {
        steps.push(`readable(self.request.user, ${file.own(configFolder, 'permissions', 'client_of')}(self.request))`);
    }
    steps.push(...asked);
    if (parent) steps.push(`filter(${parent.by}=self.parent)`);
    if (parent) {
        // The schema is made without a request's parameters.
        lines.push(
            '        if getattr(self, "swagger_fake_view", False):',
            '            return super().get_queryset()',
        );
    }
    lines.push(...chained(steps, narrowed));
    return lines.join('\n');
}

/** What some actions choose of the rows, or read along with them, and others do not. */
function rowCases({ project, file, group, route, model }: ViewSetContext, asker: () => Asker): string[] {
    const usual = relatedRows(project, { group, route, model });
    const rows = narrowsRows(group, route);
    const callsFor = (action: string | undefined): string => {
        const own = routeForAction(route, action);
        const { selected, prefetched } = relatedRows(project, { group, route: own, model, action });
        const more = (names: readonly string[], known: readonly string[]): string =>
            names
                .filter(name => !known.includes(name))
                .map(quoteString)
                .join(', ');
        const select = more(selected, usual.selected);
        const prefetch = more(prefetched, usual.prefetched);
        const asked = rows ? askedCalls(project, file, { group, route: own, asker, action }) : [];
        return [
            ...(select ? [`.select_related(${select})`] : []),
            ...(prefetch ? [`.prefetch_related(${prefetch})`] : []),
            ...(rows ? [fixedCalls(project, file, group, own, action)] : []),
            ...asked.map(call => `.${call}`),
        ].join('');
    };
    const general = callsFor(undefined);
    const actions = [...viewSetActions(group, route).standard, ...route.extraActions.map(({ name }) => name)];
    const byCalls = Map.groupBy(
        actions.filter(action => callsFor(action) !== general),
        callsFor,
    );
    if (byCalls.size === 0) return general ? [`queryset = queryset${general}`] : [];
    const lines = [...byCalls].flatMap(([calls, of], index) => [
        `${index === 0 ? 'if' : 'elif'} ${actionTest(of)}:`,
        `    ${calls ? `queryset = queryset${calls}` : 'pass'}`,
    ]);
    return [...lines, ...(general ? ['else:', `    queryset = queryset${general}`] : [])];
}

/** The body of `get_queryset()`: the class's rows, filtered step by step; `before` are lines that change `queryset`. */
export function chained(steps: readonly string[], before: readonly string[] = []): string[] {
    if (before.length > 0) {
        const [last = 'queryset', ...earlier] = steps.map(step => `queryset.${step}`).reverse();
        return [
            'queryset = super().get_queryset()',
            ...before,
            ...earlier.reverse().map(step => `queryset = ${step}`),
            `return ${last}`,
        ].map(line => `        ${line}`);
    }
    const [first, ...others] = steps;
    const only = `        return super().get_queryset().${first}`;
    if (others.length === 0 && displayWidth(only) <= 88) return [only];
    return [
        '        queryset = super().get_queryset()',
        ...steps.map(
            (step, index) => `        ${index === steps.length - 1 ? 'return' : 'queryset ='} queryset.${step}`,
        ),
    ];
}
