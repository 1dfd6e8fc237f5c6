import type { AstNode, CommentProvider } from 'langium';
import type { Library } from '../../model/library.js';
import type { SourceAnchor } from '../../model/source-span.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { Spans } from './span-of.js';

/** What lowering one declaration reads besides it. */
export interface Lowering {
    readonly names: ProjectNames;
    readonly library: Library;
    readonly spans: Spans;
    documentationOf(node: AstNode): string | undefined;
}

export interface LoweringContext {
    readonly names: ProjectNames;
    readonly library: Library;
    readonly comments: CommentProvider;
}

/** Each top-level declaration, and each in an app, counts its spans from its own start, its anchor. */
export function loweringOf(context: LoweringContext, anchor: SourceAnchor): Lowering {
    return {
        names: context.names,
        library: context.library,
        spans: new Spans(anchor),
        documentationOf: node => documentationText(context.comments.getComment(node)),
    };
}

/** The text of a comment that begins with two stars, without the stars; undefined for any other. */
export function documentationText(comment: string | undefined): string | undefined {
    if (!comment?.startsWith('/**') || comment.length < 5) return undefined;
    const text = comment
        .slice('/**'.length, comment.endsWith('*/') ? -'*/'.length : undefined)
        .split(/\r?\n/)
        .map(line => line.replace(/^[ \t]*\*?[ \t]?/, '').trimEnd())
        .join('\n')
        .trim();
    return text === '' ? undefined : text;
}

/** An object without the members that are undefined, as the model wants its optional ones. */
export function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
    const result = {} as Record<string, unknown>;
    // Without the lists of `Object.entries`: it is asked for every field.
    for (const key in members) {
        const value: unknown = members[key];
        if (value !== undefined) result[key] = value;
    }
    return result as { [K in keyof T]: Exclude<T[K], undefined> };
}
