import { expect, test } from 'vitest';
import type { HttpRequest, Transport } from '../../src/backend/transport.js';
import { transportOnFirstUse } from '../../src/backend/transport-on-first-use.js';

const request: HttpRequest = { method: 'GET', url: 'http://localhost/', headers: [], timeoutMs: 1 };

function counting() {
    const events: string[] = [];
    const loaded: Transport = {
        async send({ url }) {
            events.push(url);
            return { status: 204, statusText: '', headers: [], body: new Uint8Array(), milliseconds: 1 };
        },
        async close() {
            events.push('closed');
        },
    };
    const transport = transportOnFirstUse(async () => {
        events.push('loaded');
        return loaded;
    });
    return { transport, events };
}

test('requests share one transport, which nobody loads before the first', async () => {
    const { transport, events } = counting();
    expect(events).toEqual([]);
    await Promise.all([transport.send(request), transport.send({ ...request, url: 'http://localhost/2' })]);
    await transport.close();
    expect(events).toEqual(['loaded', 'http://localhost/', 'http://localhost/2', 'closed']);
});

test('what was never used need not be closed', async () => {
    const { transport, events } = counting();
    await transport.close();
    expect(events).toEqual([]);
});
