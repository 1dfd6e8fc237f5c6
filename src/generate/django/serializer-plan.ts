import type { DjangoModel } from '../../model/django-model.js';
import { type ParentRow, parentOf } from '../../model/nested-route.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { routeForAction, settingOf } from '../../model/route-settings.js';
import type { Serializer } from '../../model/serializer.js';
import { hasActions, isWriting, viewSetActions } from '../../model/view-set-actions.js';
import { configFolder } from './group-modules.js';
import { pascalCase } from './words.js';

/** A class of a `serializers.py`. */
export interface SerializerClass {
    readonly className: string;
    /** The folder whose `serializers.py` holds it. */
    readonly folder: string;
    readonly model: DjangoModel | undefined;
    /** Undefined for the one that a viewset gets which names none. */
    readonly declaration: Serializer | undefined;
    /** The dotted name of a class that a person wrote: nothing is known of its fields. */
    readonly python?: string;
    /** What it differs from in `parent` and `filled` alone. */
    readonly base?: SerializerClass;
    /** Set where its rows belong to the row that the URL names. */
    readonly parent?: ParentRow;
    /** Fields that the server fills, and no request writes. */
    readonly filled: readonly string[];
    /** Whether requests write with it. */
    readonly written: boolean;
}

export interface SerializerPlan {
    /** Those of a folder, each behind the ones it refers to. */
    in(folder: string): readonly SerializerClass[];
    readonly folders: readonly string[];
    /** What a viewset reads or writes with, for an action or in general. */
    of(group: RouteGroup, route: Route, action?: string): SerializerClass | undefined;
    /** The class of a declared serializer as such, as others nest it. */
    declared(serializer: Serializer): SerializerClass | undefined;
}

const plans = new WeakMap<Project, SerializerPlan>();

export function serializerPlan(project: Project): SerializerPlan {
    let plan = plans.get(project);
    if (!plan) {
        plan = makePlan(project);
        plans.set(project, plan);
    }
    return plan;
}

interface Use {
    readonly group: RouteGroup;
    readonly route: Route;
    readonly action: string | undefined;
    readonly model: DjangoModel;
    readonly declaration: Serializer | undefined;
    readonly python?: string;
    readonly parent: ParentRow | undefined;
    readonly filled: readonly string[];
    readonly written: boolean;
}

function makePlan(project: Project): SerializerPlan {
    const declarations = project.apps.filter(app => app.origin === 'project').flatMap(app => app.serializers);
    const all = project.routeGroups.flatMap(group => group.routes.flatMap(route => usesOf(project, group, route)));
    const uses = all.filter(({ python }) => python === undefined);
    const nested = new Set(declarations.flatMap(({ nested }) => nested.map(({ serializer }) => serializer)));
    const names = new Map<string, Set<string>>();
    const unique = (folder: string, ...wanted: readonly string[]): string => {
        const taken = names.get(folder) ?? new Set();
        names.set(folder, taken);
        const numbered = (wanted.at(-1) ?? '').replace(/(Serializer)?$/, '');
        let name = wanted.find(candidate => !taken.has(candidate));
        for (let number = 2; name === undefined; number++) {
            if (!taken.has(`${numbered}${number}Serializer`)) name = `${numbered}${number}Serializer`;
        }
        taken.add(name);
        return name;
    };
    const classes: SerializerClass[] = [];
    const ofUse = new Map<string, SerializerClass>();
    const plain = new Map<Serializer, SerializerClass>();

    const add = (declaration: Serializer | undefined, model: DjangoModel | undefined, own: readonly Use[]): void => {
        const folder = declaration?.app ?? folderOf(project, model);
        const variants = [...Map.groupBy(own, variantOf)];
        const isNested = declaration !== undefined && nested.has(declaration.id);
        const only = !isNested && variants.length === 1 ? variants[0]?.[1] : undefined;
        const plainUses = only ?? variants.find(([key]) => key === plainVariant)?.[1] ?? [];
        const wanted = declaration ? declaration.name : (model?.name ?? '');
        const base: SerializerClass = {
            className: unique(folder, className(wanted), ...(declaration ? [] : [`Default${className(wanted)}`])),
            folder,
            model,
            declaration,
            filled: only?.[0]?.filled ?? [],
            written:
                own.length === 0 ||
                plainUses.some(use => use.written) ||
                own.some(use => use.written && only === undefined),
            ...(only?.[0]?.parent && { parent: only[0].parent }),
        };
        classes.push(base);
        if (declaration) plain.set(declaration, base);
        for (const use of plainUses) ofUse.set(keyOf(use), base);
        if (only) return;
        for (const [key, [first, ...others]] of variants) {
            if (key === plainVariant || !first) continue;
            const stem = base.className.replace(/Serializer$/, '');
            const variant: SerializerClass = {
                className: unique(
                    folder,
                    first.parent
                        ? `${stem}Of${first.parent.model.name}Serializer`
                        : `${stem}For${pascalCase(first.route.name)}Serializer`,
                    `${stem}For${pascalCase(first.group.name)}${pascalCase(first.route.name)}Serializer`,
                ),
                folder,
                model,
                declaration,
                base,
                filled: first.filled,
                written: [first, ...others].some(use => use.written),
                ...(first.parent && { parent: first.parent }),
            };
            classes.push(variant);
            for (const use of [first, ...others]) ofUse.set(keyOf(use), variant);
        }
    };

    for (const { python, written, ...use } of all) {
        if (python === undefined) continue;
        const name = python.split('.').at(-1) ?? '';
        const unknown = { model: undefined, declaration: undefined, filled: [] };
        ofUse.set(keyOf(use), { className: name, folder: '', python, written, ...unknown });
    }
    for (const declaration of nestedFirst(project, declarations)) {
        const model = declaration.model && indexOf(project).models.get(declaration.model);
        add(
            declaration,
            model,
            uses.filter(use => use.declaration === declaration),
        );
    }
    for (const [model, own] of Map.groupBy(
        uses.filter(use => !use.declaration),
        use => use.model,
    )) {
        add(undefined, model, own);
    }
    return {
        in: folder => classes.filter(candidate => candidate.folder === folder),
        folders: [...new Set(classes.map(({ folder }) => folder))],
        of: (_group, route, action) =>
            ofUse.get(keyOf({ route, action })) ?? ofUse.get(keyOf({ route, action: undefined })),
        declared: serializer => plain.get(serializer),
    };
}

