import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Thousands of made-up schemas, with two Djangos that check them: `npm run conformance`. */
export default defineConfig({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    test: {
        include: ['tests/conformance/random/**/*.test.ts'],
        testTimeout: 0,
        hookTimeout: 600_000,
    },
});
