import { isAppNameTaken } from '../../model/app-names.js';
import type { Backend, Fixture, OAuth2, Request } from '../../model/backend.js';
import type { CustomField, DjangoModel, Enum } from '../../model/django-model.js';
import type { Graph } from '../../model/graph.js';
import type { Library } from '../../model/library.js';
import type { App, Command, Parameter, Project, ProjectDeclaration, Signal, Task } from '../../model/project.js';
import type { RouteGroup } from '../../model/route.js';
import type { Serializer } from '../../model/serializer.js';
import type { SourceSpan } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { lowerBackend, lowerFixture, lowerOAuth2, lowerRequest } from './lower-backends.js';
import { lowerProjectDeclaration } from './lower-declaration.js';
import { lowerGraph } from './lower-graphs.js';
import { lowerCustomField, lowerEnum, lowerModel } from './lower-models.js';
import { lowerRouteGroup } from './lower-routes.js';
import { lowerSerializer } from './lower-serializers.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, type LoweringContext, loweringOf, present } from './lowering.js';
import { Spans } from './span-of.js';

/** An app's block, without what is in it. */
export interface AppBlock {
    readonly name: string;
    readonly span: SourceSpan;
    readonly external: boolean;
    readonly title?: string;
    readonly documentation?: string;
}

/** What a declaration means. */
export type Lowered =
    | { readonly kind: 'project'; readonly value: ProjectDeclaration }
    | { readonly kind: 'oauth2'; readonly value: OAuth2 }
    | { readonly kind: 'app'; readonly value: AppBlock }
    | { readonly kind: 'routeGroups'; readonly value: RouteGroup }
    | { readonly kind: 'graphs'; readonly value: Graph }
    | { readonly kind: 'fixtures'; readonly value: Fixture }
    | { readonly kind: 'backends'; readonly value: Backend }
    | { readonly kind: 'requests'; readonly value: Request }
    | { readonly kind: 'enums'; readonly value: Enum }
    | { readonly kind: 'customFields'; readonly value: CustomField }
    | { readonly kind: 'models'; readonly value: DjangoModel }
    | { readonly kind: 'serializers'; readonly value: Serializer }
    | { readonly kind: 'tasks'; readonly value: Task }
    | { readonly kind: 'commands'; readonly value: Command }
    | { readonly kind: 'signals'; readonly value: Signal };

/** Half-typed declarations without a name mean nothing yet; nothing makes it throw. */
export function lowerDeclaration(lowering: Lowering, node: DeclarationNode): Lowered | undefined {
    if (ast.isOAuthDeclaration(node)) return { kind: 'oauth2', value: lowerOAuth2(lowering, node) };
    if (!node.name || isInNamelessApp(node)) return undefined;
    switch (node.$type) {
        case 'ProjectDeclaration':
            return { kind: 'project', value: lowerProjectDeclaration(lowering, node) };
        case 'AppDeclaration':
            return { kind: 'app', value: lowerAppBlock(lowering, node) };
        case 'RoutesDeclaration':
            return { kind: 'routeGroups', value: lowerRouteGroup(lowering, node) };
        case 'GraphDeclaration':
            return { kind: 'graphs', value: lowerGraph(lowering, node) };
        case 'FixtureDeclaration':
            return { kind: 'fixtures', value: lowerFixture(lowering, node) };
        case 'BackendDeclaration':
            return { kind: 'backends', value: lowerBackend(lowering, node) };
        case 'RequestDeclaration':
            return { kind: 'requests', value: lowerRequest(lowering, node) };
        case 'EnumDeclaration':
            return { kind: 'enums', value: lowerEnum(lowering, node) };
        case 'FieldTypeDeclaration':
            return { kind: 'customFields', value: lowerCustomField(lowering, node) };
        case 'ModelDeclaration':
            return { kind: 'models', value: lowerModel(lowering, node) };
        case 'SerializerDeclaration':
            return { kind: 'serializers', value: lowerSerializer(lowering, node) };
        case 'TaskDeclaration':
            return { kind: 'tasks', value: lowerTask(lowering, node) };
        case 'CommandDeclaration':
            return { kind: 'commands', value: lowerCommand(lowering, node) };
        case 'SignalDeclaration':
            return { kind: 'signals', value: lowerSignal(lowering, node) };
        default:
            return undefined;
    }
}

const isInNamelessApp = ({ $container: app }: DeclarationNode): boolean => ast.isAppDeclaration(app) && !app.name;

function lowerAppBlock(lowering: Lowering, node: ast.AppDeclaration): AppBlock {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        external: node.external,
        title: node.title,
        documentation: lowering.documentationOf(node),
    });
}

/** What each declaration of a project means, in the order of the files, and the app that it stands in. */
export interface LoweredIn {
    readonly app: string;
    readonly lowered: Lowered | undefined;
}

