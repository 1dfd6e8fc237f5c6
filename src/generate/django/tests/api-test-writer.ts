import { hasCompositeKey } from '../../../model/composite-key.js';
import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { ParentRow } from '../../../model/nested-route.js';
import type { Project } from '../../../model/project.js';
import { allFields, isBlank, isNullable, isOptionTrue } from '../../../model/queries.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { converterFor, fieldNamed, pathParameters, primaryKeyOf } from '../../../model/route-path.js';
import { scopesOf } from '../../../model/route-settings.js';
import { quoteString } from '../../python/quote-string.js';
import { serializersModule } from '../emit-serializers.js';
import { configFolder } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import type { PythonFile } from '../python-file.js';
import { type SerializerClass, serializerPlan } from '../serializer-plan.js';
import { attributeOf, isFile, isPlainText, isRequired } from './api-rows.js';
import { chosenRows } from './chosen-rows.js';
import type { Caller } from './rule-caller.js';
import { type Access, callerSource, userSource, valueKeywords } from './test-callers.js';

/** The route that is tested, and the file that the tests are written into. */
export interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
}

/** How a URL names a row. */
export interface Lookup {
    readonly field: string;
    readonly parameter: string;
    readonly attribute: string;
}

/** What all tests of a view on rows have in common. */
export interface RowContext {
    readonly model: DjangoModel;
    readonly access: Access;
    readonly caller: Caller | undefined;
    readonly lookup: Lookup;
    readonly values: readonly string[];
    readonly scopes: readonly string[];
    readonly parent: ParentRow | undefined;
    readonly withUser: boolean;
}

