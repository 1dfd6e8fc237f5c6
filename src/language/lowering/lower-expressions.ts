import type { AstNode } from 'langium';
import type { Expression, ExpressionType, NamedOperand, Path, PathSegment } from '../../model/expression.js';
import type { FunctionFacts } from '../../model/library.js';
import { fieldId } from '../../model/names.js';
import * as ast from '../generated/ast.js';
import { textOfNode } from '../parsing/syntax-ranges.js';
import { isMisnamed, namedCallArgument } from '../scoping/call-arguments.js';
import type { NameMode } from '../scoping/model-members.js';
import { type Step, walk } from '../scoping/path-places.js';
import { enumIdOf, enumMemberIdOf, fieldIdOf, modelIdOf } from './ids-of.js';
import type { Lowering } from './lowering.js';
import { leavesToNowhere, missingPath } from './missing-names.js';

export const unknownType: ExpressionType = { kind: 'unknown' };
const booleanType: ExpressionType = { kind: 'boolean' };

/** Whose rows an expression is about: bare names in it are that model's. */
export interface RowScope {
    readonly model: ast.ModelDeclaration | undefined;
    /** Whether Django is given names that lead nowhere, as it says so itself; it looks at the first name of a path alone. */
    readonly keepsMissing?: true;
    /** The annotations whose types are being found. */
    readonly annotations?: readonly ast.Annotation[];
}

/** A condition or computation, typed. What leads nowhere is an `unresolved` part, which the linker has reported. */
export function lowerExpression(
    lowering: Lowering,
    node: ast.Expression | undefined,
    scope: RowScope,
    within: AstNode,
): Expression {
    const span = lowering.spans.of(node ?? within);
    const lower = (part: ast.Expression | undefined): Expression =>
        lowerExpression(lowering, part, scope, node ?? within);
    switch (node?.$type) {
        case 'StringLiteral':
            return {
                kind: 'literal',
                value: { kind: 'string', value: node.value ?? '' },
                span,
                type: { kind: 'text' },
            };
        case 'NumberLiteral':
            return {
                kind: 'literal',
                value: { kind: 'number', text: node.value ?? '' },
                span,
                type: { kind: 'number' },
            };
        case 'BooleanLiteral':
            return { kind: 'literal', value: { kind: 'boolean', value: node.value }, span, type: booleanType };
        case 'NullLiteral':
            return { kind: 'literal', value: { kind: 'null' }, span, type: { kind: 'null' } };
        case 'DurationLiteral': {
            const text = textOfNode(node);
            const value = { kind: 'duration', milliseconds: node.value ?? 0, text } as const;
            return { kind: 'literal', value, span, type: { kind: 'duration' } };
        }
        case 'PythonName':
            return { kind: 'python', name: node.python ?? '', span, type: unknownType };
        case 'GroupedExpression':
            return lower(node.inner);
        case 'ListValue': {
            const items = node.items.map(lower);
            return { kind: 'list', items, span, type: { kind: 'list', of: items[0]?.type ?? unknownType } };
        }
        case 'ObjectValue': {
            const entries = node.entries.map(({ key, value }) => ({ key: key ?? '', value: lower(value) }));
            return { kind: 'object', entries, span, type: { kind: 'json' } };
        }
        case 'Negation': {
            const operand = lower(node.operand);
            if (operand.kind === 'literal' && operand.value.kind === 'number') {
                const text = `-${operand.value.text}`;
                return { kind: 'literal', value: { kind: 'number', text }, span, type: operand.type };
            }
            return { kind: 'negative', operand, span, type: operand.type };
        }
        case 'Path':
            return lowerPathExpression(lowering, node, scope);
        case 'FunctionCall':
            return lowerCall(lowering, node, scope);
        case 'LogicalExpression':
            return {
                kind: node.operator,
                left: lower(node.left),
                right: lower(node.right),
                span,
                type: booleanType,
            };
        case 'NotExpression':
            return { kind: 'not', operand: lower(node.operand), span, type: booleanType };
        case 'NullTest':
            return { kind: 'is-null', negated: node.negated, left: lower(node.operand), span, type: booleanType };
        case 'Membership':
            return {
                kind: 'in',
                negated: node.negated,
                left: lower(node.operand),
                right: lower(node.options),
                span,
                type: booleanType,
            };
        case 'Between':
            return {
                kind: 'between',
                negated: false,
                left: lower(node.operand),
                low: lower(node.low),
                high: lower(node.high),
                span,
                type: booleanType,
            };
        case 'CustomLookup':
            return {
                kind: 'lookup',
                lookup: node.python ?? '',
                left: lower(node.left),
                right: lower(node.right),
                span,
                type: booleanType,
            };
        case 'BinaryExpression': {
            const left = lower(node.left);
            const right = lower(node.right);
            const { operator } = node;
            if (isComparison(operator)) return { kind: 'comparison', operator, left, right, span, type: booleanType };
            return { kind: 'lookup', lookup: operator ?? '', left, right, span, type: booleanType };
        }
        case 'Arithmetic': {
            const left = lower(node.left);
            const right = lower(node.right);
            const { operator } = node;
            return { kind: 'arithmetic', operator, left, right, span, type: arithmeticType(operator, left, right) };
        }
        default:
            return { kind: 'unresolved', text: textOfNode(node), span, type: unknownType };
    }
}

