/** What HTTP itself needs to say rightly. */
const ownHeaders = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Whether a request may say a header of this name (RFC 9110, section 5.1). */
export const isSendableHeader = (name: string): boolean =>
    /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && !ownHeaders.has(name.toLowerCase());

/** What HTTP calls visible characters and spaces; a line break would begin another header. */
export const isSendableHeaderText = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);
