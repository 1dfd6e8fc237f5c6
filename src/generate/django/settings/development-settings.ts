import type { Project } from '../../../model/project.js';
import { texts } from '../../python/collection-source.js';
import { configFolder } from '../group-modules.js';
import { hostsOf } from '../host-urls.js';
import { textsOf } from '../project-features.js';
import { PythonFile } from '../python-file.js';
import { setCelery } from './celery-settings.js';
import { setEmail } from './email-settings.js';
import { givenSettings, valuesOf } from './given-settings.js';
import { SettingsFile } from './settings-file.js';
import { setCaches, setDatabases } from './store-settings.js';

/** `config/settings/development.py`. */
export function developmentSettings(project: Project): string {
    const file = new PythonFile(project, { folder: `${configFolder}/settings` });
    const settings = new SettingsFile(file, givenSettings(project, file, 'development'));
    file.all('.base');
    settings.section().set('DEBUG', 'True').set('SECRET_KEY', '"django-insecure-for-development-only"');
    const hosts = ['allowed_hosts', 'hosts'].flatMap(name => [
        ...valuesOf(project, name, 'base'),
        ...valuesOf(project, name, 'development'),
    ]);
    settings.set(
        'ALLOWED_HOSTS',
        texts([...new Set(['localhost', '127.0.0.1', '[::1]', ...hostsOf(project), ...hosts.flatMap(textsOf)])]),
    );
    settings.section();
    setDatabases(project, settings, 'development');
    setCaches(project, settings, 'development');
    setEmail(project, settings, 'development');
    setCelery(project, settings, 'development');
    settings.setRest();
    return settings.text();
}
