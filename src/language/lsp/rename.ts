import {
    type AstNode,
    type AstNodeLocator,
    AstUtils,
    type LangiumDocument,
    type LangiumDocuments,
    type ReferenceDescription,
} from 'langium';
import { DefaultRenameProvider, type LangiumServices } from 'langium/lsp';
import {
    ErrorCodes,
    type Position,
    type Range,
    type RenameParams,
    ResponseError,
    TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import type { GeneratedStates } from '../generated-states.js';
import { renamedMention, routesNamedAfter } from '../scoping/derived-names.js';
import type { Projects } from '../scoping/projects.js';
import { kindOf } from './completion-items.js';
import { formerNameEdit } from './former-name.js';
import type { NamesAtCursor } from './names-at-cursor.js';

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const SCOPE = /^[_a-zA-Z][_a-zA-Z0-9]*([:./-][_a-zA-Z0-9]+)*$/;

/** Where it is looked up what a name has been generated as. */
interface RenameWorld {
    readonly projects: Projects;
    readonly states: GeneratedStates;
}

/** Renames a declaration and all that refers to it, in every file of the project. */
export class DjagramRenameProvider extends DefaultRenameProvider {
    private readonly documents: LangiumDocuments;
    private readonly locator: AstNodeLocator;
    private readonly cursor: NamesAtCursor;
    private readonly world: RenameWorld;

    constructor(services: LangiumServices, cursor: NamesAtCursor, world: RenameWorld) {
        super(services);
        this.cursor = cursor;
        this.world = world;
        this.documents = services.shared.workspace.LangiumDocuments;
        this.locator = services.workspace.AstNodeLocator;
    }

    override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
        const range = this.renameNodeRange(document, params.position);
        if (!range) return undefined;
        const isScope = this.declarationsAt(document, params.position).some(ast.isScopeDeclaration);
        if (!(isScope ? SCOPE : IDENTIFIER).test(params.newName)) {
            throw new ResponseError(
                ErrorCodes.InvalidParams,
                `'${params.newName}' is no name: letters, digits and underscores, not starting with a digit.`,
            );
        }
        const [target] = this.declarationsAt(document, params.position);
        if (!target) return undefined;
        const taken = this.siblingNamed(target, params.newName);
        if (taken) throw refusal(`There is a ${kindOf(taken.$type)} '${params.newName}' beside it already.`);
        const changes = this.editsFor(target, params.newName);
        const former = this.formerName(target, params.newName);
        const uri = AstUtils.getDocument(target).textDocument.uri;
        return { changes: former ? { ...changes, [uri]: [...(changes[uri] ?? []), former] } : changes };
    }

    /** What is declared beside it, and of its kind, under a name that it shall have. */
    private siblingNamed(target: AstNode, newName: string): AstNode | undefined {
        const { $container: holder, $containerProperty: property } = target;
        const siblings: unknown = holder && property ? holder[property as keyof AstNode] : undefined;
        if (!Array.isArray(siblings)) return undefined;
        return (siblings as AstNode[]).find(
            other => other !== target && other.$type === target.$type && this.nameProvider.getName(other) === newName,
        );
    }

    private formerName(target: AstNode, newName: string): TextEdit | undefined {
        const { root } = this.world.projects.filesOf(AstUtils.getDocument(target).uri.toString());
        const state = this.world.states.of(root);
        const names = this.world.projects.namesFor(target);
        return state && formerNameEdit(target, newName, state, { members: names.members, models: names.allModels() });
    }

    /** Of each mention, and of the names that are made of this one. */
    editsFor(target: AstNode, newName: string): Record<string, TextEdit[]> {
        const changes: Record<string, TextEdit[]> = {};
        const oldName = this.nameProvider.getName(target) ?? '';
        const replace = (
            { sourceUri, segment }: ReferenceDescription,
            textOf: (mention: string) => string | undefined,
        ) => {
            const uri = sourceUri.toString();
            const mention = this.documents.getDocument(sourceUri)?.textDocument.getText(segment.range) ?? oldName;
            // A scope may be written with blanks inside, a related name in quotes.
            const bare = mention.replace(/\s+/g, '').replace(/^"(.*)"$/, '$1');
            const text = textOf(bare);
            if (text === undefined) return;
            const edit = TextEdit.replace(segment.range, mention.startsWith('"') ? JSON.stringify(text) : text);
            changes[uri] = [...(changes[uri] ?? []), edit];
        };
        const mentions = this.references.findReferences(target, { includeDeclaration: true }).toArray();
        for (const mention of mentions) replace(mention, text => renamedMention(text, oldName, newName));
        const nodeAt = (root: AstNode, path: string) => this.locator.getAstNode(root, path);
        for (const { route, newName: name } of routesNamedAfter(target, newName, mentions, this.documents, nodeAt)) {
            for (const mention of this.references.findReferences(route, {})) replace(mention, () => name);
        }
        return changes;
    }

    /** Only what has its name written somewhere can be renamed: not Django's own, nor a name that a route derives. */
    protected override renameNodeRange(document: LangiumDocument, position: Position): Range | undefined {
        const named = this.cursor.at(document, position);
        if (!named) return undefined;
        if (named.targets.some(isBuiltIn)) {
            throw refusal(`'${named.name}' is Django's own name, or one that goes with it: it cannot be changed here.`);
        }
        if (named.targets.some(target => this.nameProvider.getNameNode(target) === undefined)) {
            throw refusal(
                `'${named.name}' is written nowhere: it is made of another name. \`as\` gives a route one of its own.`,
            );
        }
        return named.range;
    }

    private declarationsAt(document: LangiumDocument, position: Position): readonly AstNode[] {
        return this.cursor.at(document, position)?.targets ?? [];
    }
}

const refusal = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidRequest, message);

/** The library's documents have a scheme of their own. */
const isBuiltIn = (node: AstNode): boolean => AstUtils.getDocument(node).uri.scheme === 'builtin';
