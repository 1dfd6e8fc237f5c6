import { deployTargets } from '../../../model/deploy-targets.js';
import type { Project, ProjectDeclaration, Store } from '../../../model/project.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { djangoVersions, leastPython } from '../../django-versions.js';
import { type Finding, finding } from '../../finding.js';
import { nearestNames } from '../../nearest-names.js';
import { stages as allStages, isText, knownValue, writtenSetting } from '../../settings/stage-settings.js';
import { databaseEngines } from '../../vendors.js';
import { isTimeZone, timeZonesNear } from './time-zones.js';

/** Words and texts of the `project` block mean something. */
export function* projectSettings(project: Project): Iterable<Finding> {
    const { declaration } = project;
    if (!declaration) return;
    yield* words(declaration);
    yield* stores('database', declaration.databases);
    yield* stores('cache', declaration.caches);
    yield* versions(declaration);
    yield* timeZones(project, declaration);
}

const cacheEngines = ['redis', 'memcached', 'memcache', 'locmem', 'file', 'database', 'dummy'];
const sessionEngines = ['db', 'cache', 'cached_db', 'file', 'signed_cookies'];
const stages = ['development', 'production'];
const mailEngines = ['smtp', 'console', 'file', 'locmem', 'dummy'];

/** Statements that take words, and what they are words for. */
const worded: Readonly<Record<string, readonly [setting: string, words: readonly string[]]>> = {
    storage: ['storage', ['s3']],
    logging: ['level or format of the log', ['json', 'debug', 'info', 'warning', 'error', 'critical']],
    error_reporting: ['service for errors', ['sentry']],
    metrics: ['service for metrics', ['prometheus']],
};

function* words(declaration: ProjectDeclaration): Iterable<Finding> {
    const { databases, caches, sessions, tasks, deploy, settings } = declaration;
    for (const { engine, span } of databases) yield* word('database engine', engine, databaseEngines, span);
    for (const { engine, span } of caches) yield* word('cache engine', engine, cacheEngines, span);
    // A dotted name is a class of Python's.
    if (sessions && !sessions.engine.includes('.')) {
        yield* word('session engine', sessions.engine, sessionEngines, sessions.span);
    }
    if (tasks) {
        yield* word('task runner', tasks.engine, ['celery'], tasks.span);
        if (tasks.broker !== undefined) yield* word('broker', tasks.broker, ['rabbitmq', 'redis'], tasks.span);
    }
    for (const { target, span } of deploy) yield* word('deploy target', target, deployTargets, span);
    for (const each of [...databases, ...caches, ...settings, ...(tasks ? [tasks] : [])]) {
        if (each.stage !== undefined) yield* word('stage', each.stage, stages, each.span);
    }
    for (const { name, value, span } of settings) {
        if (name === 'email' && value.kind === 'word') yield* word('e-mail engine', value.word, mailEngines, span);
        const [setting, known] = worded[name] ?? [];
        if (setting === undefined || known === undefined) continue;
        for (const item of value.kind === 'list' ? value.items : [value]) {
            if (item.kind !== 'word') continue;
            yield* word(setting, name === 'logging' ? item.word.toLowerCase() : item.word, known, span);
        }
    }
}

function* word(setting: string, written: string, known: readonly string[], span: SourceSpan): Iterable<Finding> {
    if (written === '' || known.includes(written)) return;
    const suggestions = nearestNames(written, known);
    yield finding('unknown-setting-word', span, { setting, word: written, words: known, suggestions });
}

function* stores(kind: 'database' | 'cache', declared: readonly Store[]): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { alias, stage, span } of declared) {
        const key = `${alias} ${stage ?? ''}`;
        if (seen.has(key)) yield finding('duplicate-store', span, { kind, alias, stage: stage ?? 'every stage' });
        seen.add(key);
    }
    const [first] = declared;
    if (first && !declared.some(({ alias }) => alias === 'default')) {
        yield finding('no-default-store', first.span, { kind, alias: first.alias });
    }
}

function* versions({ django, python, span, places }: ProjectDeclaration): Iterable<Finding> {
    const version = djangoVersions.find(each => each === django);
    if (!version) {
        yield finding('unknown-django-version', places?.django ?? span, { version: django, versions: djangoVersions });
        return;
    }
    const least = leastPython[version];
    const minor = Number(/^3\.(\d+)/.exec(python)?.[1] ?? Number.NaN);
    if (minor < Number(least.slice(2))) {
        yield finding('python-too-old', places?.python ?? span, { python, django, least });
    }
}

function* timeZones(project: Project, { timeZone, span, places }: ProjectDeclaration): Iterable<Finding> {
    const seen = new Set<string>();
    const said = [
        { zone: timeZone, span: places?.time_zone ?? span },
        ...allStages.map(stage => {
            const written = writtenSetting(project, 'TIME_ZONE', stage);
            return { zone: knownValue(written?.value), span: written?.span ?? span };
        }),
    ];
    for (const { zone, span: place } of said) {
        if (!isText(zone) || isTimeZone(zone) || seen.has(zone)) continue;
        seen.add(zone);
        yield finding('invalid-time-zone', place, { zone, suggestions: timeZonesNear(zone) });
    }
}
