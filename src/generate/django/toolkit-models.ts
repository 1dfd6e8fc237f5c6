import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';

/** Models of the OAuth toolkit that it registers in the admin itself, whichever model these settings put in their place. */
const settings: ReadonlySet<string> = new Set(
    ['APPLICATION', 'ACCESS_TOKEN', 'GRANT', 'ID_TOKEN', 'REFRESH_TOKEN'].map(name => `OAUTH2_PROVIDER_${name}_MODEL`),
);

/** Whether the OAuth toolkit has registered a model by the time that the project's own apps register theirs. */
export function isRegisteredByToolkit({ declaration, oauth2 }: Project, { app, name }: DjangoModel): boolean {
    if (!oauth2) return false;
    const label = `${app}.${name}`.toLowerCase();
    return (declaration?.settings ?? []).some(
        setting =>
            settings.has(setting.name) &&
            setting.value.kind === 'string' &&
            setting.value.value.toLowerCase() === label,
    );
}
