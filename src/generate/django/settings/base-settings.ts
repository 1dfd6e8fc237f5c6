import { isDjangoAtLeast } from '../../../model/django-version.js';
import type { Project } from '../../../model/project.js';
import { texts } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { textsOf, usesCelery } from '../project-features.js';
import { PythonFile } from '../python-file.js';
import { setApps, setUsers } from './app-settings.js';
import { setCelery } from './celery-settings.js';
import { givenSettings, valuesOf } from './given-settings.js';
import { setOAuth } from './oauth-settings.js';
import { setRestFramework } from './rest-settings.js';
import { settingValue } from './setting-value.js';
import { SettingsFile } from './settings-file.js';
import { setCaches, setDatabases } from './store-settings.js';

/** `config/settings/base.py`. */
export function baseSettings(project: Project): string {
    const { declaration } = project;
    const file = new PythonFile(project, {
        folder: `${configFolder}/settings`,
        docstring: 'Settings shared by development and production.',
    });
    const settings = new SettingsFile(file, givenSettings(project, file, 'base'));
    const path = file.from('pathlib', 'Path');
    settings.line(`BASE_DIR = ${path}(__file__).resolve().parent.parent.parent`);
    setApps(project, settings);
    settings.section();
    setDatabases(project, settings, 'base');
    settings.set('DEFAULT_AUTO_FIELD', '"django.db.models.BigAutoField"');
    settings.section();
    setCaches(project, settings, 'base');
    if (declaration?.sessions) {
        const { engine } = declaration.sessions;
        const module = engine.includes('.') ? engine : `django.contrib.sessions.backends.${engine}`;
        settings.set('SESSION_ENGINE', quoteString(module));
    }
    setUsers(project, settings);
    settings.section().set('LANGUAGE_CODE', quoteString(declaration?.languageCode ?? 'en-us'));
    setLanguages(project, settings);
    settings.set('TIME_ZONE', quoteString(declaration?.timeZone ?? 'UTC'));
    settings.set('USE_I18N', 'True').set('USE_TZ', 'True');
    settings.section().set('STATIC_URL', '"static/"');
    settings.set('STATIC_ROOT', 'BASE_DIR / "staticfiles"');
    settings.set('MEDIA_URL', '"media/"');
    settings.set('MEDIA_ROOT', 'BASE_DIR / "media"');
    setPeople(project, settings);
    const origins = (declaration?.cors ?? []).map(({ origin }) => origin);
    settings.section();
    if (origins.includes('*')) settings.set('CORS_ALLOW_ALL_ORIGINS', 'True');
    else if (origins.length > 0) settings.set('CORS_ALLOWED_ORIGINS', texts([...new Set(origins)]));
    setRestFramework(project, settings);
    setOAuth(project, settings);
    if (usesCelery(project)) setCelery(project, settings, 'base');
    settings.setRest();
    return settings.text();
}

function setLanguages(project: Project, settings: SettingsFile): void {
    const languages = valuesOf(project, 'languages', 'base');
    if (languages.length === 0) return;
    const pairs = languages.flatMap(value =>
        value.kind === 'object'
            ? value.entries.map(({ key, value: name }) => [key, textsOf(name)[0] ?? key] as const)
            : [],
    );
    if (pairs.length > 0) {
        settings.set('LANGUAGES', {
            list: pairs.map(([code, name]) => `(${quoteString(code)}, ${quoteString(name)})`),
        });
    } else {
        const codes = languages.flatMap(textsOf);
        const all = settings.file.from('django.conf', 'global_settings');
        const wanted = `(${codes.map(quoteString).join(', ')}${codes.length === 1 ? ',' : ''})`;
        settings.set('LANGUAGES', `[pair for pair in ${all}.LANGUAGES if pair[0] in ${wanted}]`);
    }
    settings.set('LOCALE_PATHS', '[BASE_DIR / "locale"]');
}

/** `admins "Ann <ann@example.com>"`, and whom mails come from. */
function setPeople(project: Project, settings: SettingsFile): void {
    const people = valuesOf(project, 'admins', 'base').flatMap(value => {
        if (value.kind === 'list' || value.kind === 'object') return [settingValue(project, settings.file, '', value)];
        const [text = ''] = textsOf(value);
        // Pairs are what Django asked for before.
        if (isDjangoAtLeast(project, 6, 0)) return [quoteString(text.trim())];
        const [, name = '', address = text] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(text) ?? [];
        return [`(${quoteString(name)}, ${quoteString(address)})`];
    });
    if (people.length > 0) settings.section().set('ADMINS', { list: people });
}
