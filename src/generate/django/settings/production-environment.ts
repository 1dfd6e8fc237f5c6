import type { Project } from '../../../model/project.js';
import { storesIn } from '../../../model/stores.js';
import { secretVariable } from '../oauth-secret.js';
import { textsOf, usesCelery } from '../project-features.js';
import { localBrokerUrl } from './celery-settings.js';
import { environText } from './environment-source.js';
import { statementIn } from './given-settings.js';
import { localCacheLocation, localDatabaseUrl } from './store-settings.js';

/** A variable of the environment that production asks for. */
export interface Variable {
    readonly name: string;
    /** What it is, for people. */
    readonly purpose: string;
    /** A value that the settings can read, of nothing that exists. */
    readonly example: string;
    /** What it says the place of, where a service can be started for it. */
    readonly service?: 'postgresql' | 'mysql' | 'redis' | 'memcached' | 'rabbitmq';
}

/** Where the bucket is named, unless the .dsl says where. */
export const bucketVariable = 'AWS_STORAGE_BUCKET_NAME';

/** The variables without which production does not start. */
export function productionEnvironment(project: Project): Variable[] {
    const { declaration } = project;
    const found = new Map<string, Variable>();
    const add = (variable: Variable): void => {
        if (!found.has(variable.name)) found.set(variable.name, variable);
    };
    add({
        name: 'SECRET_KEY',
        purpose: 'the key that Django signs with: long, random, and known to nobody',
        example: 'none',
    });
    add({
        name: 'ALLOWED_HOSTS',
        purpose: 'the hosts that are served, with commas between them',
        example: 'localhost',
    });
    if (!declaration) return [...found.values()];
    for (const store of storesIn(declaration.databases, 'production').values()) {
        if (store.env === undefined) continue;
        const service = databaseService(store.engine);
        add({
            name: store.env,
            purpose: `the URL of the database ${store.alias}`,
            example: localDatabaseUrl(project, store),
            ...(service && { service }),
        });
    }
    for (const store of storesIn(declaration.caches, 'production').values()) {
        if (store.env === undefined) continue;
        const service = cacheService(store.engine);
        add({
            name: store.env,
            purpose: `where the cache ${store.alias} is`,
            example: localCacheLocation(store.engine) ?? '/tmp/cache',
            ...(service && { service }),
        });
    }
    const { tasks } = declaration;
    if (usesCelery(project) && tasks?.env !== undefined && tasks.stage !== 'development') {
        add({
            name: tasks.env,
            purpose: "the URL of the broker of Celery's tasks",
            example: localBrokerUrl(project),
            service: tasks.broker === 'redis' ? 'redis' : 'rabbitmq',
        });
    }
    for (const name of new Set(declaration.settings.map(setting => setting.name))) {
        const setting = statementIn(project, name, 'production');
        if (name === 'error_reporting' && setting && textsOf(setting.value).includes('sentry')) {
            add({
                name: setting.env ?? 'SENTRY_DSN',
                purpose: 'where Sentry takes errors',
                example: 'https://key@example.com/1',
            });
        } else if (name === 'storage' && setting && textsOf(setting.value).includes('s3')) {
            add({
                name: setting.env ?? bucketVariable,
                purpose: 'the bucket of S3 for files; boto3 looks for credentials in `AWS_ACCESS_KEY_ID` and its like',
                example: 'files',
            });
        } else if (name === 'email' && setting?.env !== undefined) {
            add({
                name: setting.env,
                purpose: 'the mail server: `smtp://user:password@host:587`',
                example: 'smtp://127.0.0.1:25',
            });
        } else if (setting?.env !== undefined) {
            const example = environText(name.toUpperCase(), setting.value) || 'value';
            add({ name: setting.env, purpose: `the setting ${name.toUpperCase()}`, example });
        }
    }
    return [...found.values()];
}

const databaseService = (engine: string): Variable['service'] =>
    /^postg/.test(engine) ? 'postgresql' : /^(mysql|mariadb)$/.test(engine) ? 'mysql' : undefined;

const cacheService = (engine: string): Variable['service'] =>
    engine === 'redis' ? 'redis' : /^memcached?$/.test(engine) ? 'memcached' : undefined;

/** Where `create_oauth_clients` looks for secrets, which may be absent. */
export const clientVariables = ({ oauth2 }: Project): { readonly name: string; readonly client: string }[] =>
    (oauth2?.clients ?? []).map(({ name }) => ({ name: secretVariable(name), client: name }));
