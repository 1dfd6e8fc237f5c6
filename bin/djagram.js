#!/usr/bin/env node
/**
 * The command of the package. It stands in the repository, unlike the bundle that it runs: npx remembers for good that
 * a command was not there when it was asked for first. In a checkout it makes the bundle when it is first run.
 */
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(bundle)) {
    const { setUp } = await import(new URL('../scripts/support/set-up.mjs', import.meta.url).href);
    setUp();
}
await import(bundle.href);
