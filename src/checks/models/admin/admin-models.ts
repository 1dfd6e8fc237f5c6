import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, indexOf, optionOf, usersOf } from '../../../model/queries.js';
import { classOf } from '../django-class.js';
import { isOwnModel } from '../relations/reverse-relations.js';
import { isOfClass } from '../written-fields.js';

/** Django's own models with a page. */
const withPages = new Set(['auth.User', 'auth.Group', 'sites.Site', 'flatpages.FlatPage', 'redirects.Redirect']);

/** Whether a model has a page in the admin; undefined where its package decides. */
export function isRegistered(project: Project, model: DjangoModel): boolean | undefined {
    const app = indexOf(project).apps.get(model.app);
    if (app?.origin === 'library' && /^django\./.test(app.module)) return withPages.has(`${model.app}.${model.name}`);
    if (app?.origin !== 'project') return undefined;
    if (model.kind === 'abstract' || model.admin?.kind === 'none') return false;
    if (model.admin) return true;
    return model.kind !== 'proxy' && !hasCompositeKey(project, model) && !isShownInline(project, model);
}

export const hasCompositeKey = (project: Project, model: DjangoModel): boolean => {
    const { primaryKey } = classOf(project, model);
    return primaryKey?.field !== undefined && isOfClass(project, primaryKey.field, 'CompositePrimaryKey');
};

/** Whether the page of a model whose relation goes through this one shows its rows: unless it says itself what it shows. */
const isShownInline = (project: Project, through: DjangoModel): boolean =>
    usersOf(project, through.id).some(owner => {
        if (!isOwnModel(project, owner)) return false;
        if (owner.kind !== 'concrete' || owner.admin?.kind === 'none') return false;
        const options = owner.admin?.kind === 'options' ? owner.admin.options : [];
        if (options.some(({ name }) => name === 'inlines') || !hasLink(project, through, owner)) return false;
        return owner.fields.some(field => {
            const value = optionOf(field, 'through');
            return value?.kind === 'model' && value.model === through.id;
        });
    });

const hasLink = (project: Project, through: DjangoModel, owner: DjangoModel): boolean => {
    const family = new Set([owner, ...ancestorsOf(project, owner)].map(({ id }) => id));
    return allFields(project, through).some(
        ({ type }) => type.kind === 'relation' && type.relation !== 'ManyToManyField' && family.has(type.to),
    );
};
