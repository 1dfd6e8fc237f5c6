import type { AstNode, AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver-types';

interface Kinds {
    readonly symbol: SymbolKind;
    readonly completion: CompletionItemKind;
}

/** How an editor shows each kind of declaration, by its type in the grammar. */
const kinds: Readonly<Record<string, Kinds>> = {
    ProjectDeclaration: { symbol: SymbolKind.Package, completion: CompletionItemKind.Module },
    AppDeclaration: { symbol: SymbolKind.Module, completion: CompletionItemKind.Module },
    ModelDeclaration: { symbol: SymbolKind.Class, completion: CompletionItemKind.Class },
    FieldDeclaration: { symbol: SymbolKind.Field, completion: CompletionItemKind.Field },
    FieldTypeDeclaration: { symbol: SymbolKind.Struct, completion: CompletionItemKind.Struct },
    EnumDeclaration: { symbol: SymbolKind.Enum, completion: CompletionItemKind.Enum },
    EnumMember: { symbol: SymbolKind.EnumMember, completion: CompletionItemKind.EnumMember },
    SerializerDeclaration: { symbol: SymbolKind.Interface, completion: CompletionItemKind.Interface },
    SerializerField: { symbol: SymbolKind.Property, completion: CompletionItemKind.Property },
    TaskDeclaration: { symbol: SymbolKind.Function, completion: CompletionItemKind.Function },
    CommandDeclaration: { symbol: SymbolKind.Function, completion: CompletionItemKind.Function },
    SignalDeclaration: { symbol: SymbolKind.Event, completion: CompletionItemKind.Event },
    QuerySetMethod: { symbol: SymbolKind.Method, completion: CompletionItemKind.Method },
    ManagerDeclaration: { symbol: SymbolKind.Property, completion: CompletionItemKind.Property },
    BuiltinDeclaration: { symbol: SymbolKind.Function, completion: CompletionItemKind.Function },
    Parameter: { symbol: SymbolKind.Variable, completion: CompletionItemKind.Variable },
    RoutesDeclaration: { symbol: SymbolKind.Namespace, completion: CompletionItemKind.Module },
    RouteDeclaration: { symbol: SymbolKind.Method, completion: CompletionItemKind.Reference },
    ActionDeclaration: { symbol: SymbolKind.Function, completion: CompletionItemKind.Function },
    GraphDeclaration: { symbol: SymbolKind.Namespace, completion: CompletionItemKind.Module },
    NodeDeclaration: { symbol: SymbolKind.Object, completion: CompletionItemKind.Value },
    ClusterDeclaration: { symbol: SymbolKind.Namespace, completion: CompletionItemKind.Module },
    OAuthDeclaration: { symbol: SymbolKind.Key, completion: CompletionItemKind.Module },
    ScopeDeclaration: { symbol: SymbolKind.Key, completion: CompletionItemKind.Constant },
    ClientDeclaration: { symbol: SymbolKind.Object, completion: CompletionItemKind.Constant },
    FixtureDeclaration: { symbol: SymbolKind.Array, completion: CompletionItemKind.Module },
    FixtureRow: { symbol: SymbolKind.Object, completion: CompletionItemKind.Value },
    BackendDeclaration: { symbol: SymbolKind.Object, completion: CompletionItemKind.Value },
    RequestDeclaration: { symbol: SymbolKind.Event, completion: CompletionItemKind.Event },
};

export class DjagramNodeKindProvider implements NodeKindProvider {
    getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
        return kinds[typeOf(node)]?.symbol ?? SymbolKind.Field;
    }

    getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
        return kinds[typeOf(node)]?.completion ?? CompletionItemKind.Reference;
    }
}

const typeOf = (node: AstNode | AstNodeDescription): string =>
    'type' in node && typeof node.type === 'string' ? node.type : (node as AstNode).$type;
