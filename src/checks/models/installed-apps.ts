/** Which apps of Django's and of packages are there: where the .dsl lists INSTALLED_APPS itself, it may leave some out. */
import type { DjangoModel } from '../../model/django-model.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { type AppHead, indexOf } from '../../model/queries.js';
import { listedApps, listsApp } from '../settings/listed-apps.js';
import { stages } from '../settings/stage-settings.js';

/** The lists that the .dsl writes, of the stages that it writes one for. */
const writtenLists = perProject((project): readonly (readonly string[])[] =>
    stages.flatMap(stage => {
        const listed = listedApps(project, stage);
        return listed ? [listed] : [];
    }),
);

/** Of the project's own apps a finding of its own says that they are left out. */
export const isLeftOut = (project: Project, { origin, module }: AppHead): boolean =>
    origin === 'library' && writtenLists(project).some(names => !listsApp(names, module));

/** The model, unless its app is left out. */
export function installed(project: Project, model: DjangoModel | undefined): DjangoModel | undefined {
    const app = model && indexOf(project).apps.get(model.app);
    return app && isLeftOut(project, app) ? undefined : model;
}
