/** What a rule announces happens when the generated project runs, and does not any more once it is mended. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesIn, type RuntimeCase } from './case-file.js';
import { ProbeRunner } from './probe-runner.js';
import { TextReader, type WrittenText } from './written-text.js';

const cases = casesIn(fileURLToPath(new URL('failures.cases', import.meta.url)));
const reader = new TextReader();
let runner: ProbeRunner;
beforeAll(async () => {
    runner = await ProbeRunner.start();
});
afterAll(() => runner?.stop());

test.each(cases.map(each => [`${each.code}: ${each.title}`, each] as const))('%s', async (_, each) => {
    const { code, text, probe, rows, fails } = each;
    const before = each.before === undefined ? undefined : await reader.read(each.before, code);
    const run = ({ files }: WrittenText) => runner.run({ files, probe, ...(before && { before: before.files, rows }) });

    const written = await reader.read(text, code, before?.state);
    expect(written.codes).toContain(code);
    const failure = await run(written);
    expect(failure?.slice(0, fails.length) ?? 'nothing fails', failure ?? text).toBe(fails);

    const mended = mendedText(each, written);
    const after = await reader.read(mended, code, before?.state);
    expect(after.codes, mended).not.toContain(code);
    expect(await run(after), mended).toBeNull();
});

function mendedText({ text, mending }: RuntimeCase, { fixed }: WrittenText): string {
    if (mending.kind === 'by hand') {
        expect([...fixed.keys()], 'what is mended by hand has no fix').toEqual([]);
        expect(text.split(mending.from), `'${mending.from}' has to be there once in:\n${text}`).toHaveLength(2);
        return text.replace(mending.from, () => mending.to);
    }
    const titles = [...fixed.keys()];
    const [best = 'a fix'] = titles;
    const title = mending.title ?? best;
    expect(titles, 'the fixes').toContain(title);
    return fixed.get(title) ?? '';
}
