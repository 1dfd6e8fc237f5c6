import type { OrderItem } from '../../model/django-model.js';
import type { Call, Comparison, Expression, ExpressionType, Path, RequestRef } from '../../model/expression.js';
import { operandsOf, partsOf } from '../../model/expression-parts.js';
import type { Project } from '../../model/project.js';
import { findField, isNullable } from '../../model/queries.js';
import { pythonName } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { attributeGuard, membershipGuard, ownAttribute } from './asker-attribute.js';
import { fieldAt, literalSource } from './literal-source.js';
import { lookupPath } from './path-source.js';
import type { PythonFile } from './python-file.js';

/**
 * Conditions and computations as Django's lookups, `Q`, `F` and functions. Two things differ between the language and
 * Django, and are said in what is generated: a NULL makes a comparison unknown here, and neither it nor its negation
 * holds, while Django's `~Q(…)` takes NULLs in; and a path to many rows holds where it holds for one of them, but gives
 * the row once, while a join gives it once for each.
 */

/** How a condition calls who asks: Python for the user and for the OAuth client; `None` where there is none. */
export interface Asker {
    readonly user: string;
    readonly client: string;
    /**
     * `maybe`: None unless somebody is logged in. `always`: somebody is, since nobody else gets here. `page`: a request's
     * user, who is there but may be nobody. Without it: both may be the case.
     */
    readonly presence?: 'maybe' | 'always' | 'page';
}

export interface ConditionContext {
    readonly project: Project;
    readonly file: PythonFile;
    readonly asker?: Asker | undefined;
    /** For constraints: of what is unknown, a database's CHECK says yes. */
    readonly unknownHolds?: boolean;
}

/** A condition taken apart: negation stands at its leaves alone. */
export type Test =
    | { readonly kind: 'and' | 'or'; readonly parts: readonly Test[] }
    | { readonly kind: 'lookup'; readonly key: string; readonly value: string; readonly negated: boolean }
    /** A conditional expression of Django's. */
    | { readonly kind: 'expression'; readonly source: string; readonly negated: boolean }
    /** What depends on who asks: Python that must be true, then a test of the row, if any. */
    | { readonly kind: 'asked'; readonly guards: readonly string[]; readonly test: Test | undefined };

/** The arguments of `filter()`. `rows` is a manager of the rows: needed where a path leads to many. */
export function conditionSource(
    project: Project,
    file: PythonFile,
    condition: Expression,
    asker?: Asker,
    rows?: string,
): string {
    const context = { project, file, asker };
    const found = filterArguments(context, testOf(context, condition));
    return rows !== undefined && leadsToMany(condition) ? `pk__in=${rows}.filter(${found}).values("pk")` : found;
}

/** A condition as a `Q`: constraints, indexes and choices take nothing else, or look into nothing else. */
export const qSource = (context: ConditionContext, condition: Expression): string =>
    testSource(context, testOf(context, condition), 0);

/** A condition as one of Django's conditional expressions: what is one by itself is not put into a `Q`. */
function conditionalSource(context: ConditionContext, condition: Expression): string {
    const test = testOf(context, condition);
    return test.kind === 'expression' && !test.negated ? test.source : testSource(context, test, 0);
}

/** Arguments of `filter()`: keywords as far as they will do. */
export function filterArguments(context: ConditionContext, test: Test): string {
    const parts = test.kind === 'and' ? test.parts : [test];
    const keys = parts.flatMap(part => (part.kind === 'lookup' && !part.negated ? [part.key] : []));
    const isKeyword = (part: Test): boolean =>
        part.kind === 'lookup' &&
        !part.negated &&
        !isParameter(part.key) &&
        keys.filter(key => key === part.key).length === 1;
    const keywords = parts.flatMap(part =>
        part.kind === 'lookup' && isKeyword(part) ? [`${part.key}=${part.value}`] : [],
    );
    return [...parts.filter(part => !isKeyword(part)).map(part => argument(context, part)), ...keywords].join(', ');
}

/** What `Q` and `filter()` call a parameter of their own, which no keyword can be called. */
const isParameter = (key: string): boolean => key === 'self';

const argument = (context: ConditionContext, part: Test): string =>
    part.kind === 'expression' && !part.negated ? part.source : testSource(context, part, 0);

export const nothing = (file: PythonFile): string => `${file.from('django.db.models', 'Q')}(pk__in=[])`;

