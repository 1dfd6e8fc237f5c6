import type { AstNode, LangiumDocument } from 'langium';
import type { SourceAnchor } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import type { RegionParseResult, ResultChanges } from '../parsing/parser.js';
import { commentBefore, offsetOfNode } from '../parsing/syntax-ranges.js';
import { Signal, untracked } from '../reactive/signals.js';
import { fileOf } from './project-files.js';
import { resetReferencesBelow } from './references-below.js';

/** What other stages keep their results by: a declaration of a file or of an app, and an app's block itself. */
export type DeclarationNode = ast.FileItem | ast.AppItem;

/** A declaration through the versions of its text: the same for as long as its kind, its app and its name or its place stay. */
export class Declaration {
    /** The app that it stands in, or that it opens; `''` outside any. */
    readonly app: string;
    readonly type: DeclarationNode['$type'];
    name: string;
    /** What its spans count from, and those of what is made of it. */
    readonly anchor: SourceAnchor;
    private readonly written: Signal<Written>;
    /** Its newest text's, for who does not want to be told of a newer one. */
    current: DeclarationNode;

    constructor(uri: string, { node, app }: Place) {
        this.app = app;
        this.type = node.$type;
        this.name = nameOf(node);
        this.anchor = new DeclarationAnchor(uri, this);
        this.written = new Signal({ node, comment: documentingComment(node) });
        this.current = node;
    }

    get node(): DeclarationNode {
        return this.written.get().node;
    }

    replace(node: DeclarationNode): void {
        this.current = node;
        this.name = nameOf(node);
        this.written.set({ node, comment: documentingComment(node) });
    }

    /** Whether a comment before it can be told: not where error recovery has made up what it begins with. */
    get isTold(): boolean {
        return typeof untracked(() => this.written.get().comment) !== 'symbol';
    }

    /** A comment is no part of the node that it stands before, but documents it. */
    noticeComment(): void {
        const { current } = this;
        const comment = documentingComment(current);
        if (untracked(() => this.written.get().comment) !== comment) this.written.set({ node: current, comment });
    }
}

/** Finds out where its declaration stands when it is asked, so that an edit above moves none. To all others it is plain data. */
class DeclarationAnchor implements SourceAnchor {
    readonly uri: string;
    readonly #declaration: Declaration;

    constructor(uri: string, declaration: Declaration) {
        this.uri = uri;
        this.#declaration = declaration;
    }

    /** At the start of the text for what error recovery has made up. */
    get offset(): number {
        return offsetOfNode(this.#declaration.current) ?? 0;
    }

    toJSON(): SourceAnchor {
        return { uri: this.uri, offset: this.offset };
    }
}

interface Written {
    readonly node: DeclarationNode;
    readonly comment: string | symbol | undefined;
}

interface Place {
    readonly node: DeclarationNode;
    readonly app: string;
}

/** How the declarations of some files have changed. */
export class DeclarationChanges {
    /** Whether a text has changed at all. */
    isReparsed = false;
    readonly added: Declaration[] = [];
    readonly dropped: Declaration[] = [];
    /** Those with a new text, which may give them another name, and their node of before. */
    readonly replaced = new Map<Declaration, DeclarationNode>();
    /** Whether there are others than before, or in another order. */
    isRearranged = false;
    /** Whether something that is there still belongs to another app than before, so that it goes by another name. */
    isMoved = false;

    get isEmpty(): boolean {
        return !this.isRearranged && this.replaced.size === 0;
    }
}

/** The declarations of one file, in the order of its text. */
export class DeclaredFile {
    readonly document: LangiumDocument<ast.DslFile>;
    declarations: readonly Declaration[] = [];
    private root: ast.DslFile | undefined;
    private version: number | undefined;
    /** By their nodes; undefined until an edit asks. */
    private byNode: Map<AstNode, Declaration> | undefined;
    private areTold = true;

    constructor(document: LangiumDocument<ast.DslFile>) {
        this.document = document;
    }

    /** Takes over what the document's text is now, and notes what that changes. */
    update(changes: DeclarationChanges): void {
        const root = fileOf(this.document);
        if (root === this.root) return;
        this.root = root;
        changes.isReparsed = true;
        const { version, changes: edit }: RegionParseResult = this.document.parseResult;
        const isNext = this.version !== undefined && edit?.since === this.version;
        this.version = version;
        if (isNext && this.replaceTouched(edit, changes)) {
            this.noticeCommentBehind(edit.lines.newEnd);
            return;
        }
        this.compareAll(root, changes);
        for (const declaration of this.declarations) {
            if (!isNext || !declaration.isTold || edit.added.has(declaration.current)) declaration.noticeComment();
        }
        this.areTold = this.declarations.every(({ isTold }) => isTold);
        if (isNext) this.noticeCommentBehind(edit.lines.newEnd);
    }

    /** Whether all that the edit has done is to give one declaration, and the app around it, another text. */
    private replaceTouched({ added, removed }: ResultChanges, changes: DeclarationChanges): boolean {
        if (!this.areTold || added.size !== removed.size || added.size > 2) return false;
        this.byNode ??= new Map(this.declarations.map(declaration => [declaration.current, declaration]));
        const touched = [...removed].flatMap(node => this.byNode?.get(node) ?? []);
        const pairs = [...added].flatMap(node => {
            const place = placeOf(node as DeclarationNode);
            const declaration = touched.find(({ type, app }) => type === place.node.$type && app === place.app);
            return declaration ? [{ declaration, place, before: declaration.current }] : [];
        });
        const inBlocks = pairs.filter(({ place }) => !ast.isAppDeclaration(place.node));
        // What stood in a block may be a block of the same app now: then one declaration has become two.
        const isOneToOne = new Set(pairs.map(({ declaration }) => declaration)).size === added.size;
        if (!isOneToOne || inBlocks.length > 1) return false;
        for (const { declaration, place, before } of pairs) {
            if (!ast.isAppDeclaration(place.node)) resetReferencesBelow(place.node);
            replace(declaration, place.node, changes);
            this.byNode.delete(before);
            this.byNode.set(place.node, declaration);
            this.areTold &&= declaration.isTold;
        }
        return true;
    }

