#!/usr/bin/env node
/**
 * The command of the package. It stands in the repository, unlike the bundle that it runs: npx remembers for good that
 * a command was not there when it was asked for first.
 */
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.js', import.meta.url);
if (existsSync(bundle)) {
    await import(bundle.href);
} else {
    console.error("Djagram is not built here yet: run 'npm ci' and 'npm run build' first.");
    process.exitCode = 70;
}
