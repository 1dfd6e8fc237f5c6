import type { DjangoModel } from '../../../model/django-model.js';
import { writtenLinks } from '../../../model/inline-links.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf, usersOf } from '../../../model/queries.js';
import { classOf, concreteOf } from '../django-class.js';
import { isOwnModel } from '../relations/reverse-relations.js';
import { isSwapped } from '../swapped.js';
import { isOfClass } from '../written-fields.js';

/** Django's own models with a page. */
const withPages = new Set([
    'auth.User',
    'auth.Group',
    'sites.Site',
    'flatpages.FlatPage',
    'redirects.Redirect',
    'authtoken.TokenProxy',
]);

/** Whether a model has a page in the admin; undefined where its package decides. */
export function isRegistered(project: Project, model: DjangoModel): boolean | undefined {
    const app = indexOf(project).apps.get(model.app);
    // The toolkit's pages are made when it is set up; of tokens there is a proxy's page.
    if (app?.origin === 'library' && app.name !== 'oauth2_provider') return withPages.has(`${model.app}.${model.name}`);
    if (app?.origin !== 'project') return undefined;
    if (model.kind === 'abstract' || model.admin?.kind === 'none' || isSwapped(project, model)) return false;
    if (model.admin) return true;
    return model.kind !== 'proxy' && !hasCompositeKey(project, model) && !isShownInline(project, model);
}

export const hasCompositeKey = (project: Project, model: DjangoModel): boolean => {
    const { primaryKey } = classOf(project, concreteOf(project, model));
    return primaryKey?.field !== undefined && isOfClass(project, primaryKey.field, 'CompositePrimaryKey');
};

/** Whether the page of a model whose relation goes through this one shows its rows: unless it says itself what it shows. */
const isShownInline = (project: Project, through: DjangoModel): boolean =>
    usersOf(project, through.id).some(owner => {
        if (!isOwnModel(project, owner)) return false;
        if (owner.kind !== 'concrete' || owner.admin?.kind === 'none') return false;
        const options = owner.admin?.kind === 'options' ? owner.admin.options : [];
        if (options.some(({ name }) => name === 'inlines') || writtenLinks(project, through, owner).length === 0)
            return false;
        return owner.fields.some(field => {
            const value = optionOf(field, 'through');
            return value?.kind === 'model' && value.model === through.id;
        });
    });
