import { mailBackend, mailerOptions, mailStatement, usesMailers } from '../../../model/mail.js';
import type { Project } from '../../../model/project.js';
import type { Setting } from '../../../model/queries.js';
import type { Stage } from '../../../model/stores.js';
import { type Collection, dictOf } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { textsOf } from '../project-features.js';
import { environ } from './environment-source.js';
import { settingValue } from './setting-value.js';
import type { SettingsFile } from './settings-file.js';

/** How mails are sent: in development to the terminal, unless the .dsl says something else for that stage. */
export function setEmail(project: Project, settings: SettingsFile, stage: Stage): void {
    const email = mailStatement(project, stage);
    settings.section();
    if (!email && stage === 'production') return;
    const [engine = 'smtp'] = email ? textsOf(email.value) : ['console'];
    const backend = quoteString(mailBackend(engine));
    const said = email ? mailSettings(project, settings, stage, email) : [];
    if (usesMailers(project, stage)) {
        for (const [name, value] of said) if (!(name in mailerOptions)) settings.set(name, value);
        settings.set('MAILERS', dictOf([['default', mailer(engine, backend, said)]]));
    } else {
        for (const [name, value] of [['EMAIL_BACKEND', backend] as const, ...said]) settings.set(name, value);
    }
}

type Said = readonly (readonly [setting: string, value: Collection])[];

/** What a statement says besides its engine, by the names of Django's settings: where the server is, and its options. */
function mailSettings(project: Project, settings: SettingsFile, stage: Stage, email: Setting): Said {
    const options = (email.options ?? []).map(({ name, value }) => {
        const setting = settingNames[name] ?? `EMAIL_${name.toUpperCase()}`;
        return [setting, settingValue(project, settings.file, setting, value)] as const;
    });
    if (email.env === undefined) return options;
    return [...serverOf(settings, stage, email.env), ...options];
}

/** From a variable of the environment. */
function serverOf(settings: SettingsFile, stage: Stage, variable: string): Said {
    const { file } = settings;
    const text = environ(file, stage, variable, 'smtp://127.0.0.1:25');
    settings.line(`email_url = ${file.from('urllib.parse', 'urlsplit')}(${text})`);
    const unquote = file.from('urllib.parse', 'unquote');
    return [
        ['EMAIL_HOST', 'email_url.hostname'],
        ['EMAIL_PORT', 'email_url.port or 587'],
        ['EMAIL_HOST_USER', `${unquote}(email_url.username or "")`],
        ['EMAIL_HOST_PASSWORD', `${unquote}(email_url.password or "")`],
        ['EMAIL_USE_SSL', 'email_url.scheme == "smtps"'],
        ['EMAIL_USE_TLS', 'email_url.scheme != "smtps" and email_url.port != 25'],
    ];
}

/** Of what is said twice the first counts, as among settings. */
function mailer(engine: string, backend: string, said: Said): Collection {
    const options = new Map<string, Collection>();
    for (const [name, value] of said) {
        const option = mailerOptions[name];
        if (option !== undefined && !options.has(option)) options.set(option, value);
    }
    // Without one Django would look on this machine, as it does where it is not said at all.
    if (engine === 'smtp' && !options.has('host')) options.set('host', '"localhost"');
    return dictOf([['BACKEND', backend], ...(options.size > 0 ? [['OPTIONS', dictOf(options)] as const] : [])]);
}

/** `email smtp(user="a")`: Django's names without `EMAIL_`, and two that are shorter. */
const settingNames: Readonly<Record<string, string>> = {
    user: 'EMAIL_HOST_USER',
    password: 'EMAIL_HOST_PASSWORD',
    from: 'DEFAULT_FROM_EMAIL',
    default_from: 'DEFAULT_FROM_EMAIL',
    path: 'EMAIL_FILE_PATH',
};
