/**
 * Names that stand where the parser reads a text or a key: the parameter of a URL, the keys of a request's body and of what its
 * answer is expected to say, lookups as Django's dictionaries have them. They lead to the same fields as names do.
 */
import { type AstNode, AstUtils } from 'langium';
import { parameterPattern } from '../../model/route-path.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { walk } from './path-places.js';
import type { ProjectNames } from './project-names.js';
import { modelAt, modelOfRoute, modelOfSerializer, routeOfRequest } from './row-context.js';

/** Where a name stands: in the text of `property` of `node`, of whose characters it is some. */
export interface WrittenName {
    readonly node: AstNode;
    readonly property: 'path' | 'key' | 'value' | 'name';
    readonly start: number;
    readonly end: number;
    readonly target: AstNode;
}

/** All of a declaration. */
export function* writtenNamesIn(project: ProjectNames, declaration: AstNode): Iterable<WrittenName> {
    switch (declaration.$type) {
        case 'RoutesDeclaration':
            for (const item of (declaration as ast.RoutesDeclaration).items) {
                if (ast.isRouteDeclaration(item)) yield* parametersOf(project, item);
            }
            break;
        case 'RequestDeclaration':
            yield* keysOfRequest(project, declaration as ast.RequestDeclaration);
            break;
        case 'ModelDeclaration':
            for (const item of (declaration as ast.ModelDeclaration).items) {
                if (ast.isFieldDeclaration(item)) yield* limitsOf(project, item);
                if (ast.isAdminBlock(item)) yield* filledInAdmin(project, item);
            }
            break;
        case 'SerializerDeclaration':
            yield* shownFields(project, declaration as ast.SerializerDeclaration);
            break;
    }
}

// ---------------------------------------------------------------------------------------------------- URLs

