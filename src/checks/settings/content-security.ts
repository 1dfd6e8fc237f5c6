import { isDjangoAtLeast } from '../../model/django-version.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { middlewareIn } from './middleware.js';
import { isList, isObject, type Known, knownValue, type Stage, stages, writtenSetting } from './stage-settings.js';

/** Policies for what a page may load, which Django knows since 6.0: they are objects, and templates get at their nonce. */
export function* contentSecurity(project: Project): Iterable<Finding> {
    if (!isDjangoAtLeast(project, 6, 0)) return;
    const told = new Set<string>();
    for (const stage of stages) {
        for (const setting of ['SECURE_CSP', 'SECURE_CSP_REPORT_ONLY']) {
            const written = writtenSetting(project, setting, stage);
            const policy = knownValue(written?.value);
            if (!written || policy === null || policy === undefined || told.has(setting)) continue;
            const isPolicy = isObject(policy);
            const lacksNonce = isPolicy && isDjangoAtLeast(project, 6, 1) && asksForNonce(policy);
            if (!isPolicy) yield finding('security.E026', written.span, { setting });
            else if (lacksNonce && isSent(project, stage) && !hasProcessor(project, stage)) {
                yield finding('security.W027', written.span, { setting });
            } else continue;
            told.add(setting);
        }
    }
}

/** What Django puts a fresh nonce in the place of (`django.utils.csp.CSP.NONCE`). */
const nonce = '<CSP_NONCE_SENTINEL>';

const asksForNonce = (policy: { readonly [key: string]: Known }): boolean =>
    Object.values(policy).some(sources => isList(sources) && sources.includes(nonce));

const isSent = (project: Project, stage: Stage): boolean =>
    middlewareIn(project, stage)?.includes('django.middleware.csp.ContentSecurityPolicyMiddleware') ?? false;

/** The generated TEMPLATES have none. */
function hasProcessor(project: Project, stage: Stage): boolean {
    const written = writtenSetting(project, 'TEMPLATES', stage);
    const engines = knownValue(written?.value);
    if (!written || !isList(engines)) return false;
    return engines.some(engine => {
        const options = isObject(engine) ? engine.OPTIONS : undefined;
        const processors = isObject(options) ? options.context_processors : undefined;
        return isList(processors) && processors.includes('django.template.context_processors.csp');
    });
}
