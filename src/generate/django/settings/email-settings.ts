import type { Project } from '../../../model/project.js';
import type { Stage } from '../../../model/stores.js';
import { quoteString } from '../../python/quote-string.js';
import { textsOf } from '../project-features.js';
import { environ } from './environment-source.js';
import { statementIn } from './given-settings.js';
import { settingValue } from './setting-value.js';
import type { SettingsFile } from './settings-file.js';

const backends: Readonly<Record<string, string>> = {
    smtp: 'django.core.mail.backends.smtp.EmailBackend',
    console: 'django.core.mail.backends.console.EmailBackend',
    file: 'django.core.mail.backends.filebased.EmailBackend',
    locmem: 'django.core.mail.backends.locmem.EmailBackend',
    dummy: 'django.core.mail.backends.dummy.EmailBackend',
};

/** How mails are sent: in development to the terminal, unless the .dsl says something else for that stage. */
export function setEmail(project: Project, settings: SettingsFile, stage: Stage): void {
    // Beside this one Django takes none of the older settings.
    if (settings.isGiven('MAILERS')) return;
    const said = statementIn(project, 'email', stage);
    settings.section();
    // A server that is said for no stage is production's: nobody wants mails from trying things out.
    const email =
        stage === 'development' && said?.stage === undefined && textsOf(said?.value)[0] === 'smtp' ? undefined : said;
    if (!email) {
        if (stage === 'development') settings.set('EMAIL_BACKEND', quoteString(backends.console ?? ''));
        return;
    }
    const [engine = 'smtp'] = textsOf(email.value);
    const backend = engine.includes('.')
        ? engine
        : (backends[engine] ?? `django.core.mail.backends.${engine}.EmailBackend`);
    settings.set('EMAIL_BACKEND', quoteString(backend));
    if (email.env !== undefined) {
        const { file } = settings;
        const text = environ(file, stage, email.env, 'smtp://127.0.0.1:25');
        settings.line(`email_url = ${file.from('urllib.parse', 'urlsplit')}(${text})`);
        const unquote = file.from('urllib.parse', 'unquote');
        settings
            .set('EMAIL_HOST', 'email_url.hostname')
            .set('EMAIL_PORT', 'email_url.port or 587')
            .set('EMAIL_HOST_USER', `${unquote}(email_url.username or "")`)
            .set('EMAIL_HOST_PASSWORD', `${unquote}(email_url.password or "")`)
            .set('EMAIL_USE_SSL', 'email_url.scheme == "smtps"')
            .set('EMAIL_USE_TLS', 'not EMAIL_USE_SSL and email_url.port != 25');
    }
    for (const { name, value } of email.options ?? []) {
        const setting = settingNames[name] ?? `EMAIL_${name.toUpperCase()}`;
        settings.set(setting, settingValue(project, settings.file, setting, value));
    }
}

/** `email smtp(user="a")`: Django's names without `EMAIL_`, and two that are shorter. */
const settingNames: Readonly<Record<string, string>> = {
    user: 'EMAIL_HOST_USER',
    password: 'EMAIL_HOST_PASSWORD',
    from: 'DEFAULT_FROM_EMAIL',
    default_from: 'DEFAULT_FROM_EMAIL',
    path: 'EMAIL_FILE_PATH',
};
