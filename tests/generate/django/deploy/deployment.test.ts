import { expect, test } from 'vitest';
import { emitted } from '../../../support/emitting.js';

const files = ['Dockerfile', '.dockerignore', 'compose.yaml', 'Procfile', 'app.json', '.python-version', 'Aptfile'];

test.each([
    ['', []],
    ['deploy docker', ['Dockerfile', '.dockerignore']],
    ['deploy compose', ['Dockerfile', '.dockerignore', 'compose.yaml']],
    ['deploy heroku', ['Procfile', 'app.json', '.python-version']],
    ['deploy moon', []],
])('"%s" has its files and no others', async (line, expected) => {
    const found = await emitted(`project shop {\n  ${line}\n}\n`);
    expect(files.filter(name => found.has(name))).toEqual(expected);
    expect(found.has('.env.example')).toBe(true);
});

const everything = `project shop {
  database default postgresql env DATABASE_URL in production
  database archive postgresql env ARCHIVE_URL in production for shop
  cache default redis env REDIS_URL in production
  tasks celery broker redis env BROKER_URL
  setting API_KEY = "a b'c" env API_KEY
  deploy compose, heroku
}
oauth2 { client one }
app shop {
  model Word { text: Text  photo: Image? }
  task nightly() every "0 3 * * *" queue slow
}
graph lines { a -- b }
routes pages "" in shop { route "lines/" graph lines }
`;

/** The services of a compose file, each with its lines. */
function servicesOf(compose: string): Map<string, string> {
    const body = /^services:\n([\s\S]*?)(?=^\S|$(?![\s\S]))/m.exec(compose)?.[1] ?? '';
    const parts = body.split(/^ {2}([\w-]+):\n/m);
    return new Map(parts.flatMap((name, index) => (index % 2 === 1 ? [[name, parts[index + 1] ?? ''] as const] : [])));
}

test('Compose starts what the project uses, each behind a health check', async () => {
    const compose = (await emitted(everything)).get('compose.yaml') ?? '';
    const services = servicesOf(compose);
    expect([...services.keys()]).toEqual(['migrate', 'web', 'worker', 'beat', 'db', 'db-archive', 'redis']);
    for (const name of ['web', 'worker', 'db', 'db-archive', 'redis'])
        expect(services.get(name)).toContain('healthcheck:');
    expect(compose).toContain('REDIS_URL: "redis://redis:6379/0"');
    expect(compose).toContain('BROKER_URL: "redis://redis:6379/1"');
    expect(services.get('worker')).toContain('"--queues", "celery,slow"');
    expect(services.get('migrate')).toContain(
        'migrate --noinput && python manage.py migrate --noinput --database archive',
    );
    expect(services.get('web')).toContain('migrate:\n        condition: service_completed_successfully');
    expect(compose).toContain('"media:/app/media"');
});

test('a project that needs no service has none', async () => {
    const compose = (await emitted('project shop {\n  deploy compose\n}\n')).get('compose.yaml') ?? '';
    expect([...servicesOf(compose).keys()]).toEqual(['migrate', 'web']);
    expect(compose).toContain('"data:/app/data"');
    expect(compose).not.toContain('depends_on:\n      db');
});

test('the probe asks the health check where there is one', async () => {
    const text = `project shop {
  deploy compose
}
app shop { model Word { text: Text } }
routes api "api/" in shop {
  authentication oauth2
  route "health/" view health GET { permission_classes AllowAny }
}`;
    expect((await emitted(text)).get('compose.yaml')).toContain('http://127.0.0.1:8000/api/health/');
});

test('the image has every variable that the settings ask for while static files are collected', async () => {
    const found = await emitted(everything);
    const asked = [...(found.get('config/settings/production.py') ?? '').matchAll(/required_environ\(\s*"(\w+)"/g)];
    const run = /RUN (SECRET_KEY[\s\S]*?)python manage.py collectstatic/.exec(found.get('Dockerfile') ?? '')?.[1] ?? '';
    const given = [...run.matchAll(/^\s*(\w+)=/gm)].map(([, name]) => name);
    expect(given.sort()).toEqual(asked.map(([, name]) => name).sort());
    expect(run).toContain(`API_KEY='a b'\\''c'`);
    expect(found.get('Dockerfile')).toContain('--no-install-recommends graphviz');
});

test("Heroku's add-ons stand behind the variables, other variables are to be set", async () => {
    const found = await emitted(everything);
    const app = JSON.parse(found.get('app.json') ?? '');
    expect(app.addons).toEqual([
        { plan: 'heroku-postgresql', as: 'DATABASE' },
        { plan: 'heroku-postgresql', as: 'ARCHIVE' },
        { plan: 'heroku-redis', as: 'REDIS' },
        { plan: 'heroku-redis', as: 'BROKER' },
    ]);
    expect(Object.keys(app.env)).toEqual(['DJANGO_SETTINGS_MODULE', 'SECRET_KEY', 'ALLOWED_HOSTS', 'API_KEY']);
    expect(found.get('Procfile')).toMatch(
        /^release: .*\nweb: gunicorn config\.wsgi\nworker: celery .*\nbeat: celery .*\n$/,
    );
    expect(found.get('Aptfile')).toBe('graphviz\n');
});

test('.env.example has what is to be filled in, not what Compose knows', async () => {
    const example = (await emitted(everything)).get('.env.example') ?? '';
    const names = [...example.matchAll(/^#?(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(['SECRET_KEY', 'ALLOWED_HOSTS', 'API_KEY', 'DATABASE_PASSWORD', 'OAUTH2_ONE_SECRET']);
    expect(example).toContain('SECRET_KEY=\n');
    const alone = (await emitted(everything.replace('compose, ', ''))).get('.env.example') ?? '';
    expect(alone).toMatch(/^DATABASE_URL=postgres:/m);
});

test('what a container writes is kept in volumes, and its own to write to', async () => {
    const text = `project shop {
  database default sqlite "store/shop.sqlite3"
  media_root "uploads"
  deploy compose
}
app shop { model Word { photo: Image } }
`;
    const found = await emitted(text);
    expect(found.get('compose.yaml')).toContain('    - "store:/app/store"\n    - "uploads:/app/uploads"\n');
    expect(found.get('Dockerfile')).toContain('mkdir --parents /app/store /app/uploads');
    expect(found.get('store/.gitignore')).toBe('*\n!.gitignore\n');
});

test('a file of SQLite beside the code of an app hides none of it', async () => {
    const found = await emitted(
        'project shop {\n  database default sqlite "shop/db.sqlite3"\n}\napp shop { model Word { text: Text } }\n',
    );
    expect(found.has('shop/.gitignore')).toBe(false);
});
