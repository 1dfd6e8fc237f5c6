import { type AstNode, Cancellation, isAstNode, type LangiumDocument, UriUtils } from 'langium';
import {
    AllSemanticTokenModifiers,
    AllSemanticTokenTypes,
    type LangiumSharedServices,
    type SemanticTokenProvider,
} from 'langium/lsp';
import type {
    SemanticTokens,
    SemanticTokensDelta,
    SemanticTokensDeltaParams,
    SemanticTokensOptions,
    SemanticTokensParams,
    SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { rangeOfProperty, type TextRange } from '../parsing/syntax-ranges.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { LinkedReference } from '../scoping/linked-reference.js';
import type { Projects } from '../scoping/projects.js';
import { type Answered, DeclarationAnswers } from './declaration-answers.js';
import { editsBetween, encoded, joined, type Token, type TokenRun } from './token-data.js';
import { linesOf, UnitText } from './unit-text.js';

/** What a name stands for decides its colour, wherever it stands: a field called `index` looks like a field. */
const tokenTypes: Readonly<Record<string, SemanticTokenTypes>> = {
    ProjectDeclaration: SemanticTokenTypes.namespace,
    AppDeclaration: SemanticTokenTypes.namespace,
    ModelDeclaration: SemanticTokenTypes.class,
    FieldTypeDeclaration: SemanticTokenTypes.type,
    FieldDeclaration: SemanticTokenTypes.property,
    EnumDeclaration: SemanticTokenTypes.enum,
    EnumMember: SemanticTokenTypes.enumMember,
    SerializerDeclaration: SemanticTokenTypes.interface,
    SerializerField: SemanticTokenTypes.property,
    SerializerKey: SemanticTokenTypes.property,
    TaskDeclaration: SemanticTokenTypes.function,
    CommandDeclaration: SemanticTokenTypes.function,
    SignalDeclaration: SemanticTokenTypes.event,
    QuerySetMethod: SemanticTokenTypes.method,
    ManagerDeclaration: SemanticTokenTypes.property,
    Parameter: SemanticTokenTypes.parameter,
    Annotation: SemanticTokenTypes.variable,
    BuiltinDeclaration: SemanticTokenTypes.function,
    RoutesDeclaration: SemanticTokenTypes.namespace,
    RouteDeclaration: SemanticTokenTypes.function,
    ActionDeclaration: SemanticTokenTypes.function,
    CodeView: SemanticTokenTypes.function,
    GraphDeclaration: SemanticTokenTypes.namespace,
    NodeDeclaration: SemanticTokenTypes.variable,
    ClusterDeclaration: SemanticTokenTypes.namespace,
    FixtureDeclaration: SemanticTokenTypes.namespace,
    FixtureRow: SemanticTokenTypes.variable,
    BackendDeclaration: SemanticTokenTypes.variable,
    RequestDeclaration: SemanticTokenTypes.function,
    ClientDeclaration: SemanticTokenTypes.variable,
    ScopeDeclaration: SemanticTokenTypes.variable,
};

/** Declarations of the library that stand for a word rather than for something that is called. */
const wordKinds = new Set(['word', 'action', 'permission', 'authentication', 'signal', 'ondelete']);

/** What an editor has been told of a file. */
interface Told {
    readonly id: string;
    readonly data: Uint32Array;
}

/**
 * The colours of names. They are kept declaration by declaration, and found again where one has changed or where a name in it
 * leads to something else; an editor that was told before is told what is different.
 */
export class DjagramSemanticTokenProvider implements SemanticTokenProvider {
    readonly tokenTypes = AllSemanticTokenTypes;
    readonly tokenModifiers = AllSemanticTokenModifiers;
    readonly semanticTokensOptions: SemanticTokensOptions = {
        legend: { tokenTypes: Object.keys(this.tokenTypes), tokenModifiers: Object.keys(this.tokenModifiers) },
        full: { delta: true },
        range: true,
    };
    private readonly tokens: DeclarationAnswers<TokenRun>;
    private readonly told = new Map<string, Told>();
    private tellings = 0;

    constructor(projects: Projects, openTexts: LangiumSharedServices['workspace']['TextDocuments']) {
        this.tokens = new DeclarationAnswers(projects, 'colour', node => encoded(tokensIn(node)));
        openTexts.onDidClose(({ document }) => {
            const uri = UriUtils.normalize(document.uri);
            this.told.delete(uri);
            this.tokens.forget(uri);
        });
    }

    async semanticHighlight(
        document: LangiumDocument,
        _params: SemanticTokensParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<SemanticTokens> {
        return whole(this.tell(document, await this.tokens.all(document, cancelToken)));
    }

    async semanticHighlightDelta(
        document: LangiumDocument,
        { previousResultId }: SemanticTokensDeltaParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<SemanticTokens | SemanticTokensDelta> {
        const all = await this.tokens.all(document, cancelToken);
        const before = this.told.get(document.uri.toString());
        const told = this.tell(document, all);
        if (before?.id !== previousResultId) return whole(told);
        return { resultId: told.id, edits: editsBetween(before.data, told.data) };
    }

    /** By whole lines. */
    semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
        const lines = { first: range.start.line, last: range.end.line };
        const shown = linesOf(this.tokens.declarationsIn(document), lines);
        return { data: [...joined(this.tokens.of(document, shown).map(placed), lines)] };
    }

    private tell(document: LangiumDocument, all: readonly Answered<TokenRun>[]): Told {
        const told = { id: `${++this.tellings}`, data: joined(all.map(placed)) };
        this.told.set(document.uri.toString(), told);
        return told;
    }
}

const whole = ({ id, data }: Told): SemanticTokens => ({ resultId: id, data: [...data] });

const placed = ({ declaration, answer }: Answered<TokenRun>) => ({
    firstLine: new UnitText(declaration.current).firstLine,
    run: answer,
});

/** In the order of the text, with lines counted from the first of the declaration. */
function tokensIn(unit: DeclarationNode): Token[] {
    const text = new UnitText(unit);
    const tokens: Token[] = [];
    const accept = (
        range: TextRange | undefined,
        type: SemanticTokenTypes,
        modifier?: SemanticTokenModifiers,
    ): void => {
        if (!range) return;
        const { start, end } = text.range(range);
        // An editor takes none that goes on in the next line.
        if (start.line !== end.line) return;
        tokens.push({
            line: start.line - text.firstLine,
            character: start.character,
            length: end.character - start.character,
            type: AllSemanticTokenTypes[type] as number,
            modifiers: modifier ? (AllSemanticTokenModifiers[modifier] as number) : 0,
        });
    };
    const visit = (node: AstNode): void => {
        const declared = tokenTypes[node.$type];
        if (declared && 'name' in node && typeof node.name === 'string') {
            accept(rangeOfProperty(node, 'name'), declared, SemanticTokenModifiers.declaration);
        }
        for (const [property, value] of Object.entries(node)) {
            if (property.startsWith('$')) continue;
            for (const item of Array.isArray(value) ? value : [value]) {
                if (item instanceof LinkedReference) acceptReference(item, accept);
                // What stands in an app's block is a declaration of its own.
                else if (isAstNode(item) && !ast.isAppDeclaration(node)) visit(item);
            }
        }
    };
    visit(unit);
    return tokens.sort((one, other) => one.line - other.line || one.character - other.character);
}

function acceptReference(
    reference: LinkedReference,
    accept: (range: TextRange | undefined, type: SemanticTokenTypes, modifier?: SemanticTokenModifiers) => void,
): void {
    const target = reference.ref;
    if (!target) return;
    const isWord = ast.isBuiltinDeclaration(target) && wordKinds.has(target.kind);
    const type = isWord ? SemanticTokenTypes.variable : tokenTypes[target.$type];
    if (type) {
        accept(reference.textRange, type, isOfLibrary(target) ? SemanticTokenModifiers.defaultLibrary : undefined);
    }
}

const isOfLibrary = (node: AstNode): boolean => ast.isBuiltinDeclaration(node) || ast.isFieldTypeDeclaration(node);
