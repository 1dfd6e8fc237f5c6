import type { Project } from '../../../model/project.js';
import { type Collection, texts } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { textsOf, usesApi, usesMetrics } from '../project-features.js';
import { PythonFile } from '../python-file.js';
import { setCelery } from './celery-settings.js';
import { setEmail } from './email-settings.js';
import { environ, environText } from './environment-source.js';
import { givenSettings, statementIn, valuesOf } from './given-settings.js';
import { healthPaths } from './health-routes.js';
import { bucketVariable } from './production-environment.js';
import { settingValue } from './setting-value.js';
import { SettingsFile } from './settings-file.js';
import { setCaches, setDatabases } from './store-settings.js';

/** `config/settings/production.py`: secrets and places from the environment, and everything that `check --deploy` asks for. */
export function productionSettings(project: Project): string {
    const file = new PythonFile(project, { folder: `${configFolder}/settings` });
    const settings = new SettingsFile(file, givenSettings(project, file, 'production'));
    file.all('.base');
    settings.section().set('DEBUG', 'False');
    settings.set('SECRET_KEY', environ(file, 'production', 'SECRET_KEY', ''));
    const hosts = `${environ(file, 'production', 'ALLOWED_HOSTS', '')}.split(",")`;
    const known = ['allowed_hosts', 'hosts'].flatMap(name => [
        ...valuesOf(project, name, 'base'),
        ...valuesOf(project, name, 'production'),
    ]);
    settings.set('ALLOWED_HOSTS', `[host.strip() for host in ${hosts}]`);
    if (known.length > 0) {
        settings.change('ALLOWED_HOSTS', `ALLOWED_HOSTS += [${known.flatMap(textsOf).map(quoteString).join(', ')}]`);
    }
    settings.section();
    setDatabases(project, settings, 'production');
    setCaches(project, settings, 'production');
    setCelery(project, settings, 'production');
    setEmail(project, settings, 'production');
    setFiles(project, settings);
    if (usesApi(project)) {
        settings
            .section()
            .change(
                'REST_FRAMEWORK',
                'REST_FRAMEWORK["DEFAULT_RENDERER_CLASSES"] = ["rest_framework.renderers.JSONRenderer"]',
            );
    }
    setSecurity(project, settings);
    setLogging(project, settings);
    setErrorReporting(project, settings);
    settings.setRest();
    return settings.text();
}

/** WhiteNoise serves static files in production alone: it warns where they are not collected. */
function setFiles(project: Project, settings: SettingsFile): void {
    // Behind SecurityMiddleware, which stands first, or behind the one that measures everything.
    const place = usesMetrics(project) ? 2 : 1;
    settings
        .section()
        .change('MIDDLEWARE', `MIDDLEWARE.insert(${place}, "whitenoise.middleware.WhiteNoiseMiddleware")`);
    for (const name of valuesOf(project, 'middleware', 'production').flatMap(textsOf)) {
        settings.change('MIDDLEWARE', `MIDDLEWARE.append(${quoteString(name)})`);
    }
    for (const name of valuesOf(project, 'installed_apps', 'production').flatMap(textsOf)) {
        settings.change('INSTALLED_APPS', `INSTALLED_APPS.append(${quoteString(name)})`);
    }
    settings.set('STORAGES', {
        dict: [
            ['default', { dict: fileStorage(project, settings) }],
            ['staticfiles', { dict: [['BACKEND', '"whitenoise.storage.CompressedManifestStaticFilesStorage"']] }],
        ],
    });
}

/** Where visitors' files are kept. The credentials for S3 are boto3's to find. */
function fileStorage(project: Project, { file }: SettingsFile): [string, Collection][] {
    const said = statementIn(project, 'storage', 'production');
    const [backend = 'django.core.files.storage.FileSystemStorage'] = textsOf(said?.value);
    if (backend !== 's3') return [['BACKEND', quoteString(backend)]];
    const bucket = environ(file, 'production', said?.env ?? bucketVariable, '');
    return [
        ['BACKEND', '"storages.backends.s3.S3Storage"'],
        ['OPTIONS', { dict: [['bucket_name', bucket]] }],
    ];
}

function setSecurity(project: Project, settings: SettingsFile): void {
    settings.section();
    settings.set(
        'SECURE_PROXY_SSL_HEADER',
        '("HTTP_X_FORWARDED_PROTO", "https")',
        'Set by the proxy in front, which has to strip it from what comes in.',
    );
    settings.set('SECURE_SSL_REDIRECT', 'True');
    const exempt = healthPaths(project);
    if (exempt.length > 0) settings.set('SECURE_REDIRECT_EXEMPT', { list: exempt.map(exemption) });
    settings
        .set('SECURE_HSTS_SECONDS', '365 * 24 * 60 * 60')
        .set('SECURE_HSTS_INCLUDE_SUBDOMAINS', 'True')
        .set('SECURE_HSTS_PRELOAD', 'True')
        .set('SESSION_COOKIE_SECURE', 'True')
        .set('CSRF_COOKIE_SECURE', 'True');
}

/** A regular expression for one path; in a raw string where it can be one. */
function exemption(path: string): string {
    const pattern = `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
    return /["\n\r]/.test(pattern) ? quoteString(pattern) : `r"${pattern}"`;
}

/**
 * Everything to the standard error stream, which is where containers and Heroku look: `logging warning` is a level,
 * `logging json` a format, `logging json, warning` both.
 */
function setLogging(project: Project, settings: SettingsFile): void {
    const said = statementIn(project, 'logging', 'production');
    settings.section();
    if (said?.value.kind === 'object') {
        settings.set('LOGGING', settingValue(project, settings.file, 'LOGGING', said.value));
        return;
    }
    const words = textsOf(said?.value);
    const isJson = words.includes('json');
    const level = words.find(word => word !== 'json')?.toUpperCase() ?? 'INFO';
    settings.set('LOGGING', {
        dict: [
            ['version', '1'],
            ['disable_existing_loggers', 'False'],
            ...(isJson ? [['formatters', { dict: [['json', { dict: jsonFormatter }]] }] as [string, Collection]] : []),
            [
                'handlers',
                {
                    dict: [
                        [
                            'console',
                            {
                                dict: [
                                    ['class', '"logging.StreamHandler"'],
                                    ...(isJson ? [['formatter', '"json"'] as [string, Collection]] : []),
                                ],
                            },
                        ],
                    ],
                },
            ],
            [
                'root',
                {
                    dict: [
                        ['handlers', texts(['console'])],
                        ['level', quoteString(level)],
                    ],
                },
            ],
        ],
    });
}

const jsonFormatter: [string, Collection][] = [
    ['()', '"pythonjsonlogger.json.JsonFormatter"'],
    ['fmt', '"%(asctime)s %(levelname)s %(name)s %(message)s"'],
];

/** `error_reporting sentry env SENTRY_DSN`. */
function setErrorReporting(project: Project, settings: SettingsFile): void {
    const said = statementIn(project, 'error_reporting', 'production');
    if (!said || !textsOf(said.value).includes('sentry')) return;
    const sentry = settings.file.import('sentry_sdk');
    const variable = said.env ?? 'SENTRY_DSN';
    settings
        .section()
        .line(`${sentry}.init(dsn=${environ(settings.file, 'production', variable, environText('', said.value))})`);
}
