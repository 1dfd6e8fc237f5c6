import { parseArgs } from 'node:util';
import { parseLayout, type SchemaLayout } from './schema/schema-layout.ts';

/** What can be measured, each under the name that `--only` takes. */
export const measureNames = [
    'start',
    'edit',
    'burst',
    'typing',
    'completion',
    'hover',
    'definition',
    'rename',
    'memory',
    'stages',
    'generate',
] as const;
export type MeasureName = (typeof measureNames)[number];

export interface BenchOptions {
    /** Peers to measure beside Djagram, by id. */
    readonly peers: readonly string[];
    readonly jhipster: boolean;
    readonly layouts: readonly SchemaLayout[];
    /** How many models to generate code of. */
    readonly generated: readonly number[];
    readonly measures: ReadonlySet<MeasureName>;
    readonly edits: number;
    /** In milliseconds: for one server and one measure, and for one answer. */
    readonly budget: number;
    readonly patience: number;
    /** Where to write the results, beside the terminal. */
    readonly json: string | undefined;
    /** Whether to put the tables into docs/performance.md. */
    readonly page: boolean;
}

export const usage = (peerIds: readonly string[]): string => `npm run bench -- [options]

  --peers            measure all peers too: ${peerIds.join(', ')}
  --peer ID          measure this peer too; again for another one
  --jhipster         generate with JHipster too (minutes)
  --sizes LIST       25,100,1000,5000,200x25: models in one file, or FILESxMODELS
  --generate LIST    200,1000: models to generate code of
  --only LIST        ${measureNames.join(', ')}
  --edits N          104: single-character edits
  --budget SECONDS   20: for one server and one measure
  --patience SECONDS 60: for one answer or one command
  --json FILE        write all samples
  --page             put the tables into docs/performance.md
`;

/** @throws where something is not understood */
export function parseOptions(args: readonly string[], peerIds: readonly string[]): BenchOptions {
    const { values } = parseArgs({
        args: [...args],
        options: {
            peers: { type: 'boolean', default: false },
            peer: { type: 'string', multiple: true, default: [] },
            jhipster: { type: 'boolean', default: false },
            sizes: { type: 'string', default: '25,100,1000,5000,200x25' },
            generate: { type: 'string', default: '200,1000' },
            only: { type: 'string', default: measureNames.join(',') },
            edits: { type: 'string', default: '104' },
            budget: { type: 'string', default: '20' },
            patience: { type: 'string', default: '60' },
            json: { type: 'string' },
            page: { type: 'boolean', default: false },
        },
    });
    const peers = values.peers ? peerIds : values.peer;
    const unknown = peers.find(id => !peerIds.includes(id));
    if (unknown !== undefined) throw new Error(`There is no peer '${unknown}'. Known are ${peerIds.join(', ')}.`);
    return {
        peers,
        jhipster: values.jhipster,
        layouts: listOf(values.sizes).map(parseLayout),
        generated: listOf(values.generate).map(text => positive('--generate', text)),
        measures: new Set(listOf(values.only).map(measureNamed)),
        edits: positive('--edits', values.edits),
        budget: positive('--budget', values.budget) * 1000,
        patience: positive('--patience', values.patience) * 1000,
        json: values.json,
        page: values.page,
    };
}

const listOf = (text: string): string[] => text.split(',').filter(part => part !== '');

function measureNamed(text: string): MeasureName {
    const name = measureNames.find(candidate => candidate === text);
    if (!name) throw new Error(`There is no measure '${text}'. Known are ${measureNames.join(', ')}.`);
    return name;
}

function positive(option: string, text: string): number {
    if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option} takes a whole number above 0, not '${text}'.`);
    return Number(text);
}
