import type { App, Command, Parameter, Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { isKeyword } from '../python/python-names.js';
import { quoteString } from '../python/quote-string.js';
import { parameterDefault, parameterType } from './parameter-source.js';
import { docstringLines, PythonFile } from './python-file.js';

/** Each command of `manage.py`, in a file of its own. */
export function emitCommands(project: Project): GeneratedFile[] {
    return ownApps(project)
        .filter(app => app.commands.length > 0)
        .flatMap(app => [
            { path: `${app.name}/management/__init__.py`, text: '' },
            { path: `${app.name}/management/commands/__init__.py`, text: '' },
            ...app.commands.map(command => ({
                path: commandPath(app, command),
                text: commandSource(project, app, command),
            })),
        ]);
}

const commandPath = (app: App, { name }: Command): string => `${app.name}/management/commands/${name}.py`;

export const unwrittenCommand = (app: App, command: Command): string =>
    `${command.name} is still to be written, in ${commandPath(app, command)}.`;

function commandSource(project: Project, app: App, command: Command): string {
    const names = command.parameters.map(destination);
    const file = new PythonFile(project, {
        folder: `${app.name}/management/commands`,
        definitions: ['Command', 'parser', 'options', ...names],
    });
    const base = file.from('django.core.management.base', 'BaseCommand');
    const error = file.from('django.core.management.base', 'CommandError');
    const added = command.parameters.map(parameter => argumentSource(project, file, parameter));
    const given = command.parameters.map(parameter => `${destination(parameter)}: ${parameterType(file, parameter)}`);
    const head = ['self', ...(given.length > 0 ? ['*', ...given] : []), '**options'].join(', ');
    const help =
        command.help ??
        command.documentation
            ?.trim()
            .split(/\n\s*\n/)[0]
            ?.replaceAll(/\s+/g, ' ');
    const parts = [
        docstringLines(command.help === undefined ? undefined : command.documentation, '').trimEnd(),
        help === undefined ? '' : `help = ${quoteString(help)}`,
        added.length > 0 ? ['def add_arguments(self, parser):', ...added.map(line => `    ${line}`)].join('\n') : '',
        `def handle(${head}):\n    raise ${error}(${quoteString(unwrittenCommand(app, command))})`,
    ].filter(Boolean);
    file.add(`class Command(${base}):\n${parts.join('\n\n').replaceAll(/^(?=.)/gm, '    ')}`);
    return file.text();
}

/** Names that every command has options under, or that `handle` needs for itself. */
const reserved: ReadonlySet<string> = new Set(
    (
        'args force_color force_colour help no_color options parser pythonpath self settings skip_checks stderr stdout ' +
        'traceback verbosity version'
    ).split(' '),
);

/** The name of a parameter in Python. */
export const destination = ({ name }: Parameter): string =>
    isKeyword(name) ? `${name}_` : reserved.has(name) ? `${name}_value` : name;

/** `--dry-run`; undefined for what is given by its place. */
export function optionString(parameter: Parameter): string | undefined {
    const isOption = parameter.default !== undefined || parameter.type === 'flag' || parameter.type === 'bool';
    if (!isOption) return undefined;
    const name = reserved.has(parameter.name) ? `${parameter.name}_value` : parameter.name;
    return `--${name.replaceAll('_', '-').replace(/^-+|-+$/g, '')}`;
}

function argumentSource(project: Project, file: PythonFile, parameter: Parameter): string {
    const option = optionString(parameter);
    const name = destination(parameter);
    const value = parameterDefault(project, file, parameter);
    const type = parameterType(file, parameter);
    if (option === undefined) {
        const shown = name === parameter.name ? [] : [`metavar=${quoteString(parameter.name)}`];
        return `parser.add_argument(${[quoteString(name), ...typeOption(parameter, type), ...shown].join(', ')})`;
    }
    const target = option.slice(2).replaceAll('-', '_') === name ? [] : [`dest=${quoteString(name)}`];
    if (type === 'bool') {
        if (parameter.type === 'flag' && value === 'False') {
            return `parser.add_argument(${[quoteString(option), ...target, 'action="store_true"'].join(', ')})`;
        }
        const both = `action=${file.import('argparse')}.BooleanOptionalAction`;
        const given = value === undefined ? 'required=True' : `default=${value}`;
        return `parser.add_argument(${[quoteString(option), ...target, both, given].join(', ')})`;
    }
    return `parser.add_argument(${[quoteString(option), ...target, ...typeOption(parameter, type), `default=${value}`].join(', ')})`;
}

/** How a text of the command line becomes a value. */
function typeOption({ type }: Parameter, name: string): string[] {
    if (type === 'date' || type === 'datetime') return [`type=${name}.fromisoformat`];
    return name === 'str' ? [] : [`type=${name}`];
}
