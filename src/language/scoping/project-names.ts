import * as ast from '../generated/ast.js';
import type { LibraryNames } from '../library/library-document.js';
import { ModelMembers } from './model-members.js';
import type { ProjectFiles } from './project-files.js';
import { routeName } from './route-names.js';

/** What one app declares, in all its blocks and files. Of two declarations with one name the first counts. */
export interface AppNames {
    readonly name: string;
    /** Where the app is first opened; undefined for what stands outside any app. */
    readonly declaration: ast.AppDeclaration | undefined;
    readonly models: Map<string, ast.ModelDeclaration>;
    readonly enums: Map<string, ast.EnumDeclaration>;
    readonly fieldTypes: Map<string, ast.FieldTypeDeclaration>;
    readonly serializers: Map<string, ast.SerializerDeclaration>;
    readonly signals: Map<string, ast.SignalDeclaration>;
}

/** What a project's files declare, and what the library adds. Read from syntax alone: no reference is followed to make it. */
export class ProjectNames {
    readonly files: ProjectFiles;
    readonly library: LibraryNames;
    readonly apps = new Map<string, AppNames>();
    readonly routes = new Map<string, ast.RoutesDeclaration>();
    readonly graphs = new Map<string, ast.GraphDeclaration>();
    readonly rows = new Map<string, ast.FixtureRow>();
    readonly backends = new Map<string, ast.BackendDeclaration>();
    readonly requests = new Map<string, ast.RequestDeclaration>();
    readonly scopes = new Map<string, ast.ScopeDeclaration>();
    readonly clients = new Map<string, ast.ClientDeclaration>();
    readonly members: ModelMembers;
    private readonly userModelSettings: ast.UserModelSetting[] = [];
    private readonly routesByGroup = new Map<ast.RoutesDeclaration, Map<string, ast.RouteDeclaration>>();

    constructor(files: ProjectFiles, library: LibraryNames) {
        this.files = files;
        this.library = library;
        for (const document of files.documents) {
            for (const item of document.parseResult.value.items) this.add(item);
        }
        for (const app of library.apps) this.addApp(app);
        this.members = new ModelMembers(this);
    }

    app(name: string): AppNames | undefined {
        return this.apps.get(name);
    }

    get appDeclarations(): ReadonlyMap<string, ast.AppDeclaration> {
        const found = new Map<string, ast.AppDeclaration>();
        for (const [name, { declaration }] of this.apps) if (declaration) found.set(name, declaration);
        return found;
    }

    /** What `auth.User` stands for in this project: `user_model`, else Django's own. */
    get userModel(): ast.ModelDeclaration | undefined {
        for (const setting of this.userModelSettings) {
            const model = setting.model?.segments.at(-1)?.ref;
            if (ast.isModelDeclaration(model)) return model;
        }
        return this.apps.get('auth')?.models.get('User');
    }

    get clientModel(): ast.ModelDeclaration | undefined {
        return this.apps.get('oauth2_provider')?.models.get('Application');
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

    private add(item: ast.FileItem): void {
        switch (item.$type) {
            case 'ProjectDeclaration':
                this.userModelSettings.push(...item.items.filter(ast.isUserModelSetting));
                break;
            case 'OAuthDeclaration':
                for (const part of item.items) {
                    if (ast.isScopeDeclaration(part)) addFirst(this.scopes, part.name, part);
                    else if (ast.isClientDeclaration(part)) addFirst(this.clients, part.name, part);
                }
                break;
            case 'AppDeclaration':
                this.addApp(item);
                break;
            case 'RoutesDeclaration':
                addFirst(this.routes, item.name, item);
                break;
            case 'GraphDeclaration':
                addFirst(this.graphs, item.name, item);
                break;
            case 'FixtureDeclaration':
                for (const row of item.rows) addFirst(this.rows, row.name, row);
                break;
            case 'BackendDeclaration':
                addFirst(this.backends, item.name, item);
                break;
            case 'RequestDeclaration':
                addFirst(this.requests, item.name, item);
                break;
            default:
                this.addItem(this.opened('', undefined), item);
        }
    }

    private addApp(app: ast.AppDeclaration): void {
        const names = this.opened(app.name ?? '', app);
        for (const item of app.items) this.addItem(names, item);
    }

    private opened(name: string, declaration: ast.AppDeclaration | undefined): AppNames {
        let app = this.apps.get(name);
        if (!app) {
            app = {
                name,
                declaration,
                models: new Map(),
                enums: new Map(),
                fieldTypes: new Map(),
                serializers: new Map(),
                signals: new Map(),
            };
            this.apps.set(name, app);
        }
        return app;
    }

    private addItem(app: AppNames, item: ast.AppItem): void {
        switch (item.$type) {
            case 'ModelDeclaration':
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
