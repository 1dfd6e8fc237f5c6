import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, indexOf } from '../../../model/queries.js';
import { settingsNamed } from '../../../model/settings.js';
import { type Finding, finding } from '../../finding.js';
import { backendsIn, modelBackend } from '../../settings/middleware.js';
import { isList, type Known, stages } from '../../settings/stage-settings.js';
import { isUnique } from '../unique-fields.js';

/** The model of users has a table, and what Django needs to let somebody log in. */
export function* userModel(project: Project): Iterable<Finding> {
    for (const { name, span } of settingsNamed(project, 'AUTH_USER_MODEL')) {
        if (name === 'AUTH_USER_MODEL') yield finding('user-model-as-setting', span, {});
    }
    const setting = project.declaration?.userModel;
    const model = setting && indexOf(project).models.get(setting.model);
    // What is not ours is for its package to keep right.
    if (!setting || !model || originOf(project, model.app) !== 'project') return;
    const params = { model: model.name };
    if (model.kind !== 'concrete') {
        yield finding('user-model-abstract', setting.span, params);
        return;
    }
    const ancestors = ancestorsOf(project, model);
    if ([model, ...ancestors].some(({ bases }) => bases.some(({ kind }) => kind === 'python'))) return;
    if (!ancestors.some(({ app, name }) => app === 'auth' && name === 'AbstractUser')) {
        const isBare = ancestors.some(({ app, name }) => app === 'auth' && name === 'AbstractBaseUser');
        if (!isBare) yield finding('user-model-is-no-user', setting.span, params);
        // Only code says what users log in with: a package's, or a class that is named in backticks.
        else if (ancestors.every(({ app }) => app === 'auth' || originOf(project, app) === 'project')) {
            yield finding('user-model-without-login', setting.span, params);
        }
        return;
    }
    const field = allFields(project, model).find(({ name }) => name === 'username');
    if (!field || !model.fields.includes(field) || isUnique(project, model, field)) return;
    const backends = stages.map(stage => backendsIn(project, stage));
    const isUsual = (each: Known): boolean => isList(each) && each.length === 1 && each[0] === modelBackend;
    if (backends.some(isUsual)) yield finding('auth.E003', field.span, { field: field.name });
    if (!backends.every(isUsual)) yield finding('auth.W004', field.span, { field: field.name });
}

const originOf = (project: Project, app: string) => indexOf(project).apps.get(app)?.origin;
