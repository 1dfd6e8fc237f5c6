import type { Rule } from '../finding.js';
import { caches } from './caches.js';
import { languages } from './languages.js';
import { middleware } from './middleware.js';
import { origins } from './origins.js';
import { packages } from './packages.js';
import { security } from './security.js';
import { sites } from './sites.js';
import { staticFiles } from './static-files.js';

/** The rules about Django's settings. */
export const settingChecks: readonly Rule[] = [
    caches,
    languages,
    middleware,
    origins,
    packages,
    security,
    sites,
    staticFiles,
];
