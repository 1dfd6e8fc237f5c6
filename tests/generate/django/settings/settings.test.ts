import { describe, expect, test } from 'vitest';
import { assigned, emitted } from '../../../support/emitting.js';

/** A setting in each of the three modules; undefined where it is not said. */
async function places(name: string, text: string) {
    const files = await emitted(text);
    const read = (module: string) => assigned(files.get(`config/settings/${module}.py`) ?? '', name);
    return { base: read('base'), development: read('development'), production: read('production') };
}

const project = (...lines: readonly string[]): string =>
    `project shop {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;

const sqlite = (...parts: readonly string[]): string =>
    `{"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / ${parts.map(part => `"${part}"`).join(' / ')}}}`;

describe('databases', () => {
    test('a project that says nothing has a file of SQLite', async () => {
        expect(await places('DATABASES', project())).toEqual({ base: sqlite('db.sqlite3') });
    });

    test('a stage has its own, read from an environment without which it does not start', async () => {
        const text = project('database default sqlite', 'database default postgresql env DB_URL in production');
        expect(await places('DATABASES', text)).toEqual({
            base: sqlite('db.sqlite3'),
            production:
                '{"default": dj_database_url.parse(required_environ("DB_URL"), conn_max_age=600, conn_health_checks=True)}',
        });
    });

    test('without a stage the environment counts in both, and development has a place to look at without it', async () => {
        const { base, development, production } = await places(
            'DATABASES',
            project('database default postgresql env DB_URL'),
        );
        expect(base).toBeUndefined();
        expect(development).toContain('os.environ.get("DB_URL", "postgres://postgres:postgres@127.0.0.1:5432/shop")');
        expect(production).toContain('required_environ("DB_URL")');
    });

    test('options go where the URL is read, or beside what it says', async () => {
        const line = 'database default postgresql(conn_max_age=60, atomic_requests=true) env DB_URL in production';
        const { production } = await places('DATABASES', project(line));
        expect(production).toContain('conn_max_age=60');
        expect(production).toContain('"ATOMIC_REQUESTS": True');
    });

    test('an app is sent to a database of its own, in the stage that has it', async () => {
        const text = `${project('database archive sqlite "a/b.sqlite3" in development for history')}app history { model Event { name: Char(9) } }`;
        const files = await emitted(text);
        expect(files.get('config/routers.py')).toContain('class AppRouter');
        expect(await places('DATABASE_OF_APP', text)).toEqual({ base: '{}', development: '{"history": "archive"}' });
        const { development } = await places('DATABASES', text);
        expect(development).toContain('"default": {"ENGINE": "django.db.backends.sqlite3"');
        expect(development).toContain('BASE_DIR / "a" / "b.sqlite3"');
    });

    test('without such an app there is no router', async () => {
        const text = project('database default sqlite', 'database archive sqlite');
        expect((await emitted(text)).has('config/routers.py')).toBe(false);
        expect(await places('DATABASE_ROUTERS', text)).toEqual({});
    });

    test('a container keeps its file of SQLite in a folder that outlives it', async () => {
        expect(await places('DATABASES', project('deploy compose'))).toEqual({
            base: sqlite('db.sqlite3'),
            production: sqlite('data', 'db.sqlite3'),
        });
    });
});

describe('caches', () => {
    test('of Redis, with options under their own names and times in seconds', async () => {
        const text = project('cache default redis(timeout=5m, key_prefix="s") env CACHE_URL in production');
        expect(await places('CACHES', text)).toEqual({
            production:
                '{"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": required_environ("CACHE_URL"), "TIMEOUT": 5 * 60, "KEY_PREFIX": "s"}}',
        });
    });

    test('beside another one there is still the default', async () => {
        const { base } = await places('CACHES', project('cache pages file(max_entries=9)'));
        expect(base).toContain('"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}');
        expect(base).toContain('"OPTIONS": {"MAX_ENTRIES": 9}');
    });
});

describe('settings by name', () => {
    test('stand in base, and in the place of what would be generated', async () => {
        const text = project('setting SECURE_HSTS_SECONDS = 60', 'setting USE_TZ = false');
        expect(await places('SECURE_HSTS_SECONDS', text)).toEqual({ base: '60' });
        expect(await places('USE_TZ', text)).toEqual({ base: 'False' });
    });

    test('of one stage leave the other as it is', async () => {
        const text = project('setting SECURE_SSL_REDIRECT = false in production', 'setting PAGE = 1 in development');
        expect(await places('SECURE_SSL_REDIRECT', text)).toEqual({ production: 'False' });
        expect(await places('PAGE', text)).toEqual({ development: '1' });
    });

    test.each([
        ['"a"', 'required_environ("VAR")', 'os.environ.get("VAR", "a")'],
        ['3', 'int(required_environ("VAR"))', 'int(os.environ.get("VAR", "3"))'],
        ['0.5', 'float(required_environ("VAR"))', 'float(os.environ.get("VAR", "0.5"))'],
        [
            'true',
            'required_environ("VAR").lower() in ("1", "on", "true", "yes")',
            'os.environ.get("VAR", "true").lower() in ("1", "on", "true", "yes")',
        ],
        ['{ a: 1 }', 'json.loads(required_environ("VAR"))', `json.loads(os.environ.get("VAR", '{"a":1}'))`],
    ])('%s says what type the variable has', async (value, production, development) => {
        const found = await places('THING', project(`setting THING = ${value} env VAR`));
        expect(found).toEqual({ base: undefined, production, development });
    });

    test('a list is read with commas', async () => {
        const { production } = await places('NAMES', project('setting NAMES = ["a", "b"] env VAR'));
        expect(production).toContain('.split(",")');
    });

    test('a length of time is seconds where Django counts them, a timedelta elsewhere', async () => {
        const text = project('setting SESSION_COOKIE_AGE = 14d', 'setting SPAN = 90s');
        expect(await places('SESSION_COOKIE_AGE', text)).toEqual({ base: '14 * 24 * 60 * 60' });
        expect(await places('SPAN', text)).toEqual({ base: 'timedelta(minutes=1, seconds=30)' });
    });

    test('a Python name is for Django to import, not for the settings', async () => {
        expect(await places('FORM_RENDERER', project('setting FORM_RENDERER = `shop.forms.Renderer`'))).toEqual({
            base: '"shop.forms.Renderer"',
        });
    });

    test('a single value of a statement that takes several is a list', async () => {
        const text = project('csrf_trusted_origins "https://a.example"', 'authentication_backends `a.b.Backend`');
        expect(await places('CSRF_TRUSTED_ORIGINS', text)).toEqual({ base: '["https://a.example"]' });
        expect(await places('AUTHENTICATION_BACKENDS', text)).toEqual({ base: '["a.b.Backend"]' });
    });

    test('folders begin in the project, unless they begin at the root', async () => {
        const text = project('static_root "public/static"', 'media_root "/srv/media" in production');
        expect(await places('STATIC_ROOT', text)).toEqual({ base: 'BASE_DIR / "public" / "static"' });
        expect(await places('MEDIA_ROOT', text)).toEqual({ base: 'BASE_DIR / "media"', production: '"/srv/media"' });
    });

    test('text is a literal, whatever it holds', async () => {
        const nasty = '"""\\ {{ x }} %s\n\u2028🎈';
        const files = await emitted(
            `project class {\n  title ${JSON.stringify(nasty)}\n  setting X = ${JSON.stringify(nasty)}\n}\n`,
        );
        expect(assigned(files.get('config/settings/base.py') ?? '', 'X')).toBe(`'"""\\\\ {{ x }} %s\\n\\u2028🎈'`);
        expect(files.get('pyproject.toml')).toContain('name = "class"');
    });
});

describe('applications', () => {
    test('are those that something uses', async () => {
        const { base: plain } = await places('INSTALLED_APPS', project());
        for (const name of ['corsheaders', 'rest_framework', 'oauth2_provider', 'django_htmx'])
            expect(plain).not.toContain(name);
        const { base } = await places(
            'INSTALLED_APPS',
            `${project('cors "https://a.example"')}
            oauth2 { client one }
            external app money "djmoney.app" { model Coin { name: Char(9) } }
            app shop { model Word { text: Text  site: sites.Site } }
            routes api "api/" in shop { authentication token  route "words/" viewset Word { filterset_fields text } }
            routes pages "" in shop { route "search/" htmx Word { search_fields text } }`,
        );
        for (const name of [
            ...['corsheaders', 'django_filters', 'django_htmx', 'rest_framework', 'rest_framework.authtoken'],
            ...['oauth2_provider', 'drf_spectacular', 'django.contrib.sites', 'djmoney.app', 'shop', 'config'],
        ]) {
            expect(base).toContain(`"${name}"`);
        }
    });

    test('languages bring the middleware that chooses one', async () => {
        const { base } = await places('MIDDLEWARE', project('languages "de", "en"'));
        const names = base?.match(/"[^"]+"/g) ?? [];
        const at = (name: string) => names.findIndex(found => found.includes(name));
        expect(at('LocaleMiddleware')).toBe(at('SessionMiddleware') + 1);
        expect(await places('LANGUAGES', project('languages "de", "en"'))).toEqual({
            base: '[pair for pair in global_settings.LANGUAGES if pair[0] in ("de", "en")]',
        });
        expect((await places('MIDDLEWARE', project())).base).not.toContain('LocaleMiddleware');
    });
});

describe('mail', () => {
    test('is shown in development, and sent as the environment says in production', async () => {
        const text = project('email smtp env MAIL_URL');
        expect(await places('EMAIL_BACKEND', text)).toEqual({
            development: '"django.core.mail.backends.console.EmailBackend"',
            production: '"django.core.mail.backends.smtp.EmailBackend"',
        });
        expect((await places('EMAIL_HOST', text)).production).toBe('email_url.hostname');
    });

    test('since Django 6.1 one setting says all of it', async () => {
        const text = project('django "6.1"', 'python "3.12"', 'email smtp(timeout=9, from="a@x.y") env MAIL_URL');
        const { development, production } = await places('MAILERS', text);
        expect(development).toBe('{"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}');
        expect(production).toContain('"BACKEND": "django.core.mail.backends.smtp.EmailBackend"');
        expect(production).toContain('"host": email_url.hostname');
        expect(production).toContain('"timeout": 9');
        expect(await places('DEFAULT_FROM_EMAIL', text)).toEqual({ production: '"a@x.y"' });
        for (const name of ['EMAIL_BACKEND', 'EMAIL_HOST']) expect(await places(name, text)).toEqual({});
    });

    test('an older setting of the .dsl keeps Django 6.1 to the older ones, in its stage', async () => {
        const text = project('django "6.1"', 'python "3.12"', 'setting EMAIL_HOST = "m" in production', 'email smtp');
        expect((await places('MAILERS', text)).development).toContain('console');
        expect(await places('EMAIL_BACKEND', text)).toEqual({
            production: '"django.core.mail.backends.smtp.EmailBackend"',
        });
    });

    test('goes to addresses, which Django 6.0 wants without names apart', async () => {
        const admins = 'admins "Ann <ann@x.y>", "bob@x.y"';
        expect((await places('ADMINS', project(admins))).base).toBe('[("Ann", "ann@x.y"), ("", "bob@x.y")]');
        const newer = project('django "6.0"', 'python "3.12"', admins);
        expect((await places('ADMINS', newer)).base).toBe('["Ann <ann@x.y>", "bob@x.y"]');
    });

    test('options are settings', async () => {
        const text = project('email smtp(host="m.example", port=465, user="u") in production');
        expect((await places('EMAIL_PORT', text)).production).toBe('465');
        expect((await places('EMAIL_HOST_USER', text)).production).toBe('"u"');
    });
});

test.each([
    ['cached_db', '"django.contrib.sessions.backends.cached_db"'],
    ['`shop.sessions`', '"shop.sessions"'],
])('sessions are kept by %s', async (engine, expected) => {
    expect(await places('SESSION_ENGINE', project(`sessions ${engine}`))).toEqual({ base: expected });
});

test('who logs in lands on the page at the root, where there is one', async () => {
    const pages = (route: string) =>
        `${project()}app shop { model Word { text: Text } }
routes pages "" in shop {
  ${route}
  route "words/" list Word { login_required }
}`;
    const home = await places('LOGIN_REDIRECT_URL', pages('route "" template "home.html" as home'));
    expect(home).toEqual({ base: '"pages:home"' });
    expect(await places('LOGIN_REDIRECT_URL', pages(''))).toEqual({ base: '"/"' });
    expect(await places('LOGIN_URL', project())).toEqual({});
});

test('a health check is asked in plain HTTP, other paths are not', async () => {
    const text = `${project()}app shop { model Word { text: Text } }
routes api "api/" in shop {
  authentication oauth2
  route "health/" view health GET { permission_classes AllowAny }
  route "wealth/" view wealth GET
}`;
    expect((await places('SECURE_REDIRECT_EXEMPT', text)).production).toBe('[r"^api/health/$"]');
});

describe('statements that stand twice', () => {
    test('count once, the first of them, and each stage has its own', async () => {
        const twice = project('default_from_email "a@x.y"', 'default_from_email "b@x.y"');
        expect(await places('DEFAULT_FROM_EMAIL', twice)).toEqual({ base: '"a@x.y"' });
        const staged = project(
            'default_from_email "a@x.y"',
            'default_from_email "b@x.y" in production',
            'default_from_email "c@x.y" in production',
        );
        expect(await places('DEFAULT_FROM_EMAIL', staged)).toEqual({ base: '"a@x.y"', production: '"b@x.y"' });
    });

    test('add up where they are lists', async () => {
        const files = await emitted(project('packages "one==1"', 'packages "two==2", "three==3"'));
        expect(files.get('requirements.txt')).toMatch(/^one==1\n(.*\n)*three==3\ntwo==2\n/m);
    });
});

describe('words of production', () => {
    test('s3 keeps files in a bucket that the environment names', async () => {
        const files = await emitted(project('storage s3'));
        expect(assigned(files.get('config/settings/production.py') ?? '', 'STORAGES')).toContain(
            '"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_name": required_environ("AWS_STORAGE_BUCKET_NAME")}}',
        );
        expect(files.get('requirements.txt')).toMatch(/^boto3==.*\n(.*\n)*django-storages\[s3\]==/m);
        const own = await emitted(project('storage s3 env BUCKET'));
        expect(own.get('config/settings/production.py')).toContain('required_environ("BUCKET")');
        expect(own.get('.env.example') ?? own.get('README.md')).toContain('BUCKET');
    });

    test('json is a format of the log, beside a level or alone', async () => {
        const log = async (line: string) =>
            assigned((await emitted(project(line))).get('config/settings/production.py') ?? '', 'LOGGING');
        const format = '"formatters": {"json": {"()": "pythonjsonlogger.json.JsonFormatter"';
        expect(await log('logging json')).toContain(format);
        expect(await log('logging json')).toContain('"level": "INFO"');
        expect(await log('logging json, warning')).toContain('"formatter": "json"');
        expect(await log('logging json, warning')).toContain('"level": "WARNING"');
        expect(await log('logging error')).not.toContain('formatter');
    });

    test('prometheus measures from the first middleware to the last', async () => {
        const files = await emitted(project('metrics prometheus', 'middleware `a.b.C`'));
        const middleware = (await places('MIDDLEWARE', project('metrics prometheus', 'middleware `a.b.C`'))).base;
        expect(middleware).toMatch(/^\["django_prometheus.middleware.PrometheusBeforeMiddleware", /);
        expect(middleware).toMatch(/"a.b.C", "django_prometheus.middleware.PrometheusAfterMiddleware"\]$/);
        expect(files.get('config/urls.py')).toContain('path("", include("django_prometheus.urls"))');
        expect(files.get('config/settings/production.py')).toContain('MIDDLEWARE.insert(2, "whitenoise');
    });
});
