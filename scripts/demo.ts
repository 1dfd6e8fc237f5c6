/** `npm run demo`: the whole road on the shop, with real parts: check, generate, run Django, call its API, draw. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type DjangoProject, freePort, manage, startServer } from './support/django-server.ts';
import { pythonEnvironment } from './support/python-environment.ts';
import { isStopping, run, stopAll, stopAllOnSignals } from './support/run-program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'djagram-demo-'));
const source = join(results, 'shop');
const folder = join(results, 'backend');
const secret = randomBytes(24).toString('base64url');
const environment = { ...process.env, OAUTH2_REPORTING_SECRET: secret, DJAGRAM_REPORTING_SECRET: secret };

const djagram = (...args: readonly string[]): Promise<string> =>
    run(process.execPath, [join(root, 'dist', 'cli.js'), ...args], { env: environment });

async function step<T>(title: string, work: () => Promise<T>, told?: (result: T) => string): Promise<T> {
    process.stdout.write(`${title.padEnd(46)}`);
    const start = performance.now();
    const result = await work();
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${seconds} s${told ? `  ${told(result)}` : ''}\n`);
    return result;
}

/** The shop as it is, but for the port, which is whichever is free here. */
function copyShop(port: number): void {
    cpSync(join(root, 'examples', 'shop'), source, { recursive: true });
    for (const name of readdirSync(source)) {
        const path = join(source, name);
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, text.replaceAll('http://127.0.0.1:8000/', `http://127.0.0.1:${port}/`));
    }
}

async function fetchText(url: string): Promise<string> {
    const response = await fetch(url);
    const text = await response.text();
    if (!response.ok) throw new Error(`${url} answers ${response.status}:\n${text.slice(0, 2000)}`);
    return text;
}

async function draw(path: string, view: string, file: string): Promise<void> {
    await djagram('diagram', path, '--view', view, '--format', 'svg', '--out', join(results, file));
}

async function demo(): Promise<void> {
    const port = await freePort();
    copyShop(port);
    await step('Check the shop', () => djagram('check', source));
    await step('Generate its Django project', () => djagram('generate', source, '--out', folder));
    const requirements = readFileSync(join(folder, 'requirements.txt'), 'utf8');
    const python = await step('Install Django and its friends', () => pythonEnvironment(requirements));
    const project: DjangoProject = { folder, python, env: environment };
    await step('Write the migrations', () => manage(project, 'makemigrations', '--noinput'));
    await step('Migrate SQLite', () => manage(project, 'migrate', '--noinput'));
    await step(
        'Load the fixture',
        () => manage(project, 'loaddata', 'demo'),
        text => text.trim(),
    );
    await step('Create the OAuth clients', () => manage(project, 'create_oauth_clients'));
    await step(
        'Start the server',
        () => startServer(project, port),
        () => `http://127.0.0.1:${port}/`,
    );
    const answer = await step('Fetch a token, send live_products', () => djagram('call', source, 'live_products'));
    process.stdout.write(`\n${answer.replaceAll(/^/gm, '    ')}\n`);
    const page = await step('Fetch the page of the graph supply', () => fetchText(`http://127.0.0.1:${port}/supply/`));
    if (!page.includes('<svg')) throw new Error('The page of the graph holds no SVG.');
    const json = await step(
        'Fetch its JSON',
        () => fetchText(`http://127.0.0.1:${port}/supply/?format=json`),
        text => `${JSON.parse(text).nodes.length} nodes, ${JSON.parse(text).edges.length} edges`,
    );
    writeFileSync(join(results, 'supply.json'), json);
    writeFileSync(join(results, 'supply.html'), page);
    await step('Draw models.svg', () => draw(source, 'models', 'models.svg'));
    await step('Draw routes.svg', () => draw(source, 'routes', 'routes.svg'));
    await step('Draw colours.svg', () => draw(source, 'graph:colours', 'colours.svg'));
    await step('Draw supply.svg', () => draw(source, 'graph:supply', 'supply.svg'));
    await step('Stop the server', stopAll);
    console.log(
        `\nAll of it lies in ${relative(process.cwd(), results).startsWith('..') ? results : relative(process.cwd(), results)}`,
    );
}

stopAllOnSignals();
try {
    await demo();
} catch (error) {
    console.error(isStopping() ? '\nStopped.' : `\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
} finally {
    await stopAll();
}
