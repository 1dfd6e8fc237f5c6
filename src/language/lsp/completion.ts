import type { IToken } from 'chevrotain';
import {
    type AstNode,
    AstUtils,
    CstUtils,
    GrammarAST,
    type LangiumDocument,
    type LangiumParser,
    type ReferenceInfo,
} from 'langium';
import {
    type CompletionContext,
    type CompletionValueItem,
    DefaultCompletionProvider,
    type LangiumServices,
    type NextFeature,
} from 'langium/lsp';
import type { CompletionItem, CompletionOptions, CompletionParams } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CompletionItemKind, CompletionList } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import type { SourceText } from '../parsing/chunked-text.js';
import type { ParsedFile } from '../parsing/parsed-file.js';
import { lineStart } from '../parsing/text-change.js';
import { otherSideOf } from '../scoping/other-side.js';
import type { Projects } from '../scoping/projects.js';
import { type Excerpt, excerptAt } from './completion-excerpt.js';
import { completionItemFor, kindOf } from './completion-items.js';
import { type Behind, type Site, SiteFinder } from './completion-site.js';
import type { Described } from './describe.js';
import { commentBefore, fileOf, tokenBefore } from './file-text.js';
import { keywordFits, optionFactsOf, type Place } from './fitting-keywords.js';
import { fittingNames } from './fitting-names.js';
import { attributeAround, attributeNames, attributeValues } from './graph-attribute-completion.js';
import { headerNames } from './header-words.js';
import { keywordItem, secondWords } from './keyword-items.js';
import { OfferedDocumentation } from './offered-documentation.js';
import { foreignWordFor, namesInOtherApps, relationWords } from './other-names.js';
import { withoutSnippet } from './plain-text.js';
import { bodyKeys } from './request-words.js';
import { settingNames, settingTexts } from './setting-words.js';
import { wordsInString } from './string-completion.js';
import { suggestedWords, wordsOfValue } from './suggested-words.js';

/**
 * Completes from the grammar and the scopes: the grammar says which keywords and which kinds of names may follow what stands
 * before the cursor, and the scope of the name that would be written there says which names.
 */
export class DjagramCompletionProvider extends DefaultCompletionProvider {
    override readonly completionOptions: CompletionOptions = {
        triggerCharacters: ['.', '(', ',', '=', '[', '{', '"', ':'],
    };
    private readonly parser: LangiumParser;
    private readonly sites: SiteFinder;
    private readonly projects: Projects;
    private readonly documentation: OfferedDocumentation;
    private readonly features = new Map<string, NextFeature[]>();

    constructor(services: LangiumServices, parser: LangiumParser, projects: Projects, described: Described) {
        super(services);
        this.parser = parser;
        this.sites = new SiteFinder(parser, services.parser.Lexer);
        this.projects = projects;
        this.documentation = new OfferedDocumentation(described);
    }

    override async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList> {
        this.documentation.begin();
        const { textDocument } = document;
        const file = fileOf(document, this.parser);
        const { text } = file;
        const offset = textDocument.offsetAt(params.position);
        if (isInComment(commentBefore(file, offset), offset)) return CompletionList.create([], true);
        const string = tokenBefore(file, offset);
        if (string && isInLiteral(string, offset))
            return CompletionList.create(this.inString(document, string, offset), true);

        const before = text.slice(lineStart(text, offset), offset);
        const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
        const start = offset - word.length;
        // `10|`: nothing may be glued to a number.
        if (/\d/.test(text.charAt(start - 1))) return CompletionList.create([], true);
        const items = this.itemsAt(document, file, start, offset, () => true);
        const scope = /[A-Za-z_][\w:./-]*$/.exec(before)?.[0] ?? '';
        if (scope.length > word.length) {
            items.push(...this.itemsAt(document, file, offset - scope.length, offset, ast.isScopeDeclaration));
        }
        // A name that is a keyword as well is offered as the name, which says more.
        const byLabel = new Map<string, CompletionItem>();
        for (const item of items) {
            if (!byLabel.has(item.label) || item.kind !== CompletionItemKind.Keyword) byLabel.set(item.label, item);
        }
        return CompletionList.create([...byLabel.values()], true);
    }

    /** An item that was offered, with what it says of itself. */
    resolve(item: CompletionItem): CompletionItem {
        return this.documentation.resolve(item);
    }

