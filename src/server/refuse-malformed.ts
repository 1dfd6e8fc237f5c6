/**
 * What an editor sends is checked before anybody works with it: a position that is no number would send a search through a
 * text on for ever. A request that lacks what its method needs is told so, and a notification is passed over with a line in the log.
 */
import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Message, MessageStrategy, RequestMessage } from 'vscode-languageserver/node';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

/** Where a request goes that is refused: an answer has to go the way of all answers. */
const REFUSED = 'djagram/refused';

interface Refusal {
    readonly code: number;
    readonly message: string;
}

export class RefuseMalformed implements MessageStrategy {
    private readonly inner: MessageStrategy;
    private readonly warn: (text: string) => void;
    private isShutDown = false;

    /** @param inner gets what is well formed */
    constructor(inner: MessageStrategy, warn: (text: string) => void) {
        this.inner = inner;
        this.warn = warn;
    }

    handleMessage(message: Message, next: Next): ReturnType<Next> {
        const { id, method, params } = message as Partial<RequestMessage>;
        if (typeof method !== 'string') return this.inner.handleMessage(message, next);
        const refusal = this.refusalOf(method, params);
        if (method === 'shutdown') this.isShutDown = true;
        if (!refusal) return this.inner.handleMessage(message, next);
        if (id === undefined) {
            this.warn(refusal.message);
            return Promise.resolve();
        }
        const refused: RequestMessage = { ...(message as RequestMessage), method: REFUSED, params: { ...refusal } };
        return this.inner.handleMessage(refused, next);
    }

    private refusalOf(method: string, params: unknown): Refusal | undefined {
        if (this.isShutDown && method !== 'exit') {
            return { code: ErrorCodes.InvalidRequest, message: `'${method}' after shutdown: only 'exit' may follow.` };
        }
        const wanted = needs.get(method);
        if (!wanted) return undefined;
        const given = isObject(params) ? params : {};
        const missing = wanted.find(key => !shapes[key](given[nameOf(key)]));
        return missing && { code: ErrorCodes.InvalidParams, message: `'${method}' needs ${missing} as LSP says it.` };
    }
}

export function answerRefused(connection: Connection): void {
    connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
/** LSP's `uinteger`. */
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isPosition = (value: unknown): boolean => isObject(value) && isCount(value.line) && isCount(value.character);
const isRange = (value: unknown): boolean => isObject(value) && isPosition(value.start) && isPosition(value.end);
const isChange = (value: unknown): boolean =>
    isObject(value) && isText(value.text) && (value.range === undefined || isRange(value.range));
const isDocument = (value: unknown): value is Record<string, unknown> => isObject(value) && isText(value.uri);
const listOf =
    (isOne: (value: unknown) => boolean) =>
    (value: unknown): boolean =>
        Array.isArray(value) && value.every(isOne);

/** What parts of LSP's params are, by their names; what a method needs beyond others is said behind the name. */
const shapes = {
    textDocument: isDocument,
    'textDocument with its text': value => isDocument(value) && isText(value.text),
    'textDocument with its version': value => isDocument(value) && Number.isInteger(value.version),
    position: isPosition,
    positions: listOf(isPosition),
    range: isRange,
    contentChanges: listOf(isChange),
    context: isObject,
    options: isObject,
    ch: isText,
    newName: isText,
    query: isText,
    previousResultId: isText,
    previousResultIds: Array.isArray,
    color: isObject,
    item: value => isDocument(value) && isText(value.name) && isRange(value.range) && isRange(value.selectionRange),
    changes: listOf(isDocument),
} satisfies Record<string, (value: unknown) => boolean>;

type Key = keyof typeof shapes;

const nameOf = (key: Key): string => /^\w+/.exec(key)?.[0] ?? key;

const document: readonly Key[] = ['textDocument'];
const place: readonly Key[] = ['textDocument', 'position'];
const part: readonly Key[] = ['textDocument', 'range'];

/** What each method reads of its params. Others, those of our own among them, decode theirs themselves. */
const needs: ReadonlyMap<string, readonly Key[]> = new Map<string, readonly Key[]>([
    ['textDocument/didOpen', ['textDocument with its text']],
    ['textDocument/didChange', ['textDocument with its version', 'contentChanges']],
    ['textDocument/didClose', document],
    ['textDocument/completion', place],
    ['textDocument/signatureHelp', place],
    ['textDocument/hover', place],
    ['textDocument/definition', place],
    ['textDocument/typeDefinition', place],
    ['textDocument/implementation', place],
    ['textDocument/references', [...place, 'context']],
    ['textDocument/documentHighlight', place],
    ['textDocument/prepareRename', place],
    ['textDocument/rename', [...place, 'newName']],
    ['textDocument/linkedEditingRange', place],
    ['textDocument/prepareCallHierarchy', place],
    ['textDocument/prepareTypeHierarchy', place],
    ['callHierarchy/incomingCalls', ['item']],
    ['callHierarchy/outgoingCalls', ['item']],
    ['typeHierarchy/supertypes', ['item']],
    ['typeHierarchy/subtypes', ['item']],
    ['textDocument/selectionRange', ['textDocument', 'positions']],
    ['textDocument/documentSymbol', document],
    ['textDocument/codeLens', document],
    ['textDocument/documentLink', document],
    ['textDocument/documentColor', document],
    ['textDocument/foldingRange', document],
    ['textDocument/diagnostic', document],
    ['textDocument/colorPresentation', [...part, 'color']],
    ['textDocument/codeAction', [...part, 'context']],
    ['textDocument/inlayHint', part],
    ['textDocument/formatting', ['textDocument', 'options']],
    ['textDocument/rangeFormatting', [...part, 'options']],
    ['textDocument/onTypeFormatting', [...place, 'ch', 'options']],
    ['textDocument/semanticTokens/full', document],
    ['textDocument/semanticTokens/full/delta', ['textDocument', 'previousResultId']],
    ['textDocument/semanticTokens/range', part],
    ['workspace/symbol', ['query']],
    ['workspace/diagnostic', ['previousResultIds']],
    ['workspace/didChangeWatchedFiles', ['changes']],
]);
