import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, indexOf, isOptionTrue } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

/** The model of users has a table, and what Django needs to let somebody log in. */
export function* userModel(project: Project): Iterable<Finding> {
    const setting = project.declaration?.userModel;
    const model = setting && indexOf(project).models.get(setting.model);
    // What is not ours is for its package to keep right.
    if (!setting || !model || indexOf(project).apps.get(model.app)?.origin !== 'project') return;
    const params = { model: model.name };
    if (model.kind !== 'concrete') {
        yield finding('user-model-abstract', setting.span, params);
        return;
    }
    const ancestors = ancestorsOf(project, model);
    if ([model, ...ancestors].some(({ bases }) => bases.some(({ kind }) => kind === 'python'))) return;
    if (!ancestors.some(({ app, name }) => app === 'auth' && name === 'AbstractUser')) {
        const isBare = ancestors.some(({ app, name }) => app === 'auth' && name === 'AbstractBaseUser');
        // With AbstractBaseUser alone it is code that says what users log in with.
        if (!isBare) yield finding('user-model-is-no-user', setting.span, params);
        return;
    }
    const field = allFields(project, model).find(({ name }) => name === 'username');
    if (
        field &&
        model.fields.includes(field) &&
        !isOptionTrue(field, 'unique') &&
        !isOptionTrue(field, 'primary_key')
    ) {
        yield finding('auth.E003', field.span, { field: field.name });
    }
}