/** Puts together what the declarations mean. */
export function assembleProject(
    declarations: Iterable<LoweredIn>,
    library: { readonly facts: Library; readonly apps: readonly App[] },
): Project {
    const apps = new Map<string, AppParts>();
    const appOf = (name: string): AppParts => {
        let app = apps.get(name);
        if (!app) {
            app = {
                blocks: [],
                contents: { enums: [], customFields: [], models: [], serializers: [], tasks: [], commands: [] },
                signals: [],
            };
            apps.set(name, app);
        }
        return app;
    };
    const projects: ProjectDeclaration[] = [];
    const oauth2: OAuth2[] = [];
    const project = {
        routeGroups: [] as RouteGroup[],
        graphs: [] as Graph[],
        fixtures: [] as Fixture[],
        backends: [] as Backend[],
        requests: [] as Request[],
    };
    for (const { app, lowered } of declarations) {
        if (!lowered) continue;
        switch (lowered.kind) {
            case 'project':
                projects.push(lowered.value);
                break;
            case 'oauth2':
                oauth2.push(lowered.value);
                break;
            case 'app':
                appOf(app).blocks.push(lowered.value);
                break;
            case 'routeGroups':
            case 'graphs':
            case 'fixtures':
            case 'backends':
            case 'requests':
                (project[lowered.kind] as unknown[]).push(lowered.value);
                break;
            case 'signals':
                appOf(app).signals.push(lowered.value);
                break;
            default:
                (appOf(app).contents[lowered.kind] as unknown[]).push(lowered.value);
        }
    }
    const [declaration] = projects;
    const [firstOAuth2] = oauth2;
    const assembled = assembleApps(apps);
    const own = new Set(assembled.filter(({ origin }) => origin === 'project').map(({ name }) => name));
    return present({
        declaration,
        apps: [...assembled, ...library.apps.filter(({ name }) => !own.has(name) || isAppNameTaken(name))],
        oauth2: firstOAuth2,
        ...project,
        library: library.facts,
    });
}

/** A declaration that has come to mean something else. */
export interface ReplacedMeaning {
    readonly app: string;
    readonly old: Lowered | undefined;
    readonly lowered: Lowered | undefined;
}

/** As `assembleProject` would, of declarations in the places of others; undefined where more is to be put together than a list. */
export function replaceInProject(project: Project, replaced: readonly ReplacedMeaning[]): Project | undefined {
    let result: Project | undefined = project;
    for (const { app, old, lowered } of replaced) {
        if (!result || !old || !lowered || old.kind !== lowered.kind) return undefined;
        result = replaceOne(result, app, old, lowered);
    }
    return result;
}

function replaceOne(project: Project, name: string, old: Lowered, { kind, value }: Lowered): Project | undefined {
    switch (kind) {
        case 'project':
            // Of several the first counts.
            return project.declaration === old.value ? { ...project, declaration: value } : project;
        case 'oauth2':
        case 'app':
            return undefined;
        case 'routeGroups':
        case 'graphs':
        case 'fixtures':
        case 'backends':
        case 'requests':
            return replacing(project, kind, project[kind], old.value, value);
        default: {
            const place = project.apps.findIndex(app => app.name === name && app.origin !== 'library');
            const app = project.apps[place];
            const changed = app && replacing(app, kind, app[kind] ?? [], old.value, value);
            return changed && { ...project, apps: project.apps.with(place, changed) };
        }
    }
}

/** `owner` with another element in one of its lists. */
function replacing<T>(owner: T, name: keyof T, list: readonly unknown[], old: unknown, value: unknown): T | undefined {
    const place = list.indexOf(old);
    return place < 0 ? undefined : { ...owner, [name]: list.with(place, value) };
}

interface AppParts {
    readonly blocks: AppBlock[];
    readonly contents: {
        readonly enums: Enum[];
        readonly customFields: CustomField[];
        readonly models: DjangoModel[];
        readonly serializers: Serializer[];
        readonly tasks: Task[];
        readonly commands: Command[];
    };
    readonly signals: Signal[];
}

/** An app's blocks together, in the order in which its first ones stand: own apps first. */
function assembleApps(parts: ReadonlyMap<string, AppParts>): App[] {
    const apps = [...parts].filter(([name]) => name !== '').map(([name, part]) => assembleApp(name, part));
    const lone = parts.get('');
    if (lone) apps.push({ ...contentsOf(lone), name: '', origin: 'project', module: '' });
    const own = apps.filter(app => app.origin === 'project');
    return [...own, ...apps.filter(app => app.origin !== 'project')];
}

function assembleApp(name: string, parts: AppParts): App {
    const { blocks } = parts;
    const external = blocks.some(block => block.external);
    const title = blocks.find(block => block.title !== undefined)?.title;
    const documentation = blocks.find(block => block.documentation !== undefined)?.documentation;
    const span = blocks[0]?.span;
    return {
        name,
        origin: external ? 'external' : 'project',
        ...(span && { span }),
        ...(documentation !== undefined && { documentation }),
        // Behind an external app stands its Python module, behind an own one its title.
        module: external ? (title ?? name) : name,
        ...(!external && title !== undefined && { title }),
        ...contentsOf(parts),
    };
}

const contentsOf = ({ contents, signals }: AppParts) => ({ ...contents, ...(signals.length > 0 ? { signals } : {}) });

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

const libraryAppsOf = new WeakMap<readonly ast.AppDeclaration[], readonly App[]>();

/** The library's apps are the same for every project. */
export function libraryApps(context: LoweringContext): readonly App[] {
    const { apps } = context.names.library;
    let lowered = libraryAppsOf.get(apps);
    if (!lowered) {
        const nodes = apps.flatMap(app => [app, ...app.items].map(node => ({ app: app.name, node })));
        const declarations = nodes.map(({ app, node }) => {
            const { anchor } = Spans.from(node);
            return { app, lowered: lowerDeclaration(loweringOf(context, anchor), node) };
        });
        lowered = assembleProject(declarations, { facts: context.library, apps: [] }).apps.map(
            (app): App => ({ ...app, origin: 'library' }),
        );
        libraryAppsOf.set(apps, lowered);
    }
    return lowered;
}
