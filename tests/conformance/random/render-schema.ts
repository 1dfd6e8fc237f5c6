/** Writes a plan out as a text: every name that is used is one that is there, mostly. */
import type { Line, ModelPlan, SchemaPlan } from './schema-plan.js';

const modelNames = ['A', 'B', 'C', 'D', 'E'] as const;
const fieldNames = ['x', 'y', 'z', 't', 'u', 'v', 'n', 'm'] as const;

/** What stands for a placeholder whatever the model. */
const words: Readonly<Record<string, readonly string[]>> = {
    odd: ['id', 'x_', 'x__y', 'a_id', 'check', 'a_set', 'b', 'clean', 'x_id', 'object_id', 'a_ptr', 'content_type'],
    size: ['1', '0', '3', '40', '300'],
    digit: ['5', '2', '0', '-1'],
    back: ['xs', 'x', 'a', 'y', 'b', '+'],
    badback: ['a-b', 'a_', 'a__b', 'xs+', '%(class)s_x', 'class', '%(app_label)s_x'],
    name: ['c', 'd', '_i', 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiii', 'e'],
    table: ['t', 'T', 'app_a', 'app_a_m', 'app_b'],
    permission: ['add_a', 'c', 'view_b', 'change_a'],
    view: ['home', 'other', 'third'],
    pattern: ['^x/', 'a$', '/b', '^(?P<lang>de|en)/', ''],
};

const routePaths = ['x/', '', '/a', '^a', 'a$', '<int:a>', '<int:a', 'a(?P<b>)', 'y/<slug:s>/', 'x/'];

interface KnownField {
    readonly name: string;
    readonly line: string;
    readonly target: string | undefined;
    readonly picks: readonly number[];
}

interface KnownModel {
    readonly plan: ModelPlan;
    readonly name: string;
    readonly app: 'app' | 'other';
    readonly bases: readonly KnownModel[];
    /** Its own ones. */
    readonly fields: readonly KnownField[];
}

export function renderSchema(plan: SchemaPlan): string {
    const models = modelsOf(plan);
    const user = plan.ownUser ? ['  user_model app.A'] : [];
    const settings = plan.settings.map(line => `  ${fill(line, name => pick(words[name] ?? [name], line, 0))}`);
    const database = plan.vendor === 'sqlite' ? [] : [`  database default ${plan.vendor}`];
    const enums = usedEnums(models);
    const apps = (['app', 'other'] as const).flatMap(app => {
        const here = models.filter(model => model.app === app);
        if (app === 'other' && here.length === 0) return [];
        const blocks = here.flatMap(model => indented(modelText(model, models, plan.ownUser && model === models[0])));
        return [`app ${app} {`, ...(app === 'app' ? enums : []), ...blocks, '}'];
    });
    const groups = plan.groups.map(({ prefix, routes }, index) => {
        const lines = routes.map(line => `  ${fill(line, (name, at) => pick(routeWords(name), line, at))}`);
        return [`routes r${index} "${prefix}" in app {`, ...lines, '}'].join('\n');
    });
    return [`project p {`, ...user, ...database, ...settings, '}', ...apps, ...groups, ''].join('\n');
}

const routeWords = (name: string): readonly string[] => (name === 'path' ? routePaths : (words[name] ?? [name]));

function usedEnums(models: readonly KnownModel[]): string[] {
    const lines = models.flatMap(({ fields }) => fields.map(({ line }) => line)).join('\n');
    return [
        ...(/\bSize\b/.test(lines) ? ['  enum Size { small  large }'] : []),
        ...(/\bLevel\b/.test(lines) ? ['  enum Level: int { low  high }'] : []),
    ];
}

function modelsOf({ models, ownUser }: SchemaPlan): KnownModel[] {
    const known: KnownModel[] = [];
    const shapes = models.map((plan, index) => ({
        name: modelNames[index] as string,
        app: plan.inOtherApp && !(ownUser && index === 0) ? ('other' as const) : ('app' as const),
    }));
    models.forEach((plan, index) => {
        const shape = shapes[index] as (typeof shapes)[number];
        // Of two apps that extend each other's models neither can be imported.
        const bases = basesOf(plan, shape.app === 'app' ? known.filter(({ app }) => app === 'app') : known);
        const bare: KnownModel = { plan: bases.length > 0 ? plan : withoutProxy(plan), ...shape, bases, fields: [] };
        known.push({ ...bare, fields: fieldsOf(bare, shapes) });
    });
    return known;
}

/** A proxy has one base of its own app's making, mostly. */
function basesOf({ kind, bases }: ModelPlan, known: readonly KnownModel[]): KnownModel[] {
    if (known.length === 0) return [];
    const chosen = [...new Set(bases.map(base => known[base % known.length] as KnownModel))];
    if (kind !== 'proxy model') return chosen;
    const rows = known.filter(({ plan }) => plan.kind !== 'abstract model');
    return chosen.length > 1 ? chosen : rows.slice(-1);
}

const withoutProxy = (plan: ModelPlan): ModelPlan => (plan.kind === 'proxy model' ? { ...plan, kind: 'model' } : plan);

const inheritedNames = ({ bases }: KnownModel): Set<string> =>
    new Set(
        bases.flatMap(base => [
            ...(base.plan.kind === 'abstract model' ? [] : base.fields.map(({ name }) => name)),
            ...inheritedNames(base),
        ]),
    );

/** A second field of a name is left out, and mostly one that rows of a base have. */
function fieldsOf(model: KnownModel, shapes: readonly { name: string; app: string }[]): KnownField[] {
    const fields = new Map<string, KnownField>();
    const inherited = inheritedNames(model);
    for (const line of model.plan.fields) {
        const names = line.template.startsWith('{odd}') ? (words.odd ?? []) : fieldNames;
        const name = line.template.startsWith('pk:') ? 'pk' : pick(names, line, 0);
        if (fields.has(name) || (inherited.has(name) && (line.picks[4] ?? 0) > 0)) continue;
        if (model.plan.kind === 'proxy model' && (line.picks[4] ?? 0) > 2) continue;
        let target: string | undefined;
        const text = fill(line, (place, at) => {
            if (place === 'new' || place === 'odd') return name;
            if (place !== 'Model') return words[place] ? pick(words[place], line, at) : `{${place}}`;
            const shape = pick(shapes, line, at);
            target ??= shape.name;
            return shape.app === model.app ? shape.name : `${shape.app}.${shape.name}`;
        });
        fields.set(name, { name, line: text, target, picks: line.picks });
    }
    return [...fields.values()];
}

function allFieldsOf(model: KnownModel): KnownField[] {
    return [...model.fields, ...model.bases.flatMap(allFieldsOf)];
}

function modelText(model: KnownModel, models: readonly KnownModel[], isUser: boolean): string[] {
    const { plan, name } = model;
    const kind = isUser ? 'model' : plan.kind;
    const bases = model.bases.map(base => (base.app === model.app ? base.name : `${base.app}.${base.name}`));
    if (isUser) bases.push('auth.AbstractUser');
    const places = new Places(model, models);
    // `fields` are filled in part already: what is left names fields of this model.
    const fields = model.fields.map(field => places.filled(field.line, field.picks));
    const options = once(plan.options.map(line => places.filled(line.template, line.picks)));
    const admin = once(plan.admin.map(line => places.filled(line.template, line.picks)));
    const lines = [...fields, ...options, ...(admin.length > 0 ? [`admin { ${admin.join('  ')} }`] : [])];
    return [`${kind} ${name}${bases.length > 0 ? ` extends ${bases.join(', ')}` : ''} {`, ...indented(lines), '}'];
}

/** Statements of which a second one means nothing are left out. */
function once(lines: readonly string[]): string[] {
    const seen = new Set<string>();
    return lines.filter(line => {
        const [word = ''] = line.split(' ');
        const adds = ['unique', 'index', 'check', 'exclude'].includes(word);
        if (!adds && seen.has(word)) return false;
        seen.add(word);
        return true;
    });
}

/** The names that a line of a model may use. */
class Places {
    private readonly model: KnownModel;
    private readonly models: readonly KnownModel[];

    constructor(model: KnownModel, models: readonly KnownModel[]) {
        this.model = model;
        this.models = models;
    }

    filled(template: string, picks: readonly number[]): string {
        return fill({ template, picks }, (place, at) => this.word(place, picks[at % picks.length] ?? 0));
    }

    private word(place: string, choice: number): string {
        if (place === 'Model') return this.modelName(choice);
        if (place === 'path') return this.path(choice);
        const names = words[place] ?? this.fieldNames(place);
        return names[choice % names.length] ?? 'id';
    }

    private fieldNames(place: string): readonly string[] {
        const fields = allFieldsOf(this.model);
        const related = fields.filter(({ target }) => target).map(({ name }) => name);
        const columns = fields.filter(({ line }) => !/\[\]|: any/.test(line)).map(({ name }) => name);
        const numbers = fields.filter(({ line }) => /: (Integer|Decimal|Float)/.test(line)).map(({ name }) => name);
        const all = fields.map(({ name }) => name);
        if (place === 'relation')
            return [...related, ...(related.length > 0 ? [] : all), ...(all.length ? [] : ['id'])];
        if (place === 'number') return numbers.length > 0 ? numbers : ['id'];
        if (place === 'column') return columns.length > 0 ? columns : ['id'];
        return [...all, 'id', 'pk'];
    }

    private modelName(choice: number): string {
        const model = this.models[choice % this.models.length] ?? this.model;
        return model.app === this.model.app ? model.name : `${model.app}.${model.name}`;
    }

    /** A field, or one at the other end of a relation. */
    private path(choice: number): string {
        const fields = allFieldsOf(this.model);
        const field = fields[choice % (fields.length + 1)];
        const target = field && this.models.find(({ name }) => name === field.target);
        if (!field) return 'id';
        if (!target || choice % 3 > 0) return field.name;
        return `${field.name}.${allFieldsOf(target)[choice % 5]?.name ?? 'pk'}`;
    }
}

function pick<T>(from: readonly T[], { picks }: Line, at: number): T {
    return from[(picks[at % picks.length] ?? 0) % from.length] as T;
}

function fill({ template }: Pick<Line, 'template' | 'picks'>, wordFor: (place: string, at: number) => string): string {
    let at = 0;
    return template.replaceAll(/\{([A-Za-z]+)\}/g, (_, place: string) => wordFor(place, at++));
}

const indented = (lines: readonly string[]): string[] => lines.map(line => `  ${line}`);
