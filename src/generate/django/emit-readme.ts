import type { Fixture } from '../../model/backend.js';
import { FixtureKeys } from '../../model/fixture-keys.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { storesIn } from '../../model/stores.js';
import type { GeneratedFile } from '../generated-file.js';
import { markdownCode, markdownTable, markdownText } from '../text/quote-markdown.js';
import { targetsOf } from './deploy/deploy-targets.js';
import { entriesByDatabase } from './emit-fixtures.js';
import { extensionsByApp } from './postgres-extensions.js';
import { settingNamed, textsOf, usesBeat, usesCelery } from './project-features.js';
import { apiTables } from './readme/api-tables.js';
import { hasClients } from './settings/app-settings.js';
import { clientVariables, productionEnvironment } from './settings/production-environment.js';
import { projectTitle } from './words.js';

/** `README.md`: how the project is started, tested, deployed, and where to edit it. */
export function emitReadme(project: Project): GeneratedFile[] {
    const sections = [
        head(project),
        setUp(project),
        tests(project),
        environment(project),
        clients(project),
        ...apiTables(project),
        background(project),
        deployment(project),
        whereToEdit(project),
        again,
    ];
    return [{ path: 'README.md', text: `${sections.filter(Boolean).join('\n\n')}\n` }];
}

const console_ = (...lines: readonly string[]): string =>
    ['```console', ...lines.map(line => `$ ${line}`), '```'].join('\n');

function head(project: Project): string {
    const description = textsOf(settingNamed(project, 'description'))[0] ?? project.declaration?.documentation;
    return [
        `# ${markdownText(projectTitle(project)) || 'Project'}`,
        ...(description?.trim() ? [paragraphs(description)] : []),
    ].join('\n\n');
}

/** Text of several paragraphs, each on one line. */
const paragraphs = (text: string): string =>
    text
        .split(/\n\s*\n/)
        .map(markdownText)
        .filter(Boolean)
        .join('\n\n');

function setUp(project: Project): string {
    const python = project.declaration?.python ?? '3.11';
    const others = [...storesIn(project.declaration?.databases ?? [], 'development').keys()].filter(
        alias => alias !== 'default',
    );
    const needs = [
        `Python ${markdownText(python)} or newer`,
        ...(project.graphs.length > 0 ? ["Graphviz's `dot` on the path"] : []),
    ];
    const extensions = [...new Set([...extensionsByApp(project).values()].flat())].sort();
    const keys = new FixtureKeys(project);
    return [
        '## Set up',
        `You need ${needs.join(', and ')}.`,
        console_(
            'python -m venv .venv && . .venv/bin/activate',
            'pip install -r requirements.txt',
            'python manage.py makemigrations',
            'python manage.py migrate',
            ...others.map(alias => `python manage.py migrate --database ${alias}`),
            ...(hasClients(project) ? ['python manage.py create_oauth_clients'] : []),
            ...project.fixtures.flatMap(fixture => loading(project, keys, fixture)),
            'python manage.py createsuperuser',
            'python manage.py runserver',
        ),
        ...(extensions.length > 0
            ? [
                  `Migrations create PostgreSQL's ${extensions.length === 1 ? 'extension' : 'extensions'} ${extensions.map(name => markdownCode(name)).join(', ')}. A user who may not create ` +
                      'extensions needs somebody to do so before: `CREATE EXTENSION IF NOT EXISTS ...`.',
              ]
            : []),
        'The site is at http://127.0.0.1:8000/, the admin below `admin/`.',
    ].join('\n\n');
}

/** One that holds no rows has none to load them into. */
function loading(project: Project, keys: FixtureKeys, fixture: Fixture): string[] {
    const aliases = [...entriesByDatabase(project, keys, fixture).keys()];
    const load = `python manage.py loaddata ${fixture.name}`;
    return aliases.map(alias => (alias === 'default' ? load : `${load} --database ${alias}`));
}

const tests = (_project: Project): string =>
    [
        '## Tests',
        console_('python manage.py test'),
        'Style is checked with `ruff check` and `ruff format --check`.',
    ].join('\n\n');

function environment(project: Project): string {
    const rows = [
        ...productionEnvironment(project).map(({ name, purpose }) => [markdownCode(name, { inTable: true }), purpose]),
        ...clientVariables(project).map(({ name, client }) => [
            markdownCode(name, { inTable: true }),
            `the secret of the OAuth client ${markdownCode(client, { inTable: true })}, for \`create_oauth_clients\`; optional`,
        ]),
    ];
    return [
        '## Environment',
        'Development, `config.settings.development`, needs none of these. Production, `config.settings.production`, does not ' +
            'start while one of them is missing, unless it says so. `.env.example` has them all.',
        markdownTable(['variable', 'holds'], rows),
    ].join('\n\n');
}

