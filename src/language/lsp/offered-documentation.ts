import type { AstNode } from 'langium';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { type Described, describe } from './describe.js';

/** What the completions that were offered last say of themselves: worked out for those that are looked at. */
export class OfferedDocumentation {
    private readonly described: Described;
    private list = 0;
    private offered: { readonly node: AstNode; readonly name: string }[] = [];

    constructor(described: Described) {
        this.described = described;
    }

    /** Forgets what was offered before. */
    begin(): void {
        this.list++;
        this.offered = [];
    }

    /** @returns what an item must hold as its `data` */
    add(node: AstNode, name: string): readonly [list: number, index: number] {
        return [this.list, this.offered.push({ node, name }) - 1];
    }

    /** An item of an earlier list stays as it is. */
    resolve(item: CompletionItem): CompletionItem {
        const [list, index] = Array.isArray(item.data) ? item.data : [];
        const offer = list === this.list ? this.offered[index] : undefined;
        const value = offer && describe(this.described, offer.node, offer.name);
        return value ? { ...item, documentation: { kind: 'markdown', value } } : item;
    }
}
