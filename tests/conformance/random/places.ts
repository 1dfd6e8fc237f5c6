/** What stands for the places of a line: `{field}` is a field that is there, mostly. */
import type { Line } from './schema-plan.js';

export interface KnownField {
    readonly name: string;
    readonly line: string;
    readonly target: string | undefined;
    readonly picks: readonly number[];
}

/** As much of a model as its lines and those about it name. */
export interface NamedModel {
    readonly name: string;
    readonly app: string;
    readonly bases: readonly NamedModel[];
    /** Its own ones. */
    readonly fields: readonly KnownField[];
}

export const fieldNames = ['x', 'y', 'z', 't', 'u', 'v', 'n', 'm'] as const;

/** What stands for a place whatever is around it. */
export const words: Readonly<Record<string, readonly string[]>> = {
    odd: [
        ...['id', 'x_', 'x__y', 'a_id', 'check', 'a_set', 'b', 'clean', 'x_id', 'object_id', 'a_ptr', 'content_type'],
        ...['objects', 'X', 'pk', 'class', 'self', 'models', 'save', 'full_clean', 'get_x_display', '_order'],
    ],
    size: ['1', '0', '3', '40', '300'],
    digit: ['5', '2', '0', '-1'],
    back: ['xs', 'x', 'a', 'y', 'b', '+'],
    badback: ['a-b', 'a_', 'a__b', 'xs+', '%(class)s_x', 'class', '%(app_label)s_x'],
    name: ['c', 'd', '_i', 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiii', 'e'],
    table: ['t', 'T', 'app_a', 'app_a_m', 'app_b'],
    permission: ['add_a', 'c', 'view_b', 'change_a'],
    view: ['home', 'other', 'third'],
    pattern: ['^x/', 'a$', '/b', '^(?P<lang>de|en)/', ''],
    url: ['x/', '', '/a', '^a', 'a$', '<int:a>', '<int:a', 'a(?P<b>)', 'y/<slug:s>/', 'x/'],
    row: ['<int:pk>/', '<slug:x>/', '<int:id>', '<x>/'],
    word: ['/m/', 'm', 'a.b', '/m'],
};

export const pick = <T>(from: readonly T[], { picks }: Pick<Line, 'picks'>, at: number): T =>
    from[(picks[at % picks.length] ?? 0) % from.length] as T;

export function fill(template: string, wordFor: (place: string, at: number) => string): string {
    let at = 0;
    return template.replaceAll(/\{([A-Za-z]+)\}/g, (_, place: string) => wordFor(place, at++));
}

/** The line with words that do not depend on what is around it. */
export const filledWithWords = (line: Line): string =>
    fill(line.template, (place, at) => pick(words[place] ?? [place], line, at));

export const nameFrom = (app: string, { name, app: own }: Pick<NamedModel, 'name' | 'app'>): string =>
    own === app ? name : `${own}.${name}`;

export const allFieldsOf = (model: NamedModel): KnownField[] => [
    ...model.fields,
    ...model.bases.flatMap(base => allFieldsOf(base)),
];

/** The names that a line about a model may use. */
export class Places {
    private readonly model: NamedModel;
    private readonly models: readonly NamedModel[];
    private readonly more: Readonly<Record<string, readonly string[]>>;

    /** @param more what stands for further places */
    constructor(
        model: NamedModel,
        models: readonly NamedModel[],
        more: Readonly<Record<string, readonly string[]>> = {},
    ) {
        this.model = model;
        this.models = models;
        this.more = more;
    }

    filled(line: Line): string {
        return fill(line.template, (place, at) => this.word(place, line.picks[at % line.picks.length] ?? 0));
    }

    private word(place: string, choice: number): string {
        if (place === 'Self') return this.model.name;
        if (place === 'Model') return this.modelName(choice);
        if (place === 'path') return this.path(choice);
        const names = this.more[place] ?? words[place] ?? this.fieldNames(place);
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
        return nameFrom(this.model.app, this.models[choice % this.models.length] ?? this.model);
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
