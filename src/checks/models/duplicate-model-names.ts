import { documentRangeOf } from '../../model/source-span.js';
import { comparingRule } from '../comparing-rule.js';
import { type DeclaredName, declaredNames, repeatedAmong } from '../repeated-names.js';

/** Models, enums and custom fields of an app are classes of one `models.py`: the later would replace the earlier. */
export const duplicateModelNames = comparingRule<DeclaredName>(
    'duplicateModelNames',
    function* (project) {
        for (const app of project.apps) {
            if (app.origin === 'library') continue;
            yield* declaredNames(app.name, app.name === '' ? 'this file' : `app '${app.name}'`, [
                ...app.models.map(model => ['model', model] as const),
                ...app.enums.map(choices => ['enum', choices] as const),
                ...app.customFields.map(field => ['field type', field] as const),
            ]);
        }
    },
    names => repeatedAmong(names.toSorted(inOrder)),
);

/** The text's order counts, whatever the kinds; of several files it is that of their names. */
function inOrder({ element: one }: DeclaredName, { element: other }: DeclaredName): number {
    const [first, second] = [documentRangeOf(one.span), documentRangeOf(other.span)];
    if (first.uri !== second.uri) return first.uri < second.uri ? -1 : 1;
    return first.start - second.start;
}
