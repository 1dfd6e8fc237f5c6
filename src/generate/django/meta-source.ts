import type { Constraint, DjangoModel, Exclusion, Index, OrderItem } from '../../model/django-model.js';
import type { Expression, Path } from '../../model/expression.js';
import { isPlainColumn } from '../../model/index-columns.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, indexOf } from '../../model/queries.js';
import type { Value } from '../../model/value.js';
import { quoteString } from '../python/quote-string.js';
import { valueSource as expressionSource, orderSource, qSource } from './condition-source.js';
import { lookupPath } from './path-source.js';
import { type PythonFile, tuple } from './python-file.js';
import { shortName } from './short-name.js';
import { nameOfValue } from './value-name.js';
import { valueSource } from './value-source.js';
import { modelTitle, plural } from './words.js';

/** The lines of `class Meta`, head included; none where there is nothing to say. */
export function metaSource(project: Project, file: PythonFile, model: DjangoModel): string[] {
    const models = file.from('django.db', 'models');
    const lines: string[] = [];
    if (model.kind === 'abstract') lines.push('abstract = True');
    if (model.kind === 'proxy') lines.push('proxy = True');
    for (const { name, value } of model.meta) {
        // A model is always one of the app that it stands in.
        if (name === 'app_label' && nameOfValue(value) !== model.app) continue;
        if (metaNames.has(name)) lines.push(`${name} = ${metaValue(project, file, name, value)}`);
    }
    const plainPlural = `${modelTitle(model)}s`;
    const named = model.meta.some(({ name }) => name === 'verbose_name_plural');
    if (model.kind !== 'abstract' && !named && plural(modelTitle(model)) !== plainPlural) {
        lines.push(`verbose_name_plural = ${quoteString(plural(modelTitle(model)))}`);
    }
    if (model.ordering && model.ordering.items.length > 0) {
        lines.push(`ordering = ${tuple(model.ordering.items.map(item => orderSource(project, file, item)))}`);
    }
    if (model.indexes.length > 0) {
        const taken = new Set<string>();
        lines.push(
            `indexes = ${tuple(model.indexes.map(index => indexSource(project, file, models, model, index, taken)))}`,
        );
    }
    const exclusions = model.exclusions ?? [];
    if (model.constraints.length + exclusions.length > 0) {
        const taken = new Set<string>();
        const sources = [
            ...model.constraints.map(constraint => constraintSource(project, file, models, model, constraint, taken)),
            ...exclusions.map(exclusion => exclusionSource(project, file, models, model, exclusion, taken)),
        ];
        lines.push(`constraints = ${tuple(sources)}`);
    }
    if (model.permissions.length > 0) {
        const pairs = model.permissions.map(
            ({ codename, label }) => `(${quoteString(codename)}, ${quoteString(label)})`,
        );
        lines.push(`permissions = ${tuple(pairs)}`);
    }
    const bases = metaBases(project, file, model);
    if (lines.length === 0) {
        if (!inheritsAnother(project, model)) return [];
        lines.push('pass');
    }
    return [`class Meta${bases.length > 0 ? `(${bases.join(', ')})` : ''}:`, ...lines.map(line => `    ${line}`)];
}

const metaNames = new Set(
    (
        'verbose_name verbose_name_plural db_table db_table_comment db_tablespace get_latest_by managed app_label ' +
        'default_related_name default_permissions default_manager_name base_manager_name order_with_respect_to ' +
        'select_on_save swappable required_db_features required_db_vendor'
    ).split(' '),
);
const lists = new Set(['required_db_features']);

function metaValue(project: Project, file: PythonFile, name: string, value: Value): string {
    if (name === 'default_permissions' && value.kind === 'word' && value.word === 'none') return '()';
    const items = value.kind === 'list' ? value.items : [value];
    const isList = value.kind === 'list' || lists.has(name) || name === 'default_permissions';
    const sources = items.map(item =>
        item.kind === 'unresolved' ? quoteString(item.text) : valueSource(project, file, item),
    );
    return isList ? tuple(sources) : (sources[0] ?? 'None');
}

/** A model that says something itself still has what its abstract bases say. */
function metaBases(project: Project, file: PythonFile, model: DjangoModel): string[] {
    return model.bases.flatMap(base => {
        const found = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
        return found?.kind === 'abstract' && saysSomething(project, found) ? [`${file.model(found)}.Meta`] : [];
    });
}

/**
 * Whether Python would give a class without a Meta another one than that of its abstract bases: it takes the first that
 * it finds, be it behind a model with a table.
 */
