import type { LinkedEditing } from './linked-editing.js';

/** What LSP asks beyond what Langium has services for. */
export interface AddedLspServices {
    readonly editing: {
        readonly LinkedEditing: LinkedEditing;
    };
}
