import type { AstNode, LangiumDocument } from 'langium';
import type { Location } from 'vscode-languageserver-protocol';
import type { CodeElement } from '../../model/code-element.js';
import type { Project } from '../../model/project.js';
import * as ast from '../generated/ast.js';
import { appNameOf } from '../scoping/app-of.js';
import { routeName } from '../scoping/route-names.js';

/** What a host knows that has the generator and the disk. */
export interface CodeSource {
    /** The Python that is made of it now; undefined where there is none. */
    pythonOf(project: Project, element: CodeElement): Promise<string | undefined>;
    /** Where it stands in what was generated last, below the folder for the project at `root`. */
    placeOf(project: Project, root: string, element: CodeElement): Promise<Location | undefined>;
}

/** The generated code of declarations, for hosts that have some. */
export class GeneratedCode implements CodeSource {
    private source: CodeSource | undefined;

    use(source: CodeSource): void {
        this.source = source;
    }

    async pythonOf(project: Project, element: CodeElement): Promise<string | undefined> {
        return this.source?.pythonOf(project, element);
    }

    async placeOf(project: Project, root: string, element: CodeElement): Promise<Location | undefined> {
        return this.source?.placeOf(project, root, element);
    }
}

/** Undefined for what no code of its own is made of; Django's own is not ours. */
export function codeElementOf(node: AstNode, { uri }: LangiumDocument): CodeElement | undefined {
    if (uri.scheme === 'builtin') return undefined;
    const app = appNameOf(node);
    const element = elementOf(node, app);
    return element?.name ? element : undefined;
}

function elementOf(node: AstNode, app: string): CodeElement | undefined {
    if (ast.isModelDeclaration(node)) return { kind: 'model', app, name: node.name };
    if (ast.isEnumDeclaration(node)) return { kind: 'enum', app, name: node.name };
    if (ast.isSerializerDeclaration(node)) return { kind: 'serializer', app, name: node.name };
    if (ast.isFieldDeclaration(node)) return { kind: 'field', app, owner: node.$container.name, name: node.name };
    if (ast.isEnumMember(node)) return { kind: 'member', app, owner: node.$container.name, name: node.name };
    if (ast.isRouteDeclaration(node)) return { kind: 'route', group: node.$container.name, name: routeName(node) };
    return undefined;
}
