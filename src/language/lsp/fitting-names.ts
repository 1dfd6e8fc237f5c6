/**
 * Of the names that a scope holds, those that may stand at the cursor. A scope is wider: a name that leads to the wrong thing is
 * to be found, so that a check can say what is wrong with it. What is suggested should be right.
 */
import { type AstNode, type AstNodeDescription, AstUtils, type ReferenceInfo } from 'langium';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { appNameOf } from '../scoping/app-of.js';
import { modelOfParameter } from '../scoping/asked-rows.js';
import { namedCallArgument } from '../scoping/call-arguments.js';
import { makesDefault } from '../scoping/default-words.js';
import { fieldClassName } from '../scoping/named-parts.js';
import { otherSideOf } from '../scoping/other-side.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { modelAt, rowModelAround } from '../scoping/row-context.js';
import { urlParameters } from './request-words.js';

export type Fits = (candidate: Pick<AstNodeDescription, 'node' | 'name'>) => boolean;

/** @param following the text behind the cursor */
export function fittingNames(
    project: ProjectNames,
    { container, property, reference }: ReferenceInfo,
    following: string,
): Fits {
    const rules: Fits[] = [({ node }) => node !== undefined];
    if (ast.isPath(container)) rules.push(...pathRules(project, container, following));
    if (ast.isFilterField(container) && property === 'lookups') rules.push(lookupsOf(container));
    if (ast.isQuerySetCall(container)) rules.push(isOtherMethod(container));
    const given = givenBefore(container, property, reference.$refText);
    if (given.size > 0) rules.push(({ name }) => !given.has(name));
    return candidate => rules.every(rule => rule(candidate));
}

function* pathRules(project: ProjectNames, path: ast.Path, following: string): Iterable<Fits> {
    const { $container: holder, $containerProperty: property } = path;
    switch (holder?.$type) {
        case 'FieldType':
            yield property === 'target'
                ? isFieldTypeFor(holder as ast.FieldType)
                : isOptionFor(holder as ast.FieldType, following);
            return;
        case 'SerializerField':
            if (property === 'arguments') yield isNotGiven(holder as ast.SerializerField);
            break;
        case 'ModelView':
        case 'DataNodes':
        case 'FixtureRow':
            if (property === 'model') yield hasTable;
            break;
        case 'SerializerDeclaration':
            if (property === 'model') yield hasTable;
            else yield ({ node }) => !isSame(node, holder);
            break;
        case 'ModelDeclaration':
            yield ({ node }) => !isSame(node, holder);
            if (property === 'of') yield hasTable;
            break;
        case 'NamedArgument':
            if (/^(through|to)$/.test((holder as ast.NamedArgument).option?.$refText)) yield hasTable;
            break;
        case 'RequestDeclaration':
            yield* routeRules(path);
            break;
        case 'RequestParameter':
            if (property === 'parameter') yield* parameterRules(holder as ast.RequestParameter);
            break;
        case 'FunctionCall':
            if (property === 'arguments') yield isNotGivenTo(holder as ast.FunctionCall);
            break;
        case 'OrderBy':
            yield* relationRules(project, holder.$container);
            break;
        case 'UserModelSetting':
            yield ({ node }) => !ast.isModelDeclaration(node) || isUser(project, node);
            break;
        case 'DataEdges':
            if (property === 'path') yield ({ node, name }) => leadsToRows(project, node, name);
            break;
    }
    yield* valueRules(project, path);
}

/** A queryset that calls itself has no end. */
function isOtherMethod(call: ast.QuerySetCall): Fits {
    const around = AstUtils.getContainerOfType(call, ast.isQuerySetMethod);
    const model = AstUtils.getContainerOfType(around, ast.isModelDeclaration);
    return ({ node }) =>
        !ast.isQuerySetMethod(node) || node.name !== around?.name || !model || !isSame(node.$container, model);
}

/** Behind `path`, what the URL asks for; behind `query`, what it does not. */
function* parameterRules({ kind, $container: request }: ast.RequestParameter): Iterable<Fits> {
    const inUrl = urlParameters(request);
    if (inUrl.size > 0) yield ({ name }) => inUrl.has(name) === (kind === 'path');
}

/** What is fetched with a row are rows: of one each for `select_related`. */
function* relationRules(project: ProjectNames, setting: AstNode | undefined): Iterable<Fits> {
    if (!ast.isFieldsSetting(setting) || !/^(select|prefetch)_related$/.test(setting.key)) return;
    const ofOne = setting.key === 'select_related';
    yield ({ node, name }) => {
        if (ast.isBuiltinDeclaration(node)) return false;
        // A name at the other end is the model's that it leads to, or what is written in its place.
        if (!ast.isFieldDeclaration(node)) return !ofOne || (ast.isNamedArgument(node) && isOne(node.$container));
        const kind = project.members.kindOf(node);
        if (name !== node.name) return false;
        return kind.kind === 'relation'
            ? !ofOne || !kind.many
            : kind.kind !== 'class' && kind.kind !== 'enum' && !ofOne;
    };
}

