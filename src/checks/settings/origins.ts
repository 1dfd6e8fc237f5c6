import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { hasApp } from './listed-apps.js';
import { isText, knownValue, stages, writtenSetting } from './stage-settings.js';

/** Origins have a scheme and a host, and nothing behind them. */
export function* origins(project: Project): Iterable<Finding> {
    const isAsked = stages.some(stage => hasApp(project, 'corsheaders', stage));
    for (const { origin, span } of isAsked ? (project.declaration?.cors ?? []) : []) {
        if (origin === '*' || origin === 'null' || origin === 'file://') continue;
        const [, host, rest = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/i.exec(origin) ?? [];
        if (!host) yield finding('corsheaders.E013', span, { origin });
        else if (rest !== '') yield finding('corsheaders.E014', span, { origin });
    }
    const seen = new Set<unknown>();
    for (const stage of stages) {
        const written = writtenSetting(project, 'CSRF_TRUSTED_ORIGINS', stage);
        const values = written ? (written.value.kind === 'list' ? written.value.items : [written.value]) : [];
        for (const value of values) {
            const origin = knownValue(value);
            if (!isText(origin) || origin.includes('://') || seen.has(value)) continue;
            seen.add(value);
            yield finding('4_0.E001', value.span, { origin });
        }
    }
}
