import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Computation, observeComputations } from '../../src/language/reactive/signals.js';
import { EditedFiles } from '../support/editing.js';
import { schemaOf } from '../support/long-schema.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The computations that were ever begun, and that something still holds. */
class LiveComputations {
    private readonly seen = new WeakSet<Computation>();
    private begun: WeakRef<Computation>[] = [];
    private readonly stop = observeComputations(computation => {
        if (this.seen.has(computation)) return;
        this.seen.add(computation);
        this.begun.push(new WeakRef(computation));
    });

    /** By what they do. */
    async count(): Promise<Record<string, number>> {
        // What was looked at in this turn of the event loop is kept until its end.
        await setImmediate();
        collectGarbage();
        await setImmediate();
        collectGarbage();
        this.begun = this.begun.filter(one => one.deref());
        const groups = Map.groupBy(this.begun, one => one.deref()?.verb ?? 'none');
        return Object.fromEntries([...groups].map(([verb, group]) => [verb, group.length]).sort());
    }

    [Symbol.dispose](): void {
        this.stop();
    }
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

const anHour = 3_600_000;

const schema = schemaOf(12);
const other = 'app other {\n  model Elsewhere {\n    first: shop.Model1?\n    user: auth.User?\n  }\n}\n';

const cycles: [what: string, states: readonly Record<string, string | undefined>[]][] = [
    ['a letter', [{ 'main.dsl': schema.replace('title:', 'titlX:') }, { 'main.dsl': schema }]],
    ["a model's name", [{ 'main.dsl': schema.replace('model Model1 {', 'model Model99 {') }, { 'main.dsl': schema }]],
    [
        'a model more',
        [{ 'main.dsl': `${schema}app shop {\n  model New {\n    to: Model3\n  }\n}\n` }, { 'main.dsl': schema }],
    ],
    ['a broken block', [{ 'main.dsl': schema.replace('model Model1 {', 'model Model1') }, { 'main.dsl': schema }]],
    ['an app of another name', [{ 'other.dsl': other.replace('app other', 'app another') }, { 'other.dsl': other }]],
    ['a file that comes and goes', [{ 'other.dsl': undefined }, { 'other.dsl': other }]],
    [
        'files that are a project and are none',
        [{ 'main.dsl': schema.replace(/project[^}]*\}/, '') }, { 'main.dsl': schema }],
    ],
];

test.each(cycles)('%s, over and over, leaves no computations behind', async (_, states) => {
    using live = new LiveComputations();
    const files = new EditedFiles();
    await files.write({ 'main.dsl': schema, 'other.dsl': other });
    const cycle = async (times: number): Promise<void> => {
        for (let time = 0; time < times; time++) for (const state of states) await files.write(state);
    };
    await cycle(3);
    const before = await live.count();
    expect(before.lower).toBeGreaterThan(0);
    await cycle(60);
    // When the collector takes what was dropped last is its own affair: what each time left behind would be many times more.
    expect(sum(await live.count())).toBeLessThan(2 * sum(before));
});

test('thousands of edits leave the memory where it was', { timeout: anHour }, async () => {
    const files = new EditedFiles();
    await files.write({ 'main.dsl': schema, 'other.dsl': other });
    const used = async (): Promise<number> => {
        await setImmediate();
        collectGarbage();
        return process.memoryUsage().heapUsed;
    };
    const edit = async (from: number, count: number): Promise<void> => {
        for (let number = from; number < from + count; number++) {
            // Another name each time, so that what is kept by name would be seen to grow.
            const model = `Model${number % 12}`;
            const text = schema.replaceAll(new RegExp(`\\b${model}\\b`, 'g'), `${model}_${number}`);
            await files.write({ 'main.dsl': text.replace('title:', `title_${number}:`) });
        }
        await files.write({ 'main.dsl': schema });
    };
    await edit(0, 300);
    const before = await used();
    await edit(300, 1500);
    const grown = (await used()) - before;
    expect(grown).toBeLessThan(0.1 * before);
});
