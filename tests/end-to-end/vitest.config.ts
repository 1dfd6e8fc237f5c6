import { defineConfig } from 'vitest/config';

/** In a real VS Code: slow to start, so one after the other, with time. */
export default defineConfig({
    test: {
        include: ['tests/end-to-end/**/*.test.ts'],
        globalSetup: 'tests/end-to-end/global-setup.ts',
        testTimeout: 240_000,
        hookTimeout: 600_000,
        fileParallelism: false,
    },
});
