import type {
    AllowRule,
    Constraint,
    CustomField,
    DjangoModel,
    Enum,
    EnumMember,
    Exclusion,
    FieldOption,
    Index,
    Manager,
    MetaOption,
    ModelBase,
    OrderItem,
    QuerySetCall,
    QuerySetMethod,
} from '../../model/django-model.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { appNameOf } from '../scoping/app-of.js';
import { modelAt } from '../scoping/row-context.js';
import { customFieldIdOf, enumIdOf, enumMemberIdOf, modelIdOf } from './ids-of.js';
import { lowerAdmin } from './lower-admin.js';
import { lowerExpression, lowerPath, type RowScope, textOf, unknownType } from './lower-expressions.js';
import { lowerField } from './lower-fields.js';
import { lowerStrTemplate } from './lower-str-template.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';
import { missingField, missingPath } from './missing-names.js';

export function lowerModel(lowering: Lowering, node: ast.ModelDeclaration): DjangoModel {
    const { spans } = lowering;
    const scope: RowScope = { model: node };
    const columns: RowScope = { model: node, keepsMissing: true };
    const only = <T extends ast.ModelItem>(is: (item: unknown) => item is T): T[] => node.items.filter(is);
    const [ordering] = only(ast.isOrderingOption);
    const [str] = only(ast.isStrOption);
    const admin = only(ast.isAdminBlock);
    const exclusions = only(ast.isExcludeConstraint).map(item => lowerExclusion(lowering, item, columns));
    return present({
        id: modelIdOf(node),
        app: appNameOf(node),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        kind: node.kind ?? ('concrete' as const),
        bases: node.bases.flatMap(base => lowerBase(lowering, base)),
        proxyOf: modelIdAt(node.of),
        renamedFrom: renamedFrom(lowering, node),
        fields: only(ast.isFieldDeclaration)
            .filter(field => field.name)
            .map(field => lowerField(lowering, field)),
        ordering: ordering && {
            items: ordering.fields.map(item => lowerOrdering(lowering, item, columns)),
            span: spans.of(ordering),
        },
        constraints: node.items.flatMap(item => lowerConstraint(lowering, item, columns)),
        exclusions: exclusions.length > 0 ? exclusions : undefined,
        indexes: only(ast.isIndexDeclaration).map(index => lowerIndex(lowering, index, columns)),
        permissions: only(ast.isPermissionsOption)
            .flatMap(block => block.permissions)
            .filter(permission => permission.name)
            .map(permission => ({
                codename: permission.name,
                label: permission.title ?? labelFor(permission.name),
                span: spans.ofProperty(permission, 'name'),
            })),
        meta: only(ast.isMetaOption).flatMap(option => lowerMetaOption(lowering, option)),
        str: str && lowerStrTemplate(lowering, str, node),
        managers: only(ast.isManagerDeclaration)
            .filter(manager => manager.name)
            .map(manager => lowerManager(lowering, manager, scope)),
        querysets: only(ast.isQuerySetMethod)
            .filter(method => method.name)
            .map(method => lowerQuerySetMethod(lowering, method, scope)),
        handlers: only(ast.isSignalHandler).map(handler => ({
            signal: signalName(handler),
            handler: handler.python ?? '',
            span: spans.of(handler),
        })),
        allow: only(ast.isAllowRule).map(rule => lowerAllowRule(lowering, rule, scope)),
        admin: lowerAdmin(lowering, admin, node),
    });
}

/** `publish` without words of its own is `Can publish`. */
const labelFor = (codename: string): string => `Can ${codename.replaceAll('_', ' ')}`;

function lowerBase(lowering: Lowering, base: ast.Base): ModelBase[] {
    const span = lowering.spans.of(base);
    if (ast.isPythonName(base)) return [{ kind: 'python', name: base.python ?? '', span }];
    const model = modelIdAt(base);
    return model ? [{ kind: 'model', model, span }] : [];
}

export function modelIdAt(path: ast.Path | undefined) {
    const model = modelAt(path);
    return model && modelIdOf(model);
}

export function renamedFrom(lowering: Lowering, node: ast.ModelDeclaration | ast.FieldDeclaration) {
    if (!node.renamedFrom) return undefined;
    return { name: node.renamedFrom, span: lowering.spans.ofProperty(node, 'renamedFrom') };
}

/** A signal of the app's own is named by where it is generated. */
function signalName(handler: ast.SignalHandler): string {
    const target = handler.signal?.ref;
    if (ast.isSignalDeclaration(target)) return `${appNameOf(target)}.signals.${target.name}`;
    return handler.signal?.$refText ?? '';
}

