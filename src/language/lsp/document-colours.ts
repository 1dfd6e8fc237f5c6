/** The colours of graphs, for an editor to show and to choose. */
import { AstUtils, type LangiumDocument } from 'langium';
import type { ColorInformation, ColorPresentation, ColorPresentationParams } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import { graphvizAttributes } from '../../model/graphviz-attributes.js';
import { graphvizColour, graphvizColourNames } from '../../model/graphviz-colours.js';
import * as ast from '../generated/ast.js';
import { fileOf } from '../scoping/project-files.js';
import { cssColour } from './css-colour.js';

export function documentColours(document: LangiumDocument): ColorInformation[] {
    const graphs = fileOf(document)?.items.filter(ast.isGraphDeclaration) ?? [];
    return graphs.flatMap(graph =>
        AstUtils.streamAllContents(graph)
            .filter(ast.isAttribute)
            .filter(({ key }) => graphvizAttributes.get(key)?.types.some(type => type.kind === 'colour') ?? false)
            .flatMap(({ value, cases }) => [value, ...cases.map(each => each.value)])
            .flatMap(value => (value ? coloursIn(document, value) : []))
            .toArray(),
    );
}

/** A text may hold several: `red:blue;0.3`. */
function coloursIn({ textDocument }: LangiumDocument, value: ast.AttributeValue): ColorInformation[] {
    const cst = value.$cstNode;
    if (!cst || !(ast.isStringLiteral(value) || ast.isPath(value))) return [];
    return [...cst.text.matchAll(/[^":;]+/g)].flatMap(({ 0: text, index }) => {
        // A share of a gradient is no colour; numbers are, if there are three.
        const rgba = graphvizColour(text);
        if (!rgba) return [];
        const start = cst.offset + index;
        const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(start + text.length) };
        return { range, color: rgba };
    });
}

/** `#rrggbb`, and the name of the colour where it has one. In quotes where none are. */
export function colourPresentations(
    document: LangiumDocument,
    { color, range }: ColorPresentationParams,
): ColorPresentation[] {
    const hexadecimal = cssColour(color);
    const names = graphvizColourNames().filter(name => {
        const named = graphvizColour(name);
        return named && /^[a-z]+$/.test(name) && cssColour(named) === hexadecimal;
    });
    const quoted = isInQuotes(document, range);
    return [hexadecimal, ...names].map(label => {
        const newText = quoted || /^\w+$/.test(label) ? label : JSON.stringify(label);
        return { label, textEdit: { range, newText } };
    });
}

function isInQuotes({ textDocument }: LangiumDocument, { start }: Range): boolean {
    const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    return (before.replaceAll(/\\./g, '').split('"').length - 1) % 2 === 1;
}