/** A method of a test case. */
export const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => (line ? `        ${line}` : '')).join('\n')}`;

/** What the tests of all kinds of routes are written with. */
export abstract class ApiTestWriter {
    protected readonly project: Project;
    protected readonly file: PythonFile;
    protected readonly group: RouteGroup;
    protected readonly route: Route;

    constructor({ project, file, group, route }: Context) {
        this.project = project;
        this.file = file;
        this.group = group;
        this.route = route;
    }

    protected reverse(suffix = '', kwargs: readonly string[] = []): string {
        const { file, group, route } = this;
        const name = quoteString(`${group.name}:${route.name}${suffix}`);
        const given = kwargs.length > 0 ? `, kwargs={${kwargs.join(', ')}}` : '';
        return `${file.from('django.urls', 'reverse')}(${name}${given})`;
    }

    /** Something for each parameter of a view that knows no rows. */
    protected anyParameters(): string[] {
        return pathParameters(this.route).map(({ name, converter }) => {
            const value =
                converter === 'int'
                    ? '1'
                    : converter === 'uuid'
                      ? `${this.file.from('uuid', 'UUID')}(int=1)`
                      : quoteString(converter === undefined && this.route.regex ? '1' : 'x');
            return `${quoteString(name)}: ${value}`;
        });
    }

    protected caller(access: Access, scopes: readonly string[], user?: string, client?: string): string {
        const privileged = access.kind === 'user' && user === undefined;
        return callerSource(this.file, access, {
            scopes,
            client,
            user: user ?? (privileged ? userSource(this.file, [], true) : undefined),
        });
    }

    /** Who is nobody, or lacks the scope, is turned away. */
    protected refusals(access: Access, url: string, verb: string): string[] {
        const { file, group, route } = this;
        const tests: string[] = [];
        if (access.refusal) {
            tests.push(
                method('test_asks_who_calls', [
                    `response = ${file.from('rest_framework.test', 'APIClient')}().${verb}(${url})`,
                    `self.assertStatus(response, ${access.refusal})`,
                ]),
            );
        }
        if (access.scoped && scopesOf(group, route).length > 0) {
            tests.push(
                method('test_needs_the_scope', [
                    `caller = ${this.caller(access, [])}`,
                    `self.assertStatus(caller.${verb}(${url}), 403)`,
                ]),
            );
        }
        return tests;
    }

    protected serializer(action: string): SerializerClass | undefined {
        return serializerPlan(this.project).of(this.group, this.route, action);
    }

    protected serializerName(serializer: SerializerClass): string {
        if (serializer.python !== undefined) return this.file.dotted(serializer.python);
        return this.file.own(serializer.folder, serializersModule(serializer.folder), serializer.className);
    }

    /** By which key a row is known again in an answer. */
    protected key(
        context: RowContext,
        action: string,
    ): { key: string; attribute: string; isText: boolean } | undefined {
        const { project } = this;
        const serializer = this.serializer(action);
        if (!serializer || serializer.python !== undefined) return undefined;
        const primary = primaryKeyOf(project, context.model)?.name ?? 'id';
        const candidates = [
            context.lookup.field,
            ...(hasCompositeKey(project, context.model) ? [] : [primary]),
            ...allFields(project, context.model)
                .filter(field => isOptionTrue(field, 'unique'))
                .map(({ name }) => name),
        ];
        const { declaration } = serializer;
        const has = (name: string): boolean => {
            if (name === 'pk' || name.includes('__')) return false;
            const nested =
                declaration?.nested.some(inner => inner.name === name) ||
                declaration?.declared.some(inner => inner.name === name);
            if (nested || serializer.parent?.by === name) return false;
            if (declaration?.writeOnly?.some(({ key }) => key === name)) return false;
            if (declaration?.hyperlinked && name === primary && declaration.fields.kind === 'all') return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        };
        const key = candidates.find(has);
        if (key === undefined) return undefined;
        const field = fieldNamed(project, context.model, key);
        const isNumber = converterFor(project, field) === 'int' || (field !== undefined && isPlainText(project, field));
        return { key, attribute: attributeOf(project, context.model, key), isText: !isNumber };
    }

    protected inList(context: RowContext, negated = false): string {
        const key = this.key(context, 'list');
        const rows = `${this.file.own(configFolder, 'api_testing', 'rows_of')}(response)`;
        if (!key) return negated ? '' : `self.assertGreater(len(${rows}), 0)`;
        const assertion = negated ? 'assertNotIn' : 'assertIn';
        const text = (source: string): string => (key.isText ? `str(${source})` : source);
        return `self.${assertion}(${text(`self.row.${key.attribute}`)}, [${text(`row[${quoteString(key.key)}]`)} for row in ${rows}])`;
    }

    /** Values that a request must give, since rules or the URL ask for them. */
    protected payload(context: RowContext, action: string): string | undefined {
        const serializer = this.serializer(action);
        if (!serializer?.model) return undefined;
        const values = [...valueKeywords(this.file, context.caller), ...(this.chosen(context) ?? [])];
        const payload = this.file.own(configFolder, 'api_testing', 'payload');
        return `${payload}(${[this.serializerName(serializer), this.file.model(context.model), ...values].join(', ')})`;
    }

    /** The rows that a request refers to; undefined where nothing is known that the caller may choose. */
    protected chosen(context: RowContext, withUser = context.withUser): string[] | undefined {
        const { project, file, route } = this;
        const { model, caller, parent } = context;
        const filled = route.set.map(({ field }) => lookupPath(field));
        const except = new Set([...(caller?.owned ?? []), ...(caller?.values.keys() ?? []), ...filled]);
        if (parent) except.add(parent.by);
        return chosenRows(project, file, model, { except, user: withUser ? 'self.user' : undefined });
    }

    protected format(context: RowContext): string {
        const { project } = this;
        const file = allFields(project, context.model).some(
            field => isFile(project, field) && !isBlank(project, field) && !isNullable(project, field),
        );
        return file ? 'format="multipart"' : 'format="json"';
    }

    /** Where nested rows or declared fields are written, or rows that not everybody may read, a person knows what to send. */
    protected isUnknown(context: RowContext, action: string): boolean {
        const serializer = this.serializer(action);
        if (!serializer?.model) return true;
        const { declaration } = serializer;
        const required = allFields(this.project, context.model).filter(field => isRequired(this.project, field));
        const covers = (field: Field): boolean => {
            if (serializer.filled.includes(field.name) || serializer.parent?.by === field.name) return true;
            if (declaration?.readOnly.some(({ key }) => key === field.name)) return false;
            const nested = declaration?.nested.find(({ name }) => name === field.name);
            if (nested) return nested.writable || nested.writeBy !== undefined;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === field.name);
            return declaration.fields.items.some(
                ({ key, path }) => key === field.name || lookupPath(path) === field.name,
            );
        };
        return (
            !required.every(covers) ||
            this.chosen(context) === undefined ||
            (declaration?.declared.some(
                ({ type, options }) =>
                    type.kind !== 'method' &&
                    !options.some(({ name }) => name === 'read_only' || name === 'required' || name === 'default'),
            ) ??
                false)
        );
    }
}
