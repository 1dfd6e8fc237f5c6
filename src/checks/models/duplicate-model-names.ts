import type { Project } from '../../model/project.js';
import type { Finding } from '../finding.js';
import { repeatedNames } from '../repeated-names.js';

/** Models, enums and custom fields of an app are classes of one `models.py`: the later would replace the earlier. */
export function* duplicateModelNames(project: Project): Iterable<Finding> {
    for (const app of project.apps) {
        if (app.origin === 'library') continue;
        const declared = [
            ...app.models.map(model => ['model', model] as const),
            ...app.enums.map(choices => ['enum', choices] as const),
            ...app.customFields.map(field => ['field type', field] as const),
        ].sort(([, one], [, other]) => placeOf(one.span) - placeOf(other.span));
        yield* repeatedNames(declared, app.name === '' ? 'this file' : `app '${app.name}'`);
    }
}

const placeOf = ({ anchor, start }: { anchor: { offset: number }; start: number }): number => anchor.offset + start;
