import type { ProjectDeclaration } from '../../model/project.js';
import { isSameValue } from '../lowering/same-value.js';
import { SignalMap } from '../reactive/signal-map.js';

type Places = NonNullable<ProjectDeclaration['places']>;

/** What a `project` block says, each member read by itself: who has asked for one is not concerned by another. */
export class LiveDeclaration implements ProjectDeclaration {
    private readonly members = new SignalMap<keyof ProjectDeclaration, unknown>();
    readonly places = new LivePlaces();

    update({ places = {}, ...members }: ProjectDeclaration): void {
        replaceKept(this.members, Object.entries(members) as [keyof ProjectDeclaration, unknown][]);
        this.places.update(places);
    }

    get name(): ProjectDeclaration['name'] {
        return this.read('name');
    }

    get span(): ProjectDeclaration['span'] {
        return this.read('span');
    }

    get extent(): ProjectDeclaration['extent'] {
        return this.read('extent');
    }

    get documentation(): ProjectDeclaration['documentation'] {
        return this.read('documentation');
    }

    get django(): ProjectDeclaration['django'] {
        return this.read('django');
    }

    get python(): ProjectDeclaration['python'] {
        return this.read('python');
    }

    get title(): ProjectDeclaration['title'] {
        return this.read('title');
    }

    get timeZone(): ProjectDeclaration['timeZone'] {
        return this.read('timeZone');
    }

    get languageCode(): ProjectDeclaration['languageCode'] {
        return this.read('languageCode');
    }

    get databases(): ProjectDeclaration['databases'] {
        return this.read('databases');
    }

    get caches(): ProjectDeclaration['caches'] {
        return this.read('caches');
    }

    get sessions(): ProjectDeclaration['sessions'] {
        return this.read('sessions');
    }

    get tasks(): ProjectDeclaration['tasks'] {
        return this.read('tasks');
    }

    get userModel(): ProjectDeclaration['userModel'] {
        return this.read('userModel');
    }

    get cors(): ProjectDeclaration['cors'] {
        return this.read('cors');
    }

    get deploy(): ProjectDeclaration['deploy'] {
        return this.read('deploy');
    }

    get settings(): ProjectDeclaration['settings'] {
        return this.read('settings');
    }

    private read<K extends keyof ProjectDeclaration>(member: K): ProjectDeclaration[K] {
        return this.members.get(member) as ProjectDeclaration[K];
    }
}

class LivePlaces implements Places {
    private readonly spans = new SignalMap<keyof Places, Places[keyof Places]>();

    update(places: Places): void {
        replaceKept(this.spans, Object.entries(places) as [keyof Places, Places[keyof Places]][]);
    }

    get django(): Places['django'] {
        return this.spans.get('django');
    }

    get python(): Places['python'] {
        return this.spans.get('python');
    }

    get time_zone(): Places['time_zone'] {
        return this.spans.get('time_zone');
    }

    get language_code(): Places['language_code'] {
        return this.spans.get('language_code');
    }
}

/** Has each key lead to what it has led to where that is the same. */
export function replaceKept<K, V>(live: SignalMap<K, V>, entries: Iterable<readonly [K, V]>): void {
    const kept = new Map<K, V>();
    for (const [key, value] of entries) {
        const known = live.get(key);
        kept.set(key, known !== undefined && isSameValue(known, value) ? known : value);
    }
    live.replace(kept);
}