/** Whose rows may log in. */
const isUser = ({ members }: ProjectNames, model: ast.ModelDeclaration): boolean =>
    model.kind !== 'abstract' &&
    (members.isOpen(model) || members.ancestors(model).some(({ name }) => name === 'AbstractBaseUser'));

/** An edge is drawn along a relation, under its own name: not its column's, nor that of what is computed or a key. */
function leadsToRows(project: ProjectNames, node: AstNode | undefined, name: string): boolean {
    if (ast.isBuiltinDeclaration(node)) return false;
    if (!ast.isFieldDeclaration(node)) return true;
    const { kind } = project.members.kindOf(node);
    return name === node.name && (kind === 'relation' || kind === 'generic-relation');
}

const isOne = (type: AstNode | undefined): boolean => ast.isFieldType(type) && type.one;

/** `holder` is being written, so it is another node than the document's. */
function isSame(node: AstNode | undefined, holder: AstNode): boolean {
    const nameOf = (of: AstNode): unknown => ('name' in of ? of.name : undefined);
    return node?.$type === holder.$type && nameOf(node) === nameOf(holder) && appNameOf(node) === appNameOf(holder);
}

/** An abstract model has no rows. */
const hasTable: Fits = ({ node }) => !ast.isModelDeclaration(node) || node.kind !== 'abstract';

/** Bases of other classes, and what is written otherwise: a relation by its model, `any`, `computed`. */
const notWritten: ReadonlySet<string> = new Set([
    ...['Field', 'Range', 'ForeignKey', 'OneToOne', 'ManyToMany', 'GenericForeignKey', 'GenericRelation', 'Generated'],
]);

function isFieldTypeFor({ one }: ast.FieldType): Fits {
    return candidate => {
        const { node, name } = candidate;
        if (one && !ast.isModelDeclaration(node) && !ast.isAppDeclaration(node)) return false;
        return hasTable(candidate) && !(ast.isFieldTypeDeclaration(node) && isInLibrary(node) && notWritten.has(name));
    };
}

/** `default` and the generated column are said behind the type. */
const saidOtherwise: ReadonlySet<string> = new Set(['default', 'expression', 'output_field', 'to', 'name']);

function isOptionFor(type: ast.FieldType, following: string): Fits {
    const name = fieldClassName(type);
    const facts = name === undefined ? undefined : djangoLibrary().fieldClasses.get(name);
    const isBounded = facts === undefined || bounded.has(facts.valueType);
    const count = type.arguments.filter(argument => !ast.isNamedArgument(argument) && !ast.isPath(argument)).length;
    const given = new Set(facts?.positional.slice(0, count));
    for (const argument of type.arguments) {
        if (ast.isNamedArgument(argument)) given.add(argument.option.$refText);
        else if (ast.isPath(argument)) given.add(argument.segments[0]?.$refText ?? '');
    }
    if (!isBounded) given.add('max_length');
    if (type.many) for (const option of ofOneColumn) given.add(option);
    for (const [option] of restOfList(following).matchAll(/\b[A-Za-z_]\w*(?=\s*[=,)])/g)) given.add(option);
    return ({ node, name: option }) => !ast.isParameter(node) || !(given.has(option) || saidOtherwise.has(option));
}

/** What means nothing where the rows are linked in a table of their own. */
const ofOneColumn: readonly string[] = [
    ...['null', 'unique', 'primary_key', 'max_length', 'db_index', 'db_column', 'db_default', 'choices', 'validators'],
    ...['unique_for_date', 'unique_for_month', 'unique_for_year', 'db_comment', 'db_tablespace'],
];

/** An option of a serializer's field that none of its arguments gives yet. */
function isNotGiven(field: ast.SerializerField): Fits {
    const given = new Set(
        field.arguments.slice(0, -1).map(argument => /^\w*/.exec(argument.$cstNode?.text ?? '')?.[0]),
    );
    return ({ name }) => !given.has(name);
}

/** No argument that the call is given by its name already. */
function isNotGivenTo(call: ast.FunctionCall): Fits {
    const given = new Set(
        call.arguments.flatMap(argument => namedCallArgument(argument)?.name.segments[0]?.$refText ?? []),
    );
    return ({ node, name }) => !ast.isParameter(node) || !given.has(name);
}

/** All classes take `max_length`; it means something to these. */
const bounded: ReadonlySet<string> = new Set(['text', 'binary', 'unknown']);

/** What stands behind the word at the cursor in the same parentheses, on its line; without what is in deeper ones and in strings. */
function restOfList(following: string): string {
    const line = (/^.*/.exec(following.replace(/^\w+/, ''))?.[0] ?? '').replaceAll(/"(?:\\.|[^"\\])*"/g, '""');
    let depth = 0;
    let rest = '';
    for (const character of line) {
        if (character === '(' || character === '[') depth++;
        if (depth === 0) rest += character;
        if (character === ')' || character === ']') depth--;
        if (depth < 0) return rest;
    }
    return '';
}

/** A viewset that lists its actions has no others. */
function* routeRules(path: ast.Path): Iterable<Fits> {
    const route = path.segments.map(segment => segment.ref).find(ast.isRouteDeclaration);
    const listed = route?.items.filter(ast.isActionsSetting).flatMap(setting => setting.actions);
    if (!listed || listed.length === 0) return;
    const names = new Set(listed.map(action => action.$refText));
    yield ({ node, name }) => !ast.isBuiltinDeclaration(node) || names.has(name);
}