/** A test as Python. `strength` is that of the operator around it: 0 none, 1 `|`, 2 `&`, 3 `~`. */
export function testSource(context: ConditionContext, test: Test, strength: number): string {
    const { file } = context;
    const q = file.from('django.db.models', 'Q');
    switch (test.kind) {
        case 'lookup':
            return `${test.negated ? '~' : ''}${q}(${isParameter(test.key) ? `("${test.key}", ${test.value})` : `${test.key}=${test.value}`})`;
        case 'expression':
            return `${test.negated ? '~' : ''}${q}(${test.source})`;
        case 'and':
        case 'or': {
            if (test.kind === 'and' && test.parts.every(part => part.kind === 'lookup' && !part.negated)) {
                const keys = test.parts.flatMap(part => (part.kind === 'lookup' ? [part.key] : []));
                if (new Set(keys).size === keys.length) return `${q}(${filterArguments(context, test)})`;
            }
            const own = test.kind === 'or' ? 1 : 2;
            const joined = test.parts
                .map(part => testSource(context, part, own))
                .join(test.kind === 'or' ? ' | ' : ' & ');
            return strength > own ? `(${joined})` : joined;
        }
        case 'asked': {
            const none = nothing(file);
            if (test.guards.includes('None')) return none;
            const positive = test.test ? testSource(context, test.test, 0) : `~${none}`;
            const chosen = `${positive} if ${test.guards.join(' and ')} else ${none}`;
            return strength > 0 ? `(${chosen})` : chosen;
        }
    }
}

/** Takes a condition apart. Unknown is no in both directions, so negation can move to the leaves. */
export function testOf(context: ConditionContext, condition: Expression, negated = false): Test {
    switch (condition.kind) {
        case 'and':
        case 'or': {
            const kind = (condition.kind === 'and') !== negated ? 'and' : 'or';
            const parts = [condition.left, condition.right]
                .map(part => testOf(context, part, negated))
                .flatMap(part => (part.kind === kind ? part.parts : [part]));
            return { kind, parts };
        }
        case 'not':
            return testOf(context, condition.operand, !negated);
        default: {
            const found = leafTest(context, condition, negated);
            const guards = usesRequest(condition) ? askerGuards(context, condition) : [];
            if (guards.length === 0) return found;
            if (found.kind === 'asked') {
                return { ...found, guards: [...new Set([...guards, ...found.guards])] };
            }
            return { kind: 'asked', guards, test: found };
        }
    }
}

/** Who must be there for a condition to be known. */
function askerGuards({ asker }: ConditionContext, condition: Expression): string[] {
    if (condition.kind === 'is-null') return [];
    const asked = new Set(requestsIn(condition).map(({ of }) => of));
    if (!asker) return [...asked].map(() => 'None');
    const guards: string[] = [];
    if (asked.has('user')) guards.push(...userGuards(asker));
    if (asked.has('client')) guards.push(asker.client);
    return guards;
}

function userGuards({ user, presence: known }: Asker): string[] {
    switch (known) {
        case 'always':
            return [];
        case 'maybe':
            return [user];
        case 'page':
            return [`${user}.is_authenticated`];
        case undefined:
            return [user, `${user}.is_authenticated`];
    }
}

function leafTest(context: ConditionContext, condition: Expression, negated: boolean): Test {
    switch (condition.kind) {
        case 'comparison':
            return comparisonTest(context, condition, negated);
        case 'lookup':
            return lookupTest(context, condition.lookup, condition.left, condition.right, negated);
        case 'in': {
            const flip = condition.negated !== negated;
            const { left, right } = condition;
            if (isRequest(left) && !isRequest(right)) {
                if (right.kind === 'list') {
                    const values = right.items.map(item => valueSource(context, item, left));
                    const guard = membershipGuard(context.project, context.asker, left, right.items, values, flip);
                    if (guard !== undefined) return { kind: 'asked', guards: [guard], test: undefined };
                    const parts = right.items.map(item => testOf(context, compare('=', left, item, condition), flip));
                    return { kind: flip ? 'and' : 'or', parts };
                }
                return lookupTest(context, 'exact', right, left, flip);
            }
            return lookupTest(context, 'in', left, right, flip);
        }
        case 'between': {
            const flip = condition.negated !== negated;
            const { left, low, high } = condition;
            // Into a pair Django does not look for the columns of a row.
            if (!flip && left.kind === 'path' && ![low, high].some(namesColumns)) {
                const [from, to] = [low, high].map(end => valueSource(context, end, left));
                return { kind: 'lookup', key: `${lookupPath(left)}__range`, value: `(${from}, ${to})`, negated: false };
            }
            const parts = [compare('>=', left, low, condition), compare('<=', left, high, condition)].map(part =>
                testOf(context, part, flip),
            );
            return { kind: flip ? 'or' : 'and', parts };
        }
        case 'is-null': {
            const isNull = condition.negated === negated;
            const { left } = condition;
            if (isRequest(left) && left.rest.length === 0) return presence(context, left, !isNull);
            if (isRequest(left))
                return { kind: 'asked', guards: requestQuery(context, left, 'isnull', `${isNull}`), test: undefined };
            return nullTest(context, left, isNull);
        }
        case 'path':
            return booleanTest(context, condition, !negated);
        case 'request':
            return requestTest(context, condition, negated);
        case 'literal': {
            const holds = condition.value.kind === 'boolean' && condition.value.value !== negated;
            return { kind: 'lookup', key: 'pk__in', value: '[]', negated: holds };
        }
        default: {
            const source = valueSource(context, condition);
            return { kind: 'expression', source, negated };
        }
    }
}

