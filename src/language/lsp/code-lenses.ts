import { type LangiumDocument, type LangiumDocuments, type References, URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command, Position } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import type { GeneratedStates } from '../generated-states.js';
import { rangeOfProperty } from '../parsing/syntax-ranges.js';
import { appNameOf } from '../scoping/app-of.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { fileOf } from '../scoping/project-files.js';
import type { Projects } from '../scoping/projects.js';
import type { NamesAtCursor } from './names-at-cursor.js';
import { UnitAnswers } from './unit-answers.js';
import { movedRange, UnitText } from './unit-text.js';

/** What is looked up for lenses. */
export interface LensWorld {
    readonly cursor: NamesAtCursor;
    readonly references: References;
    readonly documents: LangiumDocuments;
    readonly projects: Projects;
    readonly states: GeneratedStates;
}

/**
 * What can be done with a declaration, above it: send a request, set a client's secret, show a picture, open what was generated, and
 * see who refers to it. How many these are is counted for those that an editor shows.
 */
export class DjagramCodeLensProvider implements CodeLensProvider {
    private readonly world: LensWorld;
    private readonly counted = new UnitAnswers<readonly Pick<CodeLens, 'range'>[]>(
        (unit, text) => {
            const names = isCounted(unit)
                ? [unit, ...querySetsOf(unit)].map(node => rangeOfProperty(node, 'name'))
                : [];
            return names.flatMap(name => (name ? [{ range: text.range(name) }] : []));
        },
        (lenses, lines) => lenses.map(({ range }) => ({ range: movedRange(range, lines) })),
    );

    constructor(world: LensWorld) {
        this.world = world;
    }

    provideCodeLens(document: LangiumDocument): CodeLens[] {
        const items = fileOf(document)?.items ?? [];
        const uri = document.uri.toString();
        const generated = this.generatedModels(uri);
        return items.flatMap(item => [
            ...commandLenses(item, uri),
            ...(ast.isAppDeclaration(item) ? item.items : [item]).flatMap(unit => this.lensesOf(unit, uri, generated)),
        ]);
    }

    /** Counts who refers to what a lens stands above; one that says all already stays as it is. */
    resolve(lens: CodeLens): CodeLens {
        const uri = uriOf(lens.data);
        const document = uri === undefined ? undefined : this.world.documents.getDocument(URI.parse(uri));
        if (!document || uri === undefined) return lens;
        const [target] = this.world.cursor.at(document, lens.range.start)?.targets ?? [];
        const count = target ? this.world.references.findReferences(target, {}).count() : 0;
        const title = count === 1 ? '1 reference' : `${count} references`;
        return { ...lens, command: atPlace('djagram.showReferences', title, uri, lens.range.start) };
    }

    private lensesOf(unit: DeclarationNode, uri: string, generated: ReadonlySet<string>): CodeLens[] {
        return this.counted.of(unit).flatMap(({ range }, index) => {
            // Of a model, that of its own name comes first.
            const isGenerated =
                index === 0 && ast.isModelDeclaration(unit) && generated.has(labelOf(appNameOf(unit), unit.name));
            const command = atPlace('djagram.showPython', 'Generated code', uri, range.start);
            return [{ range, data: { uri } }, ...(isGenerated ? [{ range, command }] : [])];
        });
    }

    /** By app and name. */
    private generatedModels(uri: string): ReadonlySet<string> {
        const state = this.world.states.of(this.world.projects.filesOf(uri).root);
        return new Set(state?.tables.map(({ app, model }) => labelOf(app, model)));
    }
}

const labelOf = (app: string, model: string): string => `${app}.${model}`;

const isCounted = (unit: DeclarationNode): boolean =>
    ast.isModelDeclaration(unit) || ast.isEnumDeclaration(unit) || ast.isSerializerDeclaration(unit);

const querySetsOf = (unit: DeclarationNode): readonly ast.QuerySetMethod[] =>
    ast.isModelDeclaration(unit) ? unit.items.filter(ast.isQuerySetMethod) : [];

/** What the client's commands about a place take. */
const atPlace = (command: string, title: string, uri: string, position: Position): Command => ({
    title,
    command,
    arguments: [uri, position],
});

/** It comes back from an editor. */
function uriOf(data: unknown): string | undefined {
    const uri = typeof data === 'object' && data !== null ? (data as { uri?: unknown }).uri : undefined;
    return typeof uri === 'string' ? uri : undefined;
}

function commandLenses(item: ast.FileItem, uri: string): CodeLens[] {
    const commands = commandsFor(item, uri);
    const name = commands.length > 0 ? rangeOfProperty(item, 'name') : undefined;
    if (!name) return [];
    const range = new UnitText(item).range(name);
    return commands.map(command => ({ range, command }));
}

/** The client's commands take the document's URI, then what to do it with. */
function commandsFor(item: ast.FileItem, uri: string): Command[] {
    switch (item.$type) {
        case 'RequestDeclaration':
            return [{ title: '$(play) Send request', command: 'djagram.sendRequest', arguments: [uri, item.name] }];
        case 'BackendDeclaration':
            return [
                { title: '$(key) Set client secret', command: 'djagram.setClientSecret', arguments: [uri, item.name] },
                { title: 'Get token', command: 'djagram.getToken', arguments: [uri, item.name] },
            ];
        case 'GraphDeclaration':
            return [preview('$(type-hierarchy) Show graph', uri, `graph:${item.name}`)];
        case 'RoutesDeclaration':
            return [preview('$(list-tree) Show routes', uri, 'routes')];
        case 'AppDeclaration':
            return [preview('$(type-hierarchy) Show models', uri, 'models')];
        case 'ProjectDeclaration':
            return [
                { title: '$(gear) Generate Django project', command: 'djagram.generate', arguments: [uri] },
                preview('Show models', uri, 'models'),
            ];
        default:
            return [];
    }
}

const preview = (title: string, uri: string, view: string): Command => ({
    title,
    command: 'djagram.openPreview',
    arguments: [uri, view],
});
