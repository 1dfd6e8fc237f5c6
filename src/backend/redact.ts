const mark = '[secret]';

/** Takes secrets out of a text, also where they are percent-encoded, in base64 or escaped for JSON. */
export function redact(text: string, secrets: readonly string[]): string {
    let clean = text;
    for (const secret of secrets) {
        // Short ones could be any word; a backend that takes them protects nothing anyway.
        if (secret.length < 4) continue;
        const spellings = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret)];
        for (const spelling of spellings) clean = clean.replaceAll(spelling, mark);
    }
    return clean;
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Values of these keys are secret whoever answers with them. */
const secretKeys = /("(?:access_token|refresh_token|id_token|client_secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/g;

export const redactTokens = (json: string): string => json.replace(secretKeys, `$1"${mark}"`);

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'set-cookie', 'cookie']);

/** The value of a header as it may be shown: cookies keep their names. */
export function redactHeader(name: string, value: string): string {
    if (!secretHeaders.has(name.toLowerCase())) return value;
    return name.toLowerCase() === 'set-cookie' ? value.replace(/=[^;]*/, `=${mark}`) : mark;
}
