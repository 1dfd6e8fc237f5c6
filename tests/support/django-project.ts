/** The one way in for tests that run what is generated: a folder with a project, and what Django says to it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../scripts/support/run-program.ts';
import { installDjango } from './django-environment.js';
import { type CliResult, runCli } from './run-cli.js';

/** A .dsl project and the Django project that is generated from it. */
export class GeneratedProject {
    /** Where both lie. */
    readonly root: string;
    readonly source: string;
    readonly folder: string;
    private readonly python: string;

    private constructor(python: string) {
        this.root = mkdtempSync(join(tmpdir(), 'djagram-django-'));
        this.source = join(this.root, 'source');
        this.folder = join(this.root, 'backend');
        this.python = python;
    }

    /** From a folder or a file, or from texts by their paths. Not generated yet. */
    static async of(source: string | Readonly<Record<string, string>>): Promise<GeneratedProject> {
        const project = new GeneratedProject(await installDjango());
        mkdirSync(project.source);
        if (typeof source === 'string') {
            cpSync(source, source.endsWith('.dsl') ? join(project.source, 'project.dsl') : project.source, {
                recursive: true,
            });
        } else {
            for (const [path, text] of Object.entries(source)) project.writeSource(path, text);
        }
        return project;
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }

    /** `djagram generate`, which has to say that all is well. */
    async generate(): Promise<CliResult> {
        const result = await this.tryGenerate();
        expect(result.outcome, result.err + result.out).toBe('fine');
        return result;
    }

    tryGenerate = (...options: readonly string[]): Promise<CliResult> =>
        runCli(['generate', this.source, '--out', this.folder, ...options], { cwd: this.root });

    read = (path: string): string => readFileSync(join(this.folder, path), 'utf8');
    readSource = (path: string): string => readFileSync(join(this.source, path), 'utf8');

    writeSource(path: string, text: string): void {
        mkdirSync(dirname(join(this.source, path)), { recursive: true });
        writeFileSync(join(this.source, path), text);
    }

    /** Changes a text in a file by hand; it has to be there once. */
    edit(path: string, from: string, to: string): void {
        writeFileSync(join(this.folder, path), replaceOnce(this.read(path), from, to));
    }

    editSource(path: string, from: string, to: string): void {
        this.writeSource(path, replaceOnce(this.readSource(path), from, to));
    }

    /** `manage.py` in the settings of development, unless said otherwise. */
    manage(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
        return run(this.python, ['manage.py', ...args], { cwd: this.folder, env: { ...cleanEnvironment, ...env } });
    }

    /** What the project's own tests say, one by one: Python writes that where errors go. */
    test(env: NodeJS.ProcessEnv = {}): Promise<string> {
        const both =
            'import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:], stderr=subprocess.STDOUT).returncode)';
        const command = [this.python, 'manage.py', 'test', '--noinput', '--verbosity', '2'];
        return run(this.python, ['-c', both, ...command], { cwd: this.folder, env: { ...cleanEnvironment, ...env } });
    }

    /** A module of Python, in the project's folder: `ruff`. */
    module(name: string, ...args: readonly string[]): Promise<string> {
        return run(this.python, ['-m', name, ...args], { cwd: this.folder, env: cleanEnvironment });
    }

    /** Python code in the project's shell. */
    shell = (code: string): Promise<string> => this.manage(['shell', '--no-imports', '-c', code]);

    get forServer(): { folder: string; python: string } {
        return { folder: this.folder, python: this.python };
    }
}

/** Without what a developer has set for a Django of their own; warnings of Python's do not pass as output. */
const cleanEnvironment: NodeJS.ProcessEnv = {
    ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(DJANGO_|DATABASE_URL$|SECRET_KEY$|OAUTH2_)/.test(name)),
    ),
    PYTHONDONTWRITEBYTECODE: '1',
};

function replaceOnce(text: string, from: string, to: string): string {
    expect(text.split(from), `'${from}' has to be there once in:\n${text}`).toHaveLength(2);
    return text.replace(from, () => to);
}
