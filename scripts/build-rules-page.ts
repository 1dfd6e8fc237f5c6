/** Writes docs/rules.md from the catalogues of findings: `npm run docs:rules`. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rulesPage } from './rules-page.ts';

// The sources import each other by the names of what they compile to.
registerHooks({
    resolve: (specifier, context, next) =>
        next(
            specifier.startsWith('.') && context.parentURL?.includes('/src/')
                ? specifier.replace(/\.js$/, '.ts')
                : specifier,
            context,
        ),
});
const { catalogue } = await import('../src/checks/catalogue.ts');
const { languageCatalogue } = await import('../src/language/validation/language-findings.ts');

const file = fileURLToPath(new URL('../docs/rules.md', import.meta.url));
writeFileSync(file, rulesPage(languageCatalogue, catalogue));
