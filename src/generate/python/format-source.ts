/**
 * Breaks the lines of Python that emitters write, each statement on one line however long, as `ruff format` does. It
 * knows what emitters write and no more: long chains of calls are for the emitter to take apart.
 */
export function formatSource(source: string): string {
    const lines: string[] = [];
    let quote: string | undefined;
    for (const line of source.split('\n')) {
        const inString = quote !== undefined;
        quote = tripleQuoteAfter(line, quote);
        const verbatim = inString || quote !== undefined || /^\s*(#|"""|$)/.test(line);
        if (verbatim || fits(line)) lines.push(inString ? line : line.trimEnd());
        else lines.push(...statement(line));
    }
    return `${lines.join('\n').trimEnd()}\n`;
}

const width = 88;
const indentation = '    ';

/** The triple quotes that a line leaves open. */
function tripleQuoteAfter(line: string, open: string | undefined): string | undefined {
    if (!line.includes('"""')) return open;
    let quote = open;
    for (let at = 0; at < line.length; at++) {
        if (quote !== undefined) {
            if (line[at] === '\\') at++;
            else if (line.startsWith(quote, at)) {
                at += 2;
                quote = undefined;
            }
        } else if (line[at] === '#') {
            break;
        } else if (line[at] === '"' || line[at] === "'") {
            if (line.startsWith('"""', at)) {
                quote = '"""';
                at += 2;
            } else {
                at = endOfString(line, at);
            }
        }
    }
    return quote;
}

/** The place of the quote that ends the string begun at `start`. */
function endOfString(text: string, start: number): number {
    const quote = text[start];
    for (let at = start + 1; at < text.length; at++) {
        if (text[at] === '\\') at++;
        else if (text[at] === quote) return at;
    }
    return text.length;
}

/** In columns: East Asian wide characters and emoji take two. */
export function displayWidth(text: string): number {
    if (isPlain(text)) return text.length;
    let columns = 0;
    for (const character of text) {
        if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
        columns += wide.test(character) ? 2 : 1;
    }
    return columns;
}
const wide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Whether each character takes one column, as nearly always: asking each what it is would cost more than all else here. */
function isPlain(text: string): boolean {
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x300) return false;
    return true;
}

const fits = (line: string, room = 0): boolean => displayWidth(line) + room <= width;

/** A bracket and its other half, or the quotes of a string, with all between them. */
interface Enclosed {
    readonly open: number;
    readonly close: number;
}

/** The brackets and strings of a text that lie in no bracket, in order. */
function enclosures(text: string): Enclosed[] {
    const found: Enclosed[] = [];
    let depth = 0;
    let open = 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at] ?? '';
        if (character === '"' || character === "'") {
            const close = endOfString(text, at);
            found.push({ open: at, close });
            at = close;
        } else if (character === '(' || character === '[' || character === '{') {
            if (depth++ === 0) {
                open = at;
                before = found.length;
            }
        } else if ((character === ')' || character === ']' || character === '}') && --depth === 0) {
            found.splice(before, found.length, { open, close: at });
        }
    }
    return found;
}

/** The brackets of a text that lie in no other, in order; strings are passed over. */
const outerBrackets = (text: string): Enclosed[] =>
    enclosures(text).filter(({ open }) => '([{'.includes(text[open] ?? ''));

/**
 * Splits at a pattern outside brackets and strings.
 * @param pattern with the flag `g`
 */
function splitOutside(text: string, pattern: RegExp): string[] {
    const parts: string[] = [];
    let start = 0;
    let enclosed: readonly Enclosed[] | undefined;
    let next = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const { index } = match;
        // Most texts have no match at all, and need no look at what is enclosed.
        enclosed ??= enclosures(text);
        while ((enclosed[next]?.close ?? text.length) < index) next++;
        const around = enclosed[next];
        if (around && around.open <= index) {
            pattern.lastIndex = around.close + 1;
            continue;
        }
        parts.push(text.slice(start, index));
        start = index + match[0].length;
        pattern.lastIndex = Math.max(start, index + 1);
    }
    parts.push(text.slice(start));
    return parts;
}

