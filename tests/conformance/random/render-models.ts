/** Writes out the models of a plan. */
import { fieldNames, fill, type KnownField, type NamedModel, nameFrom, Places, pick, words } from './places.js';
import type { ModelPlan, SchemaPlan } from './schema-plan.js';

export interface KnownModel extends NamedModel {
    readonly plan: ModelPlan;
    readonly bases: readonly KnownModel[];
}

type Shape = Pick<KnownModel, 'name' | 'app'>;

export function modelsOf({ models, ownUser, oddNames, isCircular }: SchemaPlan): KnownModel[] {
    const names = oddNames?.models ?? ['A', 'B', 'C', 'D', 'E'];
    const known: KnownModel[] = [];
    const shapes = models.map((plan, index) => ({
        name: names[index] as string,
        app: plan.inOtherApp && !(ownUser && index === 0) ? (oddNames?.app ?? 'other') : 'app',
    }));
    models.forEach((plan, index) => {
        const shape = shapes[index] as Shape;
        const isOneWay = !isCircular && shape.app === 'app';
        const bases = basesOf(plan, isOneWay ? known.filter(({ app }) => app === 'app') : known);
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
function fieldsOf(model: KnownModel, shapes: readonly Shape[]): KnownField[] {
    const fields = new Map<string, KnownField>();
    const inherited = inheritedNames(model);
    for (const line of model.plan.fields) {
        const name = nameOfField(line.template, line.picks);
        if (fields.has(name) || (inherited.has(name) && (line.picks[4] ?? 0) > 0)) continue;
        if (model.plan.kind === 'proxy model' && (line.picks[4] ?? 0) > 2) continue;
        let target: string | undefined;
        const text = fill(line.template, (place, at) => {
            if (place === 'new' || place === 'odd') return name;
            if (place !== 'Model') return words[place] ? pick(words[place], line, at) : `{${place}}`;
            const shape = pick(shapes, line, at);
            target ??= shape.name;
            return nameFrom(model.app, shape);
        });
        fields.set(name, { name, line: text, target, picks: line.picks });
    }
    return [...fields.values()];
}

function nameOfField(template: string, picks: readonly number[]): string {
    const [head = ''] = template.split(':');
    if (head === '{odd}') return pick(words.odd ?? [], { picks }, 0);
    return head === '{new}' ? pick(fieldNames, { picks }, 0) : head;
}

export function modelText(model: KnownModel, models: readonly KnownModel[], isUser: boolean): string[] {
    const { plan, name } = model;
    const kind = isUser ? 'model' : plan.kind;
    const bases = model.bases.map(base => nameFrom(model.app, base));
    if (isUser) bases.push('auth.AbstractUser');
    const places = new Places(model, models);
    // `fields` are filled in part already: what is left names fields of this model.
    const fields = model.fields.map(({ line, picks }) => places.filled({ template: line, picks }));
    const options = once(plan.options.map(line => places.filled(line)));
    const admin = once(plan.admin.map(line => places.filled(line)));
    const hasAdmin = admin.length > 0 && !options.includes('admin none');
    const lines = [...fields, ...options, ...(hasAdmin ? [`admin { ${admin.join('  ')} }`] : [])];
    return [`${kind} ${name}${bases.length > 0 ? ` extends ${bases.join(', ')}` : ''} {`, ...indented(lines), '}'];
}

/** Statements of which a second one means nothing are left out. */
function once(lines: readonly string[]): string[] {
    const seen = new Set<string>();
    return lines.filter(line => {
        const [word = ''] = line.split(' ');
        const adds = ['unique', 'index', 'check', 'exclude', 'allow', 'manager', 'queryset', 'on'].includes(word);
        if (!adds && seen.has(word)) return false;
        seen.add(word);
        return true;
    });
}

export const indented = (lines: readonly string[]): string[] => lines.map(line => `  ${line}`);
