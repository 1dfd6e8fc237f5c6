/** What a declaration says of itself: its header and its documentation, as completion and hovers show it. */
import { type AstNode, type CommentProvider, isAstNode } from 'langium';
import type { OptionFacts } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { wordDocumentation } from '../library/word-documentation.js';
import { documentationText } from '../lowering/lowering.js';
import { markdownBlock, markdownCode, markdownText } from './markdown.js';

/** What a description is made from. */
export interface Described {
    readonly comments: CommentProvider;
}

/** As Markdown; undefined where there is nothing to say. */
export function describe(described: Described, node: AstNode, name: string): string | undefined {
    const parts = [headerOf(node), documentationOf(described, node, name)].filter(part => part !== undefined);
    return parts.length === 0 ? undefined : parts.join('\n\n');
}

/** The library's words are our own and hold backticks; a user's are text. */
export function documentationOf({ comments }: Described, node: AstNode, name: string): string | undefined {
    const option = ast.isParameter(node) ? optionFacts(node) : undefined;
    if (option) return describeOption(option);
    if (ast.isBuiltinDeclaration(node) && (node.kind === 'function' || node.kind === 'aggregate')) {
        return djangoLibrary().functions.get(name)?.documentation;
    }
    if (ast.isParameter(node) && ast.isBuiltinDeclaration(node.$container)) {
        return wordDocumentation.serializer_option?.[node.name];
    }
    const text = documentationText(comments.getComment(node));
    if (text === undefined) return undefined;
    return isInLibrary(node) ? text : markdownText(text);
}

/** `parameter` of a field class of the library. */
export function optionFacts(parameter: ast.Parameter): OptionFacts | undefined {
    const owner = parameter.$container;
    if (!ast.isFieldTypeDeclaration(owner) || !isInLibrary(owner)) return undefined;
    return djangoLibrary().fieldClasses.get(owner.name)?.options.get(parameter.name);
}

function describeOption({ documentation, types, nullable, default: byDefault }: OptionFacts): string {
    const isOfDeletion = types.includes('on-delete');
    const taken = [...types, ...(nullable && !isOfDeletion ? ['null'] : [])].map(type => typeWords[type] ?? type);
    const fallback = isOfDeletion ? deletionByDefault : byDefault && markdownCode(byDefault);
    const notes = [`Takes ${taken.join(' or ')}.`, ...(fallback ? [`Default: ${fallback}.`] : [])];
    return `${documentation}\n\n${notes.join(' ')}`;
}

/** The facts' types of options, as people call them. */
const typeWords: Readonly<Record<string, string>> = {
    boolean: '`true` or `false`',
    string: 'a text',
    word: 'a name',
    integer: 'a whole number',
    field: 'a field',
    list: 'a list',
    object: '`{ key: value }`',
    callable: 'a function of Python in backticks',
    class: 'a class of Python in backticks',
    expression: 'an expression',
    model: 'a model',
    any: 'any value',
    'on-delete': 'a rule such as `CASCADE`, `PROTECT` or `SET_NULL`',
    null: '`null`',
};

/** Django has none, so that the language decides. */
const deletionByDefault = '`CASCADE`, or `SET_NULL` where the relation is optional';

function headerOf(node: AstNode): string | undefined {
    if (ast.isFieldTypeDeclaration(node) && isInLibrary(node)) return markdownBlock(signatureOf(node));
    if (ast.isBuiltinDeclaration(node)) return undefined;
    if (ast.isParameter(node) && optionFacts(node)) return undefined;
    const header = headerText(node);
    return header && markdownBlock(header);
}

/** `Char(max_length, …)`: what stands first without a name, then the rest. */
export function signatureOf(node: ast.FieldTypeDeclaration): string {
    const positional = djangoLibrary().fieldClasses.get(node.name)?.positional ?? [];
    const more = node.parameters.length > positional.length ? ['…'] : [];
    return `${node.name}(${[...positional, ...more].join(', ')})`;
}

/** A declaration without its block: its first line, or all of it where a line continues it. */
export function headerText(node: AstNode): string | undefined {
    const cst = node.$cstNode;
    if (!cst) return undefined;
    const body = firstOfBlock(node);
    const brace = body === undefined ? -1 : cst.text.lastIndexOf('{', body - cst.offset);
    const text = (brace > 0 ? cst.text.slice(0, brace) : cst.text.replace(/\s*\{\s*\}$/, '')).trimEnd();
    const lines = text.split(/\r?\n/);
    return lines.length > 8 ? [...lines.slice(0, 8), '…'].join('\n') : text;
}

/** The offset of the first item of a declaration's block. */
function firstOfBlock(node: AstNode): number | undefined {
    for (const property of ['items', 'members', 'rows', 'values', 'permissions'] as const) {
        const list = (node as unknown as Record<string, unknown>)[property];
        if (!Array.isArray(list) || list.length === 0 || !isAstNode(list[0])) continue;
        return list[0].$cstNode?.offset;
    }
    return undefined;
}
