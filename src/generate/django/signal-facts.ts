import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';

/** What a receiver of a signal has to know. */
export interface SignalFacts {
    /** What it is called with besides the sender, as Django 5.2 sends it. */
    readonly parameters: readonly string[];
    /** When it is sent, about `a product`. */
    readonly when: (what: string) => string;
    /** Who sends it: the model, the class behind each of its relations to many, the app, or something else. */
    readonly sender: 'model' | 'through' | 'app' | 'other';
    /** The test that makes Django send it once for a new row; undefined: none is simple enough. */
    readonly test?: 'save' | 'delete';
}

const facts: Readonly<Record<string, SignalFacts>> = {
    pre_init: { parameters: [], when: what => `before ${what} is made in memory`, sender: 'model' },
    post_init: { parameters: ['instance'], when: what => `after ${what} was made in memory`, sender: 'model' },
    pre_save: {
        parameters: ['instance', 'raw'],
        when: what => `before ${what} is saved`,
        sender: 'model',
        test: 'save',
    },
    post_save: {
        parameters: ['instance', 'created', 'raw'],
        when: what => `after ${what} was saved`,
        sender: 'model',
        test: 'save',
    },
    pre_delete: {
        parameters: ['instance'],
        when: what => `before ${what} is deleted`,
        sender: 'model',
        test: 'delete',
    },
    post_delete: {
        parameters: ['instance'],
        when: what => `after ${what} was deleted`,
        sender: 'model',
        test: 'delete',
    },
    m2m_changed: {
        parameters: ['instance', 'action', 'pk_set'],
        when: what => `when what belongs to ${what} changes`,
        sender: 'through',
    },
    class_prepared: { parameters: [], when: what => `when the class of ${what} is ready`, sender: 'model' },
    pre_migrate: { parameters: ['app_config'], when: () => 'before the app is migrated', sender: 'app' },
    post_migrate: { parameters: ['app_config'], when: () => 'after the app was migrated', sender: 'app' },
    request_started: { parameters: [], when: () => 'when a request begins', sender: 'other' },
    request_finished: { parameters: [], when: () => 'when a request has been answered', sender: 'other' },
    got_request_exception: { parameters: ['request'], when: () => 'when a request fails', sender: 'other' },
    connection_created: { parameters: ['connection'], when: () => 'when a database is connected', sender: 'other' },
    user_logged_in: { parameters: ['request', 'user'], when: () => 'when somebody logs in', sender: 'other' },
    user_logged_out: { parameters: ['request', 'user'], when: () => 'when somebody logs out', sender: 'other' },
    user_login_failed: {
        parameters: ['credentials', 'request'],
        when: () => 'when somebody fails to log in',
        sender: 'other',
    },
};

/** Of a signal of Django's, or of the project's own, which is called by the module that defines it. */
export function signalFacts(project: Project, signal: string): SignalFacts {
    const known = facts[signal];
    if (known) return known;
    const own = ownSignals(project).get(signal);
    const name = signal.slice(signal.lastIndexOf('.') + 1);
    return { parameters: own?.parameters ?? [], when: () => `when ${name} is sent`, sender: own ? 'model' : 'other' };
}

/** The project's own signals by their dotted names. */
const ownSignals = perProject(
    (project): ReadonlyMap<string, { readonly parameters: readonly string[] }> =>
        new Map(
            ownApps(project)
                .flatMap(app =>
                    (app.signals ?? []).map(signal => [`${app.name}.signals.${signal.name}`, signal] as const),
                )
                .reverse(),
        ),
);
