import { isCompositeKey } from '../../../model/composite-key.js';
import type { Constraint, DjangoModel, Exclusion, Index } from '../../../model/django-model.js';
import type { BetweenTest, Comparison, Expression, Path } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import { areColumns } from '../../../model/index-columns.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, findingOfName } from '../../finding.js';
import { canBeAsked, isRelationMember, leadsToMany, memberOrKey } from '../admin/admin-page.js';
import { checkedWith } from '../checked-models.js';
import { targetOf } from '../class-fields.js';
import { classOf, type DjangoClass, forwardField, primaryKeyOf } from '../django-class.js';
import {
    constraintSource,
    indexSource,
    knownConstraints,
    knownExclusions,
    knownIndexes,
    metaSources,
} from './meta-sources.js';

/** A constraint or an index sees the columns of one table. */
export function* constraintColumns(project: Project): Iterable<Finding> {
    const seen = new Set<string>();
    const pairs = ownModels(project).flatMap(source => checkedWith(project, source).map(model => ({ source, model })));
    for (const { source, model } of pairs) {
        for (const { where, names, references, expressions, joins } of namesIn(project, model, source)) {
            const made = classOf(project, model);
            const found = [
                ...names.map(name => ({ name, code: codeFor(project, made, name.name) })),
                ...references.flatMap(name => codesForReference(project, made, name).map(code => ({ name, code }))),
                ...expressions.map(name => ({ name, code: codeForExpression(project, made, name) })),
                ...joins.map(name => ({ name, code: isJoined(project, made, name) ? joined : undefined })),
            ];
            for (const { name, code } of found) {
                // What an abstract model says is said there once, whichever of its heirs lacks the column.
                const key = `${code} ${name.span.anchor.uri} ${name.span.anchor.offset + name.span.start}`;
                if (!code || seen.has(key)) continue;
                seen.add(key);
                // Along a relation it would be wrong under any name.
                const isNowhere = name.isMissing && code === 'models.E012';
                yield findingOfName(code, name.span, { field: name.text, model: model.name, where }, isNowhere);
            }
        }
    }
}

type Code = 'models.E012' | 'models.E013' | 'models.E016' | 'models.E041' | 'models.E048' | 'index-follows-relation';

const joined = 'index-follows-relation' as const;

interface ColumnName {
    /** The first part: a field, perhaps a relation that is followed. */
    readonly name: string;
    /** What stands behind the first dot. */
    readonly next: string | undefined;
    /** What Django puts behind the last part, where that is no comparison that a key allows as well. */
    readonly lookup?: string | undefined;
    readonly text: string;
    readonly span: SourceSpan;
    readonly isMissing: boolean;
}

/** The names of a constraint or index, by how Django reads them. */
interface NamesOf {
    readonly where: string;
    /** Lists of columns. */
    readonly names: readonly ColumnName[];
    /** Of an index, which Django does not ask whether they follow a relation. */
    readonly expressions: readonly ColumnName[];
    /** Of a constraint: in conditions and computations. */
    readonly references: readonly ColumnName[];
    /** In the condition of an index, which Django does not look into: the database does. */
    readonly joins: readonly ColumnName[];
}

/** Those of `model` that `source` says. */
function namesIn(project: Project, model: DjangoModel, source: DjangoModel): NamesOf[] {
    const sources = metaSources(project, model);
    const constraints = constraintSource(sources);
    const indexes = indexSource(sources);
    return [
        ...(constraints === source ? knownConstraints(source).map(ofConstraint) : []),
        ...(constraints === source ? knownExclusions(source).map(ofExclusion) : []),
        ...(indexes === source ? knownIndexes(source).map(ofIndex) : []),
    ];
}

const none = { names: [], expressions: [], references: [], joins: [] };

function ofConstraint(constraint: Constraint): NamesOf {
    if (constraint.kind === 'check') {
        return { ...none, where: 'check', references: pathsOf([constraint.condition]) };
    }
    const { items, options, where } = constraint;
    const isPlain = areColumns(items) && !items.some(({ descending }) => descending);
    const own = pathsOf(items.map(({ expression }) => expression));
    return {
        ...none,
        where: 'unique',
        names: [...(isPlain ? own.map(whole) : []), ...included(options)],
        references: [...(isPlain ? [] : own), ...(where ? pathsOf([where]) : [])],
    };
}

/** Django does not look into the condition of an index. */
function ofIndex({ items, options, where }: Index): NamesOf {
    const own = pathsOf(items.map(({ expression }) => expression));
    const isPlain = areColumns(items);
    return {
        ...none,
        where: 'index',
        names: [...(isPlain ? own.map(whole) : []), ...included(options)],
        expressions: isPlain ? [] : own,
        joins: where ? pathsOf([where]) : [],
    };
}

