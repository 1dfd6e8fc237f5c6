import type { DjangoModel, Enum } from '../../model/django-model.js';
import type { EnumMemberId } from '../../model/names.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { indexOf, ownApps } from '../../model/queries.js';
import { pythonName } from '../python/python-names.js';
import { quoteDocstring } from '../python/quote-string.js';
import { SourceModule } from '../python/source-module.js';
import { configFolder } from './group-modules.js';
import { ownNamesIn, ownPlace } from './own-names.js';

const ownPackages = perProject(project => new Set([configFolder, ...ownApps(project).map(app => app.name)]));

/** A Python file of the project: knows in which folder it stands, and so how it imports its neighbours. */
export class PythonFile extends SourceModule {
    private readonly project: Project;
    private readonly folder: string;
    private readonly module: string | undefined;

    /** `module` is the file's own name where its classes are others' too: it does not import itself. */
    constructor(
        project: Project,
        options: {
            readonly folder: string;
            readonly module?: string;
            readonly definitions?: Iterable<string>;
            readonly docstring?: string;
        },
    ) {
        const given = options.module === undefined ? [] : ownNamesIn(project, options.folder, options.module);
        super({
            ownPackages: ownPackages(project),
            definitions: [...(options.definitions ?? []), ...given.map(({ name }) => name)],
            ...(options.docstring !== undefined && { docstring: options.docstring }),
        });
        this.project = project;
        this.folder = options.folder;
        this.module = options.module;
    }

    /** A name of one of the project's own modules, `catalog` and `models` for `catalog/models.py`. */
    own(folder: string, module: string, name: string): string {
        if (folder === this.folder && module === this.module) return name;
        if (folder === this.folder) return this.from(`.${module}`, name);
        return this.from(module === '' ? folder : `${folder}.${module}`, name);
    }

    override dotted(name: string): string {
        const place = ownPlace(this.project, name);
        return place ? this.own(place.folder, place.module, place.name) : super.dotted(name);
    }

    /** One of the project's own modules as such. */
    ownModule(folder: string, module: string): string {
        return this.from(folder === this.folder ? '.' : folder, module);
    }

    model(model: DjangoModel): string {
        return this.fromModels(model.app, model.name);
    }

    /** An enum's member, as Django's class of choices has it. */
    member(member: EnumMemberId): string {
        const [owner, name = ''] = [
            member.slice(0, member.lastIndexOf('#')),
            member.slice(member.lastIndexOf('#') + 1),
        ];
        const found = indexOf(this.project).enums.get(owner as Enum['id']);
        return found ? `${this.enum(found)}.${memberName(name, found)}` : name;
    }

    enum(choices: Enum): string {
        return this.fromModels(choices.app, choices.name);
    }

    private fromModels(app: string, name: string): string {
        const found = indexOf(this.project).apps.get(app);
        return found && found.origin !== 'project'
            ? this.from(`${found.module}.models`, name)
            : this.own(app, 'models', name);
    }

    /** A name that Django REST framework, or any other package, offers. */
    get serializers(): string {
        return this.from('rest_framework', 'serializers');
    }
}

/** An enum's member as a constant of Python; where two differ in case alone, each keeps its own spelling. */
export function memberName(name: string, choices: Enum): string {
    const constant = name.toUpperCase();
    const alike = choices.members.filter(member => member.name.toUpperCase() === constant);
    return alike.length > 1 ? pythonName(name) : constant;
}

/** A docstring as the first line of a body, or nothing. */
export const docstringLines = (text: string | undefined, indent: string): string =>
    text === undefined || text.trim() === '' ? '' : `${quoteDocstring(text, indent)}\n`;

/** `(a, b)`, with the comma that Python wants behind one. */
export const tuple = (items: readonly string[]): string =>
    items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
