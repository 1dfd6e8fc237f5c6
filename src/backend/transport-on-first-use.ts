import type { Transport } from './transport.js';

/** A transport that is loaded with the first request: it takes longer than all else that an editor starts with. */
export function transportOnFirstUse(load: () => Promise<Transport>): Transport {
    let loaded: Promise<Transport> | undefined;
    return {
        async send(request) {
            loaded ??= load();
            return (await loaded).send(request);
        },
        async close() {
            await (await loaded)?.close();
        },
    };
}