export function lowerOrderBy(lowering: Lowering, node: ast.OrderBy, scope: RowScope): OrderItem {
    const span = lowering.spans.of(node);
    const expression = node.path
        ? lowerExpression(lowering, node.path, scope, node)
        : ({ kind: 'unresolved', text: '', span, type: unknownType } as const);
    return present({
        expression,
        descending: node.descending,
        nulls: node.nulls,
        random: node.random ? (true as const) : undefined,
        span,
    });
}

/** Of `Meta.ordering` Django looks at each name, also at what is asked of a column's value. */
function lowerOrdering(lowering: Lowering, node: ast.OrderBy, scope: RowScope): OrderItem {
    const item = lowerOrderBy(lowering, node, scope);
    const missing = item.expression.kind === 'unresolved' && missingPath(lowering, node.path, scope.model);
    return missing ? { ...item, expression: missing } : item;
}

function lowerIndexed(lowering: Lowering, node: ast.IndexedExpression, scope: RowScope): OrderItem {
    return {
        expression: lowerExpression(lowering, node.expression, scope, node),
        descending: node.descending,
        span: lowering.spans.of(node),
    };
}

type WithTail = ast.UniqueConstraint | ast.IndexDeclaration | ast.ExcludeConstraint;

function lowerConstraint(lowering: Lowering, node: ast.ModelItem, scope: RowScope): Constraint[] {
    const { spans } = lowering;
    if (ast.isCheckConstraint(node)) {
        return [
            present({
                kind: 'check' as const,
                condition: lowerExpression(lowering, node.condition, scope, node),
                name: node.name,
                options: messageOption(lowering, node),
                span: spans.of(node),
            }),
        ];
    }
    if (ast.isUniqueConstraint(node)) {
        return [
            present({
                kind: 'unique' as const,
                items: node.expressions.map(item => lowerIndexed(lowering, item, scope)),
                where: node.condition && lowerExpression(lowering, node.condition, scope, node),
                name: node.name,
                options: tailOptions(lowering, node, scope),
                span: spans.of(node),
            }),
        ];
    }
    return [];
}

function lowerExclusion(lowering: Lowering, node: ast.ExcludeConstraint, scope: RowScope): Exclusion {
    return present({
        items: node.expressions.map((item, index) => ({
            item: lowerIndexed(lowering, item, scope),
            operator: node.operators[index] ?? '',
        })),
        where: node.condition && lowerExpression(lowering, node.condition, { model: scope.model }, node),
        name: node.name,
        options: tailOptions(lowering, node, scope),
        span: lowering.spans.of(node),
    });
}

function lowerIndex(lowering: Lowering, node: ast.IndexDeclaration, scope: RowScope): Index {
    return present({
        method: node.method,
        items: node.expressions.map(item => lowerIndexed(lowering, item, scope)),
        // Django does not look into it.
        where: node.condition && lowerExpression(lowering, node.condition, { model: scope.model }, node),
        name: node.name,
        options: tailOptions(lowering, node, scope),
        span: lowering.spans.of(node),
    });
}

/** What stands behind a constraint or an index, under the names of Django's arguments. */
function tailOptions(lowering: Lowering, node: WithTail, scope: RowScope): FieldOption[] {
    const { spans } = lowering;
    const options: FieldOption[] = [];
    const [firstIncluded] = node.include;
    if (firstIncluded) {
        const span = spans.between(firstIncluded, node.include.at(-1) ?? firstIncluded);
        const items = node.include.map((path): Value => {
            const found = lowerPath(lowering, path, scope.model, 'query');
            const [only, ...others] = found?.segments ?? [];
            const place = spans.of(path);
            if (!found || !only) {
                return missingField(lowering, path) ?? { kind: 'unresolved', text: textOf(path), span: place };
            }
            if (only.target.kind === 'field' && others.length + found.transforms.length === 0) {
                return { kind: 'field', field: only.target.field, span: place };
            }
            // The key that Django adds, or what is none of the table's columns.
            const names = [...found.segments.map(({ name }) => name), ...found.transforms];
            return { kind: 'word', word: names.join('__'), span: place };
        });
        options.push({ name: 'include', value: { kind: 'list', items, span }, span });
    }
    if (node.expressions.some(expression => expression.opclass)) {
        const span = spans.of(node);
        const items = node.expressions.map((expression): Value => {
            return { kind: 'string', value: expression.opclass ?? '', span: spans.of(expression) };
        });
        options.push({ name: 'opclasses', value: { kind: 'list', items, span }, span });
    }
    if (node.deferrable) {
        const span = spans.ofProperty(node, 'deferrable');
        options.push({ name: 'deferrable', value: { kind: 'word', word: node.deferrable, span }, span });
    }
    if (node.nullsNotDistinct) {
        const span = spans.ofProperty(node, 'nullsNotDistinct');
        options.push({ name: 'nulls_distinct', value: { kind: 'boolean', value: false, span }, span });
    }
    return [...options, ...messageOption(lowering, node)];
}

