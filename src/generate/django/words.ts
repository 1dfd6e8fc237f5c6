import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';

/** How things are called to people. */

/** `ProductTag` → `product tag`, as Django calls a model that has no `verbose_name`. */
export function modelTitle(model: DjangoModel): string {
    return (
        textOption(model, 'verbose_name') ??
        model.name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase()
    );
}

export const modelPlural = (model: DjangoModel): string =>
    textOption(model, 'verbose_name_plural') ?? plural(modelTitle(model));

function textOption(model: DjangoModel, name: string): string | undefined {
    const value = model.meta.find(option => option.name === name)?.value;
    return value?.kind === 'string' ? value.value : undefined;
}

export function plural(word: string): string {
    if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
    return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

export function fieldTitle(field: Field): string {
    const written = field.options.find(option => option.name === 'verbose_name')?.value;
    return capitalized(written?.kind === 'string' ? written.value : field.name.replaceAll('_', ' '));
}

export const capitalized = (text: string): string => text.replace(/^./u, first => first.toUpperCase());

/** `old_home` → `Old home`. */
export const titleOfName = (name: string): string => capitalized(name.replaceAll(/[_\-./]+/g, ' ').trim());

/** `live_products` → `LiveProducts`; a name that is in this form already stays as it is. */
export const pascalCase = (name: string): string =>
    name
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean)
        .map(capitalized)
        .join('');

/** `ProductTag` → `product_tag`. */
export const snakeCase = (name: string): string =>
    name
        .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
        .toLowerCase()
        .replaceAll(/\W+/g, '_');

export const projectTitle = (project: Project): string =>
    project.declaration?.title ?? titleOfName(project.declaration?.name ?? 'site');
