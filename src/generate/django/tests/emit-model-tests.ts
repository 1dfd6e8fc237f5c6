import type { Constraint, DjangoModel, Field, QuerySetMethod } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import type { App, Project } from '../../../model/project.js';
import { allFields, fieldClassOf, isNullable, ownApps } from '../../../model/queries.js';
import type { GeneratedFile } from '../../generated-file.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString, quoteTemplate } from '../../python/quote-string.js';
import { allRuleMethods, type RuleMethod, rulesOf } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import { PythonFile } from '../python-file.js';
import { violationsOf } from './constraint-violations.js';
import { type Caller, callerFor, isClosedToStrangers, isForbidden, type Kind } from './rule-caller.js';
import { needsUser, userSource, valueKeywords } from './test-callers.js';

/** Tests of each app's models: how rows are called, which belong together, what may not be saved, who may do what. */
export function emitModelTests(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        const file = new PythonFile(project, {
            folder: `${app.name}/tests`,
            docstring: `Tests of the models of ${app.name}.`,
        });
        for (const model of app.models) {
            if (model.kind === 'abstract') continue;
            const methods = new ModelTests(project, file, model).methods();
            if (methods.length === 0) continue;
            file.add(`class ${model.name}Tests(${file.from('django.test', 'TestCase')}):\n${methods.join('\n\n')}`);
        }
        return file.isEmpty ? [] : [{ path: `${folderOf(app)}/tests/test_models.py`, text: file.text() }];
    });
}

