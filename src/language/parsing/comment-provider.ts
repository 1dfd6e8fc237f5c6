import { type AstNode, DefaultCommentProvider } from 'langium';
import { commentBefore } from './syntax-ranges.js';

/** Langium's, which need not make a file's concrete syntax to see that no comment stands before a declaration. */
export class DjagramCommentProvider extends DefaultCommentProvider {
    override getComment(node: AstNode): string | undefined {
        const comment = commentBefore(node);
        if (comment === undefined) return super.getComment(node);
        if (comment === 'none') return undefined;
        return this.grammarConfig().multilineCommentRules.includes(comment.type) ? comment.text : undefined;
    }
}
