import type { DjangoModel } from '../../../model/django-model.js';
import { ownModels, parentsOf } from '../../../model/queries.js';
import { comparingRule } from '../../comparing-rule.js';
import { finding } from '../../finding.js';

/** A model of one app that extends one of another: the first app's models.py imports the second's while it is read. */
interface Import {
    readonly model: DjangoModel;
    readonly base: DjangoModel;
}

/** Of modules that import each other while they are read, one is asked for what it does not have yet. */
export const circularApps = comparingRule<Import>(
    'circularApps',
    function* (project) {
        for (const model of ownModels(project)) {
            for (const base of parentsOf(project, model)) if (base.app !== model.app) yield ['', { model, base }];
        }
    },
    function* (imports) {
        const imported = Map.groupBy(imports, ({ model }) => model.app);
        for (const { model, base } of imports) {
            const way = wayTo(model.app, base.app, imported);
            if (way) yield finding('circular-apps', model.span, { model: model.name, path: [model.app, ...way] });
        }
    },
);

/** The apps on the shortest way, with both ends. */
function wayTo(
    to: string,
    from: string,
    imported: ReadonlyMap<string, readonly Import[]>,
): readonly string[] | undefined {
    const seen = new Set([from]);
    for (let ways = [[from]]; ways.length > 0; ) {
        const found = ways.find(way => way.at(-1) === to);
        if (found) return found;
        ways = ways.flatMap(way =>
            (imported.get(way.at(-1) ?? '') ?? []).flatMap(({ base }) => {
                if (seen.has(base.app)) return [];
                seen.add(base.app);
                return [[...way, base.app]];
            }),
        );
    }
    return undefined;
}
