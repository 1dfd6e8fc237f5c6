import type { Project } from '../../../model/project.js';
import { quoteYaml } from '../../text/quote-yaml.js';
import { usesCelery } from '../project-features.js';
import { localBrokerUrl } from '../settings/celery-settings.js';
import { healthCheckPath } from '../settings/health-routes.js';
import { celeryCommands } from './celery-commands.js';
import { type BackingService, backingServices } from './compose-services.js';
import { containerFolders } from './container-folders.js';
import { migrationCommands } from './migration-commands.js';

/** `compose.yaml`: production on one machine, with the services that the project uses. */
export function composeSource(project: Project): string {
    const { services, variables } = backingServices(project);
    const volumes = containerFolders(project);
    const needs = services.map(({ name }) => ({ name, condition: 'service_healthy' }));
    const migrated = [...needs, { name: 'migrate', condition: 'service_completed_successfully' }];
    const environment = [...variables, ...ownBroker(project, variables)];
    const app = [
        'x-app: &app',
        '  build: .',
        '  env_file: .env',
        ...(environment.length === 0 ? [] : ['  environment:', ...mapping(environment, 4)]),
        ...(volumes.length === 0
            ? []
            : ['  volumes:', ...volumes.map(({ volume, path }) => `    - ${quoteYaml(`${volume}:${path}`)}`)]),
    ];
    const blocks = [
        service('migrate', ['<<: *app', command(migrationCommand(project)), ...dependsOn(needs)]),
        service('web', [
            '<<: *app',
            'ports:',
            '  - "127.0.0.1:8000:8000"',
            'restart: unless-stopped',
            ...dependsOn(migrated),
            ...healthCheck(['CMD', 'python', '-c', webProbe(project)]),
        ]),
        ...celeryCommands(project).map(({ name, command: words }) =>
            service(name, [
                '<<: *app',
                command(words),
                'restart: unless-stopped',
                ...dependsOn(migrated),
                ...(name === 'worker'
                    ? healthCheck(['CMD-SHELL', 'celery --app config inspect ping --destination celery@$$HOSTNAME'])
                    : []),
            ]),
        ),
        ...services.map(backing),
    ];
    const kept = [
        ...volumes.map(({ volume }) => volume),
        ...services.flatMap(({ name, volume }) => (volume ? [volumeOf(name)] : [])),
    ];
    return [
        '# Production on one machine. First copy .env.example to .env and fill it in. In front belongs a proxy that',
        '# speaks HTTPS and sends X-Forwarded-Proto.',
        app.join('\n'),
        '',
        'services:',
        blocks.join('\n\n'),
        ...(kept.length === 0 ? [] : ['', 'volumes:', ...kept.map(name => `  ${name}:`)]),
        '',
    ].join('\n');
}

const service = (name: string, lines: readonly string[]): string =>
    [`  ${name}:`, ...lines.map(line => `    ${line}`)].join('\n');

const flow = (words: readonly string[]): string => `[${words.map(quoteYaml).join(', ')}]`;
const command = (words: readonly string[]): string => `command: ${flow(words)}`;

const mapping = (entries: Iterable<readonly [string, string]>, indent: number): string[] =>
    [...entries].map(([name, value]) => `${' '.repeat(indent)}${name}: ${quoteYaml(value)}`);

const dependsOn = (needs: readonly { readonly name: string; readonly condition: string }[]): string[] =>
    needs.length === 0
        ? []
        : ['depends_on:', ...needs.flatMap(({ name, condition }) => [`  ${name}:`, `    condition: ${condition}`])];

const healthCheck = (test: readonly string[]): string[] => [
    'healthcheck:',
    `  test: ${flow(test)}`,
    '  interval: 10s',
    '  timeout: 5s',
    '  retries: 10',
    '  start_period: 20s',
];

const volumeOf = (name: string): string => `${name}-data`;

function backing({ name, image, environment, healthCheck: test, volume }: BackingService): string {
    const entries = Object.entries(environment);
    return service(name, [
        `image: ${image}`,
        ...(entries.length === 0 ? [] : ['environment:', ...mapping(entries, 2)]),
        'restart: unless-stopped',
        ...(volume === undefined ? [] : ['volumes:', `  - ${volumeOf(name)}:${volume}`]),
        ...healthCheck(test),
    ]);
}

/** Celery reads `CELERY_BROKER_URL` before the settings: so it can be told of another machine where `env` names nothing. */
const ownBroker = (project: Project, variables: ReadonlyMap<string, string>): [string, string][] => {
    const { tasks } = project.declaration ?? {};
    if (!usesCelery(project) || (tasks?.env !== undefined && variables.has(tasks.env))) return [];
    return [['CELERY_BROKER_URL', `\${CELERY_BROKER_URL:-${localBrokerUrl(project)}}`]];
};

function migrationCommand(project: Project): string[] {
    const commands = migrationCommands(project);
    return commands.length === 1
        ? (commands[0] ?? [])
        : ['sh', '-c', commands.map(words => words.join(' ')).join(' && ')];
}

/** Asks the health check where there is one; else whether anybody listens. */
function webProbe(project: Project): string {
    const path = healthCheckPath(project);
    if (path === undefined) return "import socket; socket.create_connection(('127.0.0.1', 8000), 3)";
    return (
        "import os; from urllib.request import Request, urlopen; host = os.environ['ALLOWED_HOSTS'].split(',')[0]; " +
        `urlopen(Request('http://127.0.0.1:8000/${encodeURI(path).replaceAll("'", '%27').replaceAll('$', '$$$$')}', headers={'Host': host.strip()}), timeout=3)`
    );
}