    /** What may be written from `start` on, of which the text up to `offset` is there already. */
    private itemsAt(
        document: LangiumDocument,
        file: ParsedFile,
        start: number,
        offset: number,
        wanted: (node: AstNode | undefined) => boolean,
    ): CompletionItem[] {
        const { textDocument } = document;
        const { text } = file;
        const excerpt = excerptAt(file, start);
        const features = this.featuresOf(document, excerpt);
        const context: CompletionContext = {
            document,
            textDocument,
            offset,
            position: textDocument.positionAt(offset),
            tokenOffset: start,
            tokenEndOffset: offset + (/^\w*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0),
            features,
        };
        const items: CompletionItem[] = [];
        const accept = (value: CompletionValueItem): void => {
            const item = this.fillCompletionItem(context, value);
            if (item) items.push(item);
        };
        const made = new Map<Behind, Site | undefined>();
        const siteWith = (behind: Behind): Site | undefined => {
            if (!made.has(behind)) made.set(behind, this.sites.find(document, excerpt, behind));
            return made.get(behind);
        };
        const all = wanted(undefined);
        if (all) {
            const following = text.slice(offset, offset + 200);
            for (const value of this.wordsFor(document, excerpt, features, siteWith, { offset: start, following })) {
                accept(value);
            }
        }
        for (const value of headerNames(features, excerpt.text)) accept(value);
        const references = new Set<ReferenceInfo>();
        for (const { feature } of features) {
            if (!GrammarAST.isCrossReference(feature)) continue;
            for (const behinds of endingsOf(feature)) {
                const reference = firstReference(behinds, siteWith);
                if (reference) references.add(reference);
            }
        }
        // Alone these are read as names, and only what follows makes them the keywords.
        if (/\b(by|one|not)\s+$/.test(excerpt.text)) {
            const reference = firstReference(['', ' { }'], siteWith);
            if (reference) references.add(reference);
        }
        for (const reference of references) {
            for (const { node, item } of this.namesFor(reference, text, context)) {
                if (all || wanted(node)) accept(item);
            }
        }
        return items;
    }

    /** What the grammar lets follow; without the next item where that has to begin a line of its own. */
    private featuresOf(document: LangiumDocument, excerpt: Excerpt): NextFeature[] {
        const features = this.featuresBehind(excerpt.text);
        if (excerpt.startsItem || !excerpt.hasLines || !isBlockOfItems(this.blockAt(document, excerpt)))
            return features;
        const head = excerpt.text.slice(0, (excerpt.braces.at(-1)?.inExcerpt ?? -1) + 1);
        const beginning = new Set(this.featuresBehind(head).map(({ feature }) => feature));
        return features.filter(({ feature }) => !beginning.has(feature));
    }

    private featuresBehind(text: string): NextFeature[] {
        const key = this.shapeOf(text);
        let features = this.features.get(key);
        if (!features) {
            const part = TextDocument.create('excerpt:', 'djagram', 0, text);
            features = this.findFeaturesAt(part, text.length);
            if (this.features.size >= MAX_SHAPES) this.features.clear();
            this.features.set(key, features);
        }
        return features;
    }

    /** The same for texts behind which the grammar lets the same follow: it knows keywords by their letters, and all else by its type. */
    private shapeOf(text: string): string {
        const { definition } = this.lexer;
        return this.lexer
            .tokenize(text)
            .tokens.map(({ tokenTypeIdx, image }) => (image in definition ? image : tokenTypeIdx))
            .join(' ');
    }

