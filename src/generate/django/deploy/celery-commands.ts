import type { Project } from '../../../model/project.js';
import { queuesOf, usesBeat, usesCelery } from '../project-features.js';

/** The processes beside the web server, each with its command in words. */
export function celeryCommands(
    project: Project,
): { readonly name: 'worker' | 'beat'; readonly command: readonly string[] }[] {
    if (!usesCelery(project)) return [];
    const celery = ['celery', '--app', 'config'];
    const worker = [...celery, 'worker', '--loglevel', 'INFO', '--queues', queuesOf(project).join(',')];
    // The folder of the project is not beat's to write to.
    const beat = [...celery, 'beat', '--loglevel', 'INFO', '--schedule', '/tmp/celerybeat-schedule'];
    return [
        { name: 'worker', command: worker },
        ...(usesBeat(project) ? [{ name: 'beat' as const, command: beat }] : []),
    ];
}
