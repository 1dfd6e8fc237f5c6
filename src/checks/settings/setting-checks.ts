import type { Rule } from '../finding.js';
import { caches } from './caches.js';
import { contentSecurity } from './content-security.js';
import { installedApps } from './installed-apps.js';
import { languages } from './languages.js';
import { mailers } from './mailers.js';
import { middleware } from './middleware.js';
import { origins } from './origins.js';
import { packages } from './packages.js';
import { postgresApp } from './postgres-app.js';
import { security } from './security.js';
import { settingModules } from './setting-modules.js';
import { settingTypes } from './setting-types.js';
import { sites } from './sites.js';
import { staticFiles } from './static-files.js';

/** The rules about Django's settings. */
export const settingChecks: readonly Rule[] = [
    caches,
    contentSecurity,
    installedApps,
    languages,
    mailers,
    middleware,
    origins,
    packages,
    postgresApp,
    security,
    settingModules,
    settingTypes,
    sites,
    staticFiles,
];