const folderOf = (app: App): string => app.name;

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`;

class ModelTests {
    private readonly project: Project;
    private readonly file: PythonFile;
    private readonly model: DjangoModel;

    constructor(project: Project, file: PythonFile, model: DjangoModel) {
        this.project = project;
        this.file = file;
        this.model = model;
    }

    methods(): string[] {
        return [
            ...(this.model.kind === 'proxy' ? [] : [this.nameTest()]),
            ...this.model.querysets.flatMap(queryset => this.querySetTest(queryset)),
            ...this.model.managers.flatMap(manager => this.managerTest(manager.name, manager.where)),
            ...this.constraintTests(),
            ...this.ruleTests(),
            ...this.signalTests(),
        ];
    }

    private get name(): string {
        return this.file.model(this.model);
    }

    private make(keywords: readonly string[] = []): string {
        return `${this.file.own(configFolder, 'testing', 'make')}(${[this.name, ...keywords].join(', ')})`;
    }

    private nameTest(): string {
        const { project, model } = this;
        const parts = model.str?.python === undefined ? model.str?.parts : undefined;
        const fields = allFields(project, model);
        const simple = parts?.every(part => {
            if (part.kind === 'text') return true;
            if (part.path.kind !== 'path' || part.path.transforms.length > 0) return false;
            const field = fields.find(
                ({ name }) => name === (part.path.kind === 'path' ? part.path.segments[0]?.name : undefined),
            );
            return (
                part.path.segments.length === 1 &&
                field !== undefined &&
                !isNullable(project, field) &&
                ['library', 'relation'].includes(field.type.kind) &&
                !(field.type.kind === 'relation' && field.type.relation === 'ManyToManyField')
            );
        });
        if (!parts || !simple) return method('test_has_a_name', [`row = ${this.make()}`, 'self.assertTrue(str(row))']);
        const [only] = parts;
        const expected =
            parts.length === 1 && only?.kind === 'path'
                ? `str(row.${only.path.kind === 'path' ? only.path.segments[0]?.name : ''})`
                : quoteTemplate(
                      parts.map(part =>
                          part.kind === 'text'
                              ? part
                              : {
                                    kind: 'code',
                                    code: `row.${part.path.kind === 'path' ? part.path.segments[0]?.name : ''}`,
                                },
                      ),
                  );
        return method('test_has_a_name', [`row = ${this.make()}`, `self.assertEqual(str(row), ${expected})`]);
    }

    private querySetTest(queryset: QuerySetMethod): string[] {
        const { project, model } = this;
        if (queryset.python !== undefined) return [];
        const name = pythonName(queryset.name);
        const limits = queryset.calls.some(({ method: call }) =>
            [
                'values',
                'values_list',
                'dates',
                'datetimes',
                'none',
                'reverse',
                'aggregate',
                'count',
                'exists',
                'first',
                'last',
            ].includes(call),
        );
        const filters = queryset.calls.filter(({ method: call }) => call === 'filter');
        const others = queryset.calls.filter(({ method: call }) => call !== 'filter' && call !== 'order_by');
        const conditions = filters.flatMap(call => call.arguments.map(argument => argument.value));
        if (queryset.parameters.length > 0) return this.parameterTest(queryset, name, conditions);
        const caller = others.length === 0 && !limits ? callerFor(project, model, [], conditions) : undefined;
        if (!caller || needsUser(caller)) {
            return [
                method(
                    `test_${queryset.name}`,
                    [
                        `${this.make()}`,
                        `self.assertIsNotNone(${this.name}.objects.${name}())`,
                        ...(limits ? [] : [`self.assertLessEqual(${this.name}.objects.${name}().count(), 1)`]),
                    ].filter(line => line !== ''),
                ),
            ];
        }
        const values = valueKeywords(this.file, caller);
        return [
            method(`test_${queryset.name}`, [
                `row = ${this.make(values)}`,
                `self.assertIn(row, ${this.name}.objects.${name}())`,
            ]),
        ];
    }

    /** Called with what a row has, where a parameter is compared with a field. */
    private parameterTest(queryset: QuerySetMethod, name: string, conditions: readonly Expression[]): string[] {
        const { project, model } = this;
        const compared = queryset.parameters.map(parameter => {
            const names = conditions.map(condition => comparedWith(condition, parameter)?.name);
            // What an annotation computes is no attribute of a row that no query has found.
            return allFields(project, model).find(field => names.includes(field.name));
        });
        const given = compared.filter(field => field !== undefined);
        if (given.length < compared.length) return [];
        // Nothing can be compared with what is absent.
        const filled = [...new Set(given)].filter(field => isNullable(project, field));
        const row = `row = ${this.make(filled.map(field => `${field.name}=${this.exampleOf(field)}`))}`;
        const call = `${this.name}.objects.${name}(${given.map(field => `row.${field.name}`).join(', ')})`;
        const [condition] = conditions;
        // What is searched for in a search column is a query, which the column's own text need not be.
        const searches = given.some(field => fieldClassOf(project, field)?.className === 'SearchVectorField');
        const operator =
            !searches && conditions.length === 1 && condition?.kind === 'comparison' && queryset.parameters.length === 1
                ? condition.operator
                : undefined;
        const between = conditions.length === 1 && condition?.kind === 'between' && !condition.negated;
        if (operator === '<' || operator === '>' || operator === '!=')
            return [method(`test_${queryset.name}`, [row, `self.assertNotIn(row, ${call})`])];
        if (operator !== undefined || between)
            return [method(`test_${queryset.name}`, [row, `self.assertIn(row, ${call})`])];
        return [
            method(`test_${queryset.name}`, [
                row,
                `self.assertLessEqual(${call}.count(), ${this.name}.objects.count())`,
            ]),
        ];
    }

    private exampleOf(field: Field): string {
        const example = this.file.own(configFolder, 'testing', 'value_for');
        return `${example}(${this.name}._meta.get_field(${quoteString(field.name)}), 1)`;
    }

    private managerTest(name: string, where: Expression | undefined): string[] {
        if (!where) return [];
        const caller = callerFor(this.project, this.model, [], [where]);
        if (!caller || needsUser(caller)) return [];
        return [
            method(`test_${name}`, [
                `row = ${this.make(valueKeywords(this.file, caller))}`,
                `self.assertIn(row, ${this.name}.${pythonName(name)}.all())`,
            ]),
        ];
    }

    private constraintTests(): string[] {
        const { project, model, file } = this;
        if (model.kind === 'proxy') return [];
        const refused = (): string[] => {
            const error = file.from('django.db', 'IntegrityError');
            return [
                `with self.assertRaises(${file.from('django.core.exceptions', 'ValidationError')}):`,
                '    row.validate_constraints()',
                `with self.assertRaises(${error}), ${file.from('django.db', 'transaction')}.atomic():`,
                '    row.save()',
            ];
        };
        const tests: string[] = [];
        for (const [index, { field, value, name }] of violationsOf(project, model).entries()) {
            tests.push(
                method(`test_${testName(name, `check_${index + 1}`)}`, [
                    `row = ${this.make()}`,
                    `row.${field.name} = ${value}`,
                    ...refused(),
                ]),
            );
        }
        for (const [index, constraint] of model.constraints.entries()) {
            const twin = this.twinTest(constraint, index, refused);
            if (twin) tests.push(twin);
        }
        return tests;
    }

    private twinTest(constraint: Constraint, index: number, refused: () => string[]): string | undefined {
        const { project, model, file } = this;
        if (constraint.kind !== 'unique' || constraint.options.some(({ name }) => name === 'deferrable'))
            return undefined;
        const fields = constraint.items.map(({ expression }) =>
            expression.kind === 'path' && expression.segments.length === 1 && expression.transforms.length === 0
                ? allFields(project, model).find(({ name }) => name === expression.segments[0]?.name)
                : undefined,
        );
        if (fields.some(field => !field || isNullable(project, field))) return undefined;
        const caller = constraint.where ? callerFor(project, model, [], [constraint.where]) : undefined;
        if (constraint.where && (!caller || needsUser(caller))) return undefined;
        const values = valueKeywords(file, caller);
        const build = `${file.own(configFolder, 'testing', 'build')}(${[this.name, ...values].join(', ')})`;
        return method(`test_${testName(constraint.name, `unique_${index + 1}`)}`, [
            `first = ${this.make(values)}`,
            `row = ${build}`,
            ...fields.map(field => `row.${field?.name} = first.${field?.name}`),
            ...refused(),
        ]);
    }

    private ruleTests(): string[] {
        const { project, model } = this;
        const rules = rulesOf(project, model);
        if (rules.length === 0 || model.kind === 'proxy') return [];
        const tests: string[] = [];
        for (const { name: queryset, of } of allRuleMethods(project, model)) {
            // What several methods say together is tested with them.
            if (of) continue;
            const kind = kindOf[queryset];
            const caller = callerFor(project, model, [kind]);
            const closed = isClosedToStrangers(project, model, kind);
            if (caller) tests.push(method(`test_${queryset}`, this.ruleLines(caller, queryset, closed)));
            else if (isForbidden(project, model, kind)) {
                const lines = [`row = ${this.make([])}`, `self.assertNotIn(row, ${this.name}.objects.${queryset}())`];
                tests.push(method(`test_${queryset}`, lines));
            }
        }
        return tests;
    }

    private ruleLines(caller: Caller, queryset: string, closed: boolean): string[] {
        const { file } = this;
        const client =
            caller.client === undefined
                ? ''
                : `client=${file.from('oauth2_provider.models', 'get_application_model')}()(client_id=${quoteString(caller.client)})`;
        const asker = [...(needsUser(caller) ? ['user'] : []), ...(client ? [client] : [])].join(', ');
        return [
            ...(needsUser(caller) ? [`user = ${userSource(file, caller.flags, false)}`] : []),
            `row = ${this.make(valueKeywords(file, caller, 'user'))}`,
            `self.assertIn(row, ${this.name}.objects.${queryset}(${asker}))`,
            ...(closed
                ? [
                      `for stranger in (None, ${file.from('django.contrib.auth.models', 'AnonymousUser')}()):`,
                      `    self.assertNotIn(row, ${this.name}.objects.${queryset}(stranger))`,
                  ]
                : []),
        ];
    }

    private signalTests(): string[] {
        const { model, file } = this;
        const known = new Set(['pre_init', 'post_init', 'pre_save', 'post_save', 'pre_delete', 'post_delete']);
        const signals = [...new Set(model.handlers.map(({ signal }) => signal))].filter(signal => known.has(signal));
        if (signals.length === 0) return [];
        return [
            method(
                'test_signals_are_heard',
                signals.map(
                    signal =>
                        `self.assertTrue(${file.from('django.db.models.signals', signal)}.has_listeners(${this.name}))`,
                ),
            ),
        ];
    }
}

const kindOf: Readonly<Record<RuleMethod['name'], Kind>> = {
    readable: 'read',
    writable: 'update',
    creatable: 'create',
    updatable: 'update',
    deletable: 'delete',
};

const testName = (name: string | undefined, otherwise: string): string => (name ?? otherwise).replaceAll(/\W+/g, '_');

function comparedWith(condition: Expression, parameter: string): { name: string } | undefined {
    const field = (expression: Expression): { name: string } | undefined =>
        expression.kind === 'path' &&
        expression.segments.length === 1 &&
        expression.transforms.length === 0 &&
        !expression.segments[0]?.toMany
            ? { name: expression.segments[0]?.name ?? '' }
            : undefined;
    const is = (expression: Expression): boolean => expression.kind === 'parameter' && expression.name === parameter;
    switch (condition.kind) {
        case 'comparison':
            return is(condition.right)
                ? field(condition.left)
                : is(condition.left)
                  ? field(condition.right)
                  : undefined;
        case 'between':
            return is(condition.low) || is(condition.high) ? field(condition.left) : undefined;
        case 'and':
        case 'or':
            return comparedWith(condition.left, parameter) ?? comparedWith(condition.right, parameter);
        case 'lookup':
            return is(condition.right) ? field(condition.left) : undefined;
        default:
            return undefined;
    }
}
