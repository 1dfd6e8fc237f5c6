import type * as ast from '../generated/ast.js';

/** A name in snake case: `old-home/` → `old_home`, `Stats` → `stats`, `products/<slug:sku>/` → `products_sku`. */
export function snakeCase(text: string): string {
    return text
        .replace(/<(?:\w+:)?(\w+)>/g, '$1')
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .toLowerCase();
}

const pageNames: Readonly<Record<string, string>> = { htmx: 'search' };

/**
 * A route's name: the one behind `as`, or what it is called without it: a viewset as DRF does, a generic page by its model and
 * what it does, views, classes, graphs and `schema` as what they name, the rest by their path.
 */
export function routeName(route: ast.RouteDeclaration): string {
    if (route.name) return route.name;
    const { view } = route;
    const byPath = snakeCase(route.path ?? '') || 'index';
    switch (view?.$type) {
        case 'ModelView': {
            const model = view.model?.segments.at(-1)?.$refText.toLowerCase();
            if (!model) return byPath;
            return view.kind === 'viewset' ? model : `${model}_${pageNames[view.kind] ?? view.kind}`;
        }
        case 'CodeView':
            return snakeCase(view.name ?? lastName(view.python)) || byPath;
        case 'GraphView':
            return view.graph?.$refText || byPath;
        case 'SchemaView':
            return view.style && view.style !== 'json' ? `schema_${view.style}` : 'schema';
        default:
            return byPath;
    }
}

const lastName = (python: string | undefined): string => python?.slice(python.lastIndexOf('.') + 1) ?? '';
