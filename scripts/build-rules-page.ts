/** Writes docs/rules.md from the list of rules: `npm run docs:rules`. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rulesPage } from './rules-page.ts';

const isOurs = (url: string | undefined): boolean => url?.includes('/src/') === true && !url.includes('/node_modules/');

// The sources import each other by the names of what they compile to.
registerHooks({
    resolve: (specifier, context, next) =>
        next(
            specifier.startsWith('.') && isOurs(context.parentURL) ? specifier.replace(/\.js$/, '.ts') : specifier,
            context,
        ),
});
const { allRules } = await import('../src/language/rules.ts');

const file = fileURLToPath(new URL('../docs/rules.md', import.meta.url));
writeFileSync(file, rulesPage(allRules()));
