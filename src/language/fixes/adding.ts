/** Writing something into a text where it belongs: an option of a field, a line of a block. */
import { type AstNode, AstUtils, GrammarUtils, type TextDocument } from 'langium';
import { type Position, type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';

import { rangeOf } from './fix.js';

/** The options of a field, a relation or an inline. */
type Optioned = ast.FieldType | ast.SerializerField;

/** An option by its name. */
export const optionOf = (type: Pick<Optioned, 'arguments'> | undefined, name: string): ast.NamedArgument | undefined =>
    type?.arguments.filter(ast.isNamedArgument).find(({ option }) => option?.$refText === name);

/** The last of the options. */
export function addOption(type: Optioned, text: string): TextEdit | undefined {
    const last = rangeOf(type.arguments.at(-1))?.end;
    if (last) return TextEdit.insert(last, `, ${text}`);
    const open = GrammarUtils.findNodeForKeyword(type.$cstNode, '(');
    if (open) return TextEdit.insert(open.range.end, text);
    const end = endOfType(type);
    return end && TextEdit.insert(end, `(${text})`);
}

/** A flag: of a class in Python nobody knows which words are flags, so that its value has to be said. */
export const addFlag = (type: Optioned, name: string): TextEdit | undefined =>
    addOption(type, 'python' in type && type.python !== undefined ? `${name}=true` : name);

/** Gives an option a value, whether it has one already or not. */
export function setOption(type: Optioned, name: string, value: string): TextEdit | undefined {
    const given = rangeOf(optionOf(type, name)?.value);
    return given ? TextEdit.replace(given, value) : addOption(type, `${name}=${value}`);
}

/** Gives an option a value that may stand without its name, in its place among the arguments: the length of `Char(20)`. */
export function setPositional(type: Optioned, place: number, name: string, value: string): TextEdit | undefined {
    const given = type.arguments[place];
    const range = given && !ast.isNamedArgument(given) && ast.isNumberLiteral(given) ? rangeOf(given) : undefined;
    return range ? TextEdit.replace(range, value) : setOption(type, name, value);
}

/** Behind the type's name, `[]` and `?`: where its options begin. */
export function endOfType(type: Optioned): Position | undefined {
    const ends = [
        rangeOf(ast.isFieldType(type) ? type.target : type.type)?.end,
        ...['any', 'python', 'optional', 'method'].map(
            property => GrammarUtils.findNodeForProperty(type.$cstNode, property)?.range.end,
        ),
        GrammarUtils.findNodeForKeyword(type.$cstNode, ']')?.range.end,
    ];
    return ends
        .filter(end => end !== undefined)
        .sort(byPlace)
        .at(-1);
}

const byPlace = (one: Position, other: Position): number => one.line - other.line || one.character - other.character;

/** `?` behind the type, where there is none. */
export function makeOptional(type: ast.FieldType | undefined): TextEdit | undefined {
    if (!type || type.optional) return undefined;
    const many = GrammarUtils.findNodeForKeyword(type.$cstNode, ']')?.range.end;
    const end = many ?? rangeOf(type.target)?.end;
    return end && TextEdit.insert(end, '?');
}

/** A block's line as its first or last; on a line of its own where the block's other lines are. */
export function addLine(block: AstNode, text: string, where: 'first' | 'last' = 'last'): TextEdit | undefined {
    const open = GrammarUtils.findNodeForKeyword(block.$cstNode, '{')?.range;
    const close = GrammarUtils.findNodesForKeyword(block.$cstNode, '}').at(-1)?.range;
    if (!open || !close) return undefined;
    const { textDocument } = AstUtils.getDocument(block);
    const lines = linesIn(block)
        .map(rangeOf)
        .filter(range => range !== undefined);
    const lastLine = lines.at(-1);
    if (open.end.line === close.start.line) {
        if (!lastLine) {
            const inner = textDocument.getText({ start: open.end, end: close.start });
            return inner.trim() === ''
                ? TextEdit.replace({ start: open.end, end: close.start }, ` ${text} `)
                : TextEdit.insert(close.start, `${text} `);
        }
        return where === 'first'
            ? TextEdit.insert((lines[0] as Range).start, `${text}  `)
            : TextEdit.insert(lastLine.end, `  ${text}`);
    }
    const indent = indentOf(lines, block, textDocument);
    const after = where === 'first' || !lastLine ? open : lastLine;
    // Behind a comment that stands on the same line.
    const rest = textDocument.getText({ start: after.end, end: { line: after.end.line + 1, character: 0 } });
    const isComment = /^[ \t]*(\/\/.*|\/\*.*\*\/[ \t]*)?\r?\n?$/.test(rest);
    const at = isComment ? { line: after.end.line, character: after.end.character + rest.trimEnd().length } : after.end;
    return TextEdit.insert(at, isComment ? `\n${indent}${text}` : `\n${indent}${text}\n${indent}`);
}

function indentOf(lines: readonly Range[], block: AstNode, textDocument: TextDocument): string {
    const textBefore = ({ line, character }: Position): string =>
        textDocument.getText({ start: { line, character: 0 }, end: { line, character } });
    for (const { start } of lines) {
        const before = textBefore(start);
        if (before.trim() === '') return before;
    }
    const start = rangeOf(block)?.start;
    const outer = start ? (/^\s*/.exec(textBefore(start))?.[0] ?? '') : '';
    return `${outer}  `;
}

function linesIn(block: AstNode): readonly AstNode[] {
    const { items, members, rows } = block as { items?: AstNode[]; members?: AstNode[]; rows?: AstNode[] };
    return items ?? members ?? rows ?? [];
}
