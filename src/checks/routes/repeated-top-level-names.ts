import type { Project } from '../../model/project.js';
import type { Finding } from '../finding.js';
import { repeatedNames } from '../repeated-names.js';

/** Backends, requests, scopes and clients are named from elsewhere, so each has a name of its own. */
export function* repeatedTopLevelNames(project: Project): Iterable<Finding> {
    const { backends, requests, oauth2 } = project;
    yield* repeatedNames(
        backends.map(backend => ['backend', backend] as const),
        'the project',
    );
    yield* repeatedNames(
        requests.map(request => ['request', request] as const),
        'the project',
    );
    yield* repeatedNames(
        (oauth2?.scopes ?? []).map(scope => ['scope', scope] as const),
        '`oauth2`',
    );
    yield* repeatedNames(
        (oauth2?.clients ?? []).map(client => ['client', client] as const),
        '`oauth2`',
    );
}
