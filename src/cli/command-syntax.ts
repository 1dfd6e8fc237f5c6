/** What each command takes: read by the parser of command lines and by the help, so that they cannot disagree. */
export interface CommandSyntax {
    /** In one line. */
    readonly summary: string;
    /** By their placeholders; all must be given. */
    readonly positionals: readonly string[];
    readonly options: Readonly<Record<string, OptionSyntax>>;
    /** What else to know, a paragraph each. */
    readonly details: readonly string[];
}

export type OptionSyntax =
    | { readonly kind: 'flag'; readonly help: string; readonly required?: boolean }
    | {
          readonly kind: 'value';
          readonly placeholder: string;
          readonly help: string;
          readonly choices?: readonly string[];
          readonly required?: boolean;
          readonly repeatable?: boolean;
      };

const aPath = 'PATH is a .dsl file, or a folder with all .dsl files below it.';
const oneProject = `${aPath} It must hold exactly one project.`;

export const commandSyntax = {
    check: {
        summary: 'Find mistakes',
        positionals: ['PATH'],
        options: {
            format: {
                kind: 'value',
                placeholder: 'text|json|sarif',
                choices: ['text', 'json', 'sarif'],
                help: 'how findings are printed (text)',
            },
            strict: { kind: 'flag', help: 'fail on warnings too, not on errors only' },
            generated: {
                kind: 'value',
                placeholder: 'DIR',
                help: 'the folder that was generated into (`backend` beside the project)',
            },
            fix: { kind: 'flag', help: 'apply all fixes that are sure, and report what is left' },
            'dry-run': { kind: 'flag', help: 'with --fix: print what would change as a diff, and write nothing' },
        },
        details: [
            aPath,
            'Where the project was generated before, what a change does to the rows of its tables is found too.',
            'Exits with 1 if there is an error; with --strict, if there is a warning.',
        ],
    },
    generate: {
        summary: 'Generate the Django project, or bring it up to date',
        positionals: ['PATH'],
        options: {
            out: {
                kind: 'value',
                placeholder: 'DIR',
                help: 'the folder to generate into (`backend` beside the file with the project)',
            },
            'dry-run': { kind: 'flag', help: 'print what would change as a diff, and write nothing' },
            restore: {
                kind: 'value',
                placeholder: 'FILE',
                help: 'generate a file that you deleted again (may be repeated)',
                repeatable: true,
            },
            force: { kind: 'flag', help: 'generate although there are errors' },
        },
        details: [
            oneProject,
            'What you edited is merged with what is generated anew. Where both changed the same lines, conflict markers are ' +
                'written for you to resolve, and the exit code is 2. A file that was never generated is never touched. A file ' +
                'that you deleted stays deleted.',
            'DIR/.djagram remembers what was generated last: commit it with the rest.',
        ],
    },
    diagram: {
        summary: 'Draw models, routes or a graph',
        positionals: ['PATH'],
        options: {
            view: { kind: 'value', placeholder: 'models|routes|graph:NAME', help: 'what to draw', required: true },
            engine: { kind: 'value', placeholder: 'ENGINE', help: 'the layout engine: dot, neato, layered, ...' },
            format: {
                kind: 'value',
                placeholder: 'svg|dot|json',
                choices: ['svg', 'dot', 'json'],
                help: "how to write it (the file's ending, or svg)",
            },
            out: { kind: 'value', placeholder: 'FILE', help: 'where to write it (standard output)' },
        },
        details: [oneProject],
    },
    format: {
        summary: 'Format .dsl files in place',
        positionals: ['PATH'],
        options: { check: { kind: 'flag', help: 'name the files that are not formatted, and write nothing' } },
        details: [aPath, 'With --check, exits with 1 if a file is not formatted.'],
    },
    call: {
        summary: 'Send a request to a backend, and show the response',
        positionals: ['PATH', 'REQUEST'],
        options: { backend: { kind: 'value', placeholder: 'NAME', help: 'instead of the one that the request names' } },
        details: [
            `${oneProject} REQUEST is the name of a \`request\` block.`,
            "The client's secret is read from the environment: for the client 'reporting' from DJAGRAM_REPORTING_SECRET, or " +
                'from OAUTH2_REPORTING_SECRET as in the generated project.',
            'Exits with 1 if an expectation of the request is not met, or the backend cannot be reached.',
        ],
    },
    rules: {
        summary: 'List what can be found',
        positionals: [],
        options: {
            format: {
                kind: 'value',
                placeholder: 'text|json',
                choices: ['text', 'json'],
                help: 'how the rules are printed (text)',
            },
        },
        details: [
            "A line for each rule: its code, its severity, whether it has a fix ('sure' if `check --fix` applies it), the " +
                'versions of Django in whose projects it counts, and what it finds.',
        ],
    },
    lsp: {
        summary: 'Run the language server for an editor',
        positionals: [],
        options: {
            stdio: { kind: 'flag', help: 'speak over standard input and output', required: true },
            clientProcessId: {
                kind: 'value',
                placeholder: 'PID',
                help: 'the editor, with whose end the server ends',
            },
        },
        details: [],
    },
} as const satisfies Record<string, CommandSyntax>;

export type CommandName = keyof typeof commandSyntax;
export const commandNames = Object.keys(commandSyntax) as CommandName[];
