import type { Project } from '../model/project.js';
import type { SourceSpan } from '../model/source-span.js';
import type { Code, ParamsOf } from './catalogue.js';

/** Something that a rule found: where, and what its wording needs to know. */
export interface Finding<C extends Code = Code> {
    readonly code: C;
    readonly span: SourceSpan;
    readonly params: ParamsOf<C>;
    /** Other places that have to do with it: the first of two that clash. */
    readonly related?: readonly RelatedPlace[];
    /** That a name in `span` leads nowhere is what it says: the language need not say so again. */
    readonly isMissingName?: true;
}

export interface RelatedPlace {
    readonly span: SourceSpan;
    readonly message: string;
}

/** A function of the model: no editor in it, no order among rules. It never throws, whatever the model. */
export type Rule = (project: Project) => Iterable<Finding>;

export const finding = <C extends Code>(
    code: C,
    span: SourceSpan,
    params: ParamsOf<C>,
    related: readonly RelatedPlace[] = [],
): Finding<C> => ({ code, span, params, ...(related.length > 0 && { related }) });

/** A finding, said of a name which perhaps leads nowhere. */
export const findingOfName = <C extends Code>(
    code: C,
    span: SourceSpan,
    params: ParamsOf<C>,
    isMissing: boolean,
): Finding<C> => ({ code, span, params, ...(isMissing && { isMissingName: true }) });
