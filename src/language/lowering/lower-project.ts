import type { CommentProvider } from 'langium';
import type { Library } from '../../model/library.js';
import type { App, Command, Parameter, Project, Signal, Task } from '../../model/project.js';
import * as ast from '../generated/ast.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { lowerBackend, lowerFixture, lowerOAuth2, lowerRequest } from './lower-backends.js';
import { lowerProjectDeclaration } from './lower-declaration.js';
import { lowerGraph } from './lower-graphs.js';
import { lowerCustomField, lowerEnum, lowerModel } from './lower-models.js';
import { lowerRouteGroup } from './lower-routes.js';
import { lowerSerializer } from './lower-serializers.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, type LoweringContext, loweringOf, present } from './lowering.js';

/** The files of one project as a model. Half-typed declarations without a name are left out; nothing makes it throw. */
export function lowerProject(names: ProjectNames, library: Library, comments: CommentProvider): Project {
    const context: LoweringContext = { names, library, comments };
    const items = names.files.documents.flatMap(document => document.parseResult.value.items);
    const lower = <N extends ast.FileItem & { name: string }, T>(
        is: (item: unknown) => item is N,
        how: (lowering: Lowering, node: N) => T,
    ): T[] =>
        items
            .filter(is)
            .filter(node => node.name)
            .map(node => how(loweringOf(context, node), node));
    const [declaration] = lower(ast.isProjectDeclaration, lowerProjectDeclaration);
    const oauth2 = items.find(ast.isOAuthDeclaration);
    return present({
        declaration,
        apps: [...lowerApps(context, items), ...libraryApps(context)],
        oauth2: oauth2 && lowerOAuth2(loweringOf(context, oauth2), oauth2),
        routeGroups: lower(ast.isRoutesDeclaration, lowerRouteGroup),
        graphs: lower(ast.isGraphDeclaration, lowerGraph),
        fixtures: lower(ast.isFixtureDeclaration, lowerFixture),
        backends: lower(ast.isBackendDeclaration, lowerBackend),
        requests: lower(ast.isRequestDeclaration, lowerRequest),
        library,
    });
}

/** An app's blocks together, in the order in which its first ones stand: own apps first. */
function lowerApps(context: LoweringContext, items: readonly ast.FileItem[]): App[] {
    const blocks = new Map<string, ast.AppDeclaration[]>();
    const lone: ast.AppItem[] = [];
    for (const item of items) {
        if (ast.isAppDeclaration(item)) {
            if (!item.name) continue;
            const known = blocks.get(item.name);
            if (known) known.push(item);
            else blocks.set(item.name, [item]);
        } else if (isAppItem(item)) lone.push(item);
    }
    const apps = [...blocks].map(([name, declarations]) => lowerApp(context, name, declarations));
    if (lone.length > 0) {
        apps.push({ name: '', origin: 'project', module: '', ...lowerItems(context, lone) });
    }
    const own = apps.filter(app => app.origin === 'project');
    return [...own, ...apps.filter(app => app.origin !== 'project')];
}

const isAppItem = (item: ast.FileItem): item is ast.AppItem =>
    ast.isModelDeclaration(item) ||
    ast.isEnumDeclaration(item) ||
    ast.isFieldTypeDeclaration(item) ||
    ast.isSerializerDeclaration(item) ||
    ast.isTaskDeclaration(item) ||
    ast.isCommandDeclaration(item) ||
    ast.isSignalDeclaration(item) ||
    ast.isBuiltinDeclaration(item);

function lowerApp(context: LoweringContext, name: string, blocks: readonly ast.AppDeclaration[]): App {
    const [first] = blocks as [ast.AppDeclaration];
    const external = blocks.some(block => block.external);
    const title = blocks.find(block => block.title !== undefined)?.title;
    const lowering = loweringOf(context, first);
    return present({
        name,
        origin: external ? ('external' as const) : ('project' as const),
        span: lowering.spans.ofProperty(first, 'name'),
        documentation: blocks
            .map(block => lowering.documentationOf(block))
            .find(documentation => documentation !== undefined),
        // Behind an external app stands its Python module, behind an own one its title.
        module: external ? (title ?? name) : name,
        title: external ? undefined : title,
        ...lowerItems(
            context,
            blocks.flatMap(block => block.items),
        ),
    });
}

type Contents = Omit<App, 'name' | 'origin' | 'span' | 'documentation' | 'module' | 'title'>;

function lowerItems(context: LoweringContext, items: readonly ast.AppItem[]): Contents {
    const lower = <N extends ast.AppItem, T>(
        is: (item: unknown) => item is N,
        how: (lowering: Lowering, node: N) => T,
    ): T[] =>
        items
            .filter(is)
            .filter(node => node.name)
            .map(node => how(loweringOf(context, node), node));
    const signals = lower(ast.isSignalDeclaration, lowerSignal);
    return present({
        enums: lower(ast.isEnumDeclaration, lowerEnum),
        customFields: lower(ast.isFieldTypeDeclaration, lowerCustomField),
        models: lower(ast.isModelDeclaration, lowerModel),
        serializers: lower(ast.isSerializerDeclaration, lowerSerializer),
        tasks: lower(ast.isTaskDeclaration, lowerTask),
        commands: lower(ast.isCommandDeclaration, lowerCommand),
        signals: signals.length > 0 ? signals : undefined,
    });
}

function lowerTask(lowering: Lowering, node: ast.TaskDeclaration): Task {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        documentation: lowering.documentationOf(node) ?? node.description,
        parameters: lowerParameters(lowering, node.parameters),
        every:
            typeof node.every === 'string'
                ? ({ kind: 'cron', cron: node.every } as const)
                : node.every === undefined
                  ? undefined
                  : ({ kind: 'interval', milliseconds: node.every } as const),
        queue: node.queue,
        retries: node.retries === undefined ? undefined : Number(node.retries),
    });
}

function lowerCommand(lowering: Lowering, node: ast.CommandDeclaration): Command {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        documentation: lowering.documentationOf(node),
        help: node.description,
        parameters: lowerParameters(lowering, node.parameters),
    });
}

function lowerSignal(lowering: Lowering, node: ast.SignalDeclaration): Signal {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        documentation: lowering.documentationOf(node),
        parameters: node.parameters.filter(parameter => parameter.name).map(parameter => parameter.name),
    });
}

const parameterTypes = new Set(['str', 'int', 'float', 'bool', 'flag', 'path', 'date', 'datetime']);

/** A parameter without a type is a text. */
function lowerParameters(lowering: Lowering, parameters: readonly ast.Parameter[]): Parameter[] {
    return parameters
        .filter(parameter => parameter.name)
        .map(parameter => {
            const type = parameter.type ?? 'str';
            return present({
                name: parameter.name,
                type: parameterTypes.has(type) ? (type as Parameter['type']) : ('unknown' as const),
                default: parameter.default && lowerValue(lowering, parameter.default, parameter),
                span: lowering.spans.ofProperty(parameter, 'name'),
            });
        });
}

const libraryAppsOf = new WeakMap<readonly ast.AppDeclaration[], App[]>();

/** The library's apps are the same for every project. */
function libraryApps(context: LoweringContext): App[] {
    const { apps } = context.names.library;
    let lowered = libraryAppsOf.get(apps);
    if (!lowered) {
        lowered = apps.map((app): App => ({ ...lowerApp(context, app.name, [app]), origin: 'library' }));
        libraryAppsOf.set(apps, lowered);
    }
    return lowered;
}
