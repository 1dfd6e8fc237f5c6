import type { AstNode } from 'langium';
import { isAppNameTaken } from '../../model/app-names.js';
import * as ast from '../generated/ast.js';
import { type OpenedParts, openParts } from './app-names.js';
import type { Declaration } from './declaration.js';

/** Names while they are collected. */
export class FoundNames {
    readonly topLevel = new Map<TopLevel, Map<string, AstNode>>();
    readonly apps = new Map<string, OpenedParts>();
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

    private opened(name: string): OpenedParts {
        let app = this.apps.get(name);
        if (!app) {
            app = openParts();
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

/** The kinds of what is named once in a project, outside of apps. */
export interface TopLevelNodes {
    AppDeclaration: ast.AppDeclaration;
    RoutesDeclaration: ast.RoutesDeclaration;
    GraphDeclaration: ast.GraphDeclaration;
    FixtureRow: ast.FixtureRow;
    BackendDeclaration: ast.BackendDeclaration;
    RequestDeclaration: ast.RequestDeclaration;
    ScopeDeclaration: ast.ScopeDeclaration;
    ClientDeclaration: ast.ClientDeclaration;
}
export type TopLevel = keyof TopLevelNodes;

function addFirst<T>(to: Map<string, T>, name: string | undefined, element: T): void {
    if (name !== undefined && name !== '' && !to.has(name)) to.set(name, element);
}
