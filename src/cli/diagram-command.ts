import { extname, resolve } from 'node:path';
import { elkLoader } from '../diagram/elk/load-elk.js';
import { graphvizLoader } from '../diagram/graphviz/load-graphviz.js';
import { engineNames, parseEngineName } from '../diagram/layout-engine.js';
import { createLayouter } from '../diagram/layouter.js';
import { type RenderFormat, renderFormats, renderView } from '../diagram/render-view.js';
import { viewNames } from '../diagram/view-of.js';
import { replaceFile } from '../disk/replace-file.js';
import { type Arguments, oneOf, optionValue } from './arguments.js';
import type { Command } from './command-context.js';
import { reasonOf } from './node-files.js';
import { openOneProject } from './open-project.js';
import { printable } from './terminal.js';
import { UsageError, UserError } from './user-error.js';

export const diagramCommand: Command = async ({ terminal, signal, ...context }, args) => {
    const [path = ''] = args.positionals;
    const view = optionValue(args, 'view') ?? '';
    const engine = optionValue(args, 'engine');
    const out = optionValue(args, 'out');
    const format = formatOf(args, out);
    if (engine !== undefined && !parseEngineName(engine)) {
        throw new UsageError(`There is no layout engine '${engine}'. Known are ${oneOf(engineNames)}.`);
    }
    terminal.progress(`Reading ${path} ...`);
    const { project, findings } = await openOneProject(path, context);
    const views = viewNames(project);
    if (!views.some(name => name === view)) {
        throw new UsageError(`There is no view '${view}' of '${path}'. Known are ${oneOf(views)}.`);
    }
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) {
        terminal.say(
            `'${path}' has ${errors === 1 ? 'an error' : `${errors} errors`}: the picture may lack something.`,
        );
    }
    terminal.progress(`Drawing ${view} ...`);
    const layouter = createLayouter({ graphviz: graphvizLoader, elk: elkLoader });
    const rendering = await renderView(project, view, { format, ...(engine && { engine }) }, layouter, signal);
    if ('error' in rendering) throw new UserError(rendering.error);
    for (const note of rendering.notes) terminal.say(printable(note));
    const text = rendering.text.endsWith('\n') ? rendering.text : `${rendering.text}\n`;
    if (out === undefined || out === '-') terminal.out(text);
    else await write(resolve(context.workingDirectory, out), out, text);
    return 'fine';
};

function formatOf(args: Arguments, out: string | undefined): RenderFormat {
    const given = optionValue(args, 'format');
    const wanted = given ?? (out === undefined ? 'svg' : extname(out).slice(1).toLowerCase());
    return renderFormats.find(format => format === wanted) ?? 'svg';
}

async function write(file: string, shownAs: string, text: string): Promise<void> {
    try {
        await replaceFile(file, text);
    } catch (error) {
        const failed = error as NodeJS.ErrnoException;
        if (!failed.syscall) throw error;
        throw new UserError(`'${shownAs}' cannot be written: ${reasonOf(failed)}.`, '', { cause: error });
    }
}
