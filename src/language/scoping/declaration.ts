import type { LangiumDocument } from 'langium';
import type { SourceAnchor } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import { Signal } from '../reactive/signals.js';
import { fileOf } from './project-files.js';
import { resetReferencesBelow } from './references-below.js';

/** What other stages keep their results by: a declaration of a file or of an app, and an app's block itself. */
export type DeclarationNode = ast.FileItem | ast.AppItem;

/** A declaration through the versions of its text: the same for as long as its kind, its app and its name stay. */
export class Declaration {
    /** The app that it stands in, or that it opens; `''` outside any. */
    readonly app: string;
    readonly type: DeclarationNode['$type'];
    readonly name: string;
    /** What its spans count from, and those of what is made of it. */
    readonly anchor: SourceAnchor;
    private readonly signal: Signal<DeclarationNode>;
    /** Its newest text's, for who does not want to be told of a newer one. */
    current: DeclarationNode;

    constructor(uri: string, { node, app }: Place) {
        this.app = app;
        this.type = node.$type;
        this.name = nameOf(node);
        this.anchor = { uri, offset: node.$cstNode?.offset ?? 0 };
        this.signal = new Signal(node);
        this.current = node;
    }

    get node(): DeclarationNode {
        return this.signal.get();
    }

    replace(node: DeclarationNode): void {
        this.current = node;
        this.signal.set(node);
    }
}

interface Place {
    readonly node: DeclarationNode;
    readonly app: string;
}

/** The declarations of one file, in the order of its text. */
export class DeclaredFile {
    readonly document: LangiumDocument<ast.DslFile>;
    declarations: readonly Declaration[] = [];
    private root: ast.DslFile | undefined;

    constructor(document: LangiumDocument<ast.DslFile>) {
        this.document = document;
    }

    /**
     * Takes over what the document's text is now. `moved`: something that is there still belongs to another app than before,
     * so that it goes by another name.
     */
    update(): { readonly changed: boolean; readonly moved: boolean } {
        const root = fileOf(this.document);
        if (root === this.root) return { changed: false, moved: false };
        this.root = root;
        const places = placesIn(root);
        const before = this.declarations;
        const declarations: Declaration[] = [];
        const keep = (declaration: Declaration | undefined, place: Place | undefined): boolean => {
            if (!declaration || !place || declaration.app !== place.app) return false;
            const { node } = place;
            if (declaration.current === node) return true;
            // Of an app's block others know the name only.
            if (!ast.isAppDeclaration(node) || declaration.type !== node.$type) return false;
            declaration.replace(node);
            return true;
        };
        let front = 0;
        while (keep(before[front], places[front])) declarations.push(before[front++] as Declaration);
        let back = 0;
        while (
            back < Math.min(before.length, places.length) - front &&
            keep(before[before.length - 1 - back], places[places.length - 1 - back])
        ) {
            back++;
        }
        const old = before.slice(front, before.length - back);
        const added = this.match(old, places.slice(front, places.length - back));
        declarations.push(...added, ...before.slice(before.length - back));
        this.declarations = declarations;
        for (const declaration of declarations) declaration.anchor.offset = declaration.current.$cstNode?.offset ?? 0;
        const kept = new Set(added.map(({ current }) => current));
        const moved = old.some(declaration => kept.has(declaration.current) && !added.includes(declaration));
        return { changed: true, moved };
    }

    /** The declarations at `places`: those of `old` with the same name, and new ones. */
    private match(old: readonly Declaration[], places: readonly Place[]): Declaration[] {
        const byKey = new Map<string, Declaration[]>();
        for (const declaration of old) {
            const key = keyOf(declaration.type, declaration.app, declaration.name);
            const known = byKey.get(key);
            if (known) known.push(declaration);
            else byKey.set(key, [declaration]);
        }
        return places.map(place => {
            const { node, app } = place;
            const known = byKey.get(keyOf(node.$type, app, nameOf(node)))?.shift();
            if (known?.current === node) return known;
            // Lines that were kept stand in another declaration now.
            if (!ast.isAppDeclaration(node)) resetReferencesBelow(node);
            if (!known) return new Declaration(this.document.uri.toString(), place);
            known.replace(node);
            return known;
        });
    }
}

const keyOf = (type: string, app: string, name: string): string => `${type} ${app} ${name}`;

const nameOf = (node: DeclarationNode): string => ('name' in node ? (node.name ?? '') : '');

function placesIn(root: ast.DslFile | undefined): Place[] {
    const places: Place[] = [];
    for (const node of root?.items ?? []) {
        if (ast.isAppDeclaration(node)) {
            const app = node.name ?? '';
            places.push({ node, app });
            for (const item of node.items) places.push({ node: item, app });
        } else places.push({ node, app: '' });
    }
    return places;
}
