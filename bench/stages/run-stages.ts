/** Measures Djagram's stages on one schema: `node run-stages.mjs 1000 5000`, with a budget of 5000 ms for each stage. */
import { performance } from 'node:perf_hooks';
import { elkLoader } from '../../src/diagram/elk/load-elk.js';
import { graphvizLoader } from '../../src/diagram/graphviz/load-graphviz.js';
import { createLayouter } from '../../src/diagram/layouter.js';
import { renderView } from '../../src/diagram/render-view.js';
import { viewOf } from '../../src/diagram/view-of.js';
import { generateProject } from '../../src/generate/generate-project.js';
import { openWorkspace } from '../../src/language/workspace.js';
import type { Result, Unit } from '../report/result.ts';
import { djagramSchema } from '../schema/djagram-schema.ts';
import { writeSchema } from '../schema/schema-language.ts';
import { parseLayout } from '../schema/schema-layout.ts';

const MOST_ROUNDS = 30;
/** What a process does often is compiled; what it does once in a second need not be. */
const WARMING_SHARE = 1 / 3;

const [, , size = '', budget = ''] = process.argv;
const layout = parseLayout(size);
const schema = writeSchema(djagramSchema, layout, { witness: false });
if (!schema) throw new Error(`No schema of ${size}.`);

const texts = new Map(schema.files.map(({ path, text }) => [`file:///bench/${path}`, text]));
const megabytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
const open = () => openWorkspace({ list: async () => [...texts.keys()], read: async uri => texts.get(uri) ?? '' });

const results: Result[] = [];

/** @param figure what is reported for a round that took so many milliseconds */
async function measure(
    id: string,
    title: string,
    unit: Unit,
    work: () => unknown,
    figure: (ms: number) => number = ms => ms,
): Promise<void> {
    const samples: number[] = [];
    const begin = performance.now();
    const end = begin + Number(budget);
    for (let round = 0; round < MOST_ROUNDS; round++) {
        await work();
        if (performance.now() - begin > Number(budget) * WARMING_SHARE) break;
    }
    do {
        const start = performance.now();
        await work();
        samples.push(figure(performance.now() - start));
    } while (performance.now() < end && samples.length < MOST_ROUNDS);
    results.push({ schema: layout.name, measure: `stage.${id}`, title, of: 'djagram', unit, samples });
}

const { services, projects, diagnostics } = await open();
const [opened] = projects;
if (!opened || diagnostics.length > 0) throw new Error(`The schema has findings: ${diagnostics[0]?.message}`);
const { project } = opened;

const parser = services.parser.LangiumParser;
await measure(
    'parse',
    'parse',
    'MB/s',
    () => {
        for (const text of texts.values()) parser.parse(text);
    },
    ms => megabytes / (ms / 1000),
);
await measure('check', 'parse, link, lower and check', 'ms', open);
const { length: files } = generateProject(project);
await measure(
    'generate',
    'generate, without a disk',
    'files/s',
    () => generateProject(project),
    ms => files / (ms / 1000),
);

const layouter = createLayouter({ graphviz: graphvizLoader, elk: elkLoader });
await measure('dot', 'DOT text of the models', 'ms', () => renderView(project, 'models', { format: 'dot' }, layouter));
const view = viewOf(project, 'models');
if (!view) throw new Error('The project has no view of its models.');
const { signal } = new AbortController();
await measure('layout', `layout of the models, by ${view.engine}`, 'ms', () =>
    layouter.layout(view, view.engine, signal),
);

console.log(JSON.stringify(results));
