import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Generated projects on real Django: each test runs Python for seconds, so two at a time are as many as help. */
export default defineConfig({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    test: {
        include: ['tests/django/**/*.test.ts'],
        globalSetup: ['tests/django/install-django.ts'],
        testTimeout: 300_000,
        hookTimeout: 600_000,
        maxWorkers: 2,
    },
});
