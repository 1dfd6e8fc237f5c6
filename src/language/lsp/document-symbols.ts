import { type AstNode, AstUtils, type LangiumDocument, type NameProvider } from 'langium';
import type { DocumentSymbolProvider, LangiumServices, NodeKindProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import { rangeOfNode, rangeOfProperty, type TextRange, textOfNode } from '../parsing/syntax-ranges.js';
import { fileOf } from '../scoping/project-files.js';
import { UnitAnswers } from './unit-answers.js';
import { movedRange, UnitText } from './unit-text.js';

/** What a reader looks for in an outline. Parameters, annotations and constraints are details of their line. */
const outlined = new Set<string>([
    ast.ProjectDeclaration.$type,
    ast.OAuthDeclaration.$type,
    ast.ScopeDeclaration.$type,
    ast.ClientDeclaration.$type,
    ast.AppDeclaration.$type,
    ast.EnumDeclaration.$type,
    ast.EnumMember.$type,
    ast.FieldTypeDeclaration.$type,
    ast.ModelDeclaration.$type,
    ast.FieldDeclaration.$type,
    ast.QuerySetMethod.$type,
    ast.ManagerDeclaration.$type,
    ast.SerializerDeclaration.$type,
    ast.SerializerField.$type,
    ast.TaskDeclaration.$type,
    ast.CommandDeclaration.$type,
    ast.SignalDeclaration.$type,
    ast.RoutesDeclaration.$type,
    ast.RouteDeclaration.$type,
    ast.ActionDeclaration.$type,
    ast.GraphDeclaration.$type,
    ast.NodeDeclaration.$type,
    ast.ClusterDeclaration.$type,
    ast.FixtureDeclaration.$type,
    ast.FixtureRow.$type,
    ast.BackendDeclaration.$type,
    ast.RequestDeclaration.$type,
]);

/** The outline and the breadcrumbs: the declarations of a file, nested as they stand. */
export class DjagramDocumentSymbolProvider implements DocumentSymbolProvider {
    private readonly names: NameProvider;
    private readonly kinds: NodeKindProvider;
    private readonly answers = new UnitAnswers<readonly DocumentSymbol[]>(
        (unit, text) => this.symbolsOf(unit, text),
        (symbols, lines) => symbols.map(symbol => movedSymbol(symbol, lines)),
    );

    constructor(services: LangiumServices) {
        this.names = services.references.NameProvider;
        this.kinds = services.shared.lsp.NodeKindProvider;
    }

    getSymbols(document: LangiumDocument): DocumentSymbol[] {
        const items = fileOf(document)?.items ?? [];
        return items.flatMap(item => {
            if (!ast.isAppDeclaration(item)) return this.answers.of(item);
            const inside = item.items.flatMap(inner => this.answers.of(inner));
            return this.symbolsOf(item, new UnitText(item), inside);
        });
    }

    /** `inside`: what stands in it, where that is known. */
    private symbolsOf(node: AstNode, text: UnitText, inside?: DocumentSymbol[]): DocumentSymbol[] {
        const title = outlined.has(node.$type) ? this.titleOf(node, text) : undefined;
        const whole = title && rangeOfNode(node);
        if (!whole) return [];
        const children =
            inside ??
            AstUtils.streamContents(node)
                .flatMap(child => this.symbolsOf(child, text))
                .toArray();
        const { name, detail, range = whole } = title;
        return [
            {
                name,
                ...(detail !== undefined && { detail }),
                kind: this.kinds.getSymbolKind(node),
                range: text.range(whole),
                selectionRange: text.range(range),
                ...(children.length > 0 && { children }),
            },
        ];
    }

    private titleOf(node: AstNode, text: UnitText): Title | undefined {
        if (ast.isRouteDeclaration(node)) {
            const path = rangeOfProperty(node, 'path');
            return { name: path ? text.slice(path) : '""', detail: textOfNode(node.view) || undefined, range: path };
        }
        if (ast.isOAuthDeclaration(node)) return { name: 'oauth2' };
        const name = this.names.getName(node);
        const range = rangeOfProperty(node, 'name');
        // A half-typed declaration has no name yet; an empty one would be refused by the client.
        return name && range ? { name, detail: detailOf(node), range } : undefined;
    }
}

interface Title {
    readonly name: string;
    readonly detail?: string | undefined;
    /** What an editor shows selected; the whole declaration where it has no name. */
    readonly range?: TextRange | undefined;
}

function detailOf(node: AstNode): string | undefined {
    if (ast.isFieldDeclaration(node)) return textOfNode(node.type) || undefined;
    if (ast.isFixtureRow(node)) return textOfNode(node.model) || undefined;
    if (ast.isRoutesDeclaration(node)) return node.path;
    if (ast.isRequestDeclaration(node)) return `${node.method} ${textOfNode(node.route) || (node.url ?? '')}`;
    if (ast.isEnumMember(node)) return node.label;
    return undefined;
}

function movedSymbol(symbol: DocumentSymbol, lines: number): DocumentSymbol {
    const { range, selectionRange, children } = symbol;
    return {
        ...symbol,
        range: movedRange(range, lines),
        selectionRange: movedRange(selectionRange, lines),
        ...(children && { children: children.map(child => movedSymbol(child, lines)) }),
    };
}
