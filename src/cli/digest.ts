import { createHash } from 'node:crypto';

/** Names a content: different ones never have the same name. */
export const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64');
