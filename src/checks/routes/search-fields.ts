import type { Project } from '../../model/project.js';
import { fieldClassOf } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { fieldAt } from './filter-lookups.js';
import { settingsOf } from './settings-of.js';

/** A search looks for text in text: DRF asks for `icontains`, which a relation refuses and other columns answer oddly. */
export function* searchFields(project: Project): Iterable<Finding> {
    for (const { setting } of settingsOf(project)) {
        if (setting.kind !== 'search_fields') continue;
        for (const path of setting.paths) {
            const name = path.segments.map(segment => segment.name).join('.');
            if (path.transforms.length > 0) continue;
            const last = path.segments.at(-1)?.target;
            const field = fieldAt(project, path);
            if (last?.kind === 'reverse' || (field && /relation|generic/.test(field.type.kind))) {
                yield finding('search-of-relation', path.span, { field: name });
            } else if (field && path.searchPrefix !== '=') {
                const { valueType = 'unknown', name: type = '' } = fieldClassOf(project, field) ?? {};
                if (notText.has(valueType)) yield finding('search-of-no-text', path.span, { field: name, type });
            }
        }
    }
}

const notText = new Set(['number', 'boolean', 'date', 'time', 'datetime', 'duration', 'binary']);
