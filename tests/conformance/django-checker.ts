/** What the real Django says about a generated project: a process that checks one after another. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { installDjango } from '../support/django-environment.js';

/** One `manage.py check`. */
export interface CheckRun {
    /** The module of settings. */
    readonly settings: string;
    readonly deploy: boolean;
    /** Whether a server of MySQL's kind is MariaDB. */
    readonly mariadb: boolean;
    readonly env?: Readonly<Record<string, string>>;
}

export type CheckOutcome =
    /** Ids in order, each once; the messages are for whoever reads a failure. */
    | { readonly ids: readonly string[]; readonly texts: readonly string[] }
    /** Django did not come to check anything. `place` is a line of the project, or empty. */
    | { readonly raises: string; readonly message: string; readonly place: string };

export class DjangoChecker {
    private readonly process: ChildProcess;
    private readonly answers: Interface;
    private readonly waiting: { resolve(line: string): void; reject(reason: Error): void }[] = [];

    private constructor(python: string) {
        const driver = fileURLToPath(new URL('check_projects.py', import.meta.url));
        this.process = spawn(python, [driver], { stdio: ['pipe', 'pipe', 'inherit'] });
        if (!this.process.stdout) throw new Error('Python has no output.');
        this.answers = createInterface(this.process.stdout);
        this.answers.on('line', line => this.waiting.shift()?.resolve(line));
        this.process.on('exit', code => {
            for (const { reject } of this.waiting.splice(0)) reject(new Error(`Python ended with ${code}.`));
        });
    }

    static async start(): Promise<DjangoChecker> {
        return new DjangoChecker(await installDjango());
    }

    /** Requests are answered in their order. */
    async check(files: readonly GeneratedFile[], runs: readonly CheckRun[]): Promise<readonly CheckOutcome[]> {
        const request = { files: Object.fromEntries(files.map(({ path, text }) => [path, text])), runs };
        const line = await new Promise<string>((resolve, reject) => {
            this.waiting.push({ resolve, reject });
            this.process.stdin?.write(`${JSON.stringify(request)}\n`);
        });
        return JSON.parse(line);
    }

    stop(): void {
        this.process.stdin?.end();
        this.answers.close();
    }
}