/** Nor of an exclusion, nor at the columns that it includes. */
const ofExclusion = ({ items }: Exclusion): NamesOf => ({
    ...none,
    where: 'exclude',
    references: pathsOf(items.map(({ item }) => item.expression)),
});

/** In a list a path is one name, which no column has. */
const whole = (name: ColumnName): ColumnName =>
    name.next === undefined ? name : { ...name, name: name.text.replaceAll('.', '__') };

function pathsOf(expressions: readonly Expression[]): ColumnName[] {
    const lookups = new Map<Expression, string | undefined>();
    const found: ColumnName[] = [];
    for (const expression of expressions) {
        const parts = [...partsOf(expression)];
        // Into lists Django does not look.
        const listed = new Set(parts.flatMap(part => (part.kind === 'list' ? [...partsOf(part)] : [])));
        for (const part of parts) {
            if (listed.has(part)) continue;
            if (part.kind === 'is-null' || part.kind === 'in' || isOfOrder(part)) lookups.set(part.left, undefined);
            else if (part.kind === 'between') lookups.set(part.left, namesColumns(part) ? undefined : 'range');
            else if (part.kind === 'lookup') lookups.set(part.left, part.lookup);
            else if (part.kind === 'path') found.push(nameOfPath(part, lookups.has(part), lookups.get(part)));
        }
    }
    return found;
}

/** Where an end is computed of columns, both are compared by themselves. */
const namesColumns = ({ low, high }: BetweenTest): boolean =>
    [low, high].some(end => [...partsOf(end)].some(({ kind }) => kind === 'path'));

/** A comparison that is a lookup in Django, as `=` and `!=` are not. */
const isOfOrder = (part: Expression): part is Comparison => part.kind === 'comparison' && /[<>]/.test(part.operator);

function nameOfPath(
    { segments, transforms, span, missing }: Path,
    hasLookup: boolean,
    lookup: string | undefined,
): ColumnName {
    // Django takes all apart where it finds two underscores, also the one that a name ends with and another one behind it.
    const key = [...segments.map(segment => segment.name), ...transforms, ...(hasLookup ? ['lookup'] : [])].join('__');
    const all = key.split('__');
    const [name = '', ...parts] = hasLookup ? all.slice(0, -1) : all;
    const text = [name, ...parts].join('.');
    // Behind a name that ends with one, the lookup begins with it, and is none that a key knows.
    const rest = hasLookup && all.at(-1) !== 'lookup' ? all.at(-1) : lookup;
    return { name, next: parts[0], lookup: rest, text, span, isMissing: missing !== undefined };
}

function included(options: readonly { readonly name: string; readonly value: Value }[]): ColumnName[] {
    const value = options.find(({ name }) => name === 'include')?.value;
    return (value?.kind === 'list' ? value.items : []).flatMap(item => {
        const name = nameIn(item);
        const isMissing = item.kind === 'missing';
        return name === undefined ? [] : [{ name, next: undefined, text: name, span: item.span, isMissing }];
    });
}

/** As Django judges a name in a list of columns. */
function codeFor(project: Project, made: DjangoClass, name: string): Code | undefined {
    const found = forwardField(project, made, name);
    if (!found) return 'models.E012';
    if (found.kind === 'many-to-many') return 'models.E013';
    if (found.field && isCompositeKey(found.field)) return 'models.E048';
    return made.columns.includes(found) ? undefined : 'models.E016';
}

/** Django asks whether there is such a field; that it is followed, the database finds when the index is made. */
const codeForExpression = (project: Project, made: DjangoClass, name: ColumnName): Code | undefined =>
    codeFor(project, made, name.name) ?? (isJoined(project, made, name) ? joined : undefined);

function isJoined(project: Project, made: DjangoClass, { name, next }: ColumnName): boolean {
    const found = forwardField(project, made, name);
    return next !== undefined && found !== undefined && targetOf(project, found) !== undefined;
}

function codesForReference(project: Project, made: DjangoClass, column: ColumnName): (Code | undefined)[] {
    const { model } = made;
    const { name, next = column.lookup } = column;
    const member = next === undefined ? undefined : memberOrKey(project, model, name);
    const isOne = member && isRelationMember(project, member) && !leadsToMany(member);
    const key = primaryKeyOf(project, model)?.field;
    const isComposite = key !== undefined && isCompositeKey(key);
    return [
        // What can be asked of the key itself is no column of the other table.
        isOne && next !== undefined && !canBeAsked(project, member, next) ? 'models.E041' : undefined,
        name === 'pk' && !isComposite ? undefined : codeFor(project, made, name),
    ];
}