function clients(project: Project): string {
    const { oauth2 } = project;
    if (!oauth2 || !hasClients(project)) return '';
    const first = oauth2.clients[0]?.name ?? '';
    return [
        '## OAuth clients',
        '`python manage.py create_oauth_clients` creates the clients that do not exist yet. It takes the secret of each from ' +
            'its variable, or makes one up and prints it, this one time. A client that exists keeps its secret, unless its ' +
            'variable gives another one. Their scopes are in `OAUTH2_CLIENTS` of `config/settings/base.py`.',
        markdownTable(
            ['client', 'scopes'],
            oauth2.clients.map(({ name, title, scopes }) => [
                `${markdownCode(name, { inTable: true })}${title === undefined ? '' : ` ${markdownText(title)}`}`,
                scopes.map(scope => markdownCode(scope.name, { inTable: true })).join(', ') || 'none',
            ]),
        ),
        'A token, for the clients of which the secret is known:',
        console_(
            `curl -u ${first}:SECRET -d grant_type=client_credentials http://127.0.0.1:8000/${encodeURI(oauth2.path)}token/`,
        ),
    ].join('\n\n');
}

function background(project: Project): string {
    if (!usesCelery(project)) return '';
    return [
        '## Tasks',
        'In development a task runs at once, in the process that calls for it. In production Celery has processes of its own:',
        console_('celery --app config worker', ...(usesBeat(project) ? ['celery --app config beat'] : [])),
        'Both need `DJANGO_SETTINGS_MODULE=config.settings.production`.',
    ].join('\n\n');
}

function deployment(project: Project): string {
    const targets = targetsOf(project);
    const parts: string[] = [];
    if (targets.has('compose')) {
        parts.push(
            '**Docker Compose.** `compose.yaml` starts the site with the services that it needs, on port 8000 of this machine; ' +
                'in front belongs a proxy that speaks HTTPS and sends `X-Forwarded-Proto`.',
            console_(
                'cp .env.example .env',
                'docker compose up --build --detach',
                ...(hasClients(project) ? ['docker compose run --rm web python manage.py create_oauth_clients'] : []),
            ),
        );
    } else if (targets.has('docker')) {
        const name = (project.declaration?.name ?? 'project').toLowerCase();
        parts.push(
            '**Docker.** In front belongs a proxy that speaks HTTPS and sends `X-Forwarded-Proto`.',
            console_(
                'cp .env.example .env',
                `docker build --tag ${name} .`,
                `docker run --env-file .env ${name} python manage.py migrate`,
                `docker run --env-file .env --publish 127.0.0.1:8000:8000 ${name}`,
            ),
        );
    }
    if (targets.has('heroku')) {
        parts.push(
            '**Heroku.** `app.json` names the add-ons and variables, `Procfile` the processes; migrations run with each release.',
            console_(
                'heroku create',
                'heroku config:set DJANGO_SETTINGS_MODULE=config.settings.production',
                'git push heroku main',
                ...(hasClients(project) ? ['heroku run python manage.py create_oauth_clients'] : []),
            ),
        );
    }
    const checked =
        'Commit the migrations, and look at `python manage.py check --deploy` in the settings of production first.';
    return ['## Deployment', checked, ...parts].join('\n\n');
}

function whereToEdit(project: Project): string {
    const apps = ownApps(project).flatMap(({ name }) => (name === '' ? [] : [name]));
    const rows = [
        ['settings', '`config/settings/`'],
        ['URLs', '`config/urls.py`'],
        ...apps.map(name => [
            `the app ${markdownCode(name, { inTable: true })}`,
            markdownCode(`${name}/`, { inTable: true }),
        ]),
        ...(project.routeGroups.some(({ kind }) => kind === 'pages') ? [['pages', '`templates/`']] : []),
    ];
    return [
        '## Where to edit',
        'Anywhere. What only a person can know is a function with its place, signature and test, which says that it is still ' +
            'to be written: look for `NotImplementedError` and `NotWritten`.',
        markdownTable(['what', 'where'], rows),
    ].join('\n\n');
}

const again = `## Generating again

This project was generated by Djagram from \`.dsl\` files. \`djagram generate\` merges what they say now with what was edited
here: edits stay, and where both changed the same lines the file shows it. \`.djagram/\` holds what was generated last; keep
it in version control.`;
