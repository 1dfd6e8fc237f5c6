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
