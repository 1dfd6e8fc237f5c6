/** The suite of the extension host, in a real VS Code; on laptops `npm run test:electron` runs the same one. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { packagePath } from '../../scripts/support/package-extension.ts';
import { buildSuite } from '../support/suite-extension.ts';
import { reasonWithoutVisualStudioCode, runInExtensionHost } from '../support/visual-studio-code.ts';

const missing = await reasonWithoutVisualStudioCode();

test.skipIf(missing)('the packaged extension does its work inside VS Code', async () => {
    const suite = await buildSuite();
    try {
        const { code, report } = await runInExtensionHost(suite, packagePath());
        console.log(report);
        expect(report).not.toContain('×');
        expect(report).toContain('✓');
        expect(code).toBe(0);
    } finally {
        rmSync(dirname(suite.folder), { recursive: true, force: true });
    }
});