/** Where `splitOutside` splits. */
const atComma = /, /g;
const atEquals = / = /g;
const chainLink = /(?<=\))(?=\.)/g;
const atComprehension = / (?=for \S+.* in |if )/g;
const atFor = / for /g;
const beforeFor = / (?=for )/g;
const beforeIf = / (?=if )/g;

function statement(line: string): string[] {
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const text = line.trim();
    const manager = /^with (.*):$/s.exec(text);
    if (manager?.[1] !== undefined) {
        const items = splitOutside(manager[1], atComma);
        if (items.length > 1) return enclosed(indent, 'with (', items, '):', true);
    }
    const loop = /^(for .*? in )(.*):$/s.exec(text);
    if (loop?.[1] && loop[2] && isChain(loop[2])) {
        return [`${indent}${loop[1]}(`, ...links(indent + indentation, loop[2]), `${indent}):`];
    }
    const test = /^((?:if|elif|while) )(.*):$/s.exec(text);
    if (test?.[1] && test[2] && (operatorIn(test[2]) || isChain(test[2]))) {
        return [`${indent}${test[1]}(`, ...parenthesized(indent + indentation, test[2]), `${indent}):`];
    }
    const parts = /^((?:return|yield|raise) |[\w.]+ [-+|&]= )(.*)$/s.exec(text);
    const assigned = parts ? undefined : splitOutside(text, atEquals);
    const head = parts?.[1] ?? (assigned && assigned.length > 1 ? `${assigned.slice(0, -1).join(' = ')} = ` : '');
    const value = text.slice(head.length);
    if (head === '') return broken(indent, text);
    const elements = splitOutside(value, atComma);
    if (elements.length > 1 && assigned) return enclosed(indent, `${head}(`, elements, ')', true);
    const inBrackets = `${indent}${indentation}${value}`;
    const beside = lastOperandBroken(indent, head, value);
    if (beside) return beside;
    if (operatorIn(value) || callsInChain(value) > 2) {
        if (fits(inBrackets)) return [`${indent}${head}(`, inBrackets, `${indent})`];
        if (operatorIn(value)) {
            return [`${indent}${head}(`, ...operands(indent + indentation, value), `${indent})`];
        }
        if (isChain(value)) return [`${indent}${head}(`, ...links(indent + indentation, value), `${indent})`];
    }
    if (!outerBrackets(value).some(({ open, close }) => close > open + 1)) {
        return fits(inBrackets) ? [`${indent}${head}(`, inBrackets, `${indent})`] : [indent + text];
    }
    return broken(indent, text);
}

/** A value between brackets of its own that has to be broken at its operators, or at the links of a chain. */
const parenthesized = (indent: string, value: string): string[] => {
    if (fits(indent + value)) return [indent + value];
    return operatorIn(value) ? operands(indent, value) : links(indent, value);
};

/** Where one operator has a call behind it, the call is broken and no brackets are put around the whole. */
function lastOperandBroken(indent: string, head: string, value: string): string[] | undefined {
    const operator = operatorIn(value);
    if (!operator || splitOutside(value, operator).length !== 2) return undefined;
    const last = outerBrackets(value).at(-1);
    if (!last || last.close !== value.length - 1 || last.close === last.open + 1) return undefined;
    const before = value.slice(0, last.open);
    if (!/\w$/.test(before) || before.length < (splitOutside(value, operator)[0]?.length ?? 0)) return undefined;
    const lines = broken(indent, head + value);
    const [first = ''] = lines;
    return first === indent + head + value.slice(0, last.open + 1) && lines.every(line => fits(line))
        ? lines
        : undefined;
}

/** Weakest first. */
const operatorPatterns = [
    / (?=if |else )/g,
    / (?=or )/g,
    / (?=and )/g,
    / (?=\| )/g,
    / (?=& )/g,
    / (?=[+-] )/g,
    / (?=[*/%] )/g,
];

/** The weakest operator of a value, at which it is broken. */
const operatorIn = (value: string): RegExp | undefined =>
    operatorPatterns.find(pattern => splitOutside(value, pattern).length > 1);

