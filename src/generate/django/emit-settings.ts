import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { configFolder } from './group-modules.js';
import { routersSource } from './runtime/routers-source.js';
import { testRunnerSource } from './runtime/test-runner-source.js';
import { baseSettings } from './settings/base-settings.js';
import { developmentSettings } from './settings/development-settings.js';
import { environmentSource } from './settings/environment-source.js';
import { productionSettings } from './settings/production-settings.js';
import { databaseFolders, testRunnerNeeds, usesRouter, usesTestRunner } from './settings/store-settings.js';

/** `config/settings/`: what holds always, in development, and in production. */
export function emitSettings(project: Project): GeneratedFile[] {
    const folder = `${configFolder}/settings`;
    return [
        { path: `${folder}/__init__.py`, text: '' },
        { path: `${folder}/base.py`, text: baseSettings(project) },
        { path: `${folder}/development.py`, text: developmentSettings(project) },
        { path: `${folder}/production.py`, text: productionSettings(project) },
        { path: `${folder}/environment.py`, text: environmentSource },
        // Git keeps no empty folder.
        ...databaseFolders(project).map(name => ({ path: `${name}/.gitignore`, text: '*\n!.gitignore\n' })),
        ...(usesRouter(project) ? [{ path: `${configFolder}/routers.py`, text: routersSource }] : []),
        ...(usesTestRunner(project)
            ? [{ path: `${configFolder}/test_runner.py`, text: testRunnerSource(testRunnerNeeds(project)) }]
            : []),
    ];
}
