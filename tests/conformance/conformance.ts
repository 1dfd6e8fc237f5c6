/** Whether Djagram finds in a text what Django finds in the project that is generated from it. */
import { type DjangoVersion, djangoVersions } from '../../src/checks/django-versions.js';
import type { Project, Store } from '../../src/model/project.js';
import { type Stage, storesIn } from '../../src/model/stores.js';
import { whyNoDjango } from '../support/django-environment.js';
import { type CheckOutcome, type CheckRun, DjangoChecker } from './django-checker.js';
import { Engine, type Reading } from './engine.js';
import { consequences, importTimeCodes, stumbles } from './import-time-codes.js';

export interface Conformance {
    /** Django's ids among the codes of Djagram's findings, in order, each once. */
    readonly expected: readonly string[];
    /** The other codes, those of errors alone. */
    readonly own: readonly string[];
    /** Ids of all runs, in order, each once; undefined where Django did not come to check anything, or was not asked. */
    readonly django: readonly string[] | undefined;
    /** In words; undefined where both agree. */
    readonly difference: string | undefined;
    readonly reading: Reading;
    /** None where Django was not asked. */
    readonly outcomes: readonly CheckOutcome[];
    /** Why a Django that Djagram knows was not asked. */
    readonly whyNot?: string | undefined;
}

/** A Django to ask, or why there is none. */
type Installed = DjangoChecker | string;

export class ConformanceChecker {
    private readonly engine = new Engine();
    private readonly djangos = new Map<DjangoVersion, Promise<Installed>>();

    /** Each text against the Django that it is for; of a version that Djagram does not know, its findings stand alone. */
    async check(text: string): Promise<Conformance> {
        const reading = await this.engine.read(text);
        const { django = '5.2' } = reading.project.declaration ?? {};
        const version = djangoVersions.find(known => known === django);
        const installed = version && (await this.installed(version));
        if (!(installed instanceof DjangoChecker)) return { ...compare(reading, undefined), whyNot: installed };
        return compare(reading, await installed.check(reading.files, runsFor(reading)));
    }

    /** Started for the first text that is for it. */
    private installed(version: DjangoVersion): Promise<Installed> {
        const known = this.djangos.get(version);
        if (known) return known;
        const started = startOrReason(version);
        this.djangos.set(version, started);
        return started;
    }

    async stop(): Promise<void> {
        for (const started of await Promise.allSettled(this.djangos.values()))
            if (started.status === 'fulfilled' && started.value instanceof DjangoChecker) started.value.stop();
    }
}

async function startOrReason(version: DjangoVersion): Promise<Installed> {
    const reason = await whyNoDjango(version);
    if (reason === undefined) return DjangoChecker.start(version);
    console.warn(`Texts for it are not held against Django: ${reason}`);
    return reason;
}

const djangoId = /^[a-z_0-9]+\.[CEFIWD]\d+$/;
const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

function compare(reading: Reading, outcomes: readonly CheckOutcome[] | undefined): Conformance {
    const codes = distinct(reading.findings.map(({ code }) => code));
    const expected = codes.filter(code => djangoId.test(code));
    const errors = new Set(reading.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
    const own = codes.filter(code => !djangoId.test(code) && (errors.has(code) || importTimeCodes.has(code)));
    if (!outcomes) return { expected, own, django: undefined, difference: undefined, reading, outcomes: [] };
    const raised = outcomes.find(outcome => 'raises' in outcome);
    const django = raised ? undefined : distinct(outcomes.flatMap(outcome => ('ids' in outcome ? outcome.ids : [])));
    const difference = differenceOf(expected, own, raised, django ?? []);
    return { expected, own, django, difference, reading, outcomes };
}

function differenceOf(
    expected: readonly string[],
    own: readonly string[],
    raised: Extract<CheckOutcome, { raises: string }> | undefined,
    django: readonly string[],
): string | undefined {
    const stopping = own.filter(code => importTimeCodes.has(code));
    if (raised) {
        const { raises, message, place } = raised;
        const said = `${raises}: ${message}`;
        const found = [...own, ...expected];
        const isExpected = stumbles.some(
            ({ codes, raises: what }) => codes.some(code => found.includes(code)) && what.test(said),
        );
        return stopping.length > 0 || isExpected ? undefined : `Django raises ${raises} at ${place}: ${message}`;
    }
    const follows = (id: string): boolean =>
        consequences.some(each => each.id === id && each.codes.some(code => [...expected, ...own].includes(code)));
    const parts = [
        ...django.filter(id => !expected.includes(id) && !follows(id)).map(id => `Django says ${id}, Djagram does not`),
        ...expected
            .filter(id => !django.includes(id) && !isKeptBack(id, django))
            .map(id => `Djagram says ${id}, Django does not`),
        ...stopping.map(code => `Djagram says ${code}, and Django starts all the same`),
    ];
    return parts.length > 0 ? parts.join('; ') : undefined;
}

/** Of a description that fails Django says nothing more. */
const isKeptBack = (id: string, django: readonly string[]): boolean =>
    id === 'drf_spectacular.W001' && django.includes('drf_spectacular.E001');

/** Development's checks, and those for production where the text says anything that production differs in. */
function runsFor({ project, files }: Reading): CheckRun[] {
    const { databases = [] } = project.declaration ?? {};
    const common = (stage: Stage): Pick<CheckRun, 'mariadb' | 'databases' | 'hosts'> => ({
        mariadb: databases.some(({ engine }) => engine === 'mariadb'),
        // The default one, and those that an app's tables are in.
        databases: ['default', ...[...storesIn(databases, stage).values()].flatMap(ofApps)],
        hosts: files.flatMap(({ path }) => /^(config)\/(urls_\w+)\.py$/.exec(path)?.slice(1).join('.') ?? []),
    });
    const development = { settings: 'config.settings.development', deploy: false, ...common('development') };
    if (!saysSettings(project)) return [development];
    const production = files.find(({ path }) => path === 'config/settings/production.py')?.text ?? '';
    const names = [...production.matchAll(/environ\[?\(?\s*"([A-Z_0-9]+)"/g)].map(([, name = '']) => name);
    const env = Object.fromEntries(names.map(name => [name, productionValue(name, project, databases)]));
    return [development, { settings: 'config.settings.production', deploy: true, env, ...common('production') }];
}

const ofApps = ({ alias, apps }: Store): string[] => (apps && alias !== 'default' ? [alias] : []);

function saysSettings({ declaration, oauth2, routeGroups }: Project): boolean {
    if (oauth2 || routeGroups.some(({ kind }) => kind === 'api')) return true;
    if (!declaration) return false;
    const { settings, databases, caches, sessions } = declaration;
    return settings.length + caches.length > 0 || sessions !== undefined || databases.some(({ stage }) => stage);
}

/** What a variable may hold; no service at these places is ever asked. */
function productionValue(name: string, project: Project, databases: readonly Store[]): string {
    if (name === 'SECRET_KEY') return 'a-key-of-more-than-fifty-characters-with-0123456789-in-it';
    if (name === 'ALLOWED_HOSTS') return 'example.com';
    if (name === 'SENTRY_DSN') return 'https://key@example.com/1';
    const database = [...storesIn(databases, 'production').values()].find(({ env }) => env === name);
    if (database) return `${database.engine === 'postgresql' ? 'postgres' : database.engine}://127.0.0.1/name`;
    const setting = project.declaration?.settings.find(({ env }) => env === name)?.value;
    if (setting?.kind === 'number' || setting?.kind === 'boolean') return '1';
    return /REDIS|CACHE|BROKER/.test(name) ? 'redis://127.0.0.1:6379/0' : 'value';
}