function operands(indent: string, value: string): string[] {
    const operator = operatorIn(value);
    if (!operator) return broken(indent, value);
    return splitOutside(value, operator).flatMap(operand => {
        if (fits(indent + operand)) return [indent + operand];
        if (operatorIn(operand)) return operands(indent, operand);
        return isChain(operand) ? links(indent, operand) : broken(indent, operand);
    });
}

const callsInChain = (value: string): number =>
    outerBrackets(value).filter(({ open }) => /[\w)\]]/.test(value[open - 1] ?? '') && value[open] === '(').length;

/** Whether a value is calls of calls of calls, which stand below each other when they have to be broken. */
const isChain = (value: string): boolean =>
    callsInChain(value) > 2 &&
    !operatorIn(value) &&
    splitOutside(value, chainLink).length > 2 &&
    !/^\w+ ?=/.test(value);

const links = (indent: string, value: string): string[] =>
    splitOutside(value, chainLink).flatMap(link => broken(indent, link));

/** A text that may be too long, broken at its last brackets. */
function broken(indent: string, text: string, suffix = ''): string[] {
    if (fits(indent + text + suffix)) return [indent + text + suffix];
    const brackets = outerBrackets(text).filter(({ open, close }) => close > open + 1);
    // The last whose head still fits; what is behind it must fit as well.
    const bracket =
        brackets.findLast(
            ({ open, close }) => fits(indent + text.slice(0, open + 1)) && fits(indent + text.slice(close) + suffix),
        ) ?? brackets.at(-1);
    if (!bracket) return [indent + text + suffix];
    const inner = text.slice(bracket.open + 1, bracket.close).replace(/,\s*$/, '');
    const head = text.slice(0, bracket.open + 1);
    const tail = text.slice(bracket.close) + suffix;
    const isDefinition = /^(async )?def \w+\($/.test(head);
    const isCall = /[\w)\]]$/.test(head.slice(0, -1)) && !/\b(in|return|and|or|not|if|else)$/.test(head.slice(0, -1));
    const generator = splitOutside(inner, atComprehension);
    if (
        generator.length > 1 &&
        splitOutside(inner, atComma).filter(part => !/^\w+ in /.test(part)).length >= 1 &&
        / in /.test(inner) &&
        isComprehension(inner)
    ) {
        const whole = indent + indentation + inner;
        const lines = fits(whole) ? [whole] : comprehension(indent + indentation, inner);
        return [indent + head, ...lines, indent + tail];
    }
    const elements = splitOutside(inner, atComma);
    // The comma that makes a tuple of one.
    const isTuple = !isCall && text[bracket.open] === '(' && /,\s*$/.test(text.slice(0, bracket.close));
    const single = (isDefinition || isTuple) && elements.length === 1;
    return enclosed(indent, head, elements, tail, !isCall || single || !fits(indent + indentation + inner), single);
}

const isComprehension = (inner: string): boolean => splitOutside(inner, atFor).length > 1;

const comprehension = (indent: string, inner: string): string[] =>
    splitOutside(inner, beforeFor).flatMap((part, index) =>
        index === 0 ? broken(indent, part) : splitOutside(part, beforeIf).flatMap(piece => broken(indent, piece)),
    );

/** Elements between brackets: on one line of their own, or on one each. */
function enclosed(
    indent: string,
    head: string,
    elements: readonly string[],
    tail: string,
    each: boolean,
    commaBehindOne = false,
): string[] {
    const inner = indent + indentation;
    if (!each) return [indent + head, `${inner}${elements.join(', ')}`, indent + tail];
    const comma = elements.length > 1 || commaBehindOne ? ',' : '';
    return [indent + head, ...elements.flatMap(element => brokenElement(inner, element, comma)), indent + tail];
}

function brokenElement(indent: string, element: string, comma: string): string[] {
    if (fits(indent + element + comma)) return [indent + element + comma];
    if (!/^(\*|\w+=|"[^"]*": )/.test(element) || operatorIn(element)) {
        const operator = operatorIn(element);
        if (operator) {
            const lines = operands(indent, element);
            return lines.map((line, index) => (index === lines.length - 1 ? line + comma : line));
        }
    }
    if (isChain(element)) {
        const lines = links(indent, element);
        return lines.map((line, index) => (index === lines.length - 1 ? line + comma : line));
    }
    return broken(indent, element, comma);
}
