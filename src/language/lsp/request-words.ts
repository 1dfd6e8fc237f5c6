/** What a request may be given: the parameters of its route's URL, and the keys of its body. */
import { AstUtils } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { pathParameters } from '../../model/route-path.js';
import * as ast from '../generated/ast.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { modelOfRoute, routeOfRequest } from '../scoping/row-context.js';

/** By name, of the URL of what is requested; a viewset's rows are found by a field, `pk` unless it says another. */
export function urlParameters(request: ast.RequestDeclaration): ReadonlySet<string> {
    const route = routeOfRequest(request);
    if (!route) return new Set();
    const written = pathParameters({ path: route.path ?? '', regex: route.regex }).map(({ name }) => name);
    if (!ast.isModelView(route.view) || route.view.kind !== 'viewset') return new Set(written);
    const settings = route.items.filter(ast.isLookupSetting);
    const [lookup] = ['lookup_url_kwarg', 'lookup_field'].flatMap(
        key => settings.find(setting => setting.key === key)?.field?.segments.at(-1)?.$refText ?? [],
    );
    return new Set([...written, lookup ?? 'pk']);
}

/** Of a body: what the route's serializer lists, or the fields of its model; what is there already is not offered again. */
export function* bodyKeys(project: ProjectNames, body: ast.RequestBody): Iterable<CompletionValueItem> {
    const request = AstUtils.getContainerOfType(body, ast.isRequestDeclaration);
    const route = request && routeOfRequest(request);
    const model = modelOfRoute(route);
    const given = new Set(body.entries.map(({ key }) => key));
    const names = serializerKeys(route) ?? [...(model ? project.members.fields(model).keys() : [])];
    for (const label of names) {
        if (given.has(label)) continue;
        yield { label, insertText: `${label}: `, kind: CompletionItemKind.Field, sortText: '0' };
    }
}

function serializerKeys(route: ast.RouteDeclaration | undefined): string[] | undefined {
    const setting = route?.items.find(ast.isSerializerSetting);
    const serializer = setting?.serializer?.segments.at(-1)?.ref;
    const listed = ast.isSerializerDeclaration(serializer)
        ? serializer.items.find(item => ast.isSerializerFields(item) && item.key === 'fields')
        : undefined;
    if (!ast.isSerializerFields(listed) || listed.all) return undefined;
    return listed.fields.flatMap(({ name, path }) => {
        const key = name ?? path?.segments.map(segment => segment.$refText).join('_');
        return key ? [key] : [];
    });
}