const namedGroup = /\(\?P<(\w+)>/g;

/** `<slug:sku>`: of the row that a page is about, or of the one that the rows belong to. */
function* parametersOf(project: ProjectNames, route: ast.RouteDeclaration): Iterable<WrittenName> {
    for (const match of (route.path ?? '').matchAll(route.regex ? namedGroup : parameterPattern)) {
        const name = match.at(-1)?.trim() ?? '';
        const target = namedInUrl(project, route)?.get(name);
        const start = match.index + match[0].lastIndexOf(name);
        if (target) yield { node: route, property: 'path', start, end: start + name.length, target };
    }
}

function namedInUrl(
    project: ProjectNames,
    { view, parent }: ast.RouteDeclaration,
): ReadonlyMap<string, ast.FieldDeclaration> | undefined {
    const above = parent?.ref;
    const isOfOneRow = ast.isModelView(view) && /^(detail|update|delete)$/.test(view.kind);
    const model = above ? modelOfRoute(above) : isOfOneRow ? modelAt(view.model) : undefined;
    return model && project.members.fields(model);
}

// ---------------------------------------------------------------------------------------------------- requests

function* keysOfRequest(project: ProjectNames, request: ast.RequestDeclaration): Iterable<WrittenName> {
    const route = routeOfRequest(request);
    const model = modelOfRoute(route);
    if (!route || !model) return;
    const serializer = serializerFor(route, request.route?.segments.at(-1)?.$refText);
    const named = (node: ast.ObjectEntry | ast.JsonStep) =>
        partsOfKey(project, model, serializer, node.key ?? '').map(
            (part): WrittenName => ({ node, property: 'key', ...part }),
        );
    for (const item of request.items) {
        if (ast.isRequestBody(item)) for (const entry of item.entries) yield* named(entry);
        if (!ast.isExpectJson(item)) continue;
        for (const step of item.path?.steps ?? []) {
            if (!ast.isJsonStep(step)) continue;
            const found = named(step);
            yield* found;
            // What stands behind a key is in another row; what stands before it is the frame of a page of rows.
            if (found.length > 0) break;
        }
    }
}

/** The one that `for` gives to the action, else the one for all. */
function serializerFor(route: ast.RouteDeclaration, action: string | undefined): ast.SerializerDeclaration | undefined {
    const settings = route.items.filter(ast.isSerializerSetting);
    const setting =
        settings.find(({ targets }) => targets.some(({ $refText }) => $refText === action)) ??
        settings.find(({ targets }) => targets.length === 0);
    const serializer = setting?.serializer?.segments.at(-1)?.ref;
    return ast.isSerializerDeclaration(serializer) ? serializer : undefined;
}

type Part = Pick<WrittenName, 'start' | 'end' | 'target'>;

/** What a key of the JSON is made of: `category_name` of the path `category.name`. */
function partsOfKey(
    project: ProjectNames,
    model: ast.ModelDeclaration,
    serializer: ast.SerializerDeclaration | undefined,
    key: string,
): Part[] {
    for (const item of serializer?.items ?? []) {
        if (!ast.isSerializerFields(item) || item.key !== 'fields') continue;
        for (const shown of item.fields) {
            if (shown.name === key) return [{ start: 0, end: key.length, target: shown }];
            const parts = shown.name === undefined ? partsOfPath(shown.path, key) : undefined;
            if (parts) return parts;
        }
    }
    const member = project.members.find(model, key, 'accessor')?.node;
    if (!ast.isFieldDeclaration(member)) return [];
    return [{ start: 0, end: Math.min(key.length, member.name?.length ?? 0), target: member }];
}

function partsOfPath(path: ast.Path | undefined, key: string): Part[] | undefined {
    const names = path?.segments.map(({ $refText }) => $refText) ?? [];
    if (names.join('_') !== key) return undefined;
    let start = 0;
    return path?.segments.flatMap(({ $refText, ref }) => {
        const end = start + $refText.length;
        const part = ast.isFieldDeclaration(ref) ? [{ start, end, target: ref }] : [];
        start = end + 1;
        return part;
    });
}

// ---------------------------------------------------------------------------------------------------- models

/** `limit_choices_to={ role__name__in: [..] }`: a path whose segments stand between two underscores, and a lookup. */
function* limitsOf(project: ProjectNames, { type }: ast.FieldDeclaration): Iterable<WrittenName> {
    const model = modelAt(type?.target);
    if (!model) return;
    for (const argument of type.arguments) {
        if (!ast.isNamedArgument(argument) || argument.option?.$refText !== 'limit_choices_to') continue;
        if (!ast.isObjectValue(argument.value)) continue;
        for (const entry of argument.value.entries) {
            const names = (entry.key ?? '').split('__');
            let start = 0;
            for (const { name, node: target, what } of walk(project, djangoLibrary(), model, names, 'query')) {
                const end = start + name.length;
                if (what.kind === 'field' || what.kind === 'reverse') {
                    yield { node: entry, property: 'key', start, end, target };
                }
                start = end + 2;
            }
        }
    }
}

/** `prepopulated_fields { slug: ["title"] }`. */
function* filledInAdmin(project: ProjectNames, block: ast.AdminBlock): Iterable<WrittenName> {
    const fields = project.members.fields(block.$container);
    for (const option of block.items) {
        if (!ast.isAdminOption(option) || !/^(prepopulated|radio)_fields$/.test(option.key)) continue;
        for (const value of option.values.filter(ast.isObjectValue)) {
            for (const entry of value.entries) {
                const filled = fields.get(entry.key ?? '');
                if (filled) yield whole(entry, 'key', entry.key, filled);
                const sources = ast.isListValue(entry.value) ? entry.value.items.filter(ast.isStringLiteral) : [];
                for (const source of sources) {
                    const target = fields.get(source.value);
                    if (target) yield whole(source, 'value', source.value, target);
                }
            }
        }
    }
}

/** `category: CategorySummary` shows the field of that name, unless it says another behind `=`. */
function* shownFields(project: ProjectNames, serializer: ast.SerializerDeclaration): Iterable<WrittenName> {
    const model = modelOfSerializer(serializer);
    for (const item of serializer.items) {
        if (!model || !ast.isSerializerField(item) || item.source || item.method || !item.name) continue;
        if (item.arguments.some(argument => ast.isNamedArgument(argument) && argument.option?.$refText === 'source'))
            continue;
        const member = project.members.find(model, item.name, 'accessor');
        if (member?.kind === 'field') yield whole(item, 'name', item.name, member.field);
    }
}

const whole = (node: AstNode, property: WrittenName['property'], text: string, target: AstNode): WrittenName => ({
    node,
    property,
    start: 0,
    end: text.length,
    target,
});

/** The declaration whose written names `node` may be one of. */
export const writingAround = (node: AstNode): AstNode | undefined => AstUtils.getContainerOfType(node, isWriting);

const isWriting = (node: AstNode): node is AstNode =>
    ast.isRoutesDeclaration(node) ||
    ast.isRequestDeclaration(node) ||
    ast.isModelDeclaration(node) ||
    ast.isSerializerDeclaration(node);
