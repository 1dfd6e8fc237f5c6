/**
 * AST nodes whose `$cstNode` is made when it is asked for: a property of their prototype, so that a node keeps no more than the
 * number of the part that it was read from, or the region whose outermost node it is. What the outermost node of a region stands
 * in, and where, is the region's to know: the declaration around is another node after each edit in it.
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

type NodeClass = new () => AstNode;

/** By their `$type`, since V8 makes room for as many properties as the first objects of a class have. */
const classes = new Map<string, NodeClass>();
const outermostClasses = new Map<string, NodeClass>();

abstract class SyntaxNode {
    get $cstNode(): CstNode | undefined {
        return cstOf(this as unknown as AstNode);
    }

    set $cstNode(node: CstNode | undefined) {
        setSource(this as unknown as AstNode, node);
    }
}

abstract class OutermostNode extends SyntaxNode {
    get $container(): AstNode | undefined {
        const region = sourceOf(this as unknown as AstNode);
        return region instanceof Region ? region.outerNode : undefined;
    }

    /** For who puts it into another tree than that of its region. */
    set $container(container: AstNode | undefined) {
        Object.defineProperty(this, '$container', {
            value: container,
            configurable: true,
            enumerable: true,
            writable: true,
        });
    }

    get $containerIndex(): number | undefined {
        const { $container: container, $containerProperty: property } = this as unknown as AstNode;
        const siblings = container?.[property as keyof AstNode] as unknown;
        return Array.isArray(siblings) ? siblings.indexOf(this) : undefined;
    }
}

function classOf(type: string): NodeClass {
    let known = classes.get(type);
    if (!known) {
        known = class extends SyntaxNode {} as unknown as NodeClass;
        classes.set(type, known);
    }
    return known;
}

function outermostClassOf(type: string): NodeClass {
    let known = outermostClasses.get(type);
    if (!known) {
        known = class extends OutermostNode {} as unknown as NodeClass;
        outermostClasses.set(type, known);
    }
    return known;
}

/** A node without any property. */
export const createNode = (type: string): AstNode => new (classOf(type))();
export const createOutermostNode = (type: string): AstNode => new (outermostClassOf(type))();

/** Makes `$cstNode` of a node of Langium's parser a property of the prototype. */
export function makeSourced(node: AstNode): void {
    if (!(node instanceof SyntaxNode)) Object.setPrototypeOf(node, classOf(node.$type).prototype as object);
}

/** Has a node ask its region what it stands in. */
export function makeOutermost(node: AstNode): void {
    if (!(node instanceof OutermostNode)) Object.setPrototypeOf(node, outermostClassOf(node.$type).prototype as object);
}
