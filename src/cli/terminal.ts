import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

export type Style = 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'bold' | 'dim';

/** Where a command writes: results on standard output, everything else on standard error. */
export interface Terminal {
    /** A command's result. */
    out(text: string): void;
    /** For a person; a line. */
    say(line: string): void;
    /** Says what is under way, on a terminal only; replaced by what comes next. */
    progress(text: string): void;
    /** Whether standard output takes colours: a terminal, unless NO_COLOR says otherwise. */
    readonly colourful: boolean;
    readonly sayColourful: boolean;
    /** Resolves when all has been handed over. */
    flush(): Promise<void>;
}

type Output = NodeJS.WriteStream | WriteStream;

export function createTerminal(stdout: Output, stderr: Output, environment: NodeJS.ProcessEnv): Terminal {
    let shown = 0;
    const clear = (): void => {
        if (shown > 0) stderr.write(`\r${' '.repeat(shown)}\r`);
        shown = 0;
    };
    const write = writer(stdout);
    const writeError = writer(stderr);
    return {
        out(text) {
            clear();
            write(text);
        },
        say(line) {
            clear();
            writeError(`${line}\n`);
        },
        progress(text) {
            if (!stderr.isTTY) return;
            clear();
            const line = text.slice(0, Math.max(0, (stderr.columns || 80) - 1));
            stderr.write(line);
            shown = line.length;
        },
        colourful: takesColours(stdout, environment),
        sayColourful: takesColours(stderr, environment),
        async flush() {
            clear();
            for (const stream of [stdout, stderr]) {
                if (stream.writable) await new Promise<void>(done => stream.write('', () => done()));
            }
        },
    };
}

/** A reader that has had enough (`djagram check | head`) is no failure: what is left is not written. */
function writer(stream: Output): (text: string) => void {
    let closed = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
        closed = true;
    });
    return text => {
        if (!closed) stream.write(text);
    };
}

function takesColours(stream: Output, { NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv): boolean {
    if (NO_COLOR) return false;
    if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return stream.isTTY === true && stream.hasColors();
}

/** `text` in a colour, where colours are wanted. */
export const styled = (colourful: boolean, style: Style, text: string): string =>
    colourful ? styleText(style, text, { validateStream: false }) : text;

/** Without the characters by which a text could steer a terminal. */
export const printable = (text: string): string =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
    text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '\uFFFD');
