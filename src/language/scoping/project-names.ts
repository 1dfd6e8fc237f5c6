import type { AstNode, LangiumDocument } from 'langium';
import { isAppNameTaken } from '../../model/app-names.js';
import * as ast from '../generated/ast.js';
import type { LibraryNames } from '../library/library-document.js';
import { Memos } from '../reactive/memos.js';
import { sameElements } from '../reactive/same-elements.js';
import { SignalMap } from '../reactive/signal-map.js';
import { Signal } from '../reactive/signals.js';
import { type Declaration, DeclarationChanges, DeclaredFile, nameOf } from './declaration.js';
import { type ChangedModel, ModelMembers } from './model-members.js';
import { type Names, noNames } from './names.js';
import { resetReferencesBelow } from './references-below.js';
import { routeName } from './route-names.js';

/** What one app declares, in all its blocks and files. Of two declarations with one name the first counts. */
export interface AppNames extends AppParts {
    readonly name: string;
}

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

const noParts: FoundParts = {
    models: new Map(),
    enums: new Map(),
    fieldTypes: new Map(),
    serializers: new Map(),
    signals: new Map(),
    repeated: new Set(),
};

/** The kinds of what is named once in a project, outside of apps. */
interface TopLevelNodes {
    AppDeclaration: ast.AppDeclaration;
    RoutesDeclaration: ast.RoutesDeclaration;
    GraphDeclaration: ast.GraphDeclaration;
    FixtureRow: ast.FixtureRow;
    BackendDeclaration: ast.BackendDeclaration;
    RequestDeclaration: ast.RequestDeclaration;
    ScopeDeclaration: ast.ScopeDeclaration;
    ClientDeclaration: ast.ClientDeclaration;
}
type TopLevel = keyof TopLevelNodes;

/** The kinds of what is named once in an app. */
interface AppParts {
    readonly models: ReadonlyMap<string, ast.ModelDeclaration>;
    readonly enums: ReadonlyMap<string, ast.EnumDeclaration>;
    readonly fieldTypes: ReadonlyMap<string, ast.FieldTypeDeclaration>;
    readonly serializers: ReadonlyMap<string, ast.SerializerDeclaration>;
    readonly signals: ReadonlyMap<string, ast.SignalDeclaration>;
}

/** What was found of an app, and which names several of its models have. */
interface FoundParts extends AppParts {
    readonly repeated: ReadonlySet<string>;
}

class KeptAppNames implements AppNames {
    readonly name: string;
    readonly models = new SignalMap<string, ast.ModelDeclaration>();
    readonly enums = new SignalMap<string, ast.EnumDeclaration>();
    readonly fieldTypes = new SignalMap<string, ast.FieldTypeDeclaration>();
    readonly serializers = new SignalMap<string, ast.SerializerDeclaration>();
    readonly signals = new SignalMap<string, ast.SignalDeclaration>();
    private repeated: ReadonlySet<string> = new Set();

    constructor(name: string) {
        this.name = name;
    }

    /** Answers with the models that have changed. */
    replace(found: FoundParts): readonly ChangedModel[] {
        this.repeated = found.repeated;
        const { entries: changed } = this.models.replace(found.models);
        this.enums.replace(found.enums);
        this.fieldTypes.replace(found.fieldTypes);
        this.serializers.replace(found.serializers);
        this.signals.replace(found.signals);
        return changed;
    }

    /** Whether it could be done without looking for other models of either name. */
    renameModel(before: string, name: string, model: ast.ModelDeclaration): boolean {
        if (name === '' || this.repeated.has(before) || !this.models.has(before) || this.models.has(name)) return false;
        this.models.rename(before, name, model);
        return true;
    }
}

/** What a type in an app can be. */
export const typesIn = (app: AppNames): Names => ({
    get: name => app.models.get(name) ?? app.enums.get(name) ?? app.fieldTypes.get(name),
    *entries() {
        yield* app.models;
        yield* app.enums;
        yield* app.fieldTypes;
    },
    *keys() {
        yield* app.models.keys();
        yield* app.enums.keys();
        yield* app.fieldTypes.keys();
    },
});

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

type OpenedApp = { readonly [K in keyof AppParts]: Map<string, AstNode> & AppParts[K] } & {
    readonly repeated: Set<string>;
};

/** Names while they are collected. */
class FoundNames {
    readonly topLevel = new Map<TopLevel, Map<string, AstNode>>();
    readonly apps = new Map<string, OpenedApp>();
    readonly userModelSettings: ast.UserModelSetting[] = [];
    private readonly ownApps = new Set<string>();

    /** Whether the project has an app of its own where the library has this one. */
    hasInFrontOf = ({ name }: ast.AppDeclaration): boolean => this.ownApps.has(name) && !isAppNameTaken(name);

    add({ current: node, app }: Declaration): void {
        switch (node.$type) {
            case 'ProjectDeclaration':
                this.userModelSettings.push(...node.items.filter(ast.isUserModelSetting));
                break;
            case 'OAuthDeclaration':
                for (const part of node.items) {
                    if (ast.isScopeDeclaration(part) || ast.isClientDeclaration(part)) this.addTopLevel(part);
                }
                break;
            case 'AppDeclaration':
                if (!node.external) this.ownApps.add(app);
                this.addTopLevel(node);
                this.opened(app);
                break;
            case 'FixtureDeclaration':
                for (const row of node.rows) this.addTopLevel(row);
                break;
            case 'RoutesDeclaration':
            case 'GraphDeclaration':
            case 'BackendDeclaration':
            case 'RequestDeclaration':
                this.addTopLevel(node);
                break;
            default:
                this.addItem(app, node);
        }
    }

    addApp(app: ast.AppDeclaration): void {
        this.addTopLevel(app);
        this.opened(app.name);
        for (const item of app.items) this.addItem(app.name, item);
    }

    private addTopLevel(node: TopLevelNodes[TopLevel]): void {
        let names = this.topLevel.get(node.$type);
        if (!names) {
            names = new Map();
            this.topLevel.set(node.$type, names);
        }
        addFirst(names, node.name, node);
    }

    private opened(name: string): OpenedApp {
        let app = this.apps.get(name);
        if (!app) {
            app = {
                models: new Map(),
                enums: new Map(),
                fieldTypes: new Map(),
                serializers: new Map(),
                signals: new Map(),
                repeated: new Set(),
            };
            this.apps.set(name, app);
        }
        return app;
    }

    private addItem(name: string, item: ast.AppItem): void {
        const app = this.opened(name);
        switch (item.$type) {
            case 'ModelDeclaration':
                if (app.models.has(item.name)) app.repeated.add(item.name);
                addFirst(app.models, item.name, item);
                break;
            case 'EnumDeclaration':
                addFirst(app.enums, item.name, item);
                break;
            case 'FieldTypeDeclaration':
                addFirst(app.fieldTypes, item.name, item);
                break;
            case 'SerializerDeclaration':
                addFirst(app.serializers, item.name, item);
                break;
            case 'SignalDeclaration':
                addFirst(app.signals, item.name, item);
                break;
            default:
                break;
        }
    }
}

function addFirst<T>(to: Map<string, T>, name: string | undefined, element: T): void {
    if (name !== undefined && name !== '' && !to.has(name)) to.set(name, element);
}
