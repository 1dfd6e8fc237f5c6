import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { attributeListsOf } from './graph-walk.js';

/** Of two attributes of one name in one statement the later counts alone. A title is a label too, which another one may replace. */
export function* repeatedGraphAttributes(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        for (const { attributes } of attributeListsOf(graph)) {
            const seen = new Set<string>();
            for (const attribute of attributes) {
                const { name, span } = attribute;
                if ('value' in attribute && attribute.valueSpan === span) continue;
                if (name !== '' && seen.has(name)) yield finding('repeated-graph-attribute', span, { attribute: name });
                seen.add(name);
            }
        }
    }
}
