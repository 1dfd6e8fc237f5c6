import type { AstNode, LangiumDocument } from 'langium';
import * as ast from '../generated/ast.js';
import type { LibraryNames } from '../library/library-document.js';
import { Memos } from '../reactive/memos.js';
import { sameElements } from '../reactive/same-elements.js';
import { SignalMap } from '../reactive/signal-map.js';
import { Signal } from '../reactive/signals.js';
import { type AppNames, KeptAppNames, noParts, typesIn } from './app-names.js';
import { type Declaration, DeclarationChanges, DeclaredFile, nameOf } from './declaration.js';
import { FoundNames, type TopLevel, type TopLevelNodes } from './found-names.js';
import { ModelMembers } from './model-members.js';
import { type Names, noNames } from './names.js';
import { resetReferencesBelow } from './references-below.js';
import type { ChangedModel } from './reverse-index.js';
import { routeName } from './route-names.js';

/** What a project's files declare, and what the library adds. Read from syntax alone: no reference is followed to make it. */
export class ProjectNames {
    readonly library: LibraryNames;
    readonly members: ModelMembers;
    private documents: readonly LangiumDocument<ast.DslFile>[] | undefined = undefined;
    private files: readonly DeclaredFile[] = [];
    private fileByDocument: ReadonlyMap<LangiumDocument, DeclaredFile> = new Map();
    private readonly listeners: ((changes: DeclarationChanges) => void)[] = [];
    private readonly apps = new SignalMap<string, AppNames>();
    private readonly appsByName = new Map<string, KeptAppNames>();
    private readonly tables = new Map<TopLevel, SignalMap<string, AstNode>>();
    private readonly userModelSettings = new Signal<readonly ast.UserModelSetting[]>([]);
    private readonly typesByApp = new Map<string, SeenTypes>();
    private readonly routesByGroup = new WeakMap<ast.RoutesDeclaration, Map<string, ast.RouteDeclaration>>();
    /** Those of all files, in their order. */
    declarations: readonly Declaration[] = [];
    /** Counts the changes of the texts. */
    revision = 0;

    constructor(library: LibraryNames) {
        this.library = library;
        this.members = new ModelMembers(this);
    }

    /** Takes over what the documents' texts are now: by URI, so that nothing depends on the order in which files were found. */
    update(documents: readonly LangiumDocument<ast.DslFile>[]): void {
        const changes = new DeclarationChanges();
        // The same list for as long as the project has the same files.
        if (this.documents !== documents) this.takeOverFiles(documents, changes);
        for (const file of this.files) file.update(changes);
        if (changes.isReparsed || changes.isRearranged) this.revision++;
        if (changes.isEmpty) return;
        if (changes.isRearranged) this.declarations = this.files.flatMap(file => file.declarations);
        const models = changes.isRearranged ? this.readTables() : this.replaceInTables(changes);
        if (changes.isMoved) this.resetReferences();
        this.members.update(models);
        for (const listener of this.listeners) listener(changes);
    }

    private takeOverFiles(documents: readonly LangiumDocument<ast.DslFile>[], changes: DeclarationChanges): void {
        const known = new Map<LangiumDocument, DeclaredFile>(this.fileByDocument);
        const files = documents.map(document => known.get(document) ?? new DeclaredFile(document));
        for (const { document } of files) known.delete(document);
        for (const gone of known.values()) changes.dropped.push(...gone.declarations);
        changes.isRearranged ||= this.revision === 0 || !sameElements(files, this.files);
        this.documents = documents;
        this.files = files;
        this.fileByDocument = new Map(files.map(file => [file.document, file]));
    }

    /** To be called when the project is gone: what it has read, as the library, outlives it and would keep it. */
    release(): void {
        this.update([]);
        this.members.release();
    }

    /** Called after each change of what the declarations are or say. Names are up to date then. */
    onChange(listener: (changes: DeclarationChanges) => void): void {
        this.listeners.push(listener);
    }

    fileOf(document: LangiumDocument): DeclaredFile | undefined {
        return this.fileByDocument.get(document);
    }

    get declaredFiles(): readonly DeclaredFile[] {
        return this.files;
    }

    /** After this every name is looked up anew. */
    resetReferences(): void {
        for (const { document } of this.files) resetReferencesBelow(document.parseResult.value);
    }

    app(name: string): AppNames | undefined {
        return this.apps.get(name);
    }

    /** Of the project's own apps and of all others that its files may name. */
    get appNames(): Iterable<string> {
        return this.apps.keys();
    }

    get routes(): ReadonlyMap<string, ast.RoutesDeclaration> {
        return this.table('RoutesDeclaration');
    }

    get graphs(): ReadonlyMap<string, ast.GraphDeclaration> {
        return this.table('GraphDeclaration');
    }

    get rows(): ReadonlyMap<string, ast.FixtureRow> {
        return this.table('FixtureRow');
    }

    get backends(): ReadonlyMap<string, ast.BackendDeclaration> {
        return this.table('BackendDeclaration');
    }

    get requests(): ReadonlyMap<string, ast.RequestDeclaration> {
        return this.table('RequestDeclaration');
    }

    get scopes(): ReadonlyMap<string, ast.ScopeDeclaration> {
        return this.table('ScopeDeclaration');
    }

    get clients(): ReadonlyMap<string, ast.ClientDeclaration> {
        return this.table('ClientDeclaration');
    }

