import type { Project } from '../../../model/project.js';
import { productionEnvironment, type Variable } from '../settings/production-environment.js';

/** A service of Compose's that stands behind a variable of the environment. */
export interface BackingService {
    readonly name: string;
    readonly image: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly healthCheck: readonly string[];
    /** Where it keeps what has to outlive the container. */
    readonly volume?: string;
}

export interface BackingServices {
    readonly services: readonly BackingService[];
    /** What the variables hold, with Compose's own variables in them. */
    readonly variables: ReadonlyMap<string, string>;
}

/** The services that production needs, and what the project's variables say of them. A Redis has a number for each use. */
export function backingServices(project: Project): BackingServices {
    const services = new Map<string, BackingService>();
    const variables = new Map<string, string>();
    const user = project.declaration?.name ?? 'project';
    let redis = 0;
    let databases = 0;
    for (const variable of productionEnvironment(project)) {
        const add = (service: BackingService, value: string): void => {
            services.set(service.name, service);
            variables.set(variable.name, value);
        };
        switch (variable.service) {
            case 'postgresql':
                add(
                    postgresql(databaseName(databases, variable), user),
                    postgresUrl(databaseName(databases++, variable), user),
                );
                break;
            case 'mysql':
                add(
                    mysql(databaseName(databases, variable), user),
                    mysqlUrl(databaseName(databases++, variable), user),
                );
                break;
            case 'redis':
                add(redisService, `redis://redis:6379/${redis++}`);
                break;
            case 'memcached':
                add(memcached, 'memcached:11211');
                break;
            case 'rabbitmq':
                add(rabbitmq(user), `amqp://${user}:${secret('BROKER_PASSWORD')}@broker:5672//`);
                break;
            case undefined:
                break;
        }
    }
    return { services: [...services.values()], variables };
}

/** Of Compose: the value of a variable, without which it does not start. */
const secret = (name: string): string => `\${${name}:?set it in .env}`;

const databaseName = (index: number, { name }: Variable): string =>
    index === 0 ? 'db' : `db-${name.toLowerCase().replace(/_url$/, '').replaceAll('_', '-')}`;

const postgresUrl = (host: string, user: string): string =>
    `postgres://${user}:${secret('DATABASE_PASSWORD')}@${host}:5432/${user}`;

const postgresql = (name: string, user: string): BackingService => ({
    name,
    image: 'postgres:17',
    environment: { POSTGRES_DB: user, POSTGRES_USER: user, POSTGRES_PASSWORD: secret('DATABASE_PASSWORD') },
    healthCheck: ['CMD', 'pg_isready', '--username', user, '--dbname', user],
    volume: '/var/lib/postgresql/data',
});

const mysqlUrl = (host: string, user: string): string =>
    `mysql://${user}:${secret('DATABASE_PASSWORD')}@${host}:3306/${user}`;

const mysql = (name: string, user: string): BackingService => ({
    name,
    image: 'mysql:8.4',
    environment: {
        MYSQL_DATABASE: user,
        MYSQL_USER: user,
        MYSQL_PASSWORD: secret('DATABASE_PASSWORD'),
        MYSQL_RANDOM_ROOT_PASSWORD: '1',
    },
    healthCheck: ['CMD-SHELL', `mysqladmin ping --host 127.0.0.1 --user ${user} --password="$$MYSQL_PASSWORD"`],
    volume: '/var/lib/mysql',
});

const redisService: BackingService = {
    name: 'redis',
    image: 'redis:8',
    environment: {},
    healthCheck: ['CMD', 'redis-cli', 'ping'],
    volume: '/data',
};

const memcached: BackingService = {
    name: 'memcached',
    image: 'memcached:1.6',
    environment: {},
    healthCheck: ['CMD', 'bash', '-c', 'exec 3<>/dev/tcp/127.0.0.1/11211'],
};

const rabbitmq = (user: string): BackingService => ({
    name: 'broker',
    image: 'rabbitmq:4',
    environment: { RABBITMQ_DEFAULT_USER: user, RABBITMQ_DEFAULT_PASS: secret('BROKER_PASSWORD') },
    healthCheck: ['CMD', 'rabbitmq-diagnostics', '--quiet', 'ping'],
    volume: '/var/lib/rabbitmq',
});

/** The variables that Compose itself asks for. */
export const composeSecrets = (project: Project): string[] => [
    ...new Set(
        [...backingServices(project).variables.values()].flatMap(value =>
            [...value.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name),
        ),
    ),
];
