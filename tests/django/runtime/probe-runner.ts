import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { installDjango } from '../../support/django-environment.js';

export interface ProbeRequest {
    /** By path. */
    readonly files: Readonly<Record<string, string>>;
    readonly probe: string;
    /** Of the earlier state, which is migrated first. */
    readonly before?: Readonly<Record<string, string>>;
    readonly rows?: string;
}

/** A process that runs generated projects one after another, and says how what is asked of them fails. */
export class ProbeRunner {
    private readonly process: ChildProcess;
    private readonly answers: Interface;
    private readonly waiting: { resolve(line: string): void; reject(reason: Error): void }[] = [];

    private constructor(python: string) {
        const driver = fileURLToPath(new URL('run_probes.py', import.meta.url));
        this.process = spawn(python, [driver], { stdio: ['pipe', 'pipe', 'inherit'] });
        if (!this.process.stdout) throw new Error('Python has no output.');
        this.answers = createInterface(this.process.stdout);
        this.answers.on('line', line => this.waiting.shift()?.resolve(line));
        this.process.on('exit', code => {
            for (const { reject } of this.waiting.splice(0)) reject(new Error(`Python ended with ${code}.`));
        });
    }

    static async start(): Promise<ProbeRunner> {
        return new ProbeRunner(await installDjango());
    }

    /** How the probe fails; null where it passes. Requests are answered in their order. */
    async run(request: ProbeRequest): Promise<string | null> {
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
