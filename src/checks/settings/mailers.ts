import { isDjangoAtLeast } from '../../model/django-version.js';
import { mailBackend, mailerOptions, mailStatement, olderMailSettings, usesMailers } from '../../model/mail.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { isObject, isText, isWritten, knownValue, stages, writtenSetting } from './stage-settings.js';

/** The ways in which mails are sent, which Django keeps in one setting since 6.1. */
export function* mailers(project: Project): Iterable<Finding> {
    if (!isDjangoAtLeast(project, 6, 1)) return;
    yield* withoutDefault(project);
    yield* toNobody(project);
    yield* besideOlder(project);
}

function* withoutDefault(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'MAILERS', stage);
        const all = knownValue(written?.value);
        if (!written || !isObject(all) || 'default' in all) continue;
        yield finding('mail.W001', written.span, {});
        return;
    }
}

/** What is asked for production alone, of MAILERS as it is written or as an `email` statement becomes it. */
function* toNobody(project: Project): Iterable<Finding> {
    const written = writtenSetting(project, 'MAILERS', 'production');
    const all = knownValue(written?.value);
    if (written) {
        const usual = isObject(all) ? all.default : undefined;
        const backend = isObject(usual) ? usual.BACKEND : undefined;
        if (isText(backend) && forTrying.test(backend)) yield finding('mail.E001', written.span, { backend });
        return;
    }
    const email = mailStatement(project, 'production');
    if (!email || isWritten(project, 'MAILERS', 'production') || !usesMailers(project, 'production')) return;
    const engine = knownValue(email.value);
    const backend = isText(engine) ? mailBackend(engine) : '';
    if (forTrying.test(backend)) yield finding('mail.E001', email.span, { backend });
}

const forTrying = /^django\.core\.mail\.backends\.(?:console|dummy|filebased|locmem)\.EmailBackend$/;

/** Django starts with one or the other. */
function* besideOlder(project: Project): Iterable<Finding> {
    const told = new Set<object>();
    for (const stage of stages) {
        if (!isWritten(project, 'MAILERS', stage)) continue;
        for (const setting of olderMailSettings(project, stage)) {
            if (told.has(setting)) continue;
            told.add(setting);
            const name = setting.name.toUpperCase();
            const option = mailerOptions[name] ?? 'BACKEND';
            yield finding('setting-beside-mailers', setting.span, { setting: name, option });
        }
    }
}
