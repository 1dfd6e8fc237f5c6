/**
 * The colours that an editor shows before the language server answers, made from the grammar of the language.
 *
 * No word is reserved, so a word is coloured as a keyword by its place: at the head of a line or of a one-line block, or
 * where it connects the parts of a declaration; never before a colon, an arrow or a dot.
 */
import { AstUtils, GrammarAST } from 'langium';
import { createItemRules } from '../src/language/parsing/item-rules.ts';

interface Pattern {
    readonly name?: string;
    readonly match?: string;
    readonly begin?: string;
    readonly end?: string;
    readonly captures?: Readonly<Record<string, { readonly name: string }>>;
    readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
    readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
    readonly patterns?: readonly Pattern[];
    readonly include?: string;
}

export interface TextMateGrammar {
    readonly name: string;
    readonly scopeName: string;
    readonly fileTypes: readonly string[];
    readonly patterns: readonly Pattern[];
    readonly repository: Readonly<Record<string, Pattern>>;
}

/** Keywords behind which a declaration's name stands, and what that name is to a colour theme. */
const declarations: Readonly<Record<string, string>> = {
    project: 'entity.name.namespace',
    app: 'entity.name.namespace',
    model: 'entity.name.type.class',
    enum: 'entity.name.type.enum',
    field: 'entity.name.type',
    serializer: 'entity.name.type.class',
    task: 'entity.name.function',
    command: 'entity.name.function',
    signal: 'entity.name.function',
    queryset: 'entity.name.function',
    manager: 'entity.name.function',
    action: 'entity.name.function',
    routes: 'entity.name.section',
    graph: 'entity.name.section',
    cluster: 'entity.name.section',
    fixture: 'entity.name.section',
    backend: 'entity.name.section',
    request: 'entity.name.section',
    scope: 'entity.name.tag',
    client: 'entity.name.tag',
    node: 'variable.other.constant',
};

const modifiers = ['abstract', 'proxy', 'external', 'hyperlinked'];
const logical = ['and', 'or', 'not', 'in', 'is', 'between'];
const constants = ['true', 'false', 'null'];

/** Not before a colon, an equals sign, an arrow or a dot: there it is a name. */
const noName = '(?![\\w.:]|[ \\t]*(?::|->|--|=(?!=)))';
const any = (words: Iterable<string>) =>
    `(?:${[...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})`;

