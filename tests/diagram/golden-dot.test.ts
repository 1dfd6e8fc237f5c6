import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { exportDot } from '../../src/diagram/graphviz/export-dot.js';
import { toDot } from '../../src/diagram/graphviz/to-dot.js';
import { networkView } from '../../src/diagram/network-view.js';
import type { ViewGraph } from '../../src/diagram/view-graph.js';
import { viewNames, viewOf } from '../../src/diagram/view-of.js';
import { cluster, defaults, edge, graph, node, project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';

/** Updated with `vitest run -u`, and reviewed like code. */
const golden = (name: string): string => `../golden/diagram/${name}`;

const everything = networkView(
    project({}),
    graph(
        'everything',
        () => [
            defaults('node', { shape: 'box' }),
            node('everything', 'rec', { shape: 'record' }, '{a|<p>b}|c'),
            node('everything', 'odd name', { color: '#ff0000' }, 'say "hi"\\'),
            cluster(
                'everything',
                'outer',
                [
                    node('everything', 'x'),
                    cluster('everything', 'inner', [node('everything', 'y')], { label: 'In & out' }),
                ],
                { attributes: { style: 'filled', fillcolor: 'lightyellow' } },
            ),
            node('everything', 'h', { label: 'html:<b>bold</b>' }),
            edge('everything', 'rec:p:e -> x y -> h', 'to', { style: 'dashed' }),
            edge('everything', 'h -> x', undefined, { lhead: 'outer' }),
        ],
        { directed: true, attributes: { compound: 'true', root: 'x', rankdir: 'LR' } },
    ),
);

const views: readonly (readonly [string, ViewGraph])[] = [
    ...viewNames(shop).map(name => [name.replace(':', '-'), viewOf(shop, name) ?? everything] as const),
    ['everything', everything],
];

describe('DOT for people', () => {
    test.each(views)('%s', async (name, view) => {
        await expect(exportDot(view)).toMatchFileSnapshot(golden(`${name}.dot`));
    });

    test.each(views)('the dot program draws %s without a word', async (_, view) => {
        const { stdout, stderr } = await runDot(exportDot(view));
        if (stdout === undefined) return expect(stderr).toContain('ENOENT');
        expect(stderr).toBe('');
        expect(stdout).toContain('</svg>');
    });
});

describe('DOT for layout', () => {
    test.each(views)('%s', async (name, view) => {
        await expect(toDot(view, 'dot')).toMatchFileSnapshot(golden(`${name}.layout.dot`));
    });

    test('holds no user text as a name', () => {
        const dot = toDot(everything, 'dot');
        expect(dot).not.toMatch(/cluster_outer|cluster_inner|odd name|rec[:\s]/);
        expect(dot).toContain('root=n2');
        expect(dot).toContain('lhead=cluster_0');
    });
});

interface DotRun {
    /** Undefined where the program is not installed. */
    readonly stdout: string | undefined;
    readonly stderr: string;
}

async function runDot(dot: string): Promise<DotRun> {
    const run = promisify(execFile)('dot', ['-Tsvg']);
    run.child.stdin?.on('error', () => {});
    run.child.stdin?.end(dot);
    try {
        return await run;
    } catch (error) {
        const failed = error as NodeJS.ErrnoException & { readonly stderr?: string };
        if (failed.code === 'ENOENT') return { stdout: undefined, stderr: 'ENOENT' };
        throw new Error(failed.stderr ?? failed.message, { cause: error });
    }
}