const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);
const isComparison = (operator: string | undefined): operator is '=' | '!=' | '<' | '<=' | '>' | '>=' =>
    operator !== undefined && comparisons.has(operator);

/** As Django combines them; where it needs to be told the type, nothing is claimed. */
function arithmeticType(operator: string, { type: left }: Expression, { type: right }: Expression): ExpressionType {
    const moments = new Set(['date', 'datetime', 'time']);
    if (left.kind === 'number' && right.kind === 'number') return left;
    if (operator === '-' && moments.has(left.kind) && left.kind === right.kind) return { kind: 'duration' };
    if (moments.has(left.kind) && right.kind === 'duration') return left;
    if (operator === '+' && left.kind === 'duration' && moments.has(right.kind)) return right;
    if (left.kind === 'duration' && right.kind === 'duration' && /[+-]/.test(operator)) return left;
    if (left.kind === 'duration' && right.kind === 'number' && /[*/]/.test(operator)) return left;
    if (left.kind === 'number' && right.kind === 'duration' && operator === '*') return right;
    return unknownType;
}

function lowerCall(lowering: Lowering, node: ast.FunctionCall, scope: RowScope): Expression {
    const name = node.function?.segments.map(segment => segment.$refText).join('.') ?? '';
    const facts = lowering.library.functions.get(name.toLowerCase());
    const parts: Expression[] = [];
    const named: NamedOperand[] = [];
    for (const argument of node.arguments) {
        if (isMisnamed(argument)) continue;
        const byName = namedCallArgument(argument);
        const lowered = lowerExpression(lowering, byName?.value ?? argument, scope, node);
        if (byName) named.push({ name: textOf(byName.name), value: lowered, span: lowering.spans.of(byName.name) });
        else parts.push(lowered);
    }
    return {
        kind: 'call',
        function: name.toLowerCase(),
        django: facts && { module: facts.module, className: facts.className, aggregate: facts.aggregate },
        arguments: parts,
        ...(named.length > 0 && { named }),
        span: lowering.spans.of(node),
        type: facts ? typeOfCall(facts, parts) : unknownType,
    };
}

function typeOfCall(facts: FunctionFacts, parts: readonly Expression[]): ExpressionType {
    if (facts.returns !== undefined) return { kind: facts.returns };
    // `coalesce(null, price)` has the type of what is not null.
    return parts.find(part => part.type.kind !== 'null')?.type ?? unknownType;
}

function lowerPathExpression(lowering: Lowering, node: ast.Path, scope: RowScope): Expression {
    const span = lowering.spans.of(node);
    const text = textOf(node);
    const [first, second] = node.segments;
    const target: AstNode | undefined = node.segments.at(-1)?.ref;
    const firstTarget: AstNode | undefined = first?.ref;
    if (ast.isBuiltinDeclaration(firstTarget) && firstTarget.kind === 'request' && second && target) {
        return lowerRequest(lowering, node, second.$refText === 'client' ? 'client' : 'user');
    }
    switch (target?.$type) {
        case undefined: {
            const missing = scope.keepsMissing && missingPath(lowering, node, scope.model);
            // What is asked of a column's value Django does not look at.
            if (missing && missing.transforms.length === 0) return missing;
            return { kind: 'unresolved', text, span, type: unknownType };
        }
        case 'Parameter':
            return { kind: 'parameter', name: text, span, type: unknownType };
        case 'EnumMember': {
            const member = target as ast.EnumMember;
            const type: ExpressionType = { kind: 'enum', enum: enumIdOf(member.$container) };
            return { kind: 'enum-member', member: enumMemberIdOf(member), name: member.name, span, type };
        }
        case 'ClientDeclaration':
            return { kind: 'literal', value: { kind: 'string', value: text }, span, type: { kind: 'client' } };
        case 'Annotation': {
            const { value } = target as ast.Annotation;
            const { annotations = [] } = scope;
            // Querysets that call each other in a circle may say one name by another, and that by the first.
            const type = annotations.includes(target as ast.Annotation)
                ? unknownType
                : lowerExpression(
                      lowering,
                      value,
                      { ...scope, annotations: [...annotations, target as ast.Annotation] },
                      target,
                  ).type;
            const segment: PathSegment = { name: text, span, target: { kind: 'annotation' }, toMany: false };
            return { kind: 'path', segments: [segment], transforms: [], span, type };
        }
        default:
            if (scope.keepsMissing && scope.model && leavesToNowhere(lowering, node, scope.model)) {
                return { kind: 'unresolved', text, span, type: unknownType };
            }
            return (
                lowerPath(lowering, node, scope.model, 'query') ?? { kind: 'unresolved', text, span, type: unknownType }
            );
    }
}

