import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
    test: {
        include: ['tests/**/*.test.ts'],
        // How fast we are is the bench's to say: a busy machine makes no test fail.
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // Each of these needs real programs around it and has a command of its own; `npm test` runs them all.
        exclude: ['tests/end-to-end/**', 'tests/django/**', 'tests/conformance/random/**'],
        // The extension is tested without an editor, against as much of its API as it uses.
        alias: {
            vscode: here('tests/support/fake-vscode.ts'),
            'vscode-languageclient/node': here('tests/support/fake-language-client.ts'),
        },
    },
});
