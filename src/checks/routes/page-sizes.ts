import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** DRF and Django take a page of no rows for no pages at all, and cannot cut a row in two. */
export function* pageSizes(project: Project): Iterable<Finding> {
    for (const { setting } of settingsOf(project)) {
        const size =
            setting.kind === 'paginate_by'
                ? setting.size
                : setting.kind === 'pagination'
                  ? setting.pagination?.size
                  : undefined;
        if (size !== undefined && !(Number.isInteger(size) && size > 0)) {
            yield finding('page-size', setting.span, { size });
        }
    }
}
