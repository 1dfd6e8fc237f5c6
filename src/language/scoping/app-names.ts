import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.js';
import { SignalMap } from '../reactive/signal-map.js';
import type { Names } from './names.js';
import type { ChangedModel } from './reverse-index.js';

/** What one app declares, in all its blocks and files. Of two declarations with one name the first counts. */
export interface AppNames extends AppParts {
    readonly name: string;
}

/** The kinds of what is named once in an app. */
export interface AppParts {
    readonly models: ReadonlyMap<string, ast.ModelDeclaration>;
    readonly enums: ReadonlyMap<string, ast.EnumDeclaration>;
    readonly fieldTypes: ReadonlyMap<string, ast.FieldTypeDeclaration>;
    readonly serializers: ReadonlyMap<string, ast.SerializerDeclaration>;
    readonly signals: ReadonlyMap<string, ast.SignalDeclaration>;
}

/** What was found of an app, and which names several of its models have. */
export interface FoundParts extends AppParts {
    readonly repeated: ReadonlySet<string>;
}

/** The parts of an app while they are collected. */
export type OpenedParts = { readonly [K in keyof AppParts]: Map<string, AstNode> & AppParts[K] } & {
    readonly repeated: Set<string>;
};

export const openParts = (): OpenedParts => ({
    models: new Map(),
    enums: new Map(),
    fieldTypes: new Map(),
    serializers: new Map(),
    signals: new Map(),
    repeated: new Set(),
});

/** Of an app that is gone. */
export const noParts: FoundParts = openParts();

/** The names of one app, each of which is read by itself: the same object through all changes. */
export class KeptAppNames implements AppNames {
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
