import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { nameIn } from '../../model/value-name.js';
import { isText, knownValue, writtenSetting } from '../settings/stage-settings.js';

/**
 * The setting that puts another model in a model's place, as `AUTH_USER_MODEL` does for Django's own user; undefined where
 * the model stays. One that is swapped out has no table, and Django checks nothing of it.
 */
export function swappedBy(project: Project, model: DjangoModel): string | undefined {
    if (model.app === 'auth' && model.name === 'User') {
        return project.declaration?.userModel ? 'AUTH_USER_MODEL' : undefined;
    }
    const setting = nameIn(model.meta.find(({ name }) => name === 'swappable')?.value);
    const label = setting && knownValue(writtenSetting(project, setting, 'development')?.value);
    if (!isText(label) || label === '') return undefined;
    const [app = '', name = '', ...rest] = label.split('.');
    const isItself = rest.length === 0 && app === model.app && name.toLowerCase() === model.name.toLowerCase();
    return isItself ? undefined : setting;
}

export const isSwapped = (project: Project, model: DjangoModel): boolean => swappedBy(project, model) !== undefined;