function inheritsAnother(project: Project, model: DjangoModel): boolean {
    const direct = model.bases.flatMap(base => {
        const found = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
        return found ? [found] : [];
    });
    const wanted = direct.filter(base => base.kind === 'abstract' && saysSomething(project, base));
    const first = [model, ...ancestorsOf(project, model)].slice(1).find(({ kind }) => kind === 'abstract');
    const isFirst = wanted[0] === first || (wanted.length === 0 && (!first || !saysSomething(project, first)));
    return wanted.length > 1 || !isFirst;
}

function saysSomething(project: Project, model: DjangoModel): boolean {
    // Django's own AbstractUser has a Meta with its name; of other libraries' it is not known.
    if (model.app === 'auth') return model.name === 'AbstractUser';
    const own =
        model.ordering ||
        model.constraints.length + model.indexes.length + model.permissions.length + model.meta.length > 0 ||
        model.exclusions;
    return (
        Boolean(own) ||
        model.bases.some(base => {
            const found = base.kind === 'model' ? indexOf(project).models.get(base.model) : undefined;
            return found?.kind === 'abstract' && saysSomething(project, found);
        })
    );
}

// Constraints

function constraintSource(
    project: Project,
    file: PythonFile,
    models: string,
    model: DjangoModel,
    constraint: Constraint,
    taken: Set<string>,
): string {
    const context = { project, file, unknownHolds: true };
    if (constraint.kind === 'check') {
        const parts = [
            `condition=${qSource(context, constraint.condition)}`,
            // Not `check`: PostgreSQL calls the check of a PositiveInteger by its table, its column and that.
            `name=${nameSource(model, constraint.name, fieldsIn(constraint.condition), 'valid', taken)}`,
            ...options(project, file, models, constraint.options),
        ];
        return `${models}.CheckConstraint(${parts.join(', ')})`;
    }
    const columns = columnsSource(project, file, constraint.items, constraint.options, false);
    const parts = [
        ...columns.expressions,
        ...columns.keywords,
        ...(constraint.where ? [`condition=${qSource({ project, file }, constraint.where)}`] : []),
        `name=${nameSource(
            model,
            constraint.name,
            constraint.items.flatMap(item => fieldsIn(item.expression)),
            'uniq',
            taken,
        )}`,
        ...options(project, file, models, constraint.options),
    ];
    return `${models}.UniqueConstraint(${parts.join(', ')})`;
}

function exclusionSource(
    project: Project,
    file: PythonFile,
    models: string,
    model: DjangoModel,
    exclusion: Exclusion,
    taken: Set<string>,
): string {
    const items = exclusion.items.map(({ item, operator }) => {
        const { expression } = item;
        const isField = expression.kind === 'path' && !item.descending;
        const source = isField ? quoteString(lookupPath(expression)) : expressionSource({ project, file }, expression);
        const known = rangeOperators[operator];
        const name = known
            ? `${file.from('django.contrib.postgres.fields', 'RangeOperators')}.${known}`
            : quoteString(operator);
        return `(${source}, ${name})`;
    });
    const fields = exclusion.items.flatMap(({ item }) => fieldsIn(item.expression));
    const parts = [
        `name=${nameSource(model, exclusion.name, fields, 'excl', taken)}`,
        `expressions=[${items.join(', ')}]`,
        ...(exclusion.where ? [`condition=${qSource({ project, file }, exclusion.where)}`] : []),
        ...options(project, file, models, exclusion.options),
    ];
    return `${file.from('django.contrib.postgres.constraints', 'ExclusionConstraint')}(${parts.join(', ')})`;
}

/** Django's names of PostgreSQL's operators on ranges. */
const rangeOperators: Readonly<Record<string, string>> = {
    '=': 'EQUAL',
    '<>': 'NOT_EQUAL',
    '@>': 'CONTAINS',
    '<@': 'CONTAINED_BY',
    '&&': 'OVERLAPS',
    '<<': 'FULLY_LT',
    '>>': 'FULLY_GT',
    '&<': 'NOT_GT',
    '&>': 'NOT_LT',
    '-|-': 'ADJACENT_TO',
};

const postgresIndexes: Readonly<Record<string, string>> = {
    btree: 'BTreeIndex',
    gin: 'GinIndex',
    gist: 'GistIndex',
    brin: 'BrinIndex',
    hash: 'HashIndex',
    spgist: 'SpGistIndex',
    bloom: 'BloomIndex',
};

function indexSource(
    project: Project,
    file: PythonFile,
    models: string,
    model: DjangoModel,
    index: Index,
    taken: Set<string>,
): string {
    const postgres = index.method === undefined ? undefined : postgresIndexes[index.method];
    const name = postgres ? file.from('django.contrib.postgres.indexes', postgres) : `${models}.Index`;
    const columns = columnsSource(project, file, index.items, index.options, true);
    // Without a name Django makes one of the fields; with anything but fields it wants to be told.
    const needsName =
        columns.expressions.length > 0 ||
        index.where !== undefined ||
        index.options.length > 0 ||
        !index.items.every(isPlainColumn);
    const parts = [
        ...columns.expressions,
        ...columns.keywords,
        ...(index.where ? [`condition=${qSource({ project, file }, index.where)}`] : []),
        ...(index.name !== undefined || needsName
            ? [
                  `name=${nameSource(
                      model,
                      index.name,
                      index.items.flatMap(item => fieldsIn(item.expression)),
                      'idx',
                      taken,
                  )}`,
              ]
            : []),
        ...options(project, file, models, index.options),
    ];
    return `${name}(${parts.join(', ')})`;
}

