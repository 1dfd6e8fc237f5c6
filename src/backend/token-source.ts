import type { AccessToken } from './contracts.js';

/**
 * A token from the first call on, and the same one until it is about to expire. However many ask at once, one request
 * is under way; a failure is not remembered, so the next call asks again.
 * @param now in milliseconds, on the clock of `expiresAt`
 * @param marginMs how long before its end a token is no longer used
 */
export function createTokenSource(
    request: () => Promise<AccessToken>,
    now: () => number,
    marginMs: number,
): { token(): Promise<{ readonly token: AccessToken; readonly fresh: boolean }>; forget(stale: AccessToken): void } {
    let current: AccessToken | undefined;
    let underWay: Promise<AccessToken> | undefined;
    return {
        async token() {
            if (current && now() < current.expiresAt - marginMs) return { token: current, fresh: false };
            underWay ??= request()
                .then(fresh => (current = fresh))
                .finally(() => (underWay = undefined));
            return { token: await underWay, fresh: true };
        },
        forget(stale) {
            if (current === stale) current = undefined;
        },
    };
}
