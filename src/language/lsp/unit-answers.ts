import type { DeclarationNode } from '../scoping/declaration.js';
import { UnitText } from './unit-text.js';

/**
 * What is answered about declarations, where that depends on nothing but their own text. An edit leaves the nodes of all others
 * what they are, and with them what was answered; what stands below it is moved by whole lines, since who shares a line with an
 * edit is parsed anew.
 */
export class UnitAnswers<T> {
    private readonly make: (unit: DeclarationNode, text: UnitText) => T;
    private readonly move: (answer: T, lines: number) => T;
    private readonly made = new WeakMap<DeclarationNode, { readonly firstLine: number; readonly answer: T }>();

    constructor(make: (unit: DeclarationNode, text: UnitText) => T, move: (answer: T, lines: number) => T) {
        this.make = make;
        this.move = move;
    }

    of(unit: DeclarationNode): T {
        const text = new UnitText(unit);
        const { firstLine } = text;
        const before = this.made.get(unit);
        if (before?.firstLine === firstLine) return before.answer;
        const answer = before ? this.move(before.answer, firstLine - before.firstLine) : this.make(unit, text);
        this.made.set(unit, { firstLine, answer });
        return answer;
    }
}
