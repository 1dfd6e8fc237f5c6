/**
 * AST nodes whose `$cstNode` is made when it is asked for: a property of their prototype, so that a node keeps no more than the
 * number of the part that it was read from, or the region whose outermost node it is.
 */
import type { AstNode, CstNode } from 'langium';
import { ParsedFile, Region } from './parsed-file.js';
import { setSource, sourceOf } from './syntax-source.js';
import { fileSyntax, regionSyntax } from './syntax-tree.js';

function cstOf(node: AstNode): CstNode | undefined {
    const source = sourceOf(node);
    if (typeof source !== 'number') {
        if (source instanceof Region) return regionSyntax(source);
        return source instanceof ParsedFile ? fileSyntax(source) : source;
    }
    let outermost = node;
    while (typeof sourceOf(outermost) === 'number' && outermost.$container) outermost = outermost.$container;
    const region = sourceOf(outermost);
    return region instanceof Region ? regionSyntax(region, source) : undefined;
}

/** By their `$type`, since V8 makes room for as many properties as the first objects of a class have. */
const classes = new Map<string, new () => AstNode>();

abstract class SyntaxNode {
    get $cstNode(): CstNode | undefined {
        return cstOf(this as unknown as AstNode);
    }

    set $cstNode(node: CstNode | undefined) {
        setSource(this as unknown as AstNode, node);
    }
}

function classOf(type: string): new () => AstNode {
    const known = classes.get(type);
    if (known) return known;
    const made = class extends SyntaxNode {} as unknown as new () => AstNode;
    classes.set(type, made);
    return made;
}

/** A node without any property. */
export const createNode = (type: string): AstNode => new (classOf(type))();

/** Makes `$cstNode` of a node of Langium's parser a property of the prototype. */
export function makeSourced(node: AstNode): void {
    if (!(node instanceof SyntaxNode)) Object.setPrototypeOf(node, classOf(node.$type).prototype as object);
}