function messageOption(lowering: Lowering, node: WithTail | ast.CheckConstraint): FieldOption[] {
    if (node.message === undefined) return [];
    const span = lowering.spans.ofProperty(node, 'message');
    return [{ name: 'violation_error_message', value: { kind: 'string', value: node.message, span }, span }];
}

function lowerMetaOption(lowering: Lowering, node: ast.MetaOption): MetaOption[] {
    const span = lowering.spans.of(node);
    const values = node.values.map(value => lowerValue(lowering, value, node));
    const [first] = values;
    if (!first || !node.key) return [];
    return [{ name: node.key, value: values.length === 1 ? first : { kind: 'list', items: values, span }, span }];
}

function lowerManager(lowering: Lowering, node: ast.ManagerDeclaration, scope: RowScope): Manager {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        where: node.condition && lowerExpression(lowering, node.condition, scope, node),
        python: node.python,
        documentation: lowering.documentationOf(node),
    });
}

function lowerQuerySetMethod(lowering: Lowering, node: ast.QuerySetMethod, scope: RowScope): QuerySetMethod {
    const parameters = node.parameters.filter(parameter => parameter.name);
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        documentation: lowering.documentationOf(node),
        parameters: parameters.map(parameter => parameter.name),
        defaults: parameters.some(parameter => parameter.default)
            ? parameters.map(parameter => ({
                  value: parameter.default && lowerValue(lowering, parameter.default, parameter),
                  span: lowering.spans.of(parameter),
              }))
            : undefined,
        calls: node.calls.flatMap(call => lowerCall(lowering, call, scope)),
        python: node.python,
    });
}

export function lowerCall(lowering: Lowering, node: ast.MethodCall, scope: RowScope): QuerySetCall[] {
    const span = lowering.spans.of(node);
    if (ast.isAnnotateCall(node)) {
        const named = node.annotations
            .filter(annotation => annotation.name)
            .map(annotation => ({
                name: annotation.name,
                value: lowerExpression(lowering, annotation.value, scope, annotation),
            }));
        return [{ method: node.method, span, arguments: named }];
    }
    const method = node.method?.$refText;
    if (!method) return [];
    const parts = node.arguments.map(argument => {
        // `-price` orders the other way; anywhere else it is a number's sign.
        if (method === 'order_by' && ast.isNegation(argument)) {
            return { descending: true, value: lowerExpression(lowering, argument.operand, scope, argument) };
        }
        const accessor =
            method === 'prefetch_related' && ast.isPath(argument)
                ? lowerPath(lowering, argument, scope.model, 'accessor')
                : undefined;
        return { value: accessor ?? lowerExpression(lowering, argument, scope, node) };
    });
    return [{ method, span, arguments: parts }];
}

function lowerAllowRule(lowering: Lowering, node: ast.AllowRule, scope: RowScope): AllowRule {
    return present({
        what: node.operations,
        where: node.condition && lowerExpression(lowering, node.condition, scope, node),
        span: lowering.spans.of(node),
    });
}

export function lowerEnum(lowering: Lowering, node: ast.EnumDeclaration): Enum {
    const { spans } = lowering;
    const base = node.base === 'int' ? 'int' : 'str';
    let next = 1;
    const members = node.members
        .filter(member => member.name)
        .map((member): EnumMember => {
            const span = spans.ofProperty(member, 'name');
            const written = member.value && lowerValue(lowering, member.value, member);
            const value: Value =
                written ??
                (base === 'int'
                    ? { kind: 'number', text: String(next), span }
                    : { kind: 'string', value: member.name, span });
            if (value.kind === 'number') next = Math.trunc(Number(value.text)) + 1;
            return present({
                id: enumMemberIdOf(member),
                name: member.name,
                span,
                documentation: lowering.documentationOf(member),
                value,
                label: member.label,
            });
        });
    return present({
        id: enumIdOf(node),
        app: appNameOf(node),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        base,
        members,
    });
}

export function lowerCustomField(lowering: Lowering, node: ast.FieldTypeDeclaration): CustomField {
    return present({
        id: customFieldIdOf(node),
        app: appNameOf(node),
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        extent: lowering.spans.of(node),
        documentation: lowering.documentationOf(node),
        python: node.python ?? '',
        parameters: node.parameters.filter(parameter => parameter.name).map(parameter => parameter.name),
        package: node.package,
    });
}
