import { labelOf } from '../../../model/names.js';
import { neededApps } from '../../../model/needed-apps.js';
import type { Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import { type Collection, texts } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { hostModule, hostsOf } from '../host-urls.js';
import { includesAuthUrls, needsLogin } from '../login-pages.js';
import { ownAutodetector } from '../migration-autodetector.js';
import { textsOf, usesApi, usesFilters, usesHtmx, usesMetrics, usesPostgres, usesTokens } from '../project-features.js';
import { folderSource } from './folder-source.js';
import { valuesOf } from './given-settings.js';
import { settingValue } from './setting-value.js';
import type { SettingsFile } from './settings-file.js';

/** Which applications, middleware and templates a project is made of. */
export function setApps(project: Project, settings: SettingsFile): void {
    settings.section().set('INSTALLED_APPS', texts(installedApps(project)));
    settings.section().set('MIDDLEWARE', texts(middleware(project)));
    settings.section().set('ROOT_URLCONF', '"config.urls"');
    const hosts = hostsOf(project);
    if (hosts.length > 0) {
        settings.set('HOST_URLCONFS', {
            dict: hosts.map(host => [host, quoteString(`${configFolder}.${hostModule(host)}`)]),
        });
    }
    settings.set('WSGI_APPLICATION', '"config.wsgi.application"').set('ASGI_APPLICATION', '"config.asgi.application"');
    settings.section().set('TEMPLATES', {
        list: [
            {
                dict: [
                    ['BACKEND', '"django.template.backends.django.DjangoTemplates"'],
                    ['DIRS', { list: ['BASE_DIR / "templates"', ...templateFolders(project)] }],
                    ['APP_DIRS', 'True'],
                    ['OPTIONS', { dict: [['context_processors', texts(contextProcessors(project))]] }],
                ],
            },
        ],
    });
}

const everyProject = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
];

/** Django's, those of packages, the project's own. */
export function installedApps(project: Project): string[] {
    const { declaration, oauth2 } = project;
    const packages = [
        ...((declaration?.cors.length ?? 0) > 0 ? ['corsheaders'] : []),
        ...(usesFilters(project) ? ['django_filters'] : []),
        ...(usesHtmx(project) ? ['django_htmx'] : []),
        ...(usesMetrics(project) ? ['django_prometheus'] : []),
        ...(usesApi(project) ? ['drf_spectacular', 'rest_framework'] : []),
        ...(oauth2 ? ['oauth2_provider'] : []),
        ...(usesTokens(project) ? ['rest_framework.authtoken'] : []),
        ...project.apps.filter(({ origin }) => origin === 'external').map(({ module }) => module),
        ...valuesOf(project, 'installed_apps', 'base').flatMap(textsOf),
    ];
    return [
        ...new Set([
            ...everyProject,
            ...djangoApps(project),
            ...packages.sort(),
            // It has commands: one creates the OAuth clients, others make migrations.
            ...(hasClients(project) || ownAutodetector(project) ? [configFolder] : []),
            ...ownApps(project).flatMap(({ name }) => (name === '' ? [] : [name])),
        ]),
    ];
}

export const hasClients = ({ oauth2 }: Project): boolean => oauth2 !== undefined && oauth2.clients.length > 0;

/** Further applications of Django's, which the project's models or settings need. */
function djangoApps(project: Project): string[] {
    const needed = new Set(neededApps(project));
    if (usesPostgres(project)) needed.add('django.contrib.postgres');
    const spatial = (project.declaration?.databases ?? []).some(({ engine }) => /gis$|^spatialite$/.test(engine));
    if (spatial) needed.add('django.contrib.gis');
    return [...needed].filter(name => !everyProject.includes(name)).sort();
}

function middleware(project: Project): string[] {
    // The one of these two that comes first counts, the other one takes the time.
    const measured = (place: string): string[] =>
        usesMetrics(project) ? [`django_prometheus.middleware.Prometheus${place}Middleware`] : [];
    return [
        ...measured('Before'),
        'django.middleware.security.SecurityMiddleware',
        ...(hostsOf(project).length > 0 ? [`${configFolder}.hosts.HostURLs`] : []),
        'django.contrib.sessions.middleware.SessionMiddleware',
        ...(usesLanguages(project) ? ['django.middleware.locale.LocaleMiddleware'] : []),
        ...((project.declaration?.cors.length ?? 0) > 0 ? ['corsheaders.middleware.CorsMiddleware'] : []),
        'django.middleware.common.CommonMiddleware',
        'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
        'django.middleware.clickjacking.XFrameOptionsMiddleware',
        ...(usesHtmx(project) ? ['django_htmx.middleware.HtmxMiddleware'] : []),
        ...valuesOf(project, 'middleware', 'base').flatMap(textsOf),
        ...measured('After'),
    ];
}

const usesLanguages = (project: Project): boolean => valuesOf(project, 'languages', 'base').length > 1;

const contextProcessors = (project: Project): string[] => [
    'django.template.context_processors.request',
    'django.contrib.auth.context_processors.auth',
    'django.contrib.messages.context_processors.messages',
    ...(usesLanguages(project) ? ['django.template.context_processors.i18n'] : []),
];

const templateFolders = (project: Project): string[] =>
    valuesOf(project, 'template_dirs', 'base').flatMap(textsOf).map(folderSource);

/** Users, how they log in, and where they land. */
export function setUsers(project: Project, settings: SettingsFile): void {
    const { declaration } = project;
    settings.section();
    if (declaration?.userModel) settings.set('AUTH_USER_MODEL', quoteString(labelOf(declaration.userModel.model)));
    const own = valuesOf(project, 'password_validators', 'base');
    settings.set(
        'AUTH_PASSWORD_VALIDATORS',
        own.length > 0 ? { list: own.map(value => validator(project, settings, value)) } : usualValidators,
    );
    if (!needsLogin(project) && !includesAuthUrls(project)) return;
    const home = homePage(project);
    settings.set('LOGIN_URL', '"login"').set('LOGIN_REDIRECT_URL', home).set('LOGOUT_REDIRECT_URL', home);
}

const usualValidators = `[
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]`;

function validator(
    project: Project,
    { file }: SettingsFile,
    value: Parameters<typeof textsOf>[0] & object,
): Collection {
    if (value.kind === 'object') return settingValue(project, file, 'NAME', value);
    const [name = ''] = textsOf(value);
    return {
        dict: [['NAME', quoteString(name.includes('.') ? name : `django.contrib.auth.password_validation.${name}`)]],
    };
}

/** The page at the site's root, or the root itself. */
function homePage(project: Project): string {
    for (const group of project.routeGroups) {
        if (group.kind !== 'pages' || group.host !== undefined) continue;
        const home = group.routes.find(
            ({ path, view, regex }) =>
                group.prefix + path === '' && !regex && view.kind !== 'include' && view.kind !== 'unresolved',
        );
        if (home) return quoteString(`${group.name}:${home.name}`);
    }
    return '"/"';
}
