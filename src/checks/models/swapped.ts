import type { DjangoModel } from '../../model/django-model.js';
import { djangoUser, type ModelId, partsOfModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { nameIn } from '../../model/value-name.js';
import { isText, type Known, knownValue, writtenSetting } from '../settings/stage-settings.js';
import { metaOption } from './meta/meta-sources.js';

/**
 * The setting that puts another model in a model's place, as `AUTH_USER_MODEL` does for Django's own user; undefined where
 * the model stays. One that is swapped out has no table, and Django checks nothing of it.
 */
export function swappedBy(project: Project, model: DjangoModel): string | undefined {
    if (model.app === 'auth' && model.name === 'User') {
        return project.declaration?.userModel ? 'AUTH_USER_MODEL' : undefined;
    }
    return model.kind === 'abstract' ? undefined : swappedInMeta(project, model);
}

/** What a model's options say of that, also where it is abstract and no other one can take its place. */
export function swappedInMeta(project: Project, model: DjangoModel): string | undefined {
    const setting = nameIn(metaOption(project, model, 'swappable')?.value);
    const label = setting === undefined ? undefined : labelIn(project, setting);
    if (!isText(label) || label === '') return undefined;
    const [app = '', name = '', ...rest] = label.split('.');
    const isItself = rest.length === 0 && app === model.app && name.toLowerCase() === model.name.toLowerCase();
    return isItself ? undefined : setting;
}

function labelIn(project: Project, setting: string): Known {
    const written = knownValue(writtenSetting(project, setting, 'development')?.value);
    if (setting !== 'AUTH_USER_MODEL' || written !== undefined) return written;
    const user = project.declaration?.userModel?.model;
    return labelOf(user ?? djangoUser);
}

const labelOf = (id: ModelId): string => {
    const { app, name } = partsOfModelId(id);
    return `${app}.${name}`;
};

export const isSwapped = (project: Project, model: DjangoModel): boolean => swappedBy(project, model) !== undefined;
