import type { Project } from '../../../model/project.js';
import { settingNamed, textsOf } from '../project-features.js';
import { productionEnvironment, type Variable } from '../settings/production-environment.js';
import { projectTitle } from '../words.js';
import { celeryCommands } from './celery-commands.js';
import { migrationCommands } from './migration-commands.js';

/** `Procfile`: what Heroku runs. The variable DJANGO_SETTINGS_MODULE is in app.json. */
export function procfileSource(project: Project): string {
    const migrations = migrationCommands(project).map(words => words.join(' '));
    return [
        `release: ${migrations.join(' && ')}`,
        'web: gunicorn config.wsgi',
        ...celeryCommands(project).map(({ name, command }) => `${name}: ${command.join(' ')}`),
        '',
    ].join('\n');
}

/** Packages of Ubuntu's that Python's do not bring along. */
export const systemPackagesOnHeroku = (project: Project): string[] => (project.graphs.length > 0 ? ['graphviz'] : []);

export const aptfileSource = (project: Project): string => `${systemPackagesOnHeroku(project).join('\n')}\n`;

const addons: Readonly<Record<NonNullable<Variable['service']>, string>> = {
    postgresql: 'heroku-postgresql',
    mysql: 'jawsdb',
    redis: 'heroku-redis',
    memcached: 'memcachier',
    rabbitmq: 'cloudamqp',
};

/** `app.json`: variables, add-ons and buildpacks. An add-on says where it is under the variable that the settings read. */
export function herokuApp(project: Project): string {
    const name = (project.declaration?.name ?? 'project').toLowerCase().replaceAll('_', '-').slice(0, 30);
    const said = textsOf(settingNamed(project, 'description'))[0] ?? project.declaration?.documentation;
    const description = (said ?? projectTitle(project)).replaceAll(/\s+/g, ' ').trim();
    const variables = productionEnvironment(project);
    const attached = (variable: Variable): boolean => variable.service !== undefined && variable.name.endsWith('_URL');
    const env = {
        DJANGO_SETTINGS_MODULE: { value: 'config.settings.production' },
        ...Object.fromEntries(
            variables
                .filter(variable => !attached(variable))
                .map(({ name: variable, purpose }) => [
                    variable,
                    variable === 'SECRET_KEY'
                        ? { description: purpose, generator: 'secret' }
                        : { description: purpose },
                ]),
        ),
    };
    const app = {
        name,
        description: [...description].slice(0, 140).join(''),
        env,
        addons: variables.flatMap(({ name: variable, service }) =>
            service !== undefined && variable.endsWith('_URL')
                ? [{ plan: addons[service], as: variable.slice(0, -'_URL'.length) }]
                : [],
        ),
        buildpacks: [
            ...(systemPackagesOnHeroku(project).length > 0 ? [{ url: 'heroku-community/apt' }] : []),
            { url: 'heroku/python' },
        ],
    };
    return `${JSON.stringify(app, undefined, 2)}\n`;
}
