import { pythonEnvironment } from '../../scripts/support/python-environment.ts';
import { findPython, whyNoPython } from '../../scripts/support/python-programs.ts';
import { type DjangoVersion, leastPython } from '../../src/checks/django-versions.js';
import { djangoRequirement, packageVersions } from '../../src/generate/django/package-versions.js';
import { inContinuousIntegration } from './continuous-integration.js';

/** These build against a database's own client, which is not everywhere; no test here talks to such a database. */
const needsClientLibrary: readonly string[] = ['mysqlclient'];

/** Packages of which no release can be installed beside a Django, as `package-not-for-django` says. */
const notFor: Readonly<Record<DjangoVersion, readonly string[]>> = {
    '5.2': [],
    '6.0': [],
    '6.1': ['django-prometheus'],
};

/** Every package that a generated project may pin, in the releases that it pins; PyMySQL for mysqlclient; and Ruff. */
const requirements = (django: DjangoVersion): readonly string[] => [
    djangoRequirement(django),
    ...Object.entries(packageVersions)
        .filter(([name]) => !needsClientLibrary.includes(name) && !notFor[django].includes(name))
        .map(([name, version]) => `${name}==${version}`),
    'pymysql==1.2.4',
    'ruff==0.17.5',
];

/**
 * The Python that runs every generated project of the tests for that Django: installed once, kept in the cache.
 * @throws where there is no Python for it
 */
export const installDjango = async (django: DjangoVersion = '5.2'): Promise<string> =>
    pythonEnvironment(`${requirements(django).join('\n')}\n`, leastPython[django]);

/**
 * What to say of tests for a Django that no Python here can run; undefined where one can, and in CI, where its absence
 * is no excuse unless DJAGRAM_MAY_LACK names that Python.
 */
export async function whyNoDjango(django: DjangoVersion): Promise<string | undefined> {
    const least = leastPython[django];
    const isNeeded = inContinuousIntegration() && process.env.DJAGRAM_MAY_LACK !== `python${least}`;
    if (isNeeded || (await findPython(least))) return undefined;
    return `no Django ${django}: ${whyNoPython(least)}`;
}

/** Whether the environment of the tests is the one that a project asks for. */
export const isInstalled = (requirement: string): boolean => requirements('5.2').includes(requirement);
