import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** Of a rate's period DRF reads the first letter alone, so that a month would be a minute. */
const periods = new Set('s sec second seconds m min minute minutes h hour hours d day days'.split(' '));

export function* throttleRates(project: Project): Iterable<Finding> {
    for (const { setting } of settingsOf(project)) {
        if (setting.kind !== 'throttle' || !setting.throttle) continue;
        const { rate } = setting.throttle;
        const [count = '', period = ''] = rate.split('/');
        if (count === '' || period === '') continue;
        if (!periods.has(period)) yield finding('throttle-period', setting.span, { period });
        else if (!/^\d+$/.test(count)) yield finding('throttle-count', setting.span, { count });
        else if (Number(count) === 0) yield finding('throttle-count', setting.span, { count });
    }
}
