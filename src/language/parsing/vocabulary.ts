import type { TokenType, TokenTypeDictionary } from 'chevrotain';
import { GrammarAST } from 'langium';

const MAX_SHARED_LENGTH = 40;
const MAX_SHARED = 20_000;

/** V8 keeps a part of a text as a place in the whole; joining makes another one. */
const detached = (part: string): string => (part.length < 13 ? part : ` ${part}`.slice(1));

/** The types of a grammar's tokens, by the numbers that Chevrotain gives them. */
export class Vocabulary {
    readonly open: number;
    readonly close: number;
    readonly doubleDash: number;
    readonly dash: number;
    readonly key: number;
    readonly word: number;
    private readonly types: (TokenType | undefined)[] = [];
    private readonly byName: TokenTypeDictionary;
    private readonly shared = new Map<string, string>();
    /** Of keywords and punctuation. */
    private readonly fixedImages: (string | undefined)[] = [];

    constructor(types: TokenTypeDictionary, grammar: GrammarAST.Grammar) {
        this.byName = types;
        const terminals = new Set(grammar.rules.filter(GrammarAST.isTerminalRule).map(({ name }) => name));
        for (const type of Object.values(types)) {
            const index = type.tokenTypeIdx as number;
            this.types[index] = type;
            this.fixedImages[index] = terminals.has(type.name) ? undefined : type.name;
        }
        this.open = this.numberOf('{');
        this.close = this.numberOf('}');
        this.doubleDash = this.numberOf('--');
        this.dash = this.numberOf('-');
        this.key = this.numberOf('KEY');
        this.word = this.numberOf('WORD');
    }

    type(number: number): TokenType {
        const type = this.types[number];
        if (!type) throw new Error(`The grammar has no token of number ${number}.`);
        return type;
    }

    /** What all tokens of a type look like, if they look the same. */
    image(number: number): string | undefined {
        return this.fixedImages[number];
    }

    /**
     * The same text, always as the same string where it is short, and never one that keeps alive what it was cut from: names
     * outlive the text that they are read from.
     */
    share(image: string): string {
        if (image.length > MAX_SHARED_LENGTH) return detached(image);
        const known = this.shared.get(image);
        if (known !== undefined) return known;
        if (this.shared.size >= MAX_SHARED) this.shared.clear();
        const own = detached(image);
        this.shared.set(own, own);
        return own;
    }

    numberOf(name: string): number {
        const type = this.byName[name];
        if (!type) throw new Error(`The grammar has no token '${name}'.`);
        return type.tokenTypeIdx as number;
    }

    numberOfKeyword(word: string): number | undefined {
        const number = this.byName[word]?.tokenTypeIdx;
        return number !== undefined && this.fixedImages[number] !== undefined ? number : undefined;
    }
}