    /** Of a declaration that is left the same, an edit can have changed the comment before it and nothing else. */
    private noticeCommentBehind(end: number): void {
        if (!this.areTold) {
            this.declarations.find(({ isTold, anchor }) => isTold && anchor.offset >= end)?.noticeComment();
            return;
        }
        let low = 0;
        let high = this.declarations.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.declarations[middle] as Declaration).anchor.offset < end) low = middle + 1;
            else high = middle;
        }
        this.declarations[low]?.noticeComment();
    }

    private compareAll(root: ast.DslFile | undefined, changes: DeclarationChanges): void {
        this.byNode = undefined;
        const places = placesIn(root);
        const before = this.declarations;
        const most = Math.min(before.length, places.length);
        let front = 0;
        while (front < most && this.isKept(before[front], places[front], changes)) front++;
        let back = 0;
        while (back < most - front && this.isKept(before.at(-1 - back), places.at(-1 - back), changes)) back++;
        const old = before.slice(front, before.length - back);
        const match = this.match(old, places.slice(front, places.length - back), changes);
        const isSameOrder =
            match.length === old.length && match.every((declaration, index) => declaration === old[index]);
        if (!isSameOrder) {
            changes.isRearranged = true;
            this.declarations = [...before.slice(0, front), ...match, ...before.slice(before.length - back)];
        }
    }

    private isKept(
        declaration: Declaration | undefined,
        place: Place | undefined,
        changes: DeclarationChanges,
    ): boolean {
        if (!declaration || !place || declaration.app !== place.app) return false;
        const { node } = place;
        if (declaration.current === node) return true;
        // Of an app's block others know the name only.
        if (!ast.isAppDeclaration(node) || declaration.type !== node.$type) return false;
        replace(declaration, node, changes);
        return true;
    }

    /** The declarations at `places`: those of `old` with the same name, one that was given another, and new ones. */
    private match(
        old: readonly Declaration[],
        places: readonly Place[],
        changes: DeclarationChanges,
    ): readonly Declaration[] {
        const byKey = Map.groupBy(old, ({ type, app, name }) => keyOf(type, app, name));
        const renamed = renamedAmong(old, places);
        if (renamed) {
            const { declaration, place } = renamed;
            const before = keyOf(declaration.type, declaration.app, declaration.name);
            byKey.set(before, byKey.get(before)?.filter(one => one !== declaration) ?? []);
            byKey.set(keyOf(place.node.$type, place.app, nameOf(place.node)), [declaration]);
        }
        const match = places.map(place => {
            const { node, app } = place;
            const known = byKey.get(keyOf(node.$type, app, nameOf(node)))?.shift();
            if (known?.current === node) return known;
            // Lines that were kept stand in another declaration now.
            if (!ast.isAppDeclaration(node)) resetReferencesBelow(node);
            if (known) {
                replace(known, node, changes);
                return known;
            }
            const added = new Declaration(this.document.uri.toString(), place);
            changes.added.push(added);
            return added;
        });
        const rest = [...byKey.values()].flat();
        changes.dropped.push(...rest);
        const nodes = new Set<DeclarationNode>(places.map(({ node }) => node));
        changes.isMoved ||= rest.some(({ current }) => nodes.has(current));
        return match;
    }
}

/** The one declaration that has another name than before, where all others have kept theirs and their order. */
function renamedAmong(
    old: readonly Declaration[],
    places: readonly Place[],
): { readonly declaration: Declaration; readonly place: Place } | undefined {
    if (old.length !== places.length) return undefined;
    const others = places.flatMap((place, index) => {
        const declaration = old[index] as Declaration;
        return declaration.name === nameOf(place.node) ? [] : [{ declaration, place }];
    });
    const [renamed] = others;
    if (!renamed || others.length > 1) return undefined;
    const { declaration, place } = renamed;
    const isSameKind = declaration.type === place.node.$type && declaration.app === place.app;
    const isTaken = old.some(
        ({ type, app, name }) => keyOf(type, app, name) === keyOf(place.node.$type, place.app, nameOf(place.node)),
    );
    return isSameKind && !isTaken ? renamed : undefined;
}

function replace(declaration: Declaration, node: DeclarationNode, { replaced }: DeclarationChanges): void {
    if (!replaced.has(declaration)) replaced.set(declaration, declaration.current);
    declaration.replace(node);
}

/** Of a comment that documents; something else each time where it cannot be told, as before what error recovery has made up. */
function documentingComment(node: DeclarationNode): string | symbol | undefined {
    const comment = commentBefore(node);
    if (comment === undefined) return Symbol('unknown');
    return comment !== 'none' && comment.text.startsWith('/**') ? comment.text : undefined;
}

const keyOf = (type: string, app: string, name: string): string => `${type} ${app} ${name}`;

export const nameOf = (node: DeclarationNode): string => ('name' in node ? (node.name ?? '') : '');

function placeOf(node: DeclarationNode): Place {
    const app = ast.isAppDeclaration(node) ? node : node.$container;
    return { node, app: ast.isAppDeclaration(app) ? (app.name ?? '') : '' };
}

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
