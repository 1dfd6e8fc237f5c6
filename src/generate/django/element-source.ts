/** The Python that is made of one element, for who looks at that element alone; and where it is to be found in a generated file. */
import type { CodeElement } from '../../model/code-element.js';
import type { App, Project } from '../../model/project.js';
import { indexOf, ownApps, rememberIndex } from '../../model/queries.js';
import { emitApi } from './emit-api.js';
import { emitModels } from './emit-models.js';
import { emitSerializer } from './emit-serializers.js';
import { groupUrls } from './emit-urls.js';
import { emitViews } from './emit-views.js';
import { groupModules, urlsModule } from './group-modules.js';

/**
 * Of a model, an enum or a serializer, its class as it stands in its module; of a field or a member, its lines; of a route, its
 * entry in urls.py and the view that the entry names. Undefined where none are made.
 */
export function elementSource(project: Project, element: CodeElement): string | undefined {
    if (element.kind === 'route') {
        const entry = routeEntry(project, element);
        const view = entry && viewOf(project, element, entry);
        return view ? `${entry}\n\n\n${view}` : entry;
    }
    if (element.kind === 'serializer') {
        const serializer = ownApps(project)
            .find(({ name }) => name === element.app)
            ?.serializers.find(({ name }) => name === element.name);
        const lines = (serializer && emitSerializer(project, serializer))?.split('\n') ?? [];
        const start = lines.findIndex(line => line.startsWith('class '));
        return start < 0 ? undefined : blockAt(lines, start);
    }
    const owner = 'owner' in element ? element.owner : element.name;
    const app = ownApps(project).find(({ name }) => name === element.app);
    const text = app && moduleOf(project, app, owner);
    const lines = text?.split('\n') ?? [];
    const place = lineOf(lines, element);
    return place === undefined ? undefined : blockAt(lines, place);
}

/** Its line in the text of the file that it is in: counts from zero. Undefined where somebody has taken it out. */
export function elementLine(text: string, element: CodeElement): number | undefined {
    return lineOf(text.split('\n'), element);
}

/** The file that an element's code is generated into, below the folder of all. */
export function elementPath(project: Project, element: CodeElement): string | undefined {
    if (element.kind === 'route') {
        const group = project.routeGroups.find(({ name }) => name === element.group);
        return group && `${urlsModule(project, group).replaceAll('.', '/')}.py`;
    }
    return `${element.app}/${element.kind === 'serializer' ? 'serializers' : 'models'}.py`;
}

/** The statement or the item that names the route. */
function routeEntry(project: Project, element: CodeElement & { kind: 'route' }): string | undefined {
    const group = project.routeGroups.find(({ name }) => name === element.group);
    const lines = group ? groupUrls(project, group).text.split('\n') : [];
    const named = lines.findIndex(line => new RegExp(`\\b(base)?name="${element.name}"`).test(line));
    if (named < 0) return undefined;
    // What is broken into several lines begins where a line is not inside another's brackets.
    let start = named;
    while (start > 0 && !/^\s*(\w+\.register|path|re_path)\(/.test(lines[start] ?? '')) start--;
    return blockAt(lines, start).replace(/,$/, '');
}

/** The class or function that an entry names, with its decorators; undefined where it is not generated. */
function viewOf(project: Project, { group: name }: CodeElement & { kind: 'route' }, entry: string): string | undefined {
    const group = project.routeGroups.find(each => each.name === name);
    if (!group) return undefined;
    const { views } = groupModules(project, group);
    const view = new RegExp(`\\b${views}\\.(\\w+)`).exec(entry)?.[1];
    if (view === undefined) return undefined;
    const alone: Project = { ...project, routeGroups: [group] };
    rememberIndex(alone, indexOf(project));
    const [module] = group.kind === 'api' ? emitApi(alone) : emitViews(alone);
    const lines = module?.text.split('\n') ?? [];
    const head = lines.findIndex(line => new RegExp(`^(class|(async )?def) ${view}\\b`).test(line));
    if (head < 0) return undefined;
    let start = head;
    while (start > 0 && lines[start - 1] !== '') start--;
    return [...lines.slice(start, head), blockAt(lines, head)].join('\n');
}

/** `models.py` of an app that has but one class. Others are known still, so that relations lead to them. */
function moduleOf(project: Project, app: App, name: string): string | undefined {
    const one = {
        ...app,
        models: app.models.filter(model => model.name === name),
        enums: app.enums.filter(choices => choices.name === name),
    };
    const alone: Project = { ...project, apps: [one] };
    rememberIndex(alone, indexOf(project));
    return emitModels(alone)[0]?.text;
}

function lineOf(lines: readonly string[], element: CodeElement): number | undefined {
    const find = (wanted: RegExp, from = 0): number | undefined => {
        const index = lines.findIndex((line, at) => at >= from && wanted.test(line));
        return index < 0 ? undefined : index;
    };
    if (element.kind === 'route') return find(new RegExp(`"${element.name}"`));
    if (element.kind === 'serializer') return find(new RegExp(`^class ${element.name}(Serializer)?\\b`));
    if (!('owner' in element)) return find(new RegExp(`^class ${element.name}\\b`));
    const head = find(new RegExp(`^class ${element.owner}\\b`));
    const end = head === undefined ? undefined : (find(/^\S/, head + 1) ?? lines.length);
    const name = element.kind === 'member' ? `(?:${element.name}|${element.name.toUpperCase()})` : element.name;
    const line = head === undefined ? undefined : find(new RegExp(`^    ${name} = `), head);
    return line !== undefined && end !== undefined && line < end ? line : undefined;
}

/** From a line on, with those that are indented deeper or close what it opens; without the indentation of the first. */
function blockAt(lines: readonly string[], start: number): string {
    const indent = /^ */.exec(lines[start] ?? '')?.[0] ?? '';
    let end = start + 1;
    while (end < lines.length && isInside(lines[end] as string, indent)) end++;
    return lines
        .slice(start, end)
        .map(line => line.slice(indent.length))
        .join('\n')
        .trimEnd();
}

const isInside = (line: string, indent: string): boolean =>
    line.trim() === '' || line.startsWith(`${indent} `) || /^[)\]}]/.test(line.slice(indent.length));
