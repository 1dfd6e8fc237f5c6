import type { DjangoModel, OrderItem } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import { partsOf } from '../../model/expression-parts.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { abstractBasesOf, fieldClassOf, findField, localFields, ownApps } from '../../model/queries.js';
import { modelOfRoute } from '../../model/route-path.js';
import { expressionsOfModel, expressionsOfRoute } from './project-expressions.js';

/** The operations of Django's that create an extension of PostgreSQL's, by what they create. */
export const extensionOperations = {
    bloom: 'BloomExtension',
    btree_gin: 'BtreeGinExtension',
    btree_gist: 'BtreeGistExtension',
    hstore: 'HStoreExtension',
    pg_trgm: 'TrigramExtension',
} as const;
export type Extension = keyof typeof extensionOperations;

/** The extensions of PostgreSQL's that the tables of each app need, or what is asked of them; sorted. */
export const extensionsByApp = perProject((project): ReadonlyMap<string, readonly Extension[]> => {
    const found = new Map(
        ownApps(project).map(({ name, models }) => [
            name,
            new Set(models.flatMap(model => [...extensionsOf(project, model)])),
        ]),
    );
    for (const group of project.routeGroups) {
        for (const route of group.routes) {
            const needed = found.get(modelOfRoute(project, route)?.app ?? '');
            for (const extension of extensionsIn(expressionsOfRoute(group, route))) needed?.add(extension);
        }
    }
    return new Map(
        [...found].filter(([, needed]) => needed.size > 0).map(([app, needed]) => [app, [...needed].sort()]),
    );
});

export const hasExtensions = (project: Project): boolean => extensionsByApp(project).size > 0;

function* extensionsOf(project: Project, model: DjangoModel): Iterable<Extension> {
    // An abstract model has no table; those that extend it have what it says.
    if (model.kind === 'abstract') return;
    for (const field of localFields(project, model)) {
        if (fieldClassOf(project, field)?.className === 'HStoreField') yield 'hstore';
    }
    for (const owner of [model, ...abstractBasesOf(project, model)]) {
        yield* extensionsIn(expressionsOfModel(owner));
        for (const { items } of owner.exclusions ?? []) {
            if (items.some(({ item }) => isPlain(project, item))) yield 'btree_gist';
        }
        for (const { method, items, options } of owner.indexes) {
            const classes = options.find(({ name }) => name === 'opclasses')?.value;
            const opclasses = classes?.kind === 'list' ? classes.items : [];
            if (opclasses.some(item => item.kind === 'string' && item.value.endsWith('_trgm_ops'))) yield 'pg_trgm';
            if (method === 'bloom') yield 'bloom';
            if (method !== 'gin' && method !== 'gist') continue;
            const isWithout = (index: number): boolean => {
                const named = opclasses[index];
                return named?.kind !== 'string' || named.value === '';
            };
            if (items.some((item, index) => isWithout(index) && isPlain(project, item))) yield `btree_${method}`;
        }
    }
}

function* extensionsIn(expressions: Iterable<Expression>): Iterable<Extension> {
    for (const part of [...expressions].flatMap(expression => [...partsOf(expression)])) {
        if (part.kind === 'lookup' && part.lookup.startsWith('trigram_')) yield 'pg_trgm';
    }
}

/** Whether it is a value as B-trees sort it, for which PostgreSQL's GIN and GiST are not made. */
function isPlain(project: Project, { expression }: OrderItem): boolean {
    const last =
        expression.kind === 'path' && expression.transforms.length === 0 ? expression.segments.at(-1) : undefined;
    const id = last?.target.kind === 'field' || last?.target.kind === 'column' ? last.target.field : undefined;
    const field = id === undefined ? undefined : findField(project, id);
    const fieldClass = field && fieldClassOf(project, field);
    if (!fieldClass) return !['unknown', 'list', 'json'].includes(expression.type.kind);
    const { module, className } = fieldClass;
    return module === 'django.db.models' && className !== 'JSONField';
}
