import { type DeployTarget, deployTargets } from '../../../model/deploy-targets.js';
import type { Project } from '../../../model/project.js';

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
