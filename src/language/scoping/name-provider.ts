import { type AstNode, type CstNode, DefaultNameProvider, GrammarUtils } from 'langium';
import * as ast from '../generated/ast.js';

/** The names of what is declared by being used: a node that a chain mentions first, and a relation's other end. */
export class DjagramNameProvider extends DefaultNameProvider {
    override getName(node: AstNode): string | undefined {
        if (ast.isNodeUse(node)) return node.node?.$refText;
        if (ast.isNamedArgument(node)) return isRelatedName(node) ? wordOf(node.value) : undefined;
        if (ast.isMetaOption(node)) return node.key === 'default_related_name' ? wordOf(node.values[0]) : undefined;
        return super.getName(node);
    }

    override getNameNode(node: AstNode): CstNode | undefined {
        if (ast.isNodeUse(node)) return node.node?.$refNode;
        if (ast.isNamedArgument(node)) return isRelatedName(node) ? node.value?.$cstNode : undefined;
        if (ast.isMetaOption(node)) {
            return node.key === 'default_related_name' ? node.values[0]?.$cstNode : undefined;
        }
        return GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    }
}

const isRelatedName = (argument: ast.NamedArgument): boolean =>
    argument.option?.$refText === 'related_name' || argument.option?.$refText === 'related_query_name';

const wordOf = (value: ast.Value | undefined): string | undefined =>
    ast.isPath(value) && value.segments.length === 1 ? value.segments[0]?.$refText : undefined;
