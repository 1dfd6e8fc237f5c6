import { entry } from '../catalogue-entry.js';

interface OfSetting {
    readonly setting: string;
}

/** What is said of a middleware, an app or a context processor that something needs. */
interface Needed {
    readonly name: string;
}

const lackingMiddleware = {
    severity: 'error',
    message: ({ name }: Needed) => `The admin needs '${name}' among the middleware.`,
    advice: () => 'Add it, or leave MIDDLEWARE out: then all that is needed is there.',
} as const;

const lackingProcessor = {
    message: ({ name }: Needed) => `The admin needs the context processor '${name}'.`,
    advice: () => 'Add it to the options of TEMPLATES, or leave TEMPLATES out: then all that is needed is there.',
} as const;

const grants = (summary: string, message: string) =>
    entry<OfSetting>({
        severity: 'warning',
        summary,
        message: () => message,
        advice: ({ setting }) => `Set ${setting} to true.`,
    });

const allows = (severity: 'warning' | 'error', summary: string, message: string) =>
    entry<OfSetting>({ severity, summary, message: () => message, advice: ({ setting }) => `Change ${setting}.` });

/** What is said of Django's settings, and of those of packages. */
export const settingCatalogue = {
    'security.W001': entry<OfSetting>({
        severity: 'warning',
        summary: 'SecurityMiddleware is not among the middleware.',
        message: () => 'Without SecurityMiddleware nothing makes browsers use HTTPS alone.',
        advice: () => 'Add "django.middleware.security.SecurityMiddleware".',
    }),
    'security.W002': entry<OfSetting>({
        severity: 'warning',
        summary: 'XFrameOptionsMiddleware is not among the middleware.',
        message: () => 'Without XFrameOptionsMiddleware other sites can show these pages in a frame.',
        advice: () => 'Add "django.middleware.clickjacking.XFrameOptionsMiddleware".',
    }),
    'security.W003': entry<OfSetting>({
        severity: 'warning',
        summary: 'CsrfViewMiddleware is not among the middleware.',
        message: () => "Without CsrfViewMiddleware other sites can send forms in a visitor's name.",
        advice: () => 'Add "django.middleware.csrf.CsrfViewMiddleware".',
    }),
    'security.W004': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_HSTS_SECONDS is zero.',
        message: () => 'Browsers are not told to use HTTPS alone.',
        advice: () => 'Leave it out: then it is a year.',
    }),
    'security.W005': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_HSTS_INCLUDE_SUBDOMAINS is off.',
        message: () => 'Subdomains may still be asked without HTTPS.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W006': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_CONTENT_TYPE_NOSNIFF is off.',
        message: () => 'Browsers may take a file for something else than it says to be.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W008': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_SSL_REDIRECT is off.',
        message: () => 'Whoever comes without HTTPS is not sent on to it.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W009': entry<OfSetting>({
        severity: 'warning',
        summary: 'The SECRET_KEY is short, plain, or the one for development.',
        message: () => 'This secret key could be guessed, and whoever reads the file has it.',
        advice: () => 'Leave it out: production reads it from the environment.',
    }),
    'security.W010': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_SECURE is off.',
        message: () => 'The cookie of a session may be sent without HTTPS.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W011': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_SECURE is off, in a project without the app of sessions.',
        message: () => 'The cookie of a session may be sent without HTTPS.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W012': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_SECURE is off, in a project with sessions.',
        message: () => 'The cookie of a session may be sent without HTTPS.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W013': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_HTTPONLY is off.',
        message: () => 'Scripts can read the cookie of a session.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W014': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_HTTPONLY is off, in a project without the app of sessions.',
        message: () => 'Scripts can read the cookie of a session.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W015': entry<OfSetting>({
        severity: 'warning',
        summary: 'SESSION_COOKIE_HTTPONLY is off, in a project with sessions.',
        message: () => 'Scripts can read the cookie of a session.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W016': entry<OfSetting>({
        severity: 'warning',
        summary: 'CSRF_COOKIE_SECURE is off.',
        message: () => 'The cookie against forged forms may be sent without HTTPS.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W018': entry<OfSetting>({
        severity: 'warning',
        summary: 'DEBUG is on in production.',
        message: () => 'With DEBUG on, errors show settings and code to visitors.',
        advice: () => 'Leave it out: it is on in development alone.',
    }),
    'security.W019': entry<OfSetting>({
        severity: 'warning',
        summary: 'X_FRAME_OPTIONS allows frames.',
        message: () => 'These pages can be shown in a frame.',
        advice: () => 'Leave it out, or write "DENY".',
    }),
    'security.W020': entry<OfSetting>({
        severity: 'warning',
        summary: 'ALLOWED_HOSTS is empty.',
        message: () => 'Without ALLOWED_HOSTS production answers nobody.',
        advice: () => 'Leave it out: production reads it from the environment.',
    }),
    'security.W021': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_HSTS_PRELOAD is off.',
        message: () => 'The site cannot be put on the lists of sites with HTTPS alone that browsers come with.',
        advice: () => 'Leave it out, or switch it on.',
    }),
    'security.W022': entry<OfSetting>({
        severity: 'warning',
        summary: 'SECURE_REFERRER_POLICY is null.',
        message: () => 'Browsers tell other sites from which page a visitor comes.',
        advice: () => 'Leave it out, or write "same-origin".',
    }),
    'security.W025': entry<OfSetting>({
        severity: 'warning',
        summary: 'A key among SECRET_KEY_FALLBACKS is short, plain, or one for development.',
        message: () => 'One of these keys could be guessed.',
        advice: () => 'Use long random ones, from the environment.',
    }),
    'security.E023': entry<OfSetting>({
        severity: 'error',
        summary: 'SECURE_REFERRER_POLICY is a policy that browsers do not know.',
        message: () => 'Browsers know no such referrer policy.',
        advice: () => 'Write "same-origin", or several with commas between them.',
    }),
    'security.E024': entry<OfSetting>({
        severity: 'error',
        summary: 'SECURE_CROSS_ORIGIN_OPENER_POLICY is a policy that browsers do not know.',
        message: () => 'Browsers know no such opener policy.',
        advice: () => 'Write "same-origin", "same-origin-allow-popups" or "unsafe-none".',
    }),
    /** `isMissing`: it is such a name, of a module that is not there. */
    'security.E102': entry<{ view: string; isMissing: boolean }>({
        severity: 'error',
        summary: 'CSRF_FAILURE_VIEW is no name of a view.',
        message: ({ view, isMissing }) =>
            isMissing
                ? `'${view}' leads to no view: there is no such module.`
                : `'${view}' leads to no view: that is a module, a dot and the name of a function.`,
        advice: ({ isMissing }) =>
            isMissing
                ? 'Name a function of an app of the project, or the package that has it with `packages`.'
                : 'Write the dotted Python name of a function.',
    }),
    'admin.E402': entry<Needed>({
        ...lackingProcessor,
        severity: 'error',
        summary: 'TEMPLATES has no context processor for the user.',
    }),
    'admin.E403': entry<Record<never, never>>({
        severity: 'error',
        summary: "TEMPLATES has no engine of Django's templates.",
        message: () => "The admin needs an engine of Django's own templates.",
        advice: () => 'Add one, or leave TEMPLATES out.',
    }),
    'admin.E404': entry<Needed>({
        ...lackingProcessor,
        severity: 'error',
        summary: 'TEMPLATES has no context processor for messages.',
    }),
    'admin.W411': entry<Needed>({
        ...lackingProcessor,
        severity: 'warning',
        summary: 'TEMPLATES has no context processor for the request.',
    }),
    'admin.E406': entry<Needed>({
        severity: 'error',
        summary: 'INSTALLED_APPS lacks the app of messages.',
        message: ({ name }) => `The admin needs the app '${name}'.`,
        advice: () => 'Add it, or leave INSTALLED_APPS out: then all that is needed is there.',
    }),
    'admin.E408': entry<Needed>({
        ...lackingMiddleware,
        summary: 'MIDDLEWARE lacks the one that knows who is logged in.',
    }),
    'admin.E409': entry<Needed>({ ...lackingMiddleware, summary: 'MIDDLEWARE lacks the one for messages.' }),
    'admin.E410': entry<Needed>({ ...lackingMiddleware, summary: 'MIDDLEWARE lacks the one for sessions.' }),
    'auth.E013': entry<Record<never, never>>({
        severity: 'error',
        summary: 'LoginRequiredMiddleware stands before the middleware that knows who is logged in.',
        message: () => 'LoginRequiredMiddleware asks who is logged in before anything knows it.',
        advice: () => 'Put it behind AuthenticationMiddleware.',
    }),
    'templates.E002': entry<Record<never, never>>({
        severity: 'error',
        summary: 'string_if_invalid is no text.',
        message: () => 'The string_if_invalid of an engine of templates must be a text.',
        advice: () => 'Write it in double quotes.',
    }),
    'templates.W003': entry<{ name: string }>({
        severity: 'warning',
        summary: "A library of template tags has the name of one of Django's.",
        message: ({ name }) => `Two libraries of template tags are called '${name}'.`,
        advice: () => 'Rename the one among libraries.',
    }),
    'caches.E001': entry<Record<never, never>>({
        severity: 'error',
        summary: "CACHES has no cache called 'default'.",
        message: () => "No cache is called 'default', which Django needs.",
        advice: () => 'Add one, or declare caches with `cache default …`.',
    }),
    'caches.W002': entry<{ alias: string; setting: string }>({
        severity: 'warning',
        summary: 'The files of a cache lie among files that are served, or the other way round.',
        message: ({ alias, setting }) => `The files of the cache '${alias}' and those of ${setting} lie in each other.`,
        advice: () => 'Name another folder as its location.',
    }),
    'caches.W003': entry<{ alias: string }>({
        severity: 'warning',
        summary: 'The folder of a cache is not given from the root on.',
        message: ({ alias }) => `The files of the cache '${alias}' lie where the server happens to be started.`,
        advice: () => 'Write its location from the root on.',
    }),
    'staticfiles.E001': entry<Record<never, never>>({
        severity: 'error',
        summary: 'STATICFILES_DIRS is no list.',
        message: () => 'STATICFILES_DIRS must be a list of folders.',
        advice: () => 'Put brackets around it.',
    }),
    'staticfiles.E002': entry<Record<never, never>>({
        severity: 'error',
        summary: 'STATICFILES_DIRS has the folder that static files are collected into.',
        message: () =>
            'Static files are collected into STATIC_ROOT, which cannot be one of the folders that they come from.',
        advice: () => 'Name another folder.',
    }),
    'staticfiles.E003': entry<{ prefix: string }>({
        severity: 'error',
        summary: 'A prefix among STATICFILES_DIRS ends with a slash.',
        message: ({ prefix }) => `The prefix '${prefix}' must not end with a slash.`,
        advice: () => 'Leave the slash out.',
    }),
    'staticfiles.E005': entry<Record<never, never>>({
        severity: 'error',
        summary: 'STORAGES has no storage for static files.',
        message: () => "STORAGES must have an entry 'staticfiles'.",
        advice: () => 'Add it, or leave STORAGES out.',
    }),
    'setting-module-missing': entry<{ setting: string; name: string; right?: string }>({
        severity: 'warning',
        summary:
            'ROOT_URLCONF, WSGI_APPLICATION, ASGI_APPLICATION, DATABASE_ROUTERS or CSRF_FAILURE_VIEW names a module that is not generated.',
        message: ({ name }) => `Nothing is generated at '${name}', and Django imports it when the project starts.`,
        advice: ({ right, setting }) =>
            `${right === undefined ? 'Leave' : `Write "${right}", leave`} ${setting} out, or write that module by hand.`,
    }),
    'urls.E006': entry<{ setting: string }>({
        severity: 'error',
        summary: 'static_url or media_url does not end with a slash.',
        message: ({ setting }) => `'${setting}' must end with a slash.`,
        advice: () => '',
    }),
    '4_0.E001': entry<{ origin: string }>({
        severity: 'error',
        summary: 'A trusted origin has no scheme.',
        message: ({ origin }) => `The trusted origin '${origin}' has no scheme.`,
        advice: ({ origin }) => `Write "https://${origin}".`,
    }),
    'corsheaders.E013': entry<{ origin: string }>({
        severity: 'error',
        summary: 'An origin for CORS has no scheme or no host.',
        message: ({ origin }) => `'${origin}' is no origin: one has a scheme and a host.`,
        advice: () => 'Write "https://shop.example.com".',
    }),
    'corsheaders.E014': entry<{ origin: string }>({
        severity: 'error',
        summary: 'An origin for CORS has something behind its host.',
        message: ({ origin }) => `'${origin}' is no origin: one ends behind its host.`,
        advice: () => 'Write "https://shop.example.com".',
    }),
    'translation.E001': entry<{ code: string }>({
        severity: 'error',
        summary: 'A language code is written as none can be.',
        message: ({ code }) => `'${code}' is no language code.`,
        advice: () => 'Write one such as "de" or "pt-br".',
    }),
    'translation.E002': entry<{ code: string }>({
        severity: 'error',
        summary: 'A language code among LANGUAGES is written as none can be.',
        message: ({ code }) => `'${code}' is no language code.`,
        advice: () => 'Write one such as "de" or "pt-br".',
    }),
    'translation.E003': entry<{ code: string }>({
        severity: 'error',
        summary: 'A language code among LANGUAGES_BIDI is written as none can be.',
        message: ({ code }) => `'${code}' is no language code.`,
        advice: () => 'Write one such as "ar" or "he".',
    }),
    'translation.E004': entry<{ code: string }>({
        severity: 'error',
        summary: 'The language of the project is not among those that it offers.',
        message: ({ code }) => `'${code}' is none of the languages that the project offers.`,
        advice: () => 'Add it to `languages`, or choose another one.',
    }),
    'unknown-language': entry<{ code: string }>({
        severity: 'warning',
        summary: "A language that the project offers by its code alone is none of Django's.",
        message: ({ code }) => `Django knows no language '${code}': it is left out of those that are offered.`,
        advice: ({ code }) => `Write another code, or name it yourself: languages { "${code}": "Name" }.`,
    }),
    'setting-type': entry<OfSetting & { expected: string }>({
        severity: 'error',
        summary: "A setting of Django's has a value of another type.",
        message: ({ setting, expected }) => `The setting ${setting} must be ${expected}.`,
        advice: ({ expected }) => (expected === 'a list' ? 'Put brackets around it.' : ''),
    }),
    'untranslated-language': entry<{ code: string }>({
        severity: 'error',
        summary: 'The language of the project is one that Django has no texts in.',
        message: ({ code }) => `Django has no texts in '${code}', and does not start with it.`,
        advice: () => 'Choose another one, or name it among `languages` and put your own texts into locale/.',
    }),
    'sites.E101': entry<Record<never, never>>({
        severity: 'error',
        summary: 'site_id is no whole number.',
        message: () => 'A site is known by a whole number.',
        advice: () => 'Write site_id 1.',
    }),
    'rest_framework.W001': entry<Record<never, never>>({
        severity: 'warning',
        summary: 'REST_FRAMEWORK has a size of pages, and no pages.',
        message: () => 'PAGE_SIZE has no effect without a DEFAULT_PAGINATION_CLASS.',
        advice: () => 'Add one, or write `pagination` in a block of routes.',
    }),
    'oauth2_provider.E001': entry<Record<never, never>>({
        severity: 'error',
        summary: 'Tokens are kept as hashes, and are to be handed out again.',
        message: () => 'Where tokens are kept as hashes, none can be handed out again in a grace period.',
        advice: () => 'Set REFRESH_TOKEN_GRACE_PERIOD_SECONDS to 0.',
    }),
    'oauth2_provider.W003': grants(
        'The plain method of PKCE is accepted (RFC 9700).',
        'The plain method of PKCE protects nothing.',
    ),
    'oauth2_provider.W004': grants(
        'Tokens are accepted in addresses (RFC 9700).',
        'Tokens in addresses end up in logs and histories.',
    ),
    'oauth2_provider.W005': grants(
        'Answers do not say who gave them (RFC 9207).',
        'An answer does not say which server it is from.',
    ),
    'oauth2_provider.W006': grants(
        'Tokens are kept as they are (RFC 9700).',
        'Whoever reads the database has all tokens.',
    ),
    'oauth2_provider.W007': allows(
        'warning',
        'A refresh token that is used twice is not noticed (RFC 9700).',
        'A stolen refresh token is not noticed.',
    ),
    'oauth2_provider.W008': allows(
        'warning',
        'Redirects without HTTPS are allowed (RFC 9700).',
        'Codes may be sent without HTTPS.',
    ),
    'oauth2_provider.W009': allows(
        'warning',
        'Wildcards in redirects are allowed (RFC 9700).',
        'Codes may be sent to addresses that nobody has registered.',
    ),
    'oauth2_provider.W010': allows(
        'warning',
        'PKCE is not required (RFC 9700).',
        'Codes can be used by whoever intercepts them.',
    ),
    'oauth2_provider.W011': entry<{ apps: readonly string[] }>({
        severity: 'warning',
        summary: 'The models of tokens and of what renews them are of two apps.',
        message: ({ apps }) => `Tokens are of one app, and what renews them of another: ${apps.join(', ')}.`,
        advice: () =>
            'Let OAUTH2_PROVIDER_ACCESS_TOKEN_MODEL and OAUTH2_PROVIDER_REFRESH_TOKEN_MODEL name models of one app.',
    }),
    'oauth2_provider.E002': allows(
        'error',
        'A refresh token that is used twice is not noticed, against what the project demands.',
        'A stolen refresh token is not noticed.',
    ),
    'oauth2_provider.E003': allows(
        'error',
        'Redirects without HTTPS are allowed, against what the project demands.',
        'Codes may be sent without HTTPS.',
    ),
    'oauth2_provider.E004': allows(
        'error',
        'Wildcards in redirects are allowed, against what the project demands.',
        'Codes may be sent to addresses that nobody has registered.',
    ),
    'oauth2_provider.E005': allows(
        'error',
        'PKCE is not required, against what the project demands.',
        'Codes can be used by whoever intercepts them.',
    ),
    'app-not-installed': entry<Needed>({
        severity: 'error',
        summary: 'INSTALLED_APPS leaves out an app of Django that each generated project needs.',
        message: ({ name }) => `The project does not start without '${name}' among INSTALLED_APPS.`,
        advice: () => 'Add it; or leave INSTALLED_APPS out, and add to the usual apps with `installed_apps`.',
    }),
    'app-left-out': entry<Needed>({
        severity: 'error',
        summary: 'INSTALLED_APPS leaves out an app of the project itself.',
        message: ({ name }) => `INSTALLED_APPS leaves out '${name}': its models have no tables.`,
        advice: () => 'Add it; or leave INSTALLED_APPS out, and add to the usual apps with `installed_apps`.',
    }),
    'app-installed-twice': entry<Needed>({
        severity: 'error',
        summary: 'An app is installed twice.',
        message: ({ name }) => `'${name}' is installed twice.`,
        advice: () => 'Keep one of them.',
    }),
    'installed-app-missing': entry<Needed>({
        severity: 'warning',
        summary: 'An app that is to be installed is none that Python finds.',
        message: ({ name }) => `There is no app '${name}' that Django could install.`,
        advice: () => 'Name its package with `packages`, or leave it out.',
    }),
    'mail.W001': entry<Record<never, never>>({
        severity: 'warning',
        summary: 'MAILERS has no default way to send mails.',
        since: '6.1',
        message: () => "MAILERS has no 'default': mails cannot be sent without saying how.",
        advice: () => "Add an entry 'default'.",
    }),
    'mail.E001': entry<{ backend: string }>({
        severity: 'error',
        summary: 'Mails are sent to nobody in production.',
        since: '6.1',
        message: ({ backend }) => `In production no mail would reach anybody: '${backend}' is for trying things out.`,
        advice: () => 'Say it `in development`, and name "django.core.mail.backends.smtp.EmailBackend" for production.',
    }),
    'setting-beside-mailers': entry<OfSetting & { option: string }>({
        severity: 'error',
        summary: 'An older setting for mails stands beside MAILERS.',
        since: '6.1',
        message: ({ setting }) => `Django takes no ${setting} beside MAILERS.`,
        advice: ({ option }) =>
            option === 'BACKEND'
                ? "Write it as a mailer's BACKEND."
                : `Write it among a mailer's OPTIONS, as '${option}'.`,
    }),
    'package-not-for-django': entry<{ package: string; django: string }>({
        severity: 'error',
        summary: 'A package cannot be installed beside this version of Django.',
        since: '6.1',
        message: ({ package: name, django }) =>
            `This needs ${name}, which cannot be installed beside Django ${django}.`,
        advice: () => 'Leave it out, or set django "6.0".',
    }),
    'security.E026': entry<OfSetting>({
        severity: 'error',
        summary: 'A policy for what a page may load is no object.',
        since: '6.0',
        message: ({ setting }) => `${setting} must be an object.`,
        advice: ({ setting }) => `Write setting ${setting} = { "default-src": ["'self'"] }.`,
    }),
    'security.W027': entry<OfSetting>({
        severity: 'warning',
        summary: 'A policy asks for a nonce that templates cannot get at.',
        since: '6.1',
        message: ({ setting }) => `${setting} asks for a nonce, which no template can put into a page.`,
        advice: () => "Add 'django.template.context_processors.csp' to the context processors of TEMPLATES.",
    }),
    'postgres.E005': entry<{ what: string }>({
        severity: 'error',
        summary: "Something of PostgreSQL's own is used without Django's app for it.",
        since: '6.0',
        message: ({ what }) => `${what} needs 'django.contrib.postgres' among INSTALLED_APPS.`,
        advice: () => 'Add it, or leave INSTALLED_APPS out: then it is there.',
    }),
};
