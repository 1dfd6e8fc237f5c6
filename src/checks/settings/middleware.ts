import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { listedApps, listsApp } from './listed-apps.js';
import { onceInStages } from './once-in-stages.js';
import {
    isList,
    isObject,
    isText,
    isTruthy,
    type Known,
    knownValue,
    type Stage,
    settingIn,
    statementValues,
    writtenSetting,
} from './stage-settings.js';

/** What the admin and logins need of middleware, templates and apps: where the .dsl lists them itself, all of it counts. */
export function* middleware(project: Project): Iterable<Finding> {
    yield* onceInStages(stage => [
        ...ofMiddleware(project, stage),
        ...ofTemplates(project, stage),
        ...ofApps(project, stage),
    ]);
}

const authentication = 'django.contrib.auth.middleware.AuthenticationMiddleware';

/** As it is generated, without what packages need. */
const usual = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    authentication,
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
];

/** The middleware of a stage, as far as rules ask; undefined where nobody knows here. */
export function middlewareIn(project: Project, stage: Stage): readonly string[] | undefined {
    const added = statementValues(project, 'middleware', stage).map(({ value }) => knownValue(value));
    const all = settingIn(project, 'MIDDLEWARE', stage, [...usual, ...added]);
    return isList(all) && all.every(isText) ? (all as readonly string[]) : undefined;
}

/** A class that is neither Django's nor a known package's may extend any of Django's. */
export const mayBeAnything = (name: string): boolean =>
    !/^(django|corsheaders|django_htmx|django_prometheus|whitenoise|rest_framework|oauth2_provider)\./.test(name);

function* ofMiddleware(project: Project, stage: Stage): Iterable<Finding> {
    const names = middlewareIn(project, stage);
    if (!names) return;
    const written = writtenSetting(project, 'MIDDLEWARE', stage);
    const needed = [
        ['admin.E408', authentication],
        ['admin.E409', 'django.contrib.messages.middleware.MessageMiddleware'],
        ['admin.E410', 'django.contrib.sessions.middleware.SessionMiddleware'],
    ] as const;
    for (const [code, name] of needed) {
        if (written && !names.includes(name) && !names.some(mayBeAnything)) yield finding(code, written.span, { name });
    }
    const login = names.indexOf('django.contrib.auth.middleware.LoginRequiredMiddleware');
    const before = names.indexOf(authentication);
    if (login >= 0 && (before < 0 || before > login) && !names.slice(0, login).some(mayBeAnything)) {
        const span = written?.span ?? statementSpan(project, stage);
        if (span) yield finding('auth.E013', span, {});
    }
}

const statementSpan = (project: Project, stage: Stage): SourceSpan | undefined =>
    statementValues(project, 'middleware', stage)[0]?.span;

const djangoTemplates = 'django.template.backends.django.DjangoTemplates';

function* ofTemplates(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'TEMPLATES', stage);
    const engines = knownValue(written?.value);
    if (!written || !isList(engines)) return;
    const { span } = written;
    for (const engine of engines) {
        const options = isObject(engine) && engine.BACKEND === djangoTemplates ? engine.OPTIONS : undefined;
        const invalid = isObject(options) ? options.string_if_invalid : undefined;
        if (invalid !== undefined && !isText(invalid)) yield finding('templates.E002', span, {});
        const libraries = isObject(options) ? options.libraries : undefined;
        for (const [name, module] of Object.entries(isObject(libraries) ? libraries : {})) {
            const own = tagLibraries[name];
            if (own !== undefined && module !== own) yield finding('templates.W003', span, { name });
        }
    }
    const [first] = engines.filter(engine => isObject(engine) && engine.BACKEND === djangoTemplates);
    if (!isObject(first)) {
        if (!engines.some(engine => isObject(engine) && isText(engine.BACKEND) && mayBeAnything(engine.BACKEND))) {
            yield finding('admin.E403', span, {});
        }
        return;
    }
    const processors = isObject(first.OPTIONS) ? first.OPTIONS.context_processors : undefined;
    const lacks = (name: string): boolean => !isList(processors) || !processors.includes(name);
    const prefix = 'django.template.context_processors.';
    if (lacks('django.contrib.auth.context_processors.auth') && usesModelBackend(project, stage)) {
        yield finding('admin.E402', span, { name: 'django.contrib.auth.context_processors.auth' });
    }
    if (lacks('django.contrib.messages.context_processors.messages')) {
        yield finding('admin.E404', span, { name: 'django.contrib.messages.context_processors.messages' });
    }
    if (lacks(`${prefix}request`)) yield finding('admin.W411', span, { name: `${prefix}request` });
}

/** The libraries of template tags that each project has. */
const tagLibraries: Readonly<Record<string, string>> = {
    cache: 'django.templatetags.cache',
    i18n: 'django.templatetags.i18n',
    l10n: 'django.templatetags.l10n',
    static: 'django.templatetags.static',
    tz: 'django.templatetags.tz',
    admin_list: 'django.contrib.admin.templatetags.admin_list',
    admin_modify: 'django.contrib.admin.templatetags.admin_modify',
    admin_urls: 'django.contrib.admin.templatetags.admin_urls',
    log: 'django.contrib.admin.templatetags.log',
};

export const modelBackend = 'django.contrib.auth.backends.ModelBackend';

export const backendsIn = (project: Project, stage: Stage): Known => {
    const all = settingIn(project, 'AUTHENTICATION_BACKENDS', stage, [modelBackend]);
    return isText(all) ? [all] : all;
};

function usesModelBackend(project: Project, stage: Stage): boolean {
    const backends = backendsIn(project, stage);
    return isList(backends) && backends.includes(modelBackend);
}

function* ofApps(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'INSTALLED_APPS', stage);
    const apps = listedApps(project, stage);
    if (!written || !apps || !listsApp(apps, 'django.contrib.admin')) return;
    // Nobody knows here which app a class of another package's configures.
    const isThere = listsApp(apps, 'django.contrib.messages') || apps.some(app => mayBeAnything(app) && isConfig(app));
    if (!isThere) yield finding('admin.E406', written.span, { name: 'django.contrib.messages' });
}

const isConfig = (app: string): boolean => /\.apps\./.test(app);

export const isOn = (project: Project, name: string, stage: Stage, generated: Known): boolean =>
    isTruthy(settingIn(project, name, stage, generated));
