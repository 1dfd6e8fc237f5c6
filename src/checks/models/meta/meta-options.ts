import type { OptionType } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';

/** Each option of class Meta has a value of its type. */
export function* metaOptions(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { name, value, span } of model.meta) {
            const label = name === 'app_label' ? nameIn(value) : undefined;
            if (label !== undefined && label !== model.app) {
                yield finding('app-label-of-another', span, { model: model.name, app: model.app, label });
            }
            const facts = project.library.metaOptions.get(name);
            if (!facts || value.kind === 'python' || value.kind === 'unresolved') continue;
            const single = facts.types.filter(type => type in expected);
            if (single.length === 0 || single.length < facts.types.length) continue;
            if (single.some(type => fits(value, type))) continue;
            yield finding('meta-option-type', span, {
                option: name,
                expected: [...new Set(single.map(type => expected[type]))].join(' or '),
            });
        }
    }
}

/** Those that can be told from others. */
const expected: Readonly<Partial<Record<OptionType, string>>> = {
    boolean: '`true` or `false`',
    string: 'a text in double quotes',
    word: 'a word',
};

function fits(value: Value, type: OptionType): boolean {
    switch (type) {
        case 'boolean':
            return value.kind === 'boolean';
        case 'string':
        case 'word':
            return value.kind === 'string' || value.kind === 'word';
        default:
            return true;
    }
}