const keyOf = ({ route, action }: Pick<Use, 'route' | 'action'>): string => `${route.id} ${action ?? ''}`;

const plainVariant = '';
const variantOf = (use: Use): string => [...(use.parent ? [`under ${use.parent.by}`] : []), ...use.filled].join(' ');

const className = (name: string): string => (/Serializer$/.test(name) ? name : `${name}Serializer`);

/** A model of a library has no `serializers.py` of ours beside it. */
const folderOf = (project: Project, model: DjangoModel | undefined): string =>
    (model && project.apps.find(app => app.name === model.app && app.origin === 'project')?.name) ?? configFolder;

function usesOf(project: Project, group: RouteGroup, route: Route): Use[] {
    const model = modelOfRoute(project, route);
    if (!hasActions(group, route) || !model) return [];
    const { standard } = viewSetActions(group, route);
    const parent = parentOf(project, route);
    const filled = route.set.map(({ field }) => field.segments.map(({ name }) => name).join('__'));
    const extra = route.extraActions.map(action => action.name);
    const chosen = (action: string | undefined): Serializer | string | undefined => {
        const setting = settingOf(group, routeForAction(route, action), 'serializer', action);
        return setting?.python ?? (setting?.serializer && indexOf(project).serializers.get(setting.serializer));
    };
    const general = chosen(undefined);
    const actions = [...standard, ...extra];
    const particular = actions.filter(action => chosen(action) !== general);
    // Where every action has a serializer of its own, none is for the rest.
    const rest = actions.filter(action => !particular.includes(action));
    const use = (action: string | undefined, of: readonly string[]): Use => {
        const written = of.some(name => isWriting(name) && name !== 'destroy');
        const serializer = chosen(action);
        // Who only reads does not mind what may be written.
        return {
            group,
            route,
            action,
            model,
            ...(typeof serializer === 'string'
                ? { python: serializer, declaration: undefined }
                : { declaration: serializer }),
            parent,
            filled: written ? filled : [],
            written,
        };
    };
    return [
        ...(rest.length > 0 || actions.length === 0 ? [use(undefined, rest)] : []),
        ...particular.map(action => use(action, [action])),
    ];
}

function nestedFirst(project: Project, declarations: readonly Serializer[]): Serializer[] {
    const ordered = new Set<Serializer>();
    const underWay = new Set<Serializer>();
    const visit = (serializer: Serializer): void => {
        if (ordered.has(serializer) || underWay.has(serializer)) return;
        underWay.add(serializer);
        const bases = (serializer.bases ?? []).flatMap(base => (base.kind === 'serializer' ? [base.serializer] : []));
        for (const inner of [...bases, ...serializer.nested.map(nested => nested.serializer)]) {
            const found = inner && indexOf(project).serializers.get(inner);
            if (found) visit(found);
        }
        ordered.add(serializer);
    };
    for (const declaration of declarations) visit(declaration);
    return [...ordered];
}