    /** Keywords, the words that a terminal may hold, and Graphviz's. */
    private *wordsFor(
        document: LangiumDocument,
        excerpt: Excerpt,
        features: readonly NextFeature[],
        siteWith: (behind: Behind) => Site | undefined,
        { offset, following }: { readonly offset: number; readonly following: string },
    ): Iterable<CompletionValueItem> {
        const project = this.projects.namesOf(this.projects.filesOf(document.uri.toString()));
        const block = this.blockAt(document, excerpt);
        const place: Place = {
            project,
            block,
            offset,
            startsItem: excerpt.startsItem,
            get value() {
                return siteWith('')?.node;
            },
            compared: undefined,
        };
        const comparing: Place = { ...place, compared: undefined };
        let compared: AstNode | undefined | null = null;
        const seen = new Set<string>();
        const given = listedBefore(excerpt.text);
        // `one` may be a model's name, and is none as long as the project has no such model.
        const isOne = /:[ \t]*one[ \t]+$/.test(excerpt.text);
        let attributes = false;
        for (const next of features) {
            const { feature } = next;
            if (AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name === 'AttributeKey') {
                attributes = true;
                continue;
            }
            if (GrammarAST.isKeyword(feature)) {
                const key = `${feature.value}:${GrammarAST.isKeyword(feature) && feature.$container.$type}`;
                if (seen.has(key) || !isOffered(feature)) continue;
                seen.add(key);
                const rule = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name;
                if (isOne || (rule && wordLists.has(rule) && given.has(feature.value))) continue;
                if (rule === 'Comparison' && compared === null) {
                    const node = this.sites.find(document, { ...excerpt, text: `${excerpt.text} = ` }, '')?.node;
                    compared = node && AstUtils.getContainerOfType(node, ast.isBinaryExpression);
                }
                const at = rule === 'Comparison' ? { ...comparing, compared: compared ?? undefined } : place;
                if (keywordFits(at, feature))
                    yield keywordItem(feature, ownerOf(next), { startsItem: excerpt.startsItem, following });
                continue;
            }
            const assignment = AstUtils.getContainerOfType(feature, GrammarAST.isAssignment);
            const owner = ownerOf(next);
            if (GrammarAST.isRuleCall(feature) && assignment && owner) {
                yield* suggestedWords(owner, assignment.feature).filter(({ label }) => !given.has(label ?? ''));
                attributes ||= owner === 'Attribute' && assignment.feature === 'key';
                if (owner === 'DjangoSetting' && assignment.feature === 'key') yield* settingNames(following);
            }
        }
        if (ast.isRequestBody(block) && excerpt.startsItem) yield* bodyKeys(project, block);
        yield* graphWords(attributes, /\[[^[\]]*$/.test(excerpt.text), siteWith, offset);
        const first = /(?:^|\s)([a-z]+)[ \t]+$/.exec(excerpt.text)?.[1];
        const second = features.length === 0 && first ? secondWords[first] : undefined;
        if (second) yield { label: second, kind: CompletionItemKind.Keyword, sortText: '1' };
        yield* settingTexts(siteWith('')?.reference?.container, false);
        for (const item of wordsOfValue(siteWith('')?.reference?.container)) {
            if (!given.has(item.label ?? '')) yield item;
        }
        const argument = AstUtils.getContainerOfType(siteWith('')?.node, ast.isNamedArgument);
        const facts = argument && optionFactsOf(argument);
        for (const label of facts?.words ?? []) yield { label, kind: CompletionItemKind.EnumMember, sortText: '0' };
    }

    private blockAt(document: LangiumDocument, { braces }: Excerpt): AstNode | undefined {
        const root = document.parseResult.value.$cstNode;
        const brace = braces.at(-1);
        return root && brace && CstUtils.findLeafNodeAtOffset(root, brace.inFile)?.astNode;
    }

    private *namesFor(
        reference: ReferenceInfo,
        text: SourceText,
        { tokenOffset, offset }: CompletionContext,
    ): Iterable<{ node: AstNode | undefined; item: CompletionValueItem }> {
        const following = text.slice(offset);
        const begun = text.slice(tokenOffset, offset);
        const project = this.projects.namesFor(reference.container);
        const fits = fittingNames(project, reference, following);
        const matches = (name: string): boolean => this.fuzzyMatcher.match(begun, name);
        const isUserWanted = (): boolean => {
            const side = otherSideOf(project, djangoLibrary(), reference.container);
            if (side.kind !== 'field') return side.kind !== 'none';
            return side.of.kind === 'relation' && side.of.model === project.userModel;
        };
        for (const description of this.scopeProvider.getScope(reference).getAllElements()) {
            const { node, name } = description;
            if (!node) continue;
            const filterText = matches(name)
                ? undefined
                : ast.isFieldTypeDeclaration(node)
                  ? foreignWordFor(name, begun)
                  : undefined;
            if ((!matches(name) && filterText === undefined) || !fits(description)) continue;
            const kind = this.nodeKindProvider.getCompletionItemKind(description);
            const item = {
                ...completionItemFor(description, reference, following, kind),
                label: name,
                ...(filterText && { filterText }),
                // Who asks is what a user is compared with.
                ...(name === 'request' && ast.isBuiltinDeclaration(node) && isUserWanted() && { sortText: '0' }),
                data: this.documentation.add(node, name),
            };
            yield { node, item };
        }
        for (const { app, name, node } of namesInOtherApps(project, reference, begun, matches)) {
            if (!fits({ node, name })) continue;
            const kind = this.nodeKindProvider.getCompletionItemKind(node);
            const data = this.documentation.add(node, name);
            const label = `${app}.${name}`;
            yield { node, item: { label, filterText: name, kind, detail: kindOf(node.$type), sortText: '05', data } };
        }
        if (begun !== '') {
            for (const item of relationWords(reference, matches)) yield { node: undefined, item };
        }
    }

    /** What is found by another word than it is shown by is matched by that one. */
    protected override fillCompletionItem(
        context: CompletionContext,
        item: CompletionValueItem,
    ): CompletionItem | undefined {
        const { label, filterText } = item;
        const isFoundOtherwise = filterText !== undefined && label !== undefined;
        const insertText = item.insertText ?? label;
        const filled = isFoundOtherwise
            ? super.fillCompletionItem(context, { ...item, label: filterText, ...(insertText && { insertText }) })
            : super.fillCompletionItem(context, item);
        const named = filled && isFoundOtherwise ? { ...filled, label } : filled;
        const { clientCapabilities: client } = this;
        const knowsSnippets = !client || client.completionItem?.snippetSupport === true;
        return named && !knowsSnippets ? withoutSnippet(named) : named;
    }

    private inString(document: LangiumDocument, token: IToken, offset: number): CompletionItem[] {
        const found = wordsInString(document, token, offset, this.projects);
        if (!found) return [];
        const { textDocument } = document;
        const context: CompletionContext = {
            document,
            textDocument,
            offset,
            position: textDocument.positionAt(offset),
            tokenOffset: found.start,
            tokenEndOffset: offset,
            features: [],
        };
        return found.items.flatMap(item => this.fillCompletionItem(context, item) ?? []);
    }
}

/** More than a grammar has that anybody writes. */
const MAX_SHAPES = 1000;

/** The words of the list, with commas between them, that the cursor stands behind. */
const listedBefore = (text: string): ReadonlySet<string> =>
    new Set(/[\w:]+(?:\s*,\s*[\w:]+)*(?=\s*,\s*$)/.exec(text)?.[0].split(/\s*,\s*/));

/** Rules of which a list names each word once. */
const wordLists: ReadonlySet<string> = new Set(['Operation', 'HttpMethod']);

/** In others, sets of nodes and objects, the braces hold values. At the end of a file there is no block at all. */
const isBlockOfItems = (block: AstNode | undefined): boolean =>
    block === undefined ||
    !(ast.isNodeSet(block) || ast.isObjectValue(block) || ast.isRequestBody(block) || ast.isAttribute(block));

function* graphWords(
    attributes: boolean,
    inList: boolean,
    siteWith: (behind: Behind) => Site | undefined,
    offset: number,
): Iterable<CompletionValueItem> {
    const written = siteWith('')?.reference?.container;
    const value = attributeAround(written);
    if (written && value && (value.value === written || ast.isAttributeCase(written.$container))) {
        yield* attributeValues(value, false);
    }
    const named = attributes ? attributeAround(siteWith(inList ? '=0' : ' 0')?.node) : undefined;
    if (named) yield* attributeNames(named.$container, inList, offset);
}

/**
 * What may stand behind a name so that it is read as the reference wanted, each with what to try where that is not enough of
 * an item: a name before a colon or an arrow is read as one, and a row without its block as nothing.
 */
function endingsOf({ terminal, type }: GrammarAST.CrossReference): Behind[][] {
    const rule = GrammarAST.isRuleCall(terminal) ? terminal.rule.$refText : 'ID';
    if (rule === 'NodeBefore') return [[' -- x', ' -> x']];
    if (rule === 'KEY') return type.$refText === 'SignalTarget' ? [[' -> `x`']] : [[': 0']];
    return [['', ' { }', ' x { }']];
}

function firstReference(
    behinds: readonly Behind[],
    siteWith: (behind: Behind) => Site | undefined,
): ReferenceInfo | undefined {
    for (const behind of behinds) {
        const reference = siteWith(behind)?.reference;
        if (reference) return reference;
    }
    return undefined;
}

/** The type of the node under construction: that of the nearest `{infer X}` before the feature, or its rule's. */
function ownerOf({ feature, type }: NextFeature): string | undefined {
    if (type) return type;
    for (let at: AstNode | undefined = feature; at; at = at.$container) {
        const action = GrammarAST.isGroup(at) ? at.elements.find(GrammarAST.isAction) : undefined;
        if (action && !action.feature) return action.inferredType?.name;
        if (GrammarAST.isParserRule(at)) return at.inferredType?.name ?? at.name;
    }
    return undefined;
}

/** In a string or a backticked name; behind the quote that closes it no more. */
function isInLiteral({ tokenType, startOffset, image }: IToken, offset: number): boolean {
    if (tokenType.name !== 'STRING' && tokenType.name !== 'PYTHON') return false;
    const end = startOffset + image.length;
    const isClosed = image.length > 1 && image.endsWith(image[0] as string);
    return startOffset < offset && (offset < end || (offset === end && !isClosed));
}

/** @param comment the last one that starts before the offset */
function isInComment(comment: IToken | undefined, offset: number): boolean {
    if (!comment) return false;
    const { image, startOffset } = comment;
    const end = startOffset + image.length;
    const isClosed = image.startsWith('/*') && image.length > 3 && image.endsWith('*/');
    return offset < end || (offset === end && !isClosed);
}

/** Words, and the star that stands for all fields. */
const isOffered = (keyword: GrammarAST.Keyword): boolean =>
    /\p{L}/u.test(keyword.value) || AstUtils.getContainerOfType(keyword, GrammarAST.isAssignment)?.feature === 'all';
