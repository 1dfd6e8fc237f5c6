/** The one way in for tests of the syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IToken } from 'chevrotain';
import { type AstNode, EmptyFileSystem, isAstNode, isReference } from 'langium';
import { expect } from 'vitest';
import type { DslFile } from '../../src/language/generated/ast.js';
import type { SourceText } from '../../src/language/parsing/chunked-text.js';
import { type Region, childrenOf as regionsIn } from '../../src/language/parsing/parsed-file.js';
import { createRegionParser, type RegionParseResult, RegionParser } from '../../src/language/parsing/parser.js';

import { Shapes } from '../../src/language/parsing/shapes.js';
import { createServices, type DjagramServices } from '../../src/language/services.js';

let services: DjagramServices | undefined;

export function languageServices(): DjagramServices {
    services ??= createServices(EmptyFileSystem).djagram;
    return services;
}

export const parse = (text: string): RegionParseResult<DslFile> => regionParser().parse<DslFile>(text);

/** `previous` is used up. */
export const reparse = (previous: RegionParseResult, text: SourceText): RegionParseResult<DslFile> =>
    regionParser().reparse<DslFile>(previous, text);

let forgetful: RegionParser | undefined;

/** By a parser that remembers nothing of what it has parsed before. */
export function parseAnew(text: string): RegionParseResult<DslFile> {
    class NoShapes extends Shapes {
        override keyOf(): undefined {
            return undefined;
        }
    }
    forgetful ??= createRegionParser(languageServices(), new NoShapes(languageServices()));
    return forgetful.parse<DslFile>(text);
}

function regionParser(): RegionParser {
    const parser = languageServices().parser.LangiumParser;
    if (!(parser instanceof RegionParser)) throw new Error('The language is parsed by another parser than expected.');
    return parser;
}

/** Without spaces and comments, as the parser sees them. */
export const tokensOf = (text: string): readonly IToken[] => languageServices().parser.Lexer.tokenize(text).tokens;

/** `3:14 Expected ...`, with one-based lines and columns; an error at the end of a line stands behind its last token. */
export function syntaxErrors(text: string): string[] {
    const { lexerErrors, parserErrors } = parse(text);
    return [
        ...lexerErrors.map(error => `${error.line}:${error.column} ${error.message}`),
        ...parserErrors.map(error => {
            const real = Number.isFinite(error.token.startOffset) && error.token.startOffset >= 0;
            const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
            const place = real
                ? `${error.token.startLine}:${error.token.startColumn}`
                : `${previous?.endLine}:${(previous?.endColumn ?? 0) + 1}`;
            return `${place} ${error.message}`;
        }),
    ];
}

/** Parses `text`, which must have no syntax error. */
export function parsed(text: string): DslFile {
    expect(syntaxErrors(text), text).toEqual([]);
    return parse(text).value;
}

/** The first node of a type in a text without errors. */
export function firstOf<N extends AstNode>(text: string, is: (node: unknown) => node is N): N {
    const find = (node: AstNode): N | undefined => {
        if (is(node)) return node;
        for (const child of childrenOf(node)) {
            const found = find(child);
            if (found) return found;
        }
        return undefined;
    };
    const found = find(parsed(text));
    if (!found) throw new Error(`No such node in: ${text}`);
    return found;
}

function childrenOf(node: AstNode): AstNode[] {
    return Object.entries(node)
        .filter(([name]) => !name.startsWith('$'))
        .flatMap(([, value]) => (Array.isArray(value) ? value.filter(isAstNode) : isAstNode(value) ? [value] : []));
}

/** A syntax tree as plain data, references by their text. `without` leaves out one property of the outermost node. */
export function plain(value: unknown, without?: string): unknown {
    if (Array.isArray(value)) return value.map(item => plain(item));
    if (isReference(value)) return `@${value.$refText}`;
    if (!isAstNode(value)) return value;
    const absent = (one: unknown) => one === undefined || (Array.isArray(one) && one.length === 0);
    const properties = Object.entries(value).filter(
        ([name, one]) => !name.startsWith('$') && name !== without && !absent(one),
    );
    return { $type: value.$type, ...Object.fromEntries(properties.map(([name, one]) => [name, plain(one)])) };
}

/** A declaration or a line of a body, told apart from others by all that it says itself, but not by what its block says. */
export interface Declaration {
    readonly print: string;
    readonly region: Region;
    /** The kind of declaration that it is or stands in, below the app: `ModelDeclaration`. */
    readonly kind: string;
}

export function declarationsOf({ regions }: RegionParseResult): Declaration[] {
    const found: Declaration[] = [];
    const visit = (region: Region, kind: string | undefined) => {
        const { node } = region;
        const children = regionsIn(region);
        const own = kind ?? (node && node.$type !== 'AppDeclaration' ? node.$type : undefined);
        if (node) {
            const block = children.find(child => child.node)?.node?.$containerProperty;
            const print = JSON.stringify([region.rule, plain(node, block ?? 'items')]);
            found.push({ print, region, kind: own ?? node.$type });
        }
        for (const child of children) visit(child, own);
    };
    for (const region of regions ?? []) visit(region, undefined);
    return found;
}

const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url));

export interface Example {
    readonly name: string;
    readonly text: string;
}

export function exampleFiles(): Example[] {
    return readdirSync(examplesFolder, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.dsl'))
        .sort()
        .map(name => join(examplesFolder, name))
        .map(file => ({ name: relative(examplesFolder, file), text: readFileSync(file, 'utf8') }));
}