    get appDeclarations(): ReadonlyMap<string, ast.AppDeclaration> {
        return this.table('AppDeclaration');
    }

    /** What `auth.User` stands for in this project: `user_model`, else Django's own. */
    get userModel(): ast.ModelDeclaration | undefined {
        for (const setting of this.userModelSettings.get()) {
            const model = setting.model?.segments.at(-1)?.ref;
            if (ast.isModelDeclaration(model)) return model;
        }
        return this.app('auth')?.models.get('User');
    }

    get clientModel(): ast.ModelDeclaration | undefined {
        return this.app('oauth2_provider')?.models.get('Application');
    }

    /** What a type without an app before it can be, inside an app. */
    typesSeenFrom(app: string): Names {
        let types = this.typesByApp.get(app);
        if (!types) {
            types = new SeenTypes(this, app);
            this.typesByApp.set(app, types);
        }
        return types;
    }

    /** Of an app, what a field's type behind its name and a dot may be. */
    typesIn(app: string): Names {
        const parts = this.app(app);
        return parts ? typesIn(parts) : noNames;
    }

    word(kind: string, name: string): ast.BuiltinDeclaration | undefined {
        return this.library.words.get(kind)?.get(name);
    }

    routesIn(group: ast.RoutesDeclaration): ReadonlyMap<string, ast.RouteDeclaration> {
        let routes = this.routesByGroup.get(group);
        if (!routes) {
            routes = new Map();
            for (const item of group.items) {
                if (!ast.isRouteDeclaration(item)) continue;
                const name = routeName(item);
                if (!routes.has(name)) routes.set(name, item);
            }
            this.routesByGroup.set(group, routes);
        }
        return routes;
    }

    *allModels(): Iterable<ast.ModelDeclaration> {
        for (const app of this.apps.values()) yield* app.models.values();
    }

    private table<K extends TopLevel>(kind: K): SignalMap<string, TopLevelNodes[K]> {
        let table = this.tables.get(kind);
        if (!table) {
            table = new SignalMap();
            this.tables.set(kind, table);
        }
        return table as SignalMap<string, TopLevelNodes[K]>;
    }

    /** Answers with the models that names lead to other than before. */
    private readTables(): ChangedModel[] {
        const found = new FoundNames();
        for (const declaration of this.declarations) found.add(declaration);
        for (const app of this.library.apps) if (!found.hasInFrontOf(app)) found.addApp(app);
        for (const [kind, names] of found.topLevel) this.table(kind).replace(names as Map<string, never>);
        for (const kind of this.tables.keys()) if (!found.topLevel.has(kind)) this.table(kind).replace(new Map());
        if (!sameElements(this.userModelSettings.get(), found.userModelSettings)) {
            this.userModelSettings.set(found.userModelSettings);
        }
        const apps = new Map<string, AppNames>();
        const models: ChangedModel[] = [];
        for (const [name, names] of found.apps) {
            let app = this.appsByName.get(name);
            if (!app) {
                app = new KeptAppNames(name);
                this.appsByName.set(name, app);
            }
            models.push(...app.replace(names));
            apps.set(name, app);
        }
        for (const [name, app] of this.appsByName) {
            if (apps.has(name)) continue;
            models.push(...app.replace(noParts));
            this.appsByName.delete(name);
        }
        this.apps.replace(apps);
        return models;
    }

    /** As `readTables`, where no declaration has come or gone, though one may have another name. */
    private replaceInTables({ replaced }: DeclarationChanges): ChangedModel[] {
        const models: ChangedModel[] = [];
        for (const [declaration, old] of replaced) {
            const { current, app, name } = declaration;
            if (ast.isAppDeclaration(current)) {
                if (this.table('AppDeclaration').get(name) === old) this.table('AppDeclaration').set(name, current);
                continue;
            }
            const parts = this.appsByName.get(app);
            if (!ast.isModelDeclaration(current) || !ast.isModelDeclaration(old) || !parts)
                return [...models, ...this.readTables()];
            const before = nameOf(old);
            if (before !== name) {
                if (!parts.renameModel(before, name, current)) return [...models, ...this.readTables()];
            } else if (parts.models.get(name) !== old) continue;
            else parts.models.set(name, current);
            models.push({ old, value: current });
        }
        return models;
    }
}

/** Found once for all fields of an app that have one type: most types are used often. */
class SeenTypes implements Names {
    private readonly found: Memos<string, AstNode | undefined>;
    private readonly layers: () => readonly Names[];

    constructor(names: ProjectNames, app: string) {
        this.layers = () => {
            const parts = [names.app(app), names.app('')].map(one => (one ? typesIn(one) : noNames));
            return [...parts, names.library.fieldClasses];
        };
        this.found = new Memos('find type', name => this.find(name), { onlyWhileRead: true });
    }

    get(name: string): AstNode | undefined {
        return this.found.read(name);
    }

    private find(name: string): AstNode | undefined {
        for (const layer of this.layers()) {
            const node = layer.get(name);
            if (node) return node;
        }
        return undefined;
    }

    *entries(): Iterable<readonly [string, AstNode]> {
        for (const layer of this.layers()) yield* layer.entries();
    }

    *keys(): Iterable<string> {
        for (const layer of this.layers()) yield* layer.keys?.() ?? [];
    }
}
