import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { answerFirst } from './first-answer.js';

/** Listens as the arguments of the process say. `layoutWorker` is the program of the thread that draws. */
export function listen({ layoutWorker }: { readonly layoutWorker: URL }): void {
    answerFirst(
        messageStrategy => createConnection(ProposedFeatures.all, { messageStrategy }),
        async (connection, params) => (await import('./serve.js')).serve(connection, params, { layoutWorker }),
    );
}
