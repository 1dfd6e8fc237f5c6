import type { Project, Task } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { Collection } from '../../python/collection-source.js';
import { timedeltaArguments } from '../../python/number-source.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString } from '../../python/quote-string.js';
import { usesCelery } from '../project-features.js';
import { environ } from './environment-source.js';
import type { Place } from './given-settings.js';
import type { SettingsFile } from './settings-file.js';

/** Where a broker is looked for when nobody says. */
export const localBrokerUrl = (project: Project): string =>
    project.declaration?.tasks?.broker === 'redis' ? 'redis://127.0.0.1:6379/0' : 'amqp://guest:guest@127.0.0.1:5672//';

/** Celery's settings. In development tasks run at once, in the process that calls for them. */
export function setCelery(project: Project, settings: SettingsFile, place: Place): void {
    if (!usesCelery(project)) return;
    const tasks = project.declaration?.tasks;
    if (place === 'development') {
        settings.section().set('CELERY_TASK_ALWAYS_EAGER', 'True').set('CELERY_TASK_EAGER_PROPAGATES', 'True');
        return;
    }
    const readsEnvironment = tasks?.env !== undefined && tasks.stage !== 'development';
    if (place === 'production') {
        if (readsEnvironment) settings.set('CELERY_BROKER_URL', environ(settings.file, place, tasks.env ?? '', ''));
        return;
    }
    settings.section();
    if (!readsEnvironment) settings.set('CELERY_BROKER_URL', quoteString(localBrokerUrl(project)));
    settings.set('CELERY_TIMEZONE', 'TIME_ZONE');
    const named = ownApps(project).flatMap(app =>
        app.tasks.map(task => ({
            task,
            key: `${app.name}.${task.name}`,
            path: `${app.name}.tasks.${pythonName(task.name)}`,
        })),
    );
    const routes = named.flatMap(({ task, path }): [string, Collection][] =>
        task.queue === undefined ? [] : [[path, { dict: [['queue', quoteString(task.queue)]] }]],
    );
    if (routes.length > 0) settings.set('CELERY_TASK_ROUTES', { dict: routes });
    const schedule = named.flatMap(({ task, key, path }): [string, Collection][] => {
        const when = scheduleSource(settings, task);
        if (when === undefined) return [];
        return [
            [
                key,
                {
                    dict: [
                        ['task', quoteString(path)],
                        ['schedule', when],
                    ],
                },
            ],
        ];
    });
    if (schedule.length > 0) settings.set('CELERY_BEAT_SCHEDULE', { dict: schedule });
}

function scheduleSource({ file }: SettingsFile, { every }: Task): string | undefined {
    switch (every?.kind) {
        case 'cron':
            return `${file.from('celery.schedules', 'crontab')}.from_string(${quoteString(every.cron)})`;
        case 'interval':
            return `${file.from('datetime', 'timedelta')}(${timedeltaArguments(every.milliseconds)})`;
        case undefined:
            return undefined;
    }
}
