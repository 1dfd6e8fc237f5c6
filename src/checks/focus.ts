/**
 * A project seen from one of its declarations: what a rule goes through is that declaration alone, what it looks up is all of
 * the project. So a rule about declarations one by one can be asked for one, and its answer kept for as long as nothing that
 * was looked up for it changes.
 */
import { type ProjectMemory, projectMemory } from '../model/per-project.js';
import type { App, Project } from '../model/project.js';
import { type AppHead, type ProjectIndex, rememberIndex } from '../model/queries.js';

/** A declaration, by the list of the model that it stands in. */
export type Part =
    | { readonly [K in ProjectList]: { readonly kind: K; readonly value: Project[K][number] } }[ProjectList]
    | {
          readonly [K in AppList]: {
              readonly kind: K;
              readonly app: AppHead;
              readonly value: NonNullable<App[K]>[number];
          };
      }[AppList]
    | { readonly kind: 'project'; readonly value: NonNullable<Project['declaration']> }
    | { readonly kind: 'oauth2'; readonly value: NonNullable<Project['oauth2']> };

type ProjectList = 'routeGroups' | 'graphs' | 'fixtures' | 'backends' | 'requests';
type AppList = 'enums' | 'customFields' | 'models' | 'serializers' | 'tasks' | 'commands' | 'signals';

/** What every declaration may depend on besides what it looks up by id. */
export interface Surroundings {
    readonly index: ProjectIndex;
    readonly library: Project['library'];
    /** Asked when it is read, so that who does not read it does not depend on it. */
    declaration(): Project['declaration'];
    oauth2(): Project['oauth2'];
    last(): Project['last'];
}

const none = { enums: [], customFields: [], models: [], serializers: [], tasks: [], commands: [] };

export function focusOn(part: Part, surroundings: Surroundings): Project {
    const project = new FocusedProject(surroundings);
    if ('app' in part) project.apps = [{ ...part.app, ...none, [part.kind]: [part.value] }];
    else if (part.kind !== 'project' && part.kind !== 'oauth2') Object.assign(project, { [part.kind]: [part.value] });
    rememberIndex(project, surroundings.index);
    return project;
}

/** A class, since one is made for each declaration and more: objects with getters of their own are slow to make. */
class FocusedProject implements Project {
    readonly [projectMemory]: ProjectMemory = new Map();
    readonly library: Project['library'];
    apps: Project['apps'] = nothing;
    readonly routeGroups: Project['routeGroups'] = nothing;
    readonly graphs: Project['graphs'] = nothing;
    readonly fixtures: Project['fixtures'] = nothing;
    readonly backends: Project['backends'] = nothing;
    readonly requests: Project['requests'] = nothing;
    private readonly surroundings: Surroundings;

    constructor(surroundings: Surroundings) {
        this.surroundings = surroundings;
        this.library = surroundings.library;
    }

    get declaration(): Project['declaration'] {
        return this.surroundings.declaration();
    }

    get oauth2(): Project['oauth2'] {
        return this.surroundings.oauth2();
    }

    get last(): Project['last'] {
        return this.surroundings.last();
    }
}

const nothing: readonly never[] = [];
