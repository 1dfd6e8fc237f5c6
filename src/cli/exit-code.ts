/** What a run's outcome is to the shell. Failures of the outside world (a disk, a network) count as `findings`. */
export const exitCodes = {
    fine: 0,
    findings: 1,
    conflict: 2,
    /** As sysexits.h has it, EX_USAGE: the command line is wrong. */
    usage: 64,
    /** EX_SOFTWARE: a bug in Djagram. */
    bug: 70,
    /** As shells say it of a program that Ctrl-C ended: 128 and the signal's number. */
    cancelled: 130,
} as const;

export type Outcome = keyof typeof exitCodes;
