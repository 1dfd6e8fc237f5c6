/** How a project sends mails: since Django 6.1 by one setting, MAILERS, and before by several. */
import { isDjangoAtLeast } from './django-version.js';
import type { Project } from './project.js';
import type { Setting } from './queries.js';
import { settingsNamed } from './settings.js';
import type { Stage } from './stores.js';

const backends: Readonly<Record<string, string>> = {
    smtp: 'django.core.mail.backends.smtp.EmailBackend',
    console: 'django.core.mail.backends.console.EmailBackend',
    file: 'django.core.mail.backends.filebased.EmailBackend',
    locmem: 'django.core.mail.backends.locmem.EmailBackend',
    dummy: 'django.core.mail.backends.dummy.EmailBackend',
};

/** The class that sends, by the engine of an `email` statement, which may name it itself. */
export const mailBackend = (engine: string): string =>
    engine.includes('.') ? engine : (backends[engine] ?? `django.core.mail.backends.${engine}.EmailBackend`);

/** The settings of before, by what each is called among the options of a mailer. */
export const mailerOptions: Readonly<Record<string, string>> = {
    EMAIL_FILE_PATH: 'file_path',
    EMAIL_HOST: 'host',
    EMAIL_HOST_PASSWORD: 'password',
    EMAIL_HOST_USER: 'username',
    EMAIL_PORT: 'port',
    EMAIL_SSL_CERTFILE: 'ssl_certfile',
    EMAIL_SSL_KEYFILE: 'ssl_keyfile',
    EMAIL_TIMEOUT: 'timeout',
    EMAIL_USE_SSL: 'use_ssl',
    EMAIL_USE_TLS: 'use_tls',
};

/** Those that the .dsl itself says in a stage: Django takes none of them beside MAILERS. */
export const olderMailSettings = (project: Project, stage: Stage): readonly Setting[] =>
    ['EMAIL_BACKEND', ...Object.keys(mailerOptions)].flatMap(name => settingsHeldIn(project, name, stage).slice(0, 1));

/** Whether MAILERS says in a stage how mails are sent, as generated or as the .dsl has it. */
export const usesMailers = (project: Project, stage: Stage): boolean =>
    isDjangoAtLeast(project, 6, 1) && olderMailSettings(project, stage).length === 0;

/** The `email` statement that holds in a stage; undefined where Django is left to itself, or development to the terminal. */
export function mailStatement(project: Project, stage: Stage): Setting | undefined {
    const [said] = settingsHeldIn(project, 'EMAIL', stage).filter(({ name }) => name === 'email');
    // A server that is said for no stage is production's: nobody wants mails from trying things out.
    const isServer = said?.value.kind === 'word' && said.value.word === 'smtp';
    return stage === 'development' && said?.stage === undefined && isServer ? undefined : said;
}

/** Those of a stage's own first. */
function settingsHeldIn(project: Project, name: string, stage: Stage): readonly Setting[] {
    const all = settingsNamed(project, name);
    return [...all.filter(each => each.stage === stage), ...all.filter(each => each.stage === undefined)];
}
