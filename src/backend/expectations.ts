import type { JsonValue } from '../model/wire-value.js';
import { jsonPathText, type Operator, type PlannedExpectation } from '../requests/request-plan.js';

export interface ExpectationOutcome {
    /** `json results[0].sku = "a1"`. */
    readonly text: string;
    readonly met: boolean;
    /** What came instead; in words where nothing came. */
    readonly actual: string;
}

export interface Answer {
    readonly status: number;
    /** Undefined where there is no such header. */
    header(name: string): string | undefined;
    /** Undefined where the body is no JSON. */
    readonly json: { readonly value: unknown } | undefined;
}

export const checkExpectations = (
    expectations: readonly PlannedExpectation[],
    answer: Answer,
): readonly ExpectationOutcome[] => expectations.map(expectation => checkExpectation(expectation, answer));

function checkExpectation(expectation: PlannedExpectation, answer: Answer): ExpectationOutcome {
    const { text } = expectation;
    switch (expectation.kind) {
        case 'status':
            return { text, met: answer.status === expectation.status, actual: `status ${answer.status}` };
        case 'header': {
            const { name, operator, value } = expectation;
            const actual = answer.header(name);
            if (actual === undefined) return { text, met: operator === '!=', actual: 'no such header' };
            return { text, met: compareHeader(name, actual, operator, value), actual };
        }
        case 'json': {
            if (!answer.json) return { text, met: false, actual: 'a body that is no JSON' };
            const found = stepInto(answer.json.value, expectation.path);
            if ('missingAt' in found) {
                const where = jsonPathText(expectation.path.slice(0, found.missingAt + 1));
                return { text, met: expectation.operator === '!=', actual: `nothing at ${where}` };
            }
            const expected = plainJson(expectation.value);
            return { text, met: compare(found.value, expectation.operator, expected), actual: shortJson(found.value) };
        }
    }
}

function compareHeader(name: string, actual: string, operator: Operator, expected: string): boolean {
    if (operator === 'contains') return actual.toLowerCase().includes(expected.toLowerCase());
    // `application/json` means the media type, whatever the charset, unless one is asked for.
    const media = name.toLowerCase() === 'content-type' && !expected.includes(';');
    const value = media ? (actual.split(';')[0] ?? '').trim().toLowerCase() : actual.trim();
    return compare(value, operator, media ? expected.toLowerCase() : expected);
}

function stepInto(
    value: unknown,
    path: readonly (string | number)[],
): { readonly value: unknown } | { readonly missingAt: number } {
    let current = value;
    for (const [index, step] of path.entries()) {
        if (typeof step === 'number' ? !Array.isArray(current) : !isObject(current)) return { missingAt: index };
        const holder = current as Record<string | number, unknown>;
        if (!Object.hasOwn(holder, step)) return { missingAt: index };
        current = holder[step];
    }
    return { value: current };
}

/**
 * A number equals the text of the same number, since Django writes decimals as text; `<` and the like compare numbers
 * where both sides are, else texts, which puts dates and times of one format in order.
 */
function compare(actual: unknown, operator: Operator, expected: unknown): boolean {
    switch (operator) {
        case '=':
            return equal(actual, expected);
        case '!=':
            return !equal(actual, expected);
        case 'contains':
            if (typeof actual === 'string') return typeof expected === 'string' && actual.includes(expected);
            if (Array.isArray(actual)) return actual.some(item => equal(item, expected));
            return isObject(actual) && typeof expected === 'string' && Object.hasOwn(actual, expected);
        default: {
            const order = orderOf(actual, expected);
            if (order === undefined) return false;
            if (operator === '<') return order < 0;
            if (operator === '<=') return order <= 0;
            return operator === '>' ? order > 0 : order >= 0;
        }
    }
}

function equal(actual: unknown, expected: unknown): boolean {
    if (actual === expected) return true;
    if (typeof actual === 'number' || typeof expected === 'number') {
        const [one, other] = [numberOf(actual), numberOf(expected)];
        return one !== undefined && one === other;
    }
    if (Array.isArray(actual) && Array.isArray(expected)) {
        return actual.length === expected.length && actual.every((item, index) => equal(item, expected[index]));
    }
    if (!isObject(actual) || !isObject(expected)) return false;
    const keys = Object.keys(expected);
    return (
        keys.length === Object.keys(actual).length &&
        keys.every(key => Object.hasOwn(actual, key) && equal(actual[key], expected[key]))
    );
}

function orderOf(actual: unknown, expected: unknown): number | undefined {
    const [one, other] = [numberOf(actual), numberOf(expected)];
    if (one !== undefined && other !== undefined) return one - other;
    if (typeof actual !== 'string' || typeof expected !== 'string') return undefined;
    return actual < expected ? -1 : actual > expected ? 1 : 0;
}

function numberOf(value: unknown): number | undefined {
    if (typeof value === 'number') return value;
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function plainJson(value: JsonValue): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if ('number' in value) return Number(value.number.replaceAll('_', ''));
    if ('list' in value) return value.list.map(plainJson);
    return Object.fromEntries(value.object.map(([key, item]) => [key, plainJson(item)]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 200;

function shortJson(value: unknown): string {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
