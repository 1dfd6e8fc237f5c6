/** A command that helps, offered as a button. */
export interface Remedy {
    readonly title: string;
    readonly command: string;
    readonly args: readonly unknown[];
}

/** Something the user can mend: its message is shown as it is, and no stack is logged. */
export class UserError extends Error {
    override readonly name = 'UserError';
    readonly remedy: Remedy | undefined;

    constructor(message: string, options: ErrorOptions & { readonly remedy?: Remedy | undefined } = {}) {
        super(message, options);
        this.remedy = options.remedy;
    }
}

/** The user stopped it: there is nothing to say. */
export class CancelledError extends Error {
    override readonly name = 'CancelledError';
}
