import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { isDjangoAtLeast } from '../vendors.js';
import { isObject, isText, knownValue, stages, writtenSetting } from './stage-settings.js';

/** The ways in which mails are sent, which Django keeps in one setting since 6.1. */
export function* mailers(project: Project): Iterable<Finding> {
    if (!isDjangoAtLeast(project, 6, 1)) return;
    const told = new Set<string>();
    for (const stage of stages) {
        const written = writtenSetting(project, 'MAILERS', stage);
        const all = knownValue(written?.value);
        if (!written || !isObject(all)) continue;
        const usual = all.default;
        const backend = isObject(usual) ? usual.BACKEND : undefined;
        if (!('default' in all) && !told.has('mail.W001')) {
            yield finding('mail.W001', written.span, {});
            told.add('mail.W001');
        }
        // What is asked for production alone.
        if (stage === 'production' && isText(backend) && forTrying.test(backend)) {
            yield finding('mail.E001', written.span, { backend });
        }
    }
}

const forTrying = /^django\.core\.mail\.backends\.(?:console|dummy|filebased|locmem)\.EmailBackend$/;
