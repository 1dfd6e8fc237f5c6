import { entry, quotedNames } from '../../catalogue-entry.js';

/** What is said of the `project` block, of tasks and of commands. */
export const projectCatalogue = {
    'unknown-setting-word': entry<{
        setting: string;
        word: string;
        words: readonly string[];
        suggestions: readonly string[];
    }>({
        severity: 'error',
        summary: 'A setting of the project has a word that is not known.',
        message: ({ setting, word }) => `No ${setting} '${word}' is known.`,
        advice: ({ words, suggestions }) =>
            suggestions.length > 0 ? `Did you mean ${quotedNames(suggestions)}?` : `Write ${quotedNames(words)}.`,
    }),
    'unknown-django-version': entry<{ version: string; versions: readonly string[] }>({
        severity: 'error',
        summary: 'The project is for a version of Django that nothing is generated for.',
        message: ({ version }) =>
            `Projects are generated for some versions of Django, and '${version}' is none of them.`,
        advice: ({ versions }) => `Write ${quotedNames(versions)}.`,
    }),
    'python-too-old': entry<{ python: string; django: string; least: string }>({
        severity: 'error',
        summary: 'The version of Django does not run on the version of Python.',
        message: ({ python, django, least }) => `Django ${django} needs Python ${least} or later, not ${python}.`,
        advice: ({ least }) => `Write python "${least}".`,
    }),
    'invalid-time-zone': entry<{ zone: string; suggestions: readonly string[] }>({
        severity: 'error',
        summary: 'A time zone is none that there is.',
        message: ({ zone }) => `'${zone}' is no time zone.`,
        advice: ({ suggestions }) =>
            suggestions.length > 0
                ? `Did you mean ${quotedNames(suggestions)}?`
                : 'Write its IANA name, such as "Europe/Berlin", or "UTC".',
    }),
    'default-auto-field': entry<{ name: string }>({
        severity: 'error',
        summary: 'The class of the keys that Django adds does not count up.',
        message: ({ name }) => `'${name}' is no class of keys that count up.`,
        advice: () => 'Write "django.db.models.BigAutoField", or leave it out.',
    }),
    'duplicate-store': entry<{ kind: string; alias: string; stage: string }>({
        severity: 'error',
        summary: 'A project declares a database or a cache twice for one stage.',
        message: ({ kind, alias, stage }) => `A second ${kind} '${alias}' for ${stage}.`,
        advice: () => "Keep one of them, or say 'in development' and 'in production'.",
    }),
    'no-default-store': entry<{ kind: string; alias: string }>({
        severity: 'warning',
        summary: "A project declares databases or caches, and none called 'default'.",
        message: ({ kind, alias }) => `No ${kind} is called 'default', which Django needs beside '${alias}'.`,
        advice: ({ kind }) => `Declare \`${kind} default …\`; SQLite or a local one is taken otherwise.`,
    }),
    'user-model-is-no-user': entry<{ model: string }>({
        severity: 'error',
        summary: 'The model of users is none that can log in.',
        message: ({ model }) => `'${model}' cannot be the model of users: it does not extend one of Django's.`,
        advice: ({ model }) => `Declare 'model ${model} extends auth.AbstractUser'.`,
    }),
    'user-model-without-login': entry<{ model: string }>({
        severity: 'error',
        summary: 'The model of users extends AbstractBaseUser, and no class says what they log in with.',
        message: ({ model }) => `Nothing says what users log in with: '${model}' has no USERNAME_FIELD.`,
        advice: ({ model }) =>
            `Extend auth.AbstractUser, or a class of yours that has it too: 'model ${model} extends auth.AbstractBaseUser, \`accounts.login.ByName\`'.`,
    }),
    'user-model-abstract': entry<{ model: string }>({
        severity: 'error',
        summary: 'The model of users is abstract or a proxy.',
        message: ({ model }) => `'${model}' has no table of its own and cannot be the model of users.`,
        advice: () => 'Name a model that extends it.',
    }),
    'auth.W004': entry<{ field: string }>({
        severity: 'warning',
        summary: 'The field that users log in with is not unique, where classes of your own log them in.',
        message: ({ field }) => `Users log in with '${field}', which is not unique.`,
        advice: () => "Add 'unique', unless your authentication backends tell them apart.",
    }),
    'auth.E003': entry<{ field: string }>({
        severity: 'error',
        summary: 'The field that users log in with is not unique.',
        message: ({ field }) => `Users log in with '${field}', which must be unique.`,
        advice: () => "Add 'unique'.",
    }),
    'invalid-cron': entry<{ cron: string; problem: string }>({
        severity: 'error',
        summary: 'A task is scheduled with a cron expression that says no time.',
        message: ({ cron, problem }) => `'${cron}' is no cron expression: ${problem}.`,
        advice: () => 'It has five parts: minute, hour, day of the month, month, day of the week.',
    }),
    'task-interval': entry<{ task: string }>({
        severity: 'error',
        summary: 'A task is run every no time at all.',
        message: ({ task }) => `'${task}' would run all the time.`,
        advice: () => 'Write a longer interval, such as 1m.',
    }),
    'scheduled-task-parameters': entry<{ task: string; parameters: readonly string[] }>({
        severity: 'error',
        summary: 'A task that runs by itself has parameters without defaults.',
        message: ({ task, parameters }) =>
            `'${task}' runs by itself, and nobody gives it ${parameters.map(name => `'${name}'`).join(', ')}.`,
        advice: () => 'Give each parameter a default.',
    }),
    'task-retries': entry<{ task: string }>({
        severity: 'error',
        summary: 'A task is tried again a number of times that is no whole number.',
        message: ({ task }) => `The retries of '${task}' must be a whole number.`,
        advice: () => '',
    }),
    'parameter-type': entry<{ parameter: string; types: readonly string[] }>({
        severity: 'error',
        summary: 'A parameter is of a type that is not known.',
        message: ({ parameter }) => `The type of the parameter '${parameter}' is not known.`,
        advice: ({ types }) => `Write ${quotedNames(types)}.`,
    }),
    'parameter-default': entry<{ parameter: string; expected: string }>({
        severity: 'error',
        summary: 'The default of a parameter is of another type.',
        message: ({ parameter, expected }) => `The default of '${parameter}' must be ${expected}.`,
        advice: () => '',
    }),
    'parameter-order': entry<{ parameter: string }>({
        severity: 'error',
        summary: 'A parameter without a default follows one with a default.',
        message: ({ parameter }) => `'${parameter}' has no default and follows a parameter that has one.`,
        advice: () => 'Put it first, or give it a default.',
    }),
    'flag-on': entry<{ parameter: string }>({
        severity: 'error',
        summary: 'A flag is on unless it is given.',
        message: ({ parameter }) => `A flag switches something on: '${parameter}' cannot be on already.`,
        advice: () => 'Turn its meaning round, and leave the default out.',
    }),
    'command-replaces-django': entry<{ name: string }>({
        severity: 'error',
        summary: "A command has the name of one of Django's that it cannot replace.",
        message: ({ name }) => `A command cannot be called '${name}': migrations need Django's own.`,
        advice: () => 'Rename it.',
    }),
    'user-model-as-setting': entry<Record<never, never>>({
        severity: 'error',
        summary: 'AUTH_USER_MODEL is said as a setting, and not by `user_model`.',
        message: () => 'The model of users is a name, which relations, routes and the admin follow.',
        advice: () => 'Write user_model app.Model.',
    }),
    'circular-apps': entry<{ model: string; path: readonly string[] }>({
        severity: 'error',
        summary: 'Apps extend models of each other, so that Python can import none of them.',
        message: ({ model, path }) =>
            `'${model}' makes apps import each other, of which Python can read none: ${path.join(' → ')}.`,
        advice: () => 'Put what both extend into an app of its own, or these models into one app.',
    }),
    'app-name-taken': entry<{ app: string; owner: 'A project' | 'Python' }>({
        severity: 'error',
        summary:
            'An app has the name of one that Django brings along, of a module of Python, or of what stands beside the apps.',
        message: ({ app, owner }) => `${owner} has '${app}' already.`,
        advice: () => 'Rename it.',
    }),
    'apps-differ-in-case': entry<{ app: string; other: string }>({
        severity: 'error',
        summary: 'Two apps have names that differ in case alone.',
        message: ({ app, other }) => `'${app}' and '${other}' are one folder on Windows and macOS.`,
        advice: () => 'Rename one of them.',
    }),
    'no-file-name': entry<{ kind: string; name: string; why: string }>({
        severity: 'error',
        summary: 'A name that becomes a file cannot be one on every system.',
        message: ({ kind, name, why }) => `No file can be made for the ${kind} '${name}': ${why}.`,
        advice: () => 'Rename it.',
    }),
};
