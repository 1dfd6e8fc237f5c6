import type { Project } from '../../model/project.js';
import { type AppHead, type ProjectIndex, readIndex, rememberIndex } from '../../model/queries.js';
import { isSameValue } from '../lowering/same-value.js';
import { SignalMap } from '../reactive/signal-map.js';
import { Signal } from '../reactive/signals.js';

type EntryOf<M> = M extends ReadonlyMap<infer K, infer V> ? SignalMap<K, V> : never;
type Entries<N extends keyof ProjectIndex> = EntryOf<ProjectIndex[N]>;
type RouteEntry = ProjectIndex['routes'] extends ReadonlyMap<unknown, infer V> ? V : never;

/** What a project's declarations look up, each element read by itself: the same through all versions of the project. */
export class LiveIndex implements ProjectIndex {
    readonly models: Entries<'models'> = new SignalMap();
    readonly enums: Entries<'enums'> = new SignalMap();
    readonly customFields: Entries<'customFields'> = new SignalMap();
    readonly serializers: Entries<'serializers'> = new SignalMap();
    readonly graphs: Entries<'graphs'> = new SignalMap();
    readonly routes: Entries<'routes'> = new SignalMap();
    readonly apps: Entries<'apps'> = new SignalMap();
    private readonly declarationSignal = new Signal<Project['declaration']>(undefined);
    private readonly oauth2Signal = new Signal<Project['oauth2']>(undefined);
    private readonly routeEntries = new WeakMap<RouteEntry['route'], RouteEntry>();
    private heads: ReadonlyMap<string, AppHead> = new Map();

    get declaration(): Project['declaration'] {
        return this.declarationSignal.get();
    }

    get oauth2(): Project['oauth2'] {
        return this.oauth2Signal.get();
    }

    update(project: Project): void {
        const found = readIndex(project);
        rememberIndex(project, found);
        this.models.replace(found.models);
        this.enums.replace(found.enums);
        this.customFields.replace(found.customFields);
        this.serializers.replace(found.serializers);
        this.graphs.replace(found.graphs);
        this.routes.replace(new Map([...found.routes].map(([id, entry]) => [id, this.keptEntry(entry)])));
        this.heads = new Map([...found.apps].map(([name, app]) => [name, this.keptHead(name, app)]));
        this.apps.replace(this.heads);
        this.declarationSignal.set(project.declaration);
        this.oauth2Signal.set(project.oauth2);
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
