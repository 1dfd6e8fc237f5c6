import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { isText, knownValue, stages, writtenSetting } from '../../settings/stage-settings.js';

/** The class of the keys that Django adds counts up: another one it refuses when it makes the first model. */
export function* defaultAutoField(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'DEFAULT_AUTO_FIELD', stage);
        const value = knownValue(written?.value);
        if (!written || value === undefined || (isText(value) && !isNoCounter(value))) continue;
        yield finding('default-auto-field', written.span, { name: isText(value) ? value : JSON.stringify(value) });
        return;
    }
}

/** What a module of the project's or of a package's holds, Python knows. */
const isNoCounter = (name: string): boolean =>
    !name.includes('.') || (name.startsWith('django.db.models.') && !/\.(Big|Small)?AutoField$/.test(name));
