import type { Project } from '../../../model/project.js';
import type { GeneratedFile } from '../../generated-file.js';
import { composeSource } from './compose-source.js';
import { targetsOf } from './deploy-targets.js';
import { dockerfileSource, dockerignoreSource } from './dockerfile-source.js';
import { environmentExample } from './environment-example.js';
import { aptfileSource, herokuApp, procfileSource, systemPackagesOnHeroku } from './heroku-source.js';

/** What takes the project to production: the variables it asks for, and the files of each target. */
export function emitDeployment(project: Project): GeneratedFile[] {
    const targets = targetsOf(project);
    const files = [{ path: '.env.example', text: environmentExample(project) }];
    if (targets.has('docker') || targets.has('compose')) {
        files.push({ path: 'Dockerfile', text: dockerfileSource(project) });
        files.push({ path: '.dockerignore', text: dockerignoreSource });
    }
    if (targets.has('compose')) files.push({ path: 'compose.yaml', text: composeSource(project) });
    if (targets.has('heroku')) {
        files.push({ path: 'Procfile', text: procfileSource(project) });
        files.push({ path: 'app.json', text: herokuApp(project) });
        files.push({ path: '.python-version', text: `${project.declaration?.python ?? '3.11'}\n` });
        if (systemPackagesOnHeroku(project).length > 0) files.push({ path: 'Aptfile', text: aptfileSource(project) });
    }
    return files;
}
