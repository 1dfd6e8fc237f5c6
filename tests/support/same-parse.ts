/** Whether two parse results say the same: all that anybody can ask a syntax tree. */
import {
    type AstNode,
    type CstNode,
    isAstNode,
    isCompositeCstNode,
    isLeafCstNode,
    isReference,
    type ParseResult,
} from 'langium';

/** Of the first difference, where it is and what it consists of; nothing where there is none. */
export function differenceBetween(actual: ParseResult, expected: ParseResult): string | undefined {
    try {
        new Comparison().results(actual, expected);
        return undefined;
    } catch (error) {
        if (error instanceof Difference) return error.message;
        throw error;
    }
}

class Difference extends Error {}

class Comparison {
    private readonly nodes = new Map<AstNode, AstNode>();
    private readonly cst = new Map<CstNode, CstNode>();

    results(actual: ParseResult, expected: ParseResult): void {
        this.equal('fullText', actual.value.$cstNode?.root.fullText, expected.value.$cstNode?.root.fullText);
        this.equal('lexer errors', actual.lexerErrors, expected.lexerErrors);
        this.equal('parser errors', errorsOf(actual), errorsOf(expected));
        this.equal('lexer report', actual.lexerReport, expected.lexerReport);
        this.pairNodes('', actual.value, expected.value);
        this.pairCst('', actual.value.$cstNode, expected.value.$cstNode);
        for (const [one, other] of this.cst) this.cstNode(one, other);
        for (const [one, other] of this.nodes) this.node(one, other);
    }

    private pairNodes(path: string, actual: unknown, expected: unknown): void {
        if (Array.isArray(actual) && Array.isArray(expected)) {
            this.equal(`length of ${path}`, actual.length, expected.length);
            for (const [index, one] of actual.entries()) this.pairNodes(`${path}/${index}`, one, expected[index]);
        } else if (isReference(actual) && isReference(expected)) {
            this.equal(path, actual.$refText, expected.$refText);
        } else if (isAstNode(actual) && isAstNode(expected)) {
            this.nodes.set(actual, expected);
            // In their order: trees are walked in it.
            this.equal(`properties of ${path}`, namesIn(actual), namesIn(expected));
            for (const [name, one] of Object.entries(actual)) {
                const other = (expected as unknown as Record<string, unknown>)[name];
                if (surroundings.has(name)) continue;
                this.pairNodes(`${path}/${name}`, one, other);
            }
        } else this.equal(path, actual, expected);
    }

    private pairCst(path: string, actual: CstNode | undefined, expected: CstNode | undefined): void {
        if (!actual || !expected) {
            if (actual !== expected) throw new Difference(`concrete syntax at ${path}`);
            return;
        }
        this.cst.set(actual, expected);
        if (!isCompositeCstNode(actual) || !isCompositeCstNode(expected)) return;
        this.equal(`content of ${path} ${expected.text}`, actual.content.length, expected.content.length);
        for (const [index, one] of actual.content.entries()) {
            this.pairCst(`${path}/${index}`, one, expected.content[index]);
        }
    }

    private node(actual: AstNode, expected: AstNode): void {
        const container = actual.$container && this.nodes.get(actual.$container);
        if (container !== expected.$container) throw new Difference(`container of a ${actual.$type}`);
        const cst = actual.$cstNode && this.cst.get(actual.$cstNode);
        if (cst !== expected.$cstNode) throw new Difference(`concrete syntax of a ${actual.$type}`);
        for (const [name, value] of Object.entries(actual)) {
            const other = (expected as unknown as Record<string, unknown>)[name];
            for (const [index, one] of [value].flat().entries()) {
                const reference = isReference(one) ? one.$refNode && this.cst.get(one.$refNode) : undefined;
                const wanted = [other].flat()[index];
                if (isReference(wanted) && reference !== wanted.$refNode)
                    throw new Difference(`syntax of a reference in ${actual.$type}/${name}`);
            }
        }
    }

    private cstNode(actual: CstNode, expected: CstNode): void {
        const what = `concrete syntax \`${expected.text}\``;
        this.equal(what, placesOf(actual), placesOf(expected));
        if (actual.grammarSource !== expected.grammarSource) throw new Difference(`grammar source of ${what}`);
        if (this.cst.get(actual.root) !== expected.root) throw new Difference(`root of ${what}`);
        const container = actual.container && this.cst.get(actual.container);
        if (container !== expected.container) throw new Difference(`container of ${what}`);
        if (this.nodes.get(actual.astNode) !== expected.astNode) throw new Difference(`node of ${what}`);
    }

    private equal(what: string, actual: unknown, expected: unknown): void {
        if (Object.is(actual, expected)) return;
        const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
        if (is !== should) throw new Difference(`${what} is ${is} instead of ${should}`);
    }
}

/** What a node is seen with, which is compared by itself. */
const surroundings = new Set(['$container', '$cstNode', '$document']);

const namesIn = (node: AstNode): string[] => Object.keys(node).filter(name => name !== '$document');

function placesOf(node: CstNode): unknown[] {
    const { offset, end, length, text, hidden, range } = node;
    return [offset, end, length, text, hidden, range, isLeafCstNode(node) ? node.tokenType.name : undefined];
}

function errorsOf({ parserErrors }: ParseResult): unknown[] {
    return parserErrors.map(error => [
        error.name,
        error.message,
        placeOf(error.token),
        'previousToken' in error ? placeOf(error.previousToken as Place) : undefined,
    ]);
}

type Place = ParseResult['parserErrors'][number]['token'];

const placeOf = (token: Place): unknown[] => [
    token.image,
    token.startOffset,
    token.endOffset,
    token.startLine,
    token.endLine,
    token.startColumn,
    token.endColumn,
    token.tokenType.name,
];
