import type { App, Project } from '../../../model/project.js';
import { allFields, ownApps, ownModels } from '../../../model/queries.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { declaredNames, repeatedAmong, repeatedNames } from '../../repeated-names.js';

/** What stands in one class, or in one module, has names of its own. */
export function* repeatedMembers(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const where = `model '${model.name}'`;
        yield* repeatedNames(
            model.fields.map(field => ['field', field] as const),
            where,
        );
        yield* repeatedNames(
            [
                ...model.managers.map(manager => ['manager', manager] as const),
                ...model.querysets.map(method => ['queryset method', method] as const),
            ],
            where,
        );
        const fields = new Set([...allFields(project, model), ...model.fields].map(({ name }) => name));
        for (const { name, span } of model.managers) {
            if (fields.has(name)) yield finding('manager-hides-field', span, { name, model: model.name });
            if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'manager', name });
        }
        for (const { name, span } of model.querysets) {
            if (pythonKeywords.has(name))
                yield finding('name-is-python-keyword', span, { kind: 'queryset method', name });
            if (project.library.queryMethods.has(name) || ownMethods.has(name)) {
                yield finding('queryset-hides-django', span, { name });
            }
        }
    }
    for (const app of ownApps(project)) {
        for (const [kind, elements] of partsOf(app)) {
            for (const { name, span } of elements) {
                if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind, name });
            }
        }
        for (const element of [...app.tasks, ...app.commands]) {
            yield* repeatedNames(
                element.parameters.map(parameter => ['parameter', parameter] as const),
                `'${element.name}'`,
            );
        }
    }
    for (const fixture of project.fixtures) {
        yield* repeatedNames(
            fixture.rows.map(row => ['row', row] as const),
            `fixture '${fixture.name}'`,
        );
    }
}

const partsOf = (app: App) =>
    [
        ['task', app.tasks],
        ['command', app.commands],
        ['serializer', app.serializers],
        ['signal', app.signals ?? []],
    ] as const;

/** What an app's modules are called by, and what fixtures are loaded by. */
export const repeatedDeclarations = comparingRule(
    'repeatedDeclarations',
    function* (project) {
        for (const app of ownApps(project)) {
            const where = app.name === '' ? 'this file' : `app '${app.name}'`;
            for (const [kind, elements] of partsOf(app)) {
                yield* declaredNames(
                    `${app.name} ${kind}`,
                    where,
                    elements.map(element => [kind, element] as const),
                );
            }
        }
        yield* declaredNames(
            'fixture',
            'the project',
            project.fixtures.map(fixture => ['fixture', fixture] as const),
        );
    },
    repeatedAmong,
);

/** QuerySet's, beside those that a queryset may chain. */
const ownMethods = new Set(
    (
        'get create get_or_create update_or_create bulk_create bulk_update count in_bulk iterator latest earliest first last ' +
        'aggregate exists contains update delete as_manager explain raw extra db query ordered values_list'
    ).split(' '),
);
