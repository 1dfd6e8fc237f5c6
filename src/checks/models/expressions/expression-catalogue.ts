import { entry } from '../../catalogue-entry.js';

/** What is said of conditions and computations. */
export const expressionCatalogue = {
    'comparison-type': entry<{ left: string; right: string }>({
        severity: 'error',
        summary: 'Values of different types are compared.',
        message: ({ left, right }) => `${right} is compared with ${left}.`,
        advice: () => '',
    }),
    'comparison-format': entry<{ expected: string }>({
        severity: 'error',
        summary: 'A text is compared with a day, a time or a UUID and is written as none.',
        message: ({ expected }) => `This text is not ${expected}.`,
        advice: () => '',
    }),
    'comparison-choice': entry<{ value: string; choices: string; members: readonly string[] }>({
        severity: 'error',
        summary: 'A value is compared with an enum that has no such member.',
        message: ({ value, choices }) => `No member of '${choices}' has the value ${value}.`,
        advice: ({ members }) => (members.length > 0 ? `Its members are ${members.join(', ')}.` : ''),
    }),
    'comparison-with-null': entry<{ operator: string }>({
        severity: 'error',
        summary: 'Something is ordered against NULL.',
        message: ({ operator }) => `Nothing is '${operator}' NULL.`,
        advice: () => 'Write `is null` or `is not null`.',
    }),
    'lookup-type': entry<{ lookup: string; left: string }>({
        severity: 'error',
        summary: 'A lookup is used on a type that does not have it.',
        message: ({ lookup, left }) => `'${lookup}' cannot be asked of ${left}.`,
        advice: ({ left }) => (left === 'a relation' ? 'Name a field of the other model behind a dot.' : ''),
    }),
    'postgres-only-lookup': entry<{ lookup: string; databases: string }>({
        severity: 'warning',
        summary: 'A lookup of PostgreSQL alone is used with another database.',
        message: ({ lookup, databases }) => `'${lookup}' is PostgreSQL's: ${databases} does not know it.`,
        advice: () => 'Use PostgreSQL in every stage.',
    }),
    'membership-of-one': entry<Record<never, never>>({
        severity: 'error',
        summary: "What stands behind 'in' is no list.",
        message: () => "Behind 'in' stands a list.",
        advice: () => 'Write [a, b], or `=` for one value.',
    }),
    'condition-type': entry<{ found: string }>({
        severity: 'error',
        summary: 'A condition is neither true nor false.',
        message: ({ found }) => `A condition must be true or false, and this is ${found}.`,
        advice: () => 'Compare it with something.',
    }),
    'arithmetic-type': entry<{ operator: string; left: string; right: string }>({
        severity: 'error',
        summary: 'Arithmetic is done with what is no number.',
        message: ({ operator, left, right }) => `'${operator}' does not work between ${left} and ${right}.`,
        advice: () => '',
    }),
    'function-arguments': entry<{ function: string; wanted: string; given: number; least: number; most?: number }>({
        severity: 'error',
        summary: 'A function has too many or too few arguments.',
        message: ({ function: name, wanted, given }) => `${name}() takes ${wanted}, and has ${given}.`,
        advice: () => '',
    }),
    'function-argument-least': entry<{ function: string; least: number }>({
        severity: 'error',
        summary: 'A function has a number that is too small for it.',
        message: ({ function: name, least }) => `${name}() needs a number from ${least} on here.`,
        advice: () => '',
    }),
    'function-argument-type': entry<{ function: string; expected: string; found: string }>({
        severity: 'error',
        summary: 'A function has an argument of another type than it works on.',
        message: ({ function: name, expected, found }) => `${name}() works on ${expected}, not on ${found}.`,
        advice: () => '',
    }),
    'call-argument-type': entry<{ called: string; argument: string; expected: string }>({
        severity: 'error',
        summary: 'An argument of a function or of a validator has a value of another type.',
        message: ({ called, argument, expected }) => `The argument '${argument}' of ${called}() must be ${expected}.`,
        advice: () => '',
    }),
    'call-argument-twice': entry<{ called: string; argument: string }>({
        severity: 'error',
        summary: 'An argument of a function or of a validator is given twice.',
        message: ({ called, argument }) => `The argument '${argument}' of ${called}() is given twice.`,
        advice: () => 'Python knows each once: remove one of them.',
    }),
    'aggregate-in-condition': entry<{ function: string; where: string }>({
        severity: 'error',
        summary: 'A condition on single rows sums rows up.',
        message: ({ function: name, where }) =>
            `'${where}' looks at one row: it cannot hold ${name}(), which sums rows up.`,
        advice: () => 'In a queryset: annotate(total = …).filter(total > …).',
    }),
    'request-outside-rule': entry<{ where: string }>({
        severity: 'error',
        summary: 'The request is asked about where there is none.',
        message: ({ where }) => `'${where}' holds for every request alike: it cannot ask who makes one.`,
        advice: () => 'Write an `allow` rule, or a parameter of a queryset method.',
    }),
    'computed-through-relation': entry<{ path: string }>({
        severity: 'error',
        summary: 'A computed field looks at other rows.',
        message: ({ path }) => `The database computes a field of its own row alone: '${path}' stands in another one.`,
        advice: () => 'Annotate it in a queryset instead.',
    }),
    'computed-from-itself': entry<{ field: string }>({
        severity: 'error',
        summary: 'A computed field is computed from itself.',
        message: ({ field }) => `'${field}' is computed from itself.`,
        advice: () => '',
    }),
    'computed-not-constant': entry<{ function: string }>({
        severity: 'error',
        summary: 'A computed field depends on when it is computed.',
        message: ({ function: name }) =>
            `The database refuses to compute a field with ${name}(), which gives another value each time.`,
        advice: () => 'Annotate it in a queryset instead.',
    }),
};
