import type { AstNode, Reference } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';

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

export class DjagramSemanticTokenProvider extends AbstractSemanticTokenProvider {
    protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
        const declared = tokenTypes[node.$type];
        if (declared && 'name' in node && typeof node.name === 'string') {
            acceptor({ node, property: 'name', type: declared, modifier: SemanticTokenModifiers.declaration });
        }
        for (const [property, value] of Object.entries(node)) {
            if (property.startsWith('$')) continue;
            for (const item of Array.isArray(value) ? value : [value]) {
                if (isReference(item)) highlightReference(item, acceptor);
            }
        }
    }
}

function highlightReference({ ref: target, $refNode: cst }: Reference, acceptor: SemanticTokenAcceptor): void {
    if (!target || !cst) return;
    const isWord = ast.isBuiltinDeclaration(target) && wordKinds.has(target.kind);
    const type = isWord ? SemanticTokenTypes.variable : tokenTypes[target.$type];
    if (type) acceptor({ cst, type, ...(isOfLibrary(target) && { modifier: SemanticTokenModifiers.defaultLibrary }) });
}

const isReference = (value: unknown): value is Reference =>
    typeof value === 'object' && value !== null && '$refText' in value;

const isOfLibrary = (node: AstNode): boolean => ast.isBuiltinDeclaration(node) || ast.isFieldTypeDeclaration(node);
