/** The colours of graphs, for an editor to show and to choose. */
import { AstUtils, type LangiumDocument } from 'langium';
import type { ColorInformation, ColorPresentation, ColorPresentationParams } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import { graphvizAttributes } from '../../model/graphviz-attributes.js';
import { graphvizColour, graphvizColourNames } from '../../model/graphviz-colours.js';
import * as ast from '../generated/ast.js';
import { rangeOfNode } from '../parsing/syntax-ranges.js';
import { fileOf } from '../scoping/project-files.js';
import { cssColour } from './css-colour.js';
import { UnitAnswers } from './unit-answers.js';
import { movedRange, type UnitText } from './unit-text.js';

const answers = new UnitAnswers(
    (unit, text) =>
        AstUtils.streamAllContents(unit)
            .filter(ast.isAttribute)
            .filter(({ key }) => graphvizAttributes.get(key)?.types.some(type => type.kind === 'colour') ?? false)
            .flatMap(({ value, cases }) => [value, ...cases.map(each => each.value)])
            .flatMap(value => (value ? coloursIn(value, text) : []))
            .toArray(),
    (colours, lines) => colours.map(({ range, color }) => ({ range: movedRange(range, lines), color })),
);

export function documentColours(document: LangiumDocument): ColorInformation[] {
    const graphs = fileOf(document)?.items.filter(ast.isGraphDeclaration) ?? [];
    return graphs.flatMap(graph => answers.of(graph));
}

/** A text may hold several: `red:blue;0.3`. */
function coloursIn(value: ast.AttributeValue, text: UnitText): ColorInformation[] {
    const whole = rangeOfNode(value);
    if (!whole || !(ast.isStringLiteral(value) || ast.isPath(value))) return [];
    return [...text.slice(whole).matchAll(/[^":;]+/g)].flatMap(({ 0: part, index }) => {
        // A share of a gradient is no colour; numbers are, if there are three.
        const color = graphvizColour(part);
        if (!color) return [];
        const offset = whole.offset + index;
        return [{ range: text.range({ offset, end: offset + part.length }), color }];
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
