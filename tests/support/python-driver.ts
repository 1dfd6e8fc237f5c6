import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DjangoVersion } from '../../src/checks/django-versions.js';
import { installDjango } from './django-environment.js';

/** A Python program of the tests that answers each line of JSON with another, with Django to import. */
export class PythonDriver {
    private readonly process: ChildProcess;
    private readonly answers: Interface;
    private readonly waiting: { resolve(line: string): void; reject(reason: Error): void }[] = [];

    private constructor(python: string, program: URL) {
        this.process = spawn(python, [fileURLToPath(program)], { stdio: ['pipe', 'pipe', 'inherit'] });
        if (!this.process.stdout) throw new Error('Python has no output.');
        this.answers = createInterface(this.process.stdout);
        this.answers.on('line', line => this.waiting.shift()?.resolve(line));
        this.process.on('exit', code => {
            for (const { reject } of this.waiting.splice(0)) reject(new Error(`Python ended with ${code}.`));
        });
    }

    static async start(program: URL, django: DjangoVersion = '5.2'): Promise<PythonDriver> {
        return new PythonDriver(await installDjango(django), program);
    }

    /** Requests are answered in their order. */
    async ask<T>(request: unknown): Promise<T> {
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
