/** A command line that cannot be carried out as it is written. */
export class UsageError extends Error {
    override readonly name = 'UsageError';
}

/** Something that a user must know and may be able to change: a folder that cannot be read, a backend that is down. */
export class UserError extends Error {
    override readonly name = 'UserError';
    /** What to do about it; may be empty. */
    readonly advice: string;

    constructor(message: string, advice = '', options?: ErrorOptions) {
        super(message, options);
        this.advice = advice;
    }
}