function lowerRequest(lowering: Lowering, node: ast.Path, of: 'user' | 'client'): Expression {
    const { names, library } = lowering;
    const span = lowering.spans.of(node);
    const rest = node.segments.slice(2).map(segment => segment.$refText);
    const model = of === 'user' ? names.userModel : names.clientModel;
    if (rest.length === 0) {
        const type: ExpressionType =
            of === 'client' ? { kind: 'client' } : model ? { kind: 'model', model: modelIdOf(model) } : unknownType;
        return { kind: 'request', of, rest, span, type };
    }
    const steps = model ? walk(names, library, model, rest, 'query') : [];
    const last = steps.at(-1);
    const type = last && steps.length === rest.length ? typeOfStep(lowering, last) : unknownType;
    return { kind: 'request', of, rest, span, type };
}

/** A path through `model`'s members, from segment `from` on; undefined where it leads nowhere. */
export function lowerPath(
    lowering: Lowering,
    node: ast.Path | undefined,
    model: ast.ModelDeclaration | undefined,
    mode: NameMode,
    from = 0,
): Path | undefined {
    if (!node || !model) return undefined;
    const segments = node.segments.slice(from);
    const spans = segments.map(segment => lowering.spans.ofReference(segment, node));
    return lowerSteps(
        lowering,
        model,
        segments.map((segment, index) => ({ name: segment.$refText, span: spans[index] as PathSegment['span'] })),
        mode,
        from === 0 ? lowering.spans.of(node) : undefined,
    );
}

interface NamedSpan {
    readonly name: string;
    readonly span: PathSegment['span'];
}

/** As `lowerPath`, for names that are no references: those in the templates of `str`. */
export function lowerSteps(
    lowering: Lowering,
    model: ast.ModelDeclaration,
    parts: readonly NamedSpan[],
    mode: NameMode,
    whole?: PathSegment['span'],
): Path | undefined {
    const names = parts.map(part => part.name);
    const steps = walk(lowering.names, lowering.library, model, names, mode);
    const [first] = parts;
    const last = parts.at(-1);
    const lastStep = steps.at(-1);
    if (steps.length < names.length || !first || !last || !lastStep) return undefined;
    const segments: PathSegment[] = [];
    const transforms: string[] = [];
    steps.forEach((step, index) => {
        const { span } = parts[index] as NamedSpan;
        const { what, name } = step;
        switch (what.kind) {
            case 'field': {
                const kind = lowering.names.members.kindOf(what.field);
                const toMany = (kind.kind === 'relation' && kind.many) || kind.kind === 'generic-relation';
                segments.push({ name, span, target: { kind: 'field', field: fieldIdOf(what.field) }, toMany });
                break;
            }
            case 'reverse': {
                const field = what.field ? fieldIdOf(what.field) : parentLinkOf(what.model);
                const target = { kind: 'reverse', field, model: modelIdOf(what.model) } as const;
                segments.push({ name, span, target, toMany: what.toMany });
                break;
            }
            case 'column': {
                const field = what.field && fieldIdOf(what.field);
                segments.push({ name, span, target: { kind: 'column', field }, toMany: false });
                break;
            }
            case 'foreign':
                segments.push({ name, span, target: { kind: 'annotation' }, toMany: false });
                break;
            case 'transform':
            case 'key':
                transforms.push(what.name);
                break;
        }
    });
    return {
        kind: 'path',
        segments,
        transforms,
        span: whole ?? { anchor: first.span.anchor, start: first.span.start, end: last.span.end },
        type: typeOfStep(lowering, lastStep),
    };
}

/** The link that Django adds to a model which extends another one with a table. */
function parentLinkOf(model: ast.ModelDeclaration) {
    for (const base of model.bases) {
        const parent = ast.isPath(base) ? base.segments.at(-1)?.ref : undefined;
        if (ast.isModelDeclaration(parent) && parent.kind !== 'abstract') {
            return fieldId(modelIdOf(model), `${(parent.name ?? '').toLowerCase()}_ptr`);
        }
    }
    return fieldId(modelIdOf(model), '');
}

export function typeOfStep(lowering: Lowering, { what, place }: Step): ExpressionType {
    if (what.kind === 'field') {
        const kind = lowering.names.members.kindOf(what.field);
        if (kind.kind === 'enum') return { kind: 'enum', enum: enumIdOf(kind.declaration) };
    }
    switch (place.kind) {
        case 'model':
            return { kind: 'model', model: modelIdOf(place.model) };
        case 'value':
            return { kind: lowering.library.fieldClasses.get(place.fieldClass)?.valueType ?? 'unknown' };
        default:
            return unknownType;
    }
}

export const textOf = (path: ast.Path): string => path.segments.map(segment => segment.$refText).join('.');
