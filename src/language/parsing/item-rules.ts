/**
 * What regions.ts has to know of the grammar, read from the grammar: which declarations have a block, which rule the items
 * of that block follow, and how an item can be told from the rest of a line.
 */
import { AstUtils, GrammarAST, GrammarUtils } from 'langium';

/** The block of one kind of declaration: `'{' items+=ModelItem* '}'`. */
export interface BlockRule {
    /** The declaration's type: `ModelDeclaration`. */
    readonly type: string;
    /** Where its items go: `items`. */
    readonly property: string;
    readonly itemRule: string;
    /** Grammar elements that concrete syntax nodes refer to: the call of the item's rule, and the braces. */
    readonly call: GrammarAST.RuleCall;
    readonly open: GrammarAST.Keyword;
    readonly close: GrammarAST.Keyword;
    /** The word no such declaration can do without: `model`. Rows of fixtures have none. */
    readonly keyword?: string;
}

/** The items that one rule stands for. */
export interface ItemRule {
    readonly name: string;
    /** Keywords that an item may start with. */
    readonly heads: ReadonlySet<string>;
    /** Whether an item may start with a word that is no keyword. */
    readonly startsWithName: boolean;
    /** Whether an item may start `name:`. */
    readonly startsWithKey: boolean;
    /** Which of `and or where as`, at the start of a line, continue an item instead of starting one. */
    readonly continuations: ReadonlySet<string>;
    /** All keywords and punctuation that an item may hold outside its block. */
    readonly keywords: ReadonlySet<string>;
    /** Items that have blocks themselves. */
    readonly blocks: readonly BlockRule[];
}

export interface ItemRules {
    readonly entry: string;
    readonly entryCall: GrammarAST.RuleCall;
    readonly entryProperty: string;
    blockOf(type: string): BlockRule | undefined;
    itemRule(name: string): ItemRule;
}

const continuing: ReadonlySet<string> = new Set(['and', 'or', 'where', 'as']);

export function createItemRules(grammar: GrammarAST.Grammar): ItemRules {
    const rules = new Map(grammar.rules.filter(GrammarAST.isParserRule).map(rule => [rule.name, rule]));
    const blocks = new Map<string, BlockRule>();
    const blockOfCall = new Map<GrammarAST.RuleCall, BlockRule>();
    for (const rule of rules.values()) {
        for (const block of blocksIn(rule)) {
            blocks.set(block.type, block);
            blockOfCall.set(block.call, block);
        }
    }

    const itemRules = new Map<string, ItemRule>();
    const itemRule = (name: string): ItemRule => {
        const known = itemRules.get(name);
        if (known) return known;
        const rule = rules.get(name);
        if (!rule) throw new Error(`The grammar has no rule '${name}'.`);
        const start = firstOf(rule.definition);
        const reach = reachOf(rule, blockOfCall);
        const made: ItemRule = {
            name,
            heads: start.keywords,
            startsWithName: start.terminals.has('ID') || start.terminals.has('WORD'),
            startsWithKey: start.terminals.has('KEY'),
            continuations: new Set([...reach.keywords].filter(word => continuing.has(word))),
            keywords: reach.keywords,
            blocks: reach.blocks,
        };
        itemRules.set(name, made);
        return made;
    };

    const entry = [...rules.values()].find(rule => rule.entry);
    const files = entry && AstUtils.streamAllContents(entry).find(GrammarAST.isAssignment);
    if (!entry || !files || !GrammarAST.isRuleCall(files.terminal))
        throw new Error('The entry rule must be a list of items.');
    return {
        entry: entry.name,
        entryCall: files.terminal,
        entryProperty: files.feature,
        blockOf: type => blocks.get(type),
        itemRule,
    };
}

function* blocksIn(rule: GrammarAST.ParserRule): Iterable<BlockRule> {
    for (const group of AstUtils.streamAst(rule).filter(GrammarAST.isGroup)) {
        for (const [index, open] of group.elements.entries()) {
            const items = group.elements[index + 1];
            const close = group.elements[index + 2];
            if (
                !GrammarAST.isKeyword(open) ||
                open.value !== '{' ||
                !GrammarAST.isKeyword(close) ||
                close.value !== '}'
            )
                continue;
            if (!GrammarAST.isAssignment(items) || items.cardinality !== '*' || !GrammarAST.isRuleCall(items.terminal))
                continue;
            yield {
                type: typeAt(open, rule),
                property: items.feature,
                itemRule: items.terminal.rule.$refText,
                call: items.terminal,
                open,
                close,
                keyword: keywordBefore(open),
            };
        }
    }
}

