import type { Project } from '../../../model/project.js';

/** What `deploy` may name: each with the files that it stands for. */
export const deployTargets = ['docker', 'compose', 'heroku'] as const;
export type DeployTarget = (typeof deployTargets)[number];

/** The targets of a project that are known. Others are for a rule to report. */
export const targetsOf = (project: Project): Set<DeployTarget> =>
    new Set(
        (project.declaration?.deploy ?? []).flatMap(
            ({ target }) => deployTargets.find(known => known === target) ?? [],
        ),
    );

/** Whether production runs in a container: what it writes outlives it in a volume only. */
export const deploysContainers = (project: Project): boolean =>
    (['docker', 'compose'] as const).some(target => targetsOf(project).has(target));
