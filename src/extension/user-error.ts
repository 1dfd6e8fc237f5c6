import type { Button } from './show-message.js';

/** Something the user can mend: its message is shown as it is, with buttons that help, and no stack is logged. */
export class UserError extends Error {
    override readonly name = 'UserError';
    readonly buttons: readonly Button[];

    constructor(message: string, options: ErrorOptions & { readonly buttons?: readonly Button[] } = {}) {
        super(message, options);
        this.buttons = options.buttons ?? [];
    }
}

/** The user stopped it: there is nothing to say. */
export class CancelledError extends Error {
    override readonly name = 'CancelledError';
}