/** The type of the node under construction at `element`: that of the nearest `{infer X}` before it, or the rule's. */
function typeAt(element: GrammarAST.AbstractElement, rule: GrammarAST.ParserRule): string {
    for (const before of elementsBefore(element)) {
        if (GrammarAST.isAction(before) && !before.feature)
            return before.inferredType?.name ?? before.type?.$refText ?? rule.name;
    }
    return GrammarUtils.getTypeName(rule);
}

/** The first keyword that must be read before `element` can follow. */
function keywordBefore(element: GrammarAST.AbstractElement): string | undefined {
    let first: string | undefined;
    for (const before of elementsBefore(element)) {
        if (GrammarAST.isKeyword(before) && !before.cardinality) first = before.value;
    }
    return first;
}

/** From near to far, out of all groups around `element`. */
function* elementsBefore(element: GrammarAST.AbstractElement): Iterable<GrammarAST.AbstractElement> {
    for (let inner = element; ; ) {
        const outer = inner.$container;
        if (GrammarAST.isGroup(outer)) yield* outer.elements.slice(0, outer.elements.indexOf(inner)).reverse();
        if (!outer || !GrammarAST.isAbstractElement(outer)) return;
        inner = outer;
    }
}

interface First {
    readonly keywords: Set<string>;
    readonly terminals: Set<string>;
    readonly optional: boolean;
}

function firstOf(element: GrammarAST.AbstractElement): First {
    const first = firstWithin(element);
    return { ...first, optional: first.optional || element.cardinality === '?' || element.cardinality === '*' };
}

function firstWithin(element: GrammarAST.AbstractElement): First {
    if (GrammarAST.isKeyword(element)) return first({ keyword: element.value });
    if (GrammarAST.isAction(element)) return { ...first({}), optional: true };
    if (GrammarAST.isAssignment(element)) return firstOf(element.terminal);
    if (GrammarAST.isCrossReference(element)) return element.terminal ? firstOf(element.terminal) : first({});
    if (GrammarAST.isRuleCall(element)) {
        const rule = element.rule.ref;
        return GrammarAST.isParserRule(rule) ? firstOf(rule.definition) : first({ terminal: rule?.name });
    }
    if (GrammarAST.isAlternatives(element)) {
        const alternatives = element.elements.map(firstOf);
        return { ...merge(alternatives), optional: alternatives.some(one => one.optional) };
    }
    if (GrammarAST.isGroup(element)) {
        const parts: First[] = [];
        for (const part of element.elements) {
            parts.push(firstOf(part));
            if (!parts.at(-1)?.optional) break;
        }
        return { ...merge(parts), optional: parts.every(one => one.optional) };
    }
    return first({});
}

const first = ({ keyword, terminal }: { keyword?: string; terminal?: string | undefined }): First => ({
    keywords: new Set(keyword === undefined ? [] : [keyword]),
    terminals: new Set(terminal === undefined ? [] : [terminal]),
    optional: false,
});

const merge = (parts: readonly First[]) => ({
    keywords: new Set(parts.flatMap(part => [...part.keywords])),
    terminals: new Set(parts.flatMap(part => [...part.terminals])),
});

/** What an item may hold without the items of its block, which are cut off before. */
function reachOf(
    start: GrammarAST.ParserRule,
    blockOfCall: ReadonlyMap<GrammarAST.RuleCall, BlockRule>,
): { readonly keywords: Set<string>; readonly blocks: BlockRule[] } {
    const seen = new Set<GrammarAST.ParserRule>();
    const blocks = new Map<string, BlockRule>();
    const keywords = new Set<string>();
    const visit = (rule: GrammarAST.ParserRule): void => {
        if (seen.has(rule)) return;
        seen.add(rule);
        for (const element of AstUtils.streamAllContents(rule)) {
            if (GrammarAST.isKeyword(element)) keywords.add(element.value);
            if (!GrammarAST.isRuleCall(element)) continue;
            const block = blockOfCall.get(element);
            if (block) blocks.set(block.type, block);
            else if (GrammarAST.isParserRule(element.rule.ref)) visit(element.rule.ref);
        }
    };
    visit(start);
    return { keywords, blocks: [...blocks.values()] };
}
