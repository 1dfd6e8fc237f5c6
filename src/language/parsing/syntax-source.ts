/** What AST nodes know of where they come from. */
import type { AstNode, CstNode } from 'langium';
import type { ParsedFile, Region } from './parsed-file.js';

/**
 * The region or file whose outermost node it is; otherwise the number of a part of the region that a container of it is the
 * outermost node of, or concrete syntax that stands by itself.
 */
export type Source = ParsedFile | Region | number | CstNode;

const source = Symbol('source');

interface Sourced extends AstNode {
    [source]?: Source | undefined;
}

export const sourceOf = (node: AstNode): Source | undefined => (node as Sourced)[source];

export function setSource(node: AstNode, value: Source | undefined): void {
    (node as Sourced)[source] = value;
}
