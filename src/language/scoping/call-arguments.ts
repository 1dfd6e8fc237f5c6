import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';

/** An argument that is given by its name: `distinct=true`, which is a comparison to the grammar. */
export interface NamedCallArgument {
    readonly name: ast.Path;
    readonly value: ast.Expression;
}

/** Whether a word stands where an argument of a call is named. */
export function isArgumentName(path: ast.Path): path is ast.Path & { $container: ast.BinaryExpression } {
    const { $container: comparison, segments } = path;
    return (
        ast.isBinaryExpression(comparison) &&
        comparison.left === path &&
        comparison.operator === '=' &&
        segments.length === 1 &&
        ast.isFunctionCall(comparison.$container) &&
        comparison.$containerProperty === 'arguments'
    );
}

/** The argument's name and value, where the name is one that the call knows. */
export function namedCallArgument(argument: ast.Expression): NamedCallArgument | undefined {
    if (!ast.isBinaryExpression(argument) || !argument.right) return undefined;
    const { left: name, right: value } = argument;
    if (!ast.isPath(name) || !isArgumentName(name)) return undefined;
    return isBuiltinParameter(name.segments[0]?.ref) ? { name, value } : undefined;
}

/** Whether a call, or its name, stands where a field's validators are listed. */
export function inValidators(node: AstNode): boolean {
    for (let from = node, at = node.$container; at; from = at, at = at.$container) {
        if (ast.isNamedArgument(at)) return at.option?.$refText === 'validators';
        if (givesValidators(at, from)) return true;
    }
    return false;
}

/** `Array(Char(10, validators=[...]))`. `from`: what is looked out from. */
export function givesValidators(node: AstNode, from: AstNode): boolean {
    if (!ast.isBinaryExpression(node) || node.right !== from || !ast.isPath(node.left)) return false;
    return isArgumentName(node.left) && node.left.segments[0]?.$refText === 'validators';
}

/** Whether an argument's name leads nowhere, which the linker says. */
export function isMisnamed(argument: ast.Expression): boolean {
    const name = ast.isBinaryExpression(argument) && ast.isPath(argument.left) ? argument.left : undefined;
    return name !== undefined && isArgumentName(name) && name.segments[0]?.ref === undefined;
}

/** The word for what is called: a function, an aggregate or a validator. */
export function calledWord(call: ast.FunctionCall): ast.BuiltinDeclaration | undefined {
    const target: unknown = call.function?.segments.at(-1)?.ref;
    return ast.isBuiltinDeclaration(target) ? target : undefined;
}

const isBuiltinParameter = (node: unknown): boolean =>
    ast.isParameter(node) && ast.isBuiltinDeclaration(node.$container);
