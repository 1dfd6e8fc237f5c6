import type { LangiumDocument } from 'langium';
import type { SourceAnchor } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import type { RegionParseResult, ResultChanges } from '../parsing/parser.js';
import { commentBefore, rangeOfNode } from '../parsing/syntax-ranges.js';
import { Signal, untracked } from '../reactive/signals.js';
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
    private readonly written: Signal<Written>;
    /** Its newest text's, for who does not want to be told of a newer one. */
    current: DeclarationNode;
    /** False for what error recovery has made up. */
    isWritten = true;

    constructor(uri: string, { node, app }: Place) {
        this.app = app;
        this.type = node.$type;
        this.name = nameOf(node);
        this.anchor = { uri, offset: 0 };
        this.written = new Signal({ node, comment: documentingComment(node) });
        this.current = node;
        this.find();
    }

    get node(): DeclarationNode {
        return this.written.get().node;
    }

    replace(node: DeclarationNode): void {
        this.current = node;
        this.written.set({ node, comment: documentingComment(node) });
    }

    /** Asks its node where it stands. */
    find(): void {
        const range = rangeOfNode(this.current);
        this.isWritten = range !== undefined;
        this.anchor.offset = range?.offset ?? 0;
    }

    /** As `find`, after an edit that has left its node the same, and whether the node stands behind the edit. */
    move({ oldEnd, newEnd }: ResultChanges['lines']): boolean {
        if (this.anchor.offset < oldEnd) return false;
        this.anchor.offset += newEnd - oldEnd;
        return true;
    }

    /** A comment is no part of the node that it stands before, but documents it. */
    noticeComment(): void {
        const { current } = this;
        const comment = documentingComment(current);
        if (untracked(() => this.written.get().comment) !== comment) this.written.set({ node: current, comment });
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
    /** Those with a new text, and their node of before. */
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

    constructor(document: LangiumDocument<ast.DslFile>) {
        this.document = document;
    }

    /** Takes over what the document's text is now, and notes what that changes. */
    update(changes: DeclarationChanges): void {
        const root = fileOf(this.document);
        if (root === this.root) return;
        this.root = root;
        changes.isReparsed = true;
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
        this.moveAnchors();
    }

    private moveAnchors(): void {
        const { version, changes }: RegionParseResult = this.document.parseResult;
        const isNext = this.version !== undefined && changes?.since === this.version;
        this.version = version;
        let isFirstBehind = true;
        for (const declaration of this.declarations) {
            if (!isNext || !declaration.isWritten || changes.added.has(declaration.current)) {
                declaration.find();
                declaration.noticeComment();
            } else if (declaration.move(changes.lines) && isFirstBehind) {
                // Of what is left the same, an edit can have changed the comment before it and nothing else.
                declaration.noticeComment();
                isFirstBehind = false;
            }
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

    /** The declarations at `places`: those of `old` with the same name, and new ones. */
    private match(
        old: readonly Declaration[],
        places: readonly Place[],
        changes: DeclarationChanges,
    ): readonly Declaration[] {
        const byKey = Map.groupBy(old, ({ type, app, name }) => keyOf(type, app, name));
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