export function textMateGrammar(grammar: GrammarAST.Grammar): TextMateGrammar {
    const words = new Set(
        AstUtils.streamAllContents(grammar)
            .filter(GrammarAST.isKeyword)
            .map(keyword => keyword.value)
            .filter(value => /^\w+$/.test(value)),
    );
    const heads = headsOf(grammar);
    const views = createItemRules(grammar).itemRule('View').heads;
    const methods = [...words].filter(word => /^[A-Z]+$/.test(word));
    const lookups = lookupsOf(grammar);
    const special = new Set([...heads, ...methods, ...lookups, ...logical, ...constants, ...modifiers]);
    const connectors = [...words].filter(word => !special.has(word));

    const declaration = (keyword: string, scope: string): Pattern => ({
        match: `(?:(?<=^|[{])|^)(\\s*)(?:(${any(modifiers)})\\s+)?(${keyword})\\s+([\\w:./-]*\\w)(?=\\s*(?:$|[{(=":]|\\w|\\[))`,
        captures: {
            2: { name: 'storage.modifier.djagram' },
            3: { name: 'keyword.other.djagram' },
            4: { name: `${scope}.djagram` },
        },
    });

    return {
        name: 'Djagram',
        scopeName: 'source.djagram',
        fileTypes: ['dsl'],
        patterns: [
            { include: '#comments' },
            { include: '#strings' },
            { include: '#python' },
            { include: '#declarations' },
            { include: '#members' },
            { include: '#heads' },
            { include: '#values' },
            { include: '#words' },
            { include: '#operators' },
        ],
        repository: {
            comments: {
                patterns: [
                    { name: 'comment.block.documentation.djagram', begin: '/\\*\\*(?!/)', end: '\\*/' },
                    { name: 'comment.block.djagram', begin: '/\\*', end: '\\*/' },
                    { name: 'comment.line.double-slash.djagram', match: '//.*$' },
                ],
            },
            strings: {
                name: 'string.quoted.double.djagram',
                begin: '"',
                end: '"|$',
                patterns: [
                    { name: 'constant.character.escape.djagram', match: '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})' },
                    { name: 'invalid.illegal.escape.djagram', match: '\\\\.' },
                    { name: 'constant.other.placeholder.djagram', match: '\\{\\w+(?:\\.\\w+)*\\}|<(?:\\w+:)?\\w+>' },
                ],
            },
            python: { name: 'support.other.python.djagram', match: '`[^`\\n\\r]*`?' },
            declarations: {
                patterns: Object.entries(declarations).map(([keyword, scope]) => declaration(keyword, scope)),
            },
            members: {
                patterns: [
                    { name: 'entity.name.tag.djagram', match: '\\b\\w+(?::\\w[\\w./-]*)+' },
                    {
                        match: '\\b(\\w+)\\s*(:)(?:\\s+|$)(?:(one|any)\\b(?!\\s*[.(?])\\s*)?([A-Za-z_][\\w.]*)?(\\[\\])?(\\?)?',
                        captures: {
                            1: { name: 'variable.other.property.djagram' },
                            2: { name: 'punctuation.separator.key-value.djagram' },
                            3: { name: 'storage.modifier.djagram' },
                            4: { name: 'support.type.djagram' },
                            5: { name: 'keyword.operator.many.djagram' },
                            6: { name: 'keyword.operator.optional.djagram' },
                        },
                    },
                    { name: 'variable.parameter.djagram', match: '\\b\\w+(?==)' },
                ],
            },
            heads: {
                patterns: [
                    {
                        match: `(?:^|(?<=[{]))\\s*(${any(modifiers)})\\b(?=\\s+\\w)`,
                        captures: { 1: { name: 'storage.modifier.djagram' } },
                    },
                    {
                        match: `(?:^|(?<=[{]))\\s*(${any(heads)})\\b${noName}`,
                        captures: { 1: { name: 'keyword.other.djagram' } },
                    },
                    {
                        match: `(?<=")\\s+(${any(views)})\\b(?=\\s)`,
                        captures: { 1: { name: 'keyword.control.djagram' } },
                    },
                    // Further declarations of a one-line block stand behind two blanks, as the formatter writes them.
                    {
                        match: `(?<=\\S {2})(${any(heads)})\\b${noName}`,
                        captures: { 1: { name: 'keyword.other.djagram' } },
                    },
                ],
            },
            values: {
                patterns: [
                    { name: 'constant.language.djagram', match: `\\b${any(constants)}\\b` },
                    { name: 'constant.numeric.duration.djagram', match: '\\b(?:\\d+(?:ms|[wdhms]))+\\b' },
                    { name: 'constant.numeric.djagram', match: '\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b' },
                    { name: 'constant.other.method.djagram', match: `\\b${any(methods)}\\b` },
                ],
            },
            words: {
                patterns: [
                    {
                        name: 'keyword.operator.word.djagram',
                        match: `\\b(?<!\\.)${any([...logical, ...lookups])}\\b${noName}(?=\\s)`,
                    },
                    { name: 'keyword.control.djagram', match: `(?<=\\s)${any(connectors)}\\b${noName}` },
                    { name: 'entity.name.function.djagram', match: '\\b[a-z_]\\w*(?=\\()' },
                    { name: 'support.type.djagram', match: '\\b[A-Z]\\w*[a-z]\\w*\\b' },
                ],
            },
            operators: {
                patterns: [
                    { name: 'keyword.operator.edge.djagram', match: '->|--' },
                    { name: 'keyword.operator.comparison.djagram', match: '!=|<=|>=|=|<|>' },
                    { name: 'keyword.operator.arithmetic.djagram', match: '[+*/%-]' },
                ],
            },
        },
    };
}

/** The keywords that a declaration, or a line of a body, may start with. */
function headsOf(grammar: GrammarAST.Grammar): Set<string> {
    const rules = createItemRules(grammar);
    const heads = new Set<string>();
    const seen = new Set<string>();
    const visit = (name: string): void => {
        if (seen.has(name)) return;
        seen.add(name);
        const rule = rules.itemRule(name);
        for (const head of rule.heads) if (/^\w+$/.test(head)) heads.add(head);
        for (const block of rule.blocks) visit(block.itemRule);
    };
    visit(rules.entryCall.rule.$refText);
    return heads;
}

/** `contains`, `iexact` and so on: the comparisons that are words. */
function lookupsOf(grammar: GrammarAST.Grammar): string[] {
    const comparison = grammar.rules.find(rule => rule.name === 'Comparison');
    if (!comparison) throw new Error('The grammar has no rule for comparisons.');
    return AstUtils.streamAllContents(comparison)
        .filter(GrammarAST.isAssignment)
        .filter(assignment => assignment.feature === 'operator')
        .flatMap(assignment => AstUtils.streamAllContents(assignment).filter(GrammarAST.isKeyword))
        .map(keyword => keyword.value)
        .filter(value => /^\w+$/.test(value))
        .toArray();
}