/** Plain fields by their names, which an index may have in descending order; anything else as expressions. */
function columnsSource(
    project: Project,
    file: PythonFile,
    items: readonly OrderItem[],
    given: Constraint['options'],
    mayDescend: boolean,
): { expressions: string[]; keywords: string[] } {
    const classes = given.find(option => option.name === 'opclasses')?.value;
    const opclasses =
        classes?.kind === 'list' ? classes.items.map(item => (item.kind === 'string' ? item.value : '')) : [];
    const plain = items.every(({ expression }) => expression.kind === 'path' && expression.transforms.length === 0);
    if (plain && (mayDescend || !items.some(({ descending }) => descending))) {
        const fields = items.map(item => orderSource(project, file, item));
        const classNames = opclasses.some(Boolean) ? [`opclasses=[${opclasses.map(quoteString).join(', ')}]`] : [];
        return { expressions: [], keywords: [`fields=[${fields.join(', ')}]`, ...classNames] };
    }
    const expressions = items.map((item, index) => {
        const { expression, descending } = item;
        const value = (): string => expressionSource({ project, file }, expression);
        const ofField = (path: Path): string => (descending ? `${value()}.desc()` : quoteString(lookupPath(path)));
        // A minus in front of a name is for lists of fields alone.
        const ofOther = (): string => (descending ? orderSource(project, file, item) : value());
        const source = expression.kind === 'path' ? ofField(expression) : ofOther();
        const opclass = opclasses[index];
        return opclass
            ? `${file.from('django.contrib.postgres.indexes', 'OpClass')}(${source}, name=${quoteString(opclass)})`
            : source;
    });
    return { expressions, keywords: [] };
}

function options(project: Project, file: PythonFile, models: string, given: Constraint['options']): string[] {
    return given.flatMap(({ name, value }) => {
        switch (name) {
            case 'opclasses':
                return [];
            case 'deferrable':
                return value.kind === 'word' ? [`deferrable=${models}.Deferrable.${value.word.toUpperCase()}`] : [];
            case 'include':
                return [`include=${valueSource(project, file, value)}`];
            default:
                return [`${name}=${valueSource(project, file, value)}`];
        }
    });
}

/** In an abstract model each of the models that extend it needs a name of its own. */
function nameSource(
    model: DjangoModel,
    written: string | undefined,
    fields: readonly string[],
    kind: 'valid' | 'uniq' | 'excl' | 'idx',
    taken: Set<string>,
): string {
    const abstract = model.kind === 'abstract';
    if (written !== undefined) return quoteString(abstract ? `%(class)s_${written}` : written);
    // Django allows indexes 30 characters; databases allow constraints 63, and Oracle's older ones 30.
    const owner = abstract ? [] : kind === 'idx' ? [model.name] : [model.app, model.name];
    let name = '';
    for (let number = 1; name === '' || taken.has(name); number++) {
        const parts = [...owner, ...new Set(fields), kind, ...(number === 1 ? [] : [String(number)])];
        const whole = parts.join('_').toLowerCase();
        // Django lets no index's name begin with an underscore, and writes a D in its place as well.
        if (kind === 'idx') name = shortName(abstract ? whole : whole.replace(/^_/, 'D'), abstract ? 10 : 30);
        else name = shortName(whole, 60);
    }
    taken.add(name);
    return quoteString(
        abstract ? `%(app_label).8s_%(class).8s_${name}`.replace(/\.8(?=s)/g, kind === 'idx' ? '.8' : '') : name,
    );
}

/** The fields that an expression mentions, in order. */
function fieldsIn(expression: Expression): string[] {
    switch (expression.kind) {
        case 'path':
            return [lookupPath(expression)];
        case 'and':
        case 'or':
        case 'comparison':
        case 'lookup':
        case 'in':
        case 'arithmetic':
            return [...fieldsIn(expression.left), ...fieldsIn(expression.right)];
        case 'between':
            return [...fieldsIn(expression.left), ...fieldsIn(expression.low), ...fieldsIn(expression.high)];
        case 'not':
        case 'negative':
            return fieldsIn(expression.operand);
        case 'is-null':
            return fieldsIn(expression.left);
        case 'call':
            return expression.arguments.flatMap(fieldsIn);
        default:
            return [];
    }
}