function* valueRules(project: ProjectNames, path: ast.Path): Iterable<Fits> {
    const isAggregated = AstUtils.getContainerOfType(path, ast.isAnnotateCall) !== undefined;
    const knowsRequest = isWithin(path, ['AllowRule', 'SetStatement', 'QuerySetSetting', 'RouteDeclaration']);
    const rows = rowsFor(project, path);
    yield ({ node }) => {
        if (ast.isFixtureRow(node)) return rows(node);
        if (!ast.isBuiltinDeclaration(node)) return true;
        if (node.kind === 'aggregate') return isAggregated;
        if (node.kind === 'request') return knowsRequest || path.segments.length > 1;
        return node.kind !== 'default' || makesDefault(project, djangoLibrary(), path, node.name);
    };
    if (isWithin(path, ['CheckConstraint', 'UniqueConstraint', 'IndexDeclaration', 'ExcludeConstraint'])) {
        yield isColumn(project, path);
    }
}

/** Rows of the model that a relation leads to, or that a request's parameter is about. */
function rowsFor(project: ProjectNames, path: ast.Path): (row: ast.FixtureRow) => boolean {
    const parameter = AstUtils.getContainerOfType(path, ast.isRequestParameter);
    if (parameter) {
        const asked = modelOfParameter(project, djangoLibrary(), parameter);
        if (asked) return isRowOf(project, asked);
    }
    const side = otherSideOf(project, djangoLibrary(), path);
    if (side.kind !== 'field') return () => true;
    const { of } = side;
    if (of.kind === 'any' || of.kind === 'unknown') return () => true;
    return of.kind === 'relation' ? isRowOf(project, of.model) : () => false;
}

function isRowOf(project: ProjectNames, wanted: ast.ModelDeclaration): (row: ast.FixtureRow) => boolean {
    return row => {
        const model = modelAt(row.model);
        return model === undefined || model === wanted || project.members.ancestors(model).includes(wanted);
    };
}

const isWithin = (node: AstNode, types: readonly string[]): boolean =>
    AstUtils.getContainerOfType(node, (at): at is AstNode => types.includes(at.$type)) !== undefined;

/** What the database checks or indexes are columns of one row: no reverse relation, and nothing behind a relation. */
function isColumn(project: ProjectNames, path: ast.Path): Fits {
    const model = rowModelAround(path);
    if (!model) return () => true;
    const isOwn = (node: AstNode): boolean => {
        if (!ast.isFieldDeclaration(node)) return ast.isBuiltinDeclaration(node) || ast.isEnumMember(node);
        const kind = project.members.kindOf(node);
        return kind.kind !== 'generic-relation' && !(kind.kind === 'relation' && kind.many);
    };
    const previous = path.segments.at(-2)?.ref;
    if (ast.isFieldDeclaration(previous) && project.members.kindOf(previous).kind === 'relation') return () => false;
    return ({ node }) => node !== undefined && isOwn(node);
}

/** The lookups that the field's class knows. */
function lookupsOf({ path }: ast.FilterField): Fits {
    const field = path.segments.at(-1)?.ref;
    const name = ast.isFieldDeclaration(field) && field.type ? fieldClassName(field.type) : undefined;
    const known = name === undefined ? undefined : djangoLibrary().fieldClasses.get(name)?.lookups;
    return ({ name: lookup }) => known?.has(lookup) ?? true;
}

/** What the list in which the name stands has already. */
function givenBefore(container: AstNode, property: string, own: string): ReadonlySet<string> {
    const names = new Set<string>();
    const list = (container as unknown as Record<string, unknown>)[property];
    if (Array.isArray(list) && !ast.isPath(container)) {
        for (const one of list.slice(0, -1)) names.add((one as { $refText?: string }).$refText ?? '');
        return names;
    }
    if (!ast.isPath(container) || container.segments.length > 1) return names;
    // `name`, or `-name` in what orders.
    const element =
        ast.isOrderBy(container.$container) ||
        ast.isSerializerKey(container.$container) ||
        ast.isFilterField(container.$container)
            ? container.$container
            : container;
    const siblings = (element.$container as unknown as Record<string, unknown> | undefined)?.[
        element.$containerProperty ?? ''
    ];
    if (!Array.isArray(siblings) || !listed.has(element.$container?.$type ?? '')) return names;
    for (const sibling of siblings as readonly AstNode[]) {
        const path = ast.isPath(sibling) ? sibling : (sibling as { path?: ast.Path }).path;
        if (sibling !== element && path) names.add(path.$cstNode?.text ?? '');
    }
    names.delete(own);
    return names;
}

const listed: ReadonlySet<string> = new Set([
    ...['OrderingOption', 'FieldsSetting', 'FilterSetting', 'SerializerFields', 'UniqueTogether', 'AdminOption'],
    ...['ModelDeclaration', 'SerializerDeclaration', 'ClassesSetting'],
]);