const compare = (
    operator: Comparison['operator'],
    left: Expression,
    right: Expression,
    { span, type }: Expression,
): Comparison => ({ kind: 'comparison', operator, left, right, span, type });

const isRequest = (expression: Expression): expression is RequestRef => expression.kind === 'request';

const namesColumns = (end: Expression): boolean => [...partsOf(end)].some(({ kind }) => kind === 'path');

function nullTest(context: ConditionContext, left: Expression, isNull: boolean): Test {
    const value = isNull ? 'True' : 'False';
    if (left.kind === 'path') return { kind: 'lookup', key: `${lookupPath(left)}__isnull`, value, negated: false };
    const lookup = context.file.from('django.db.models.lookups', 'IsNull');
    return { kind: 'expression', source: `${lookup}(${valueSource(context, left)}, ${value})`, negated: false };
}

/** A field that is true or false. */
function booleanTest(context: ConditionContext, path: Path, wanted: boolean): Test {
    if (path.type.kind === 'model') return nullTest(context, path, !wanted);
    return { kind: 'lookup', key: lookupPath(path), value: wanted ? 'True' : 'False', negated: false };
}

const mirrored = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
const opposite = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
const lookupOf = { '=': 'exact', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;
/** The classes of lookups, for what no keyword argument can name; by module. */
const lookupClasses = {
    any: {
        module: 'django.db.models.lookups',
        classes: {
            exact: 'Exact',
            iexact: 'IExact',
            lt: 'LessThan',
            lte: 'LessThanOrEqual',
            gt: 'GreaterThan',
            gte: 'GreaterThanOrEqual',
            in: 'In',
            contains: 'Contains',
            icontains: 'IContains',
            startswith: 'StartsWith',
            istartswith: 'IStartsWith',
            endswith: 'EndsWith',
            iendswith: 'IEndsWith',
            regex: 'Regex',
            iregex: 'IRegex',
        },
    },
    json: {
        module: 'django.db.models.fields.json',
        classes: {
            exact: 'JSONExact',
            contains: 'DataContains',
            contained_by: 'ContainedBy',
            has_key: 'HasKey',
            has_keys: 'HasKeys',
            has_any_keys: 'HasAnyKeys',
        },
    },
    list: {
        module: 'django.contrib.postgres.fields.array',
        classes: { contains: 'ArrayContains', contained_by: 'ArrayContainedBy', overlap: 'ArrayOverlap' },
    },
    text: {
        module: 'django.contrib.postgres.lookups',
        classes: { search: 'SearchLookup', trigram_similar: 'TrigramSimilar' },
    },
} as const;

function comparisonTest(context: ConditionContext, condition: Comparison, negated: boolean): Test {
    const operator = negated ? opposite[condition.operator] : condition.operator;
    const { left, right } = condition;
    if (left.kind === 'path' || (right.kind !== 'path' && left.kind !== 'literal') || isRequest(left)) {
        return compared(context, operator, left, right);
    }
    return compared(context, mirrored[operator], right, left);
}

function compared(
    context: ConditionContext,
    operator: Comparison['operator'],
    left: Expression,
    right: Expression,
): Test {
    const isEquality = operator === '=' || operator === '!=';
    for (const [one, other] of [
        [left, right],
        [right, left],
    ] as const) {
        if (isEquality && one.kind === 'literal' && one.value.kind === 'null') {
            if (isRequest(other) && other.rest.length === 0) return presence(context, other, operator === '!=');
            return nullTest(context, other, operator === '=');
        }
    }
    if (isRequest(left) && right.kind !== 'path') return askerTest(context, operator, left, right);
    if (isRequest(left))
        return lookupTest(context, lookupOf[toPositive(mirrored[operator])], right, left, operator === '!=');
    const isBoolean = left.kind === 'path' && right.kind === 'literal' && right.value.kind === 'boolean';
    if (isBoolean && isEquality) return booleanTest(context, left, right.value.value === (operator === '='));
    return lookupTest(context, lookupOf[toPositive(operator)], left, right, operator === '!=');
}

const toPositive = (operator: Comparison['operator']): Exclude<Comparison['operator'], '!='> =>
    operator === '!=' ? '=' : operator;

function lookupTest(
    context: ConditionContext,
    lookup: string,
    left: Expression,
    right: Expression,
    negated: boolean,
): Test {
    const { file } = context;
    const custom = lookup.includes('.');
    const attribute =
        isRequest(right) && lookup !== 'in' ? ownAttribute(context.project, context.asker, right) : undefined;
    let name = lookup;
    let value: string;
    if (attribute !== undefined) {
        value = attribute.source;
    } else if (isRequest(right) && right.rest.length > 0 && (lookup === 'exact' || lookup === 'in')) {
        // One of none is none: what the user lacks is not compared with NULL.
        name = 'in';
        value = requestValues(context, right);
    } else if (isRequest(right) && right.of === 'client' && !leadsToRow(left)) {
        value = `${context.asker?.client ?? 'None'}.client_id`;
    } else {
        value = valueSource(context, right, left);
    }
    const guarded = (test: Test): Test =>
        attribute?.mayBeNull ? { kind: 'asked', guards: [`${attribute.source} is not None`], test } : test;
    if (left.kind === 'path' && !custom) {
        const key = name === 'exact' ? lookupPath(left) : `${lookupPath(left)}__${name}`;
        return guarded(withoutNull(context, left, { kind: 'lookup', key, value, negated }));
    }
    const className = custom ? file.dotted(lookup) : lookupClass(file, name, left.type);
    const source = `${className}(${operandSource(context, left)}, ${value})`;
    const test: Test = { kind: 'expression', source, negated };
    return guarded(left.kind === 'path' ? withoutNull(context, left, test) : test);
}

/** Of what is compared. A type that is not known is taken for one that has the lookup: else the rules say so. */
function lookupClass(file: PythonFile, name: string, { kind }: ExpressionType): string {
    const { any, json, list, text } = lookupClasses;
    const ofType = kind === 'json' ? [json] : kind === 'list' ? [list] : [];
    for (const { module, classes } of [...ofType, any, text, json, list]) {
        const found = Object.entries(classes).find(([lookup]) => lookup === name);
        if (found) return file.from(module, found[1]);
    }
    throw new Error(`There is no class for the lookup '${name}'.`);
}

const leadsToRow = (expression: Expression): boolean => expression.kind === 'path' && expression.type.kind === 'model';

/** The negation of a test is unknown for NULL too, which Django's `~Q` takes in. */
function withoutNull(context: ConditionContext, path: Path, test: Test): Test {
    if (!('negated' in test) || !test.negated || context.unknownHolds) return test;
    if (path.segments.some(segment => segment.toMany) || !mayBeNull(context.project, path)) return test;
    const column = path.segments.map(({ name }) => name).join('__');
    const known: Test = { kind: 'lookup', key: `${column}__isnull`, value: 'False', negated: false };
    return { kind: 'and', parts: [test, known] };
}

const mayBeNull = (project: Project, path: Path): boolean =>
    path.segments.some(({ target }) => {
        if (target.kind === 'reverse') return true;
        const field = target.kind === 'annotation' || !target.field ? undefined : findField(project, target.field);
        return field !== undefined && isNullable(project, field);
    });

// Who asks

function presence({ asker }: ConditionContext, { of }: RequestRef, wanted: boolean): Test {
    const name = asker?.[of] ?? 'None';
    if (name === 'None') {
        return { kind: 'lookup', key: 'pk__in', value: '[]', negated: !wanted };
    }
    const guards = of === 'user' && asker ? userGuards(asker) : [name];
    if (guards.length === 0) return { kind: 'lookup', key: 'pk__in', value: '[]', negated: wanted };
    const absent = guards.length === 1 ? `not ${guards[0]}` : `not (${guards.join(' and ')})`;
    return { kind: 'asked', guards: wanted ? guards : [absent], test: undefined };
}

function requestTest(context: ConditionContext, request: RequestRef, negated: boolean): Test {
    if (request.rest.length === 0) return presence(context, request, !negated);
    const name = context.asker?.[request.of] ?? 'None';
    const [only] = request.rest;
    const guards =
        request.rest.length === 1 && only !== undefined
            ? [`${negated ? 'not ' : ''}${name}.${only}`]
            : requestQuery(context, request, 'exact', negated ? 'False' : 'True');
    return { kind: 'asked', guards, test: undefined };
}

/** What is asked about the user or the client alone. */
function askerTest(
    context: ConditionContext,
    operator: Comparison['operator'],
    left: RequestRef,
    right: Expression,
): Test {
    const name = context.asker?.[left.of] ?? 'None';
    const value = valueSource(context, right);
    if (left.rest.length === 0) {
        const isClientId = left.of === 'client' && !isRequest(right);
        const guard = `${name}${isClientId ? '.client_id' : ''} ${operator === '!=' ? '!=' : '=='} ${value}`;
        return { kind: 'asked', guards: [guard], test: undefined };
    }
    const [only] = left.rest;
    const isPlain = right.kind === 'literal' && (operator === '=' || operator === '!=');
    if (left.rest.length === 1 && isPlain && right.value.kind === 'boolean') {
        const wanted = right.value.value === (operator === '=');
        return { kind: 'asked', guards: [`${wanted ? '' : 'not '}${name}.${only}`], test: undefined };
    }
    const guard = attributeGuard(context.project, context.asker, operator, left, right, value);
    if (guard !== undefined) return { kind: 'asked', guards: [guard], test: undefined };
    const query = requestQuery(context, left, lookupOf[toPositive(operator)], value, operator === '!=');
    return { kind: 'asked', guards: query, test: undefined };
}

/** Asks the database about the user or client, since what stands behind may be absent or many. */
function requestQuery(
    context: ConditionContext,
    request: RequestRef,
    lookup: string,
    value: string,
    negated = false,
): string[] {
    const source = value === 'true' ? 'True' : value === 'false' ? 'False' : value;
    const key = `${request.rest.join('__')}${lookup === 'exact' ? '' : `__${lookup}`}`;
    const rows = requestRows(context, request);
    const { file } = context;
    const test = negated
        ? `filter(~${file.from('django.db.models', 'Q')}(${key}=${source}))`
        : `filter(${key}=${source})`;
    return [`${rows}.${test}.exists()`];
}

const requestRows = ({ file, asker }: ConditionContext, { of }: RequestRef): string => {
    const model =
        of === 'user'
            ? file.from('django.contrib.auth', 'get_user_model')
            : file.from('oauth2_provider.models', 'get_application_model');
    return `${model}()._base_manager.filter(pk=${asker?.[of] ?? 'None'}.pk)`;
};

const requestValues = (context: ConditionContext, request: RequestRef): string =>
    `${requestRows(context, request)}.values(${quoteString(request.rest.join('__'))})`;

// Values

/** A value or an expression. `beside` is what it is compared with. */
export function valueSource(context: ConditionContext, expression: Expression, beside?: Expression): string {
    const { project, file } = context;
    switch (expression.kind) {
        case 'literal':
            return literalSource(project, file, expression, beside);
        case 'path':
            return `${file.from('django.db.models', 'F')}(${quoteString(lookupPath(expression))})`;
        case 'parameter':
            return pythonName(expression.name);
        case 'enum-member':
            return file.member(expression.member);
        case 'python':
            return file.dotted(expression.name);
        case 'request': {
            if (expression.rest.length === 0) return context.asker?.[expression.of] ?? 'None';
            return `${file.from('django.db.models', 'Subquery')}(${requestValues(context, expression)}[:1])`;
        }
        case 'list':
            return `[${expression.items.map(item => valueSource(context, item, beside)).join(', ')}]`;
        case 'object': {
            const entries = expression.entries.map(
                ({ key, value }) => `${quoteString(key)}: ${valueSource(context, value)}`,
            );
            return `{${entries.join(', ')}}`;
        }
        case 'arithmetic': {
            const { left, right, operator } = expression;
            const strength = operator === '+' || operator === '-' ? 1 : 2;
            return `${arithmeticPart(context, left, right, strength, false)} ${operator} ${arithmeticPart(context, right, left, strength, true)}`;
        }
        case 'negative':
            return `-${arithmeticPart(context, expression.operand, beside, 3, true)}`;
        case 'call':
            return callSource(context, expression);
        case 'unresolved':
            return 'None';
        default:
            return conditionalSource(context, expression);
    }
}

function arithmeticPart(
    context: ConditionContext,
    part: Expression,
    beside: Expression | undefined,
    strength: number,
    isRight: boolean,
): string {
    const source = valueSource(context, part, beside);
    if (part.kind === 'negative' || (part.kind === 'literal' && source.startsWith('-'))) {
        return isRight ? `(${source})` : source;
    }
    if (part.kind !== 'arithmetic') return source;
    const own = part.operator === '+' || part.operator === '-' ? 1 : 2;
    return own < strength || (isRight && own === strength) ? `(${source})` : source;
}

/** As a function's argument: a word is a field there, and a text has to be said to be one. `isJson`: it meets a JSON column. */
function operandSource(context: ConditionContext, expression: Expression, isJson = false): string {
    if (expression.kind === 'path') return quoteString(lookupPath(expression));
    if (expression.kind === 'literal' && expression.value.kind === 'number') return valueSource(context, expression);
    return computationSource(context, expression, isJson);
}

/** As what Django computes, such as an annotation: a value has to be said to be one, and JSON to be JSON. */
export function computationSource(context: ConditionContext, expression: Expression, isJson = false): string {
    const { file } = context;
    const source = valueSource(context, expression);
    if (expression.kind === 'object' || (expression.kind === 'list' && isJson)) {
        const field = file.from('django.db.models', 'JSONField');
        return `${file.from('django.db.models', 'Value')}(${source}, output_field=${field}())`;
    }
    return isPlainValue(expression) ? `${file.from('django.db.models', 'Value')}(${source})` : source;
}

const isPlainValue = (expression: Expression): boolean =>
    expression.kind === 'arithmetic' || expression.kind === 'negative'
        ? operandsOf(expression).every(isPlainValue)
        : ['literal', 'enum-member', 'parameter', 'unresolved'].includes(expression.kind);

function callSource(context: ConditionContext, call: Call): string {
    const { file } = context;
    if (!call.django) return 'None';
    const { module, className } = call.django;
    const name = file.from(module, className);
    const [first, second] = call.arguments;
    // `count()` and `count(id)` of the row itself.
    if (className === 'Count' && !first) return `${name}(${['"pk"', ...namedParts(context, call)].join(', ')})`;
    if (className === 'StringAgg' && first && second?.kind === 'literal') {
        const parts = [operandSource(context, first), valueSource(context, second), ...namedParts(context, call)];
        return `${name}(${parts.join(', ')})`;
    }
    const isJson = call.arguments.some(({ type }) => type.kind === 'json');
    const parts = call.arguments.map(part => operandSource(context, part, isJson));
    return `${name}(${[...parts, ...namedParts(context, call)].join(', ')})`;
}

/** `distinct=True`, `filter=Q(...)`. */
function namedParts(context: ConditionContext, { named = [] }: Call): string[] {
    return named.map(({ name, value }) => {
        if (name === 'filter') return `${name}=${qSource(context, value)}`;
        const isPlain = name === 'default' || value.type.kind === 'boolean';
        return `${name}=${isPlain ? valueSource(context, value) : operandSource(context, value)}`;
    });
}

// What a condition asks for

export function leadsToMany(condition: Expression): boolean {
    return [...partsOf(condition)].some(part => part.kind === 'path' && part.segments.some(segment => segment.toMany));
}

export const usesRequest = (condition: Expression): boolean => requestsIn(condition).length > 0;

export const requestsIn = (condition: Expression): RequestRef[] => [...partsOf(condition)].filter(isRequest);

// Order

/** What `order_by()` and `ordering` take: a field's name, or an expression. */
export function orderSource(project: Project, file: PythonFile, item: OrderItem): string {
    const { expression, descending, nulls } = item;
    if (item.random) return '"?"';
    if (expression.kind === 'path' && nulls === undefined) {
        return quoteString(`${descending ? '-' : ''}${lookupPath(expression)}`);
    }
    const source = valueSource({ project, file }, expression);
    const base = /^[\w.]+\(/.test(source) && expression.kind !== 'arithmetic' ? source : `(${source})`;
    const option = nulls === undefined ? '' : `nulls_${nulls}=True`;
    return `${base}.${descending ? 'desc' : 'asc'}(${option})`;
}

/** The column behind a path that one of the model's own fields ends, or undefined. */
export const ownField = (project: Project, path: Path) =>
    path.segments.length === 1 ? fieldAt(project, path) : undefined;
