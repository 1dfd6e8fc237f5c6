import type { App, Command, Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { destination, optionString, unwrittenCommand } from '../emit-commands.js';
import { parameterSample } from '../parameter-source.js';
import { PythonFile } from '../python-file.js';
import { pascalCase } from '../words.js';

/** Tests of each app's commands: what they have to be given, and that somebody has to write them. */
export function emitCommandTests(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => {
        if (app.commands.length === 0) return [];
        const file = new PythonFile(project, {
            folder: `${app.name}/tests`,
            docstring: `Tests of the commands of ${app.name}.`,
        });
        for (const command of app.commands) {
            const testCase = file.from('django.test', 'SimpleTestCase');
            const body = methods(file, app, command).join('\n\n');
            file.add(`class ${pascalCase(command.name)}Tests(${testCase}):\n${body}`);
        }
        return [{ path: `${app.name}/tests/test_commands.py`, text: file.text() }];
    });
}

function methods(file: PythonFile, app: App, command: Command): string[] {
    const call = file.from('django.core.management', 'call_command');
    const error = file.from('django.core.management', 'CommandError');
    const name = quoteString(command.name);
    const found: string[] = [];
    const [needed] = command.parameters.filter(parameter => isNeeded(parameter));
    if (needed) {
        const shown = optionString(needed) ?? destination(needed);
        found.push(
            method('test_has_to_be_told', [
                `with self.assertRaisesMessage(${error}, ${quoteString(shown)}):`,
                `    ${call}(${name})`,
            ]),
        );
    }
    const given = command.parameters.flatMap(parameter => {
        const option = optionString(parameter);
        if (option === undefined) return [quoteString(parameterSample(parameter))];
        if (parameter.type === 'flag' || parameter.type === 'bool') return [quoteString(option)];
        return [quoteString(`${option}=${parameterSample(parameter)}`)];
    });
    found.push(
        method('test_is_still_to_be_written', [
            `with self.assertRaisesMessage(${error}, ${quoteString(unwrittenCommand(app, command))}):`,
            `    ${call}(${[name, ...given].join(', ')})`,
        ]),
    );
    return found;
}

const isNeeded = ({ default: value, type }: Command['parameters'][number]): boolean =>
    value === undefined && type !== 'flag';

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`;
