import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { checkedWith } from '../checked-models.js';
import { optionSpan } from '../option-values.js';
import { writtenFields } from '../written-fields.js';
import { isOwnModel, type NamedRelation, namedRelationsOf } from './reverse-relations.js';

/** A related_name is an attribute in Python and a name in queries. */
export function* relatedNames(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) yield* placeholders(field);
    // What an abstract model declares is said once for all that extend it, where its name does not tell them apart.
    const seen = new Set<string>();
    // One that has no relations has nothing to look at in its heirs.
    const sources = ownModels(project).filter(({ kind, fields }) => kind !== 'abstract' || fields.some(isRelation));
    const pairs = sources.flatMap(source => checkedWith(project, source).map(model => ({ source, model })));
    for (const { source, model } of pairs) {
        for (const relation of namedRelationsOf(project, model)) {
            const { field, declaredBy } = relation.from;
            const isDeclaredOwn = field && isOwnModel(project, declaredBy);
            // What Django adds to an abstract model is said of those that extend it.
            if ((isDeclaredOwn ? declaredBy : model) !== source) continue;
            for (const [code, name, option] of problemsOf(relation)) {
                const place = isDeclaredOwn ? (option ? optionSpan(field, option) : field.span) : model.span;
                if (seen.has(keyOf(code, place))) continue;
                seen.add(keyOf(code, place));
                yield finding(code, place, { field: relation.from.name, name });
            }
        }
    }
}

const isRelation = ({ type }: Field): boolean => type.kind === 'relation';

const keyOf = (code: string, { anchor, start }: SourceSpan): string => `${code} ${anchor.uri} ${anchor.offset + start}`;

type Problem = readonly [code: 'fields.E306' | 'fields.E308' | 'fields.E309', name: string, option: string | undefined];

function* problemsOf({ from, relatedName, queryName, isHidden }: NamedRelation): Iterable<Problem> {
    const written = (name: string): string | undefined => (from.field && optionOf(from.field, name) ? name : undefined);
    if (relatedName !== undefined && !relatedName.endsWith('+') && !isName(relatedName)) {
        yield ['fields.E306', relatedName, written('related_name')];
    }
    const isEmpty = !relatedName && from.field !== undefined && nameIn(optionOf(from.field, 'related_name')) === '';
    if (isEmpty) yield ['fields.E306', '', 'related_name'];
    if (isHidden) return;
    const option = written('related_query_name') ?? written('related_name');
    if (queryName.endsWith('_')) yield ['fields.E308', queryName, option];
    if (queryName.includes('__')) yield ['fields.E309', queryName, option];
}

/** A placeholder that Django does not know ends its start. */
function* placeholders(field: Field): Iterable<Finding> {
    if (field.type.kind !== 'relation') return;
    for (const option of ['related_name', 'related_query_name']) {
        const placeholder = unknownPlaceholder(nameIn(optionOf(field, option)) ?? '');
        if (placeholder === undefined) continue;
        yield finding('related-name-placeholder', optionSpan(field, option), { placeholder });
        return;
    }
}

const unknownPlaceholder = (text: string): string | undefined =>
    text.match(/%\([^)]*\)\w?/g)?.find(found => !/^%\((class|model_name|app_label)\)s$/.test(found));

const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !pythonKeywords.has(text);
