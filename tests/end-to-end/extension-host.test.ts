/** The suite of the extension host, in a real VS Code; on laptops `npm run test:electron` runs the same one. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, inject, test } from 'vitest';
import { packagePath } from '../../scripts/support/package-extension.ts';
import { runInExtensionHost } from '../support/run-in-extension-host.ts';
import { buildSuite } from '../support/suite-extension.ts';

test.skipIf(inject('whyNoVisualStudioCode'))('the packaged extension does its work inside VS Code', async () => {
    const suite = await buildSuite();
    try {
        const { code, report, extensionLog } = await runInExtensionHost(suite, packagePath());
        console.log(report);
        expect(report, extensionLog).not.toContain('×');
        expect(report).toContain('✓');
        expect(code).toBe(0);
    } finally {
        rmSync(dirname(suite.folder), { recursive: true, force: true });
    }
});
