import type { Project } from '../../../model/project.js';
import type { SourceSpan } from '../../../model/source-span.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { isOpaque } from '../option-values.js';
import { adminPages, optionNamed } from './admin-page.js';

/** The groups of a form, as an inline's arguments may give them: `[[title, { fields: [...] }], ...]`. */
export function* adminFieldsets(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        const option = optionNamed(page, 'fieldsets');
        if (!option) continue;
        if (optionNamed(page, 'fields')) yield finding('admin.E005', option.span, {});
        const [only] = option.values;
        // The items of a list stand inside it.
        if (only?.kind === 'value' && only.value.span === option.span) {
            if (!isOpaque(only.value)) yield finding('admin.E007', option.span, {});
            continue;
        }
        const seen = new Set<string>();
        for (const value of option.values) {
            if (value.kind === 'value') yield* ofGroup(value.value, seen);
        }
    }
}

/** `seen`: the names in the groups before it. */
function* ofGroup(group: Value, seen: Set<string>): Iterable<Finding> {
    if (isOpaque(group)) return;
    const [, content, ...rest] = group.kind === 'list' ? group.items : [];
    if (group.kind !== 'list') yield finding('admin.E008', group.span, { expected: 'a list' });
    else if (!content || rest.length > 0) yield finding('admin.E009', group.span, {});
    else if (content.kind !== 'object') yield finding('admin.E010', content.span, {});
    else {
        const fields = content.entries.find(({ key }) => key === 'fields')?.value;
        if (!fields) yield finding('admin.E011', content.span, {});
        else if (fields.kind !== 'list') yield finding('admin.E008', fields.span, { expected: 'a list of fields' });
        else yield* repeated(namesIn(fields), seen);
    }
}

interface Named {
    readonly name: string;
    readonly span: SourceSpan;
}

/** One line of a form may show several fields. */
function namesIn(value: Value): Named[] {
    if (value.kind === 'list') return value.items.flatMap(namesIn);
    const name = nameIn(value);
    return name === undefined ? [] : [{ name, span: value.span }];
}

function* repeated(fields: readonly Named[], seen: Set<string>): Iterable<Finding> {
    for (const { name, span } of fields) {
        if (seen.has(name)) yield finding('admin.E012', span, { field: name });
        seen.add(name);
    }
}
