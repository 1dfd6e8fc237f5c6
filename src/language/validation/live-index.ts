import type { DjangoModel } from '../../model/django-model.js';
import { modelsUsedBy } from '../../model/model-users.js';
import type { ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import {
    type AppHead,
    type ProjectIndex,
    readIndex,
    rememberIndex,
    rowsById,
    settingsByName,
} from '../../model/queries.js';
import type { Lowered } from '../lowering/lower-project.js';
import { isSameValue } from '../lowering/same-value.js';
import { sameElements } from '../reactive/same-elements.js';
import { SignalMap } from '../reactive/signal-map.js';
import { Signal } from '../reactive/signals.js';
import { LiveDeclaration, replaceKept } from './live-declaration.js';

type EntryOf<M> = M extends ReadonlyMap<infer K, infer V> ? SignalMap<K, V> : never;
type Entries<N extends keyof ProjectIndex> = EntryOf<ProjectIndex[N]>;
type RouteEntry = ProjectIndex['routes'] extends ReadonlyMap<unknown, infer V> ? V : never;

/** As many as are looked at one by one, each in a list of all. */
const fewChanges = 20;

const nothing: ReadonlySet<ModelId> = new Set();

/** What a declaration means, and has meant. */
export interface ReplacedDeclaration {
    readonly old: Lowered | undefined;
    readonly lowered: Lowered | undefined;
}

/** The kinds of declarations that are not looked up by an id. */
const withoutIndex: ReadonlySet<string | undefined> = new Set([
    'project',
    'oauth2',
    'fixtures',
    'backends',
    'requests',
]);

/** What a project's declarations look up, each element read by itself: the same through all versions of the project. */
export class LiveIndex implements ProjectIndex {
    readonly models: Entries<'models'> = new SignalMap();
    readonly users: Entries<'users'> = new SignalMap();
    readonly enums: Entries<'enums'> = new SignalMap();
    readonly customFields: Entries<'customFields'> = new SignalMap();
    readonly serializers: Entries<'serializers'> = new SignalMap();
    readonly graphs: Entries<'graphs'> = new SignalMap();
    readonly routes: Entries<'routes'> = new SignalMap();
    readonly rows: Entries<'rows'> = new SignalMap();
    readonly apps: Entries<'apps'> = new SignalMap();
    readonly settings: Entries<'settings'> = new SignalMap();
    private readonly liveDeclaration = new LiveDeclaration();
    private readonly members = {
        declaration: new Signal<Project['declaration']>(undefined),
        oauth2: new Signal<Project['oauth2']>(undefined),
        apps: new Signal<Project['apps']>([]),
        routeGroups: new Signal<Project['routeGroups']>([]),
        graphs: new Signal<Project['graphs']>([]),
        fixtures: new Signal<Project['fixtures']>([]),
        backends: new Signal<Project['backends']>([]),
        requests: new Signal<Project['requests']>([]),
    };
    private readonly routeEntries = new WeakMap<RouteEntry['route'], RouteEntry>();
    private heads: ReadonlyMap<string, AppHead> = new Map();
    /** Those that several models have. */
    private repeated: ReadonlySet<ModelId> = nothing;
    /** Where each model stands among the others; undefined until somebody asks. */
    private places: Map<ModelId, number> | undefined;

    get declaration(): Project['declaration'] {
        return this.members.declaration.get();
    }

    get oauth2(): Project['oauth2'] {
        return this.members.oauth2.get();
    }

    /** The project as it is now, of which each list is read by itself. */
    projectOf(library: Project['library'], last: () => Project['last']): Project {
        const { members } = this;
        const project: Project = {
            get declaration() {
                return members.declaration.get();
            },
            get oauth2() {
                return members.oauth2.get();
            },
            get apps() {
                return members.apps.get();
            },
            get routeGroups() {
                return members.routeGroups.get();
            },
            get graphs() {
                return members.graphs.get();
            },
            get fixtures() {
                return members.fixtures.get();
            },
            get backends() {
                return members.backends.get();
            },
            get requests() {
                return members.requests.get();
            },
            get last() {
                return last();
            },
            library,
        };
        rememberIndex(project, this);
        return project;
    }

    /** `changed`: what has taken another's place, where that is all; undefined: everything may have changed. */
    update(project: Project, changed: readonly ReplacedDeclaration[] | undefined): void {
        this.updateMembers(project);
        if (changed && this.replaceAll(changed)) {
            if (changed.some(({ lowered }) => lowered?.kind === 'fixtures')) replaceKept(this.rows, rowsById(project));
            return;
        }
        const found = readIndex(project);
        this.repeated = repeatedModels(project, found.models.size);
        this.updateModels(found);
        this.enums.replace(found.enums);
        this.customFields.replace(found.customFields);
        this.serializers.replace(found.serializers);
        this.graphs.replace(found.graphs);
        this.routes.replace(new Map([...found.routes].map(([id, entry]) => [id, this.keptEntry(entry)])));
        replaceKept(this.rows, found.rows);
        this.heads = new Map([...found.apps].map(([name, app]) => [name, this.keptHead(name, app)]));
        this.apps.replace(this.heads);
    }

    private updateMembers(project: Project): void {
        const { declaration } = project;
        if (declaration) this.liveDeclaration.update(declaration);
        this.members.declaration.set(declaration && this.liveDeclaration);
        replaceKept(this.settings, settingsByName(project));
        this.members.oauth2.set(project.oauth2);
        this.members.apps.set(project.apps);
        for (const list of ['routeGroups', 'graphs', 'fixtures', 'backends', 'requests'] as const) {
            const signal: Signal<readonly unknown[]> = this.members[list];
            if (!sameElements(signal.get(), project[list])) signal.set(project[list]);
        }
    }

    /** Whether it could be done without looking at everything. */
    private replaceAll(changed: readonly ReplacedDeclaration[]): boolean {
        const isSimple = changed.every(
            ({ old, lowered }) =>
                (withoutIndex.has(lowered?.kind) && withoutIndex.has(old?.kind)) ||
                (old?.kind === 'models' && lowered?.kind === 'models'),
        );
        if (!isSimple) return false;
        for (const { old, lowered } of changed) {
            if (old?.kind !== 'models' || lowered?.kind !== 'models') continue;
            const counts = this.models.get(old.value.id) === old.value;
            if (old.value.id !== lowered.value.id) {
                if (!counts || !this.renameModel(old.value, lowered.value)) return false;
            } else if (counts) this.models.set(lowered.value.id, lowered.value);
            else continue;
            this.updateUsers(modelsUsedBy(old.value), modelsUsedBy(lowered.value), lowered.value.id);
        }
        return true;
    }

    /** Whether it could be done without looking for other models of either id. */
    private renameModel(old: DjangoModel, model: DjangoModel): boolean {
        if (this.repeated.has(old.id) || this.models.has(model.id)) return false;
        this.models.rename(old.id, model.id, model);
        const place = this.places?.get(old.id);
        this.places?.delete(old.id);
        if (place !== undefined) this.places?.set(model.id, place);
        for (const used of modelsUsedBy(old)) {
            this.users.set(
                used,
                (this.users.get(used) ?? []).map(user => (user === old.id ? model.id : user)),
            );
        }
        return true;
    }

    private updateModels(found: ProjectIndex): void {
        const { entries, isReordered } = this.models.replace(found.models);
        this.places = undefined;
        if (isReordered || entries.length > fewChanges) {
            this.users.replace(new Map([...found.users].map(([id, users]) => [id, this.keptUsers(id, users)])));
            return;
        }
        for (const { key, old, value } of entries) {
            this.updateUsers(old ? modelsUsedBy(old) : nothing, value ? modelsUsedBy(value) : nothing, key);
        }
    }

    /** `user` has led to what is in `before`, and leads to what is in `now`. */
    private updateUsers(before: ReadonlySet<ModelId>, now: ReadonlySet<ModelId>, user: ModelId): void {
        for (const id of before) {
            if (now.has(id)) continue;
            const others = (this.users.get(id) ?? []).filter(other => other !== user);
            this.users.set(id, others);
        }
        for (const id of now) {
            if (before.has(id)) continue;
            const users = new Set([...(this.users.get(id) ?? []), user]);
            this.users.set(
                id,
                [...users].sort((one, other) => this.placeOf(one) - this.placeOf(other)),
            );
        }
    }

    private placeOf(id: ModelId): number {
        this.places ??= new Map(Array.from(this.models.keys(), (key, index) => [key, index]));
        return this.places.get(id) ?? -1;
    }

    private keptUsers(id: ModelId, users: readonly ModelId[]): readonly ModelId[] {
        const known = this.users.get(id);
        return known && sameElements(known, users) ? known : users;
    }

    private keptEntry(entry: RouteEntry): RouteEntry {
        const known = this.routeEntries.get(entry.route);
        if (known?.group === entry.group) return known;
        this.routeEntries.set(entry.route, entry);
        return entry;
    }

    /** An app's own object is another one after each change of what is in it. */
    private keptHead(key: string, { name, origin, module, title, span, documentation }: AppHead): AppHead {
        const head = {
            name,
            origin,
            module,
            ...(title !== undefined && { title }),
            ...(span && { span }),
            ...(documentation !== undefined && { documentation }),
        };
        const known = this.heads.get(key);
        return known && isSameValue(known, head) ? known : head;
    }
}

/** `count`: how many ids the project's models have. */
function repeatedModels({ apps }: Project, count: number): ReadonlySet<ModelId> {
    if (apps.reduce((sum, app) => sum + app.models.length, 0) === count) return nothing;
    const [seen, repeated] = [new Set<ModelId>(), new Set<ModelId>()];
    for (const { id } of apps.flatMap(app => app.models)) {
        if (seen.has(id)) repeated.add(id);
        seen.add(id);
    }
    return repeated;
}
