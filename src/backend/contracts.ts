/** What a token endpoint answers (RFC 6749, sections 5.1 and 5.2), decoded: what arrives is not trusted. */
export interface AccessToken {
    /** Secret. */
    readonly value: string;
    /** In milliseconds, on the clock that decoded it. */
    readonly expiresAt: number;
    /** As granted; undefined where the endpoint does not say, which means as asked for. */
    readonly scopes: readonly string[] | undefined;
}

export type DecodedToken = { readonly token: AccessToken } | { readonly malformed: string };

export function decodeToken(body: unknown, receivedAt: number): DecodedToken {
    if (!isObject(body)) return { malformed: 'it is no JSON object' };
    const { access_token: value, token_type: type, expires_in: expiresIn, scope } = body;
    // The characters that a bearer token may hold (RFC 6750, section 2.1); others could end the header it goes into.
    if (typeof value !== 'string' || !/^[A-Za-z0-9\-._~+/]+=*$/.test(value)) {
        return { malformed: 'its access_token is missing or holds characters that a token may not' };
    }
    if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') {
        return { malformed: 'its token_type is not Bearer' };
    }
    const seconds = expiresIn === undefined ? 0 : Number(expiresIn);
    if (!Number.isFinite(seconds) || seconds < 0 || expiresIn === '' || expiresIn === null) {
        return { malformed: 'its expires_in is no number of seconds' };
    }
    const scopes = typeof scope === 'string' ? scope.split(' ').filter(each => each !== '') : undefined;
    // Without a lifetime it is used once: asking again is cheaper than guessing wrong.
    return { token: { value, expiresAt: receivedAt + seconds * 1000, scopes } };
}

export interface TokenRefusal {
    /** RFC 6749's code: `invalid_client`. */
    readonly error: string;
    readonly description: string;
}

export function decodeRefusal(body: unknown): TokenRefusal | undefined {
    if (!isObject(body) || typeof body.error !== 'string') return undefined;
    const description = typeof body.error_description === 'string' ? body.error_description : '';
    return { error: body.error, description };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
