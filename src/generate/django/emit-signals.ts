import type { DjangoModel, SignalHandler } from '../../model/django-model.js';
import type { ModelId } from '../../model/names.js';
import { perProject } from '../../model/per-project.js';
import type { App, Project } from '../../model/project.js';
import { allFields, ancestorsOf, indexOf, ownApps } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { ownAppNamed } from './own-apps.js';
import { PythonFile, tuple } from './python-file.js';
import { signalFacts } from './signal-facts.js';

/** Each app's `signals.py`: the signals of its own, and who hears which. The handlers themselves lie where they are named. */
export function emitSignals(project: Project): GeneratedFile[] {
    return ownApps(project)
        .filter(hasSignals)
        .map(app => ({ path: `${app.name}/signals.py`, text: signalsSource(project, app) }));
}

export const hasSignals = (app: App): boolean =>
    (app.signals ?? []).length > 0 || app.models.some(({ handlers }) => handlers.length > 0);

function signalsSource(project: Project, app: App): string {
    const own = app.signals ?? [];
    const file = new PythonFile(project, {
        folder: app.name,
        module: 'signals',
        definitions: ['sender', ...own.map(({ name }) => name)],
    });
    for (const { name, documentation, parameters } of own) {
        const signal = file.from('django.dispatch', 'Signal');
        const lines = (documentation ?? '').trim().split('\n').filter(Boolean);
        const sends = parameters.length > 0 ? [`Sent with ${parameters.join(', ')}.`] : [];
        const comments = [...lines, ...sends].map(line => `# ${line.trim()}\n`).join('');
        file.add(`${comments}${name} = ${signal}()`);
    }
    const connections = app.models.flatMap(model =>
        model.handlers.map(handler => connection(project, file, model, handler)),
    );
    file.add(connections.filter(Boolean).join('\n'));
    return file.text();
}

/** A statement that connects a handler; several of them for a signal of relations to many. */
function connection(
    project: Project,
    file: PythonFile,
    model: DjangoModel,
    { signal, handler }: SignalHandler,
): string {
    const { sender } = signalFacts(project, signal);
    const connect = (from: string): string =>
        `${signalName(project, file, signal)}.connect(${file.dotted(handler)}${from && `, sender=${from}`})`;
    switch (sender) {
        case 'other':
            return connect('');
        case 'app':
            return connect(`${file.from('django.apps', 'apps')}.get_app_config(${quoteString(model.app)})`);
        case 'through': {
            const through = sendersOf(project, model).flatMap(of =>
                allFields(project, of)
                    .filter(({ type }) => type.kind === 'relation' && type.relation === 'ManyToManyField')
                    .map(field => `${file.model(of)}.${field.name}.through`),
            );
            return [...new Set(through)].map(connect).join('\n');
        }
        case 'model': {
            const senders = sendersOf(project, model).map(of => file.model(of));
            const [only] = senders;
            if (only === undefined) return '';
            if (senders.length === 1) return connect(only);
            const reason = model.kind === 'abstract' ? '' : '  # a proxy sends signals of its own';
            return `for sender in ${tuple(senders)}:${reason}\n    ${connect('sender')}`;
        }
    }
}

function signalName(project: Project, file: PythonFile, signal: string): string {
    const module = project.library.signals.get(signal)?.module;
    return module === undefined ? file.dotted(signal) : file.from(module, signal);
}

/** The classes that send a model's signals: itself and its proxies, or whatever extends an abstract one. */
export function sendersOf(project: Project, model: DjangoModel): readonly DjangoModel[] {
    const { proxies, descendants } = ownFamilies(project);
    return model.kind === 'abstract' ? (descendants.get(model.id) ?? []) : [model, ...(proxies.get(model) ?? [])];
}

/** The project's own proxies by the model behind them, and the classes that have rows by each that they extend. */
const ownFamilies = perProject(project => {
    const own = [...indexOf(project).models.values()].filter(
        ({ app, kind }) => kind !== 'abstract' && ownAppNamed(project, app),
    );
    const descendants = new Map<ModelId, DjangoModel[]>();
    for (const model of own) {
        for (const { id } of ancestorsOf(project, model)) {
            const known = descendants.get(id);
            if (known) known.push(model);
            else descendants.set(id, [model]);
        }
    }
    const proxies = Map.groupBy(
        own.filter(({ kind }) => kind === 'proxy'),
        proxy => behind(project, proxy),
    );
    return { proxies, descendants };
});

/** What a proxy, or a proxy of a proxy, stands for. */
function behind(project: Project, proxy: DjangoModel): DjangoModel | undefined {
    return ancestorsOf(project, proxy).find(({ kind }) => kind !== 'proxy');
}
