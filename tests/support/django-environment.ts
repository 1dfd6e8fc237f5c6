import { pythonEnvironment } from '../../scripts/support/python-environment.ts';
import { djangoRequirement, packageVersions } from '../../src/generate/django/package-versions.js';

/** These build against a database's own client, which is not everywhere; no test here talks to such a database. */
const needsClientLibrary: readonly string[] = ['mysqlclient'];

/** Every package that a generated project may pin, in the releases that it pins; PyMySQL for mysqlclient; and Ruff. */
const requirements = [
    djangoRequirement('5.2'),
    ...Object.entries(packageVersions)
        .filter(([name]) => !needsClientLibrary.includes(name))
        .map(([name, version]) => `${name}==${version}`),
    'pymysql==1.2.4',
    'ruff==0.17.5',
];

/** The Python that runs every generated project of the tests: installed once, kept in the cache. */
export const installDjango = async (): Promise<string> => pythonEnvironment(`${requirements.join('\n')}\n`);

/** Whether the environment of the tests is the one that a project asks for. */
export const isInstalled = (requirement: string): boolean => requirements.includes(requirement);
