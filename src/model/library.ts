/** Facts about Django that a project is read, checked and generated with: data, made at build time. */
export interface Library {
    /** By name: Django's class without `Field`, `Char`; and `ForeignKey`, `OneToOne`, `ManyToMany` for relations. */
    readonly fieldClasses: ReadonlyMap<string, FieldClass>;
    readonly metaOptions: ReadonlyMap<string, MetaOptionFacts>;
    readonly functions: ReadonlyMap<string, FunctionFacts>;
    readonly signals: ReadonlyMap<string, { readonly module: string }>;
    /** QuerySet's methods that a `queryset` may chain. */
    readonly queryMethods: ReadonlySet<string>;
    /** Short words for classes, and the classes' own names, by setting: `authentication` → `oauth2` → its dotted name. */
    readonly classes?: ReadonlyMap<string, ReadonlyMap<string, string>>;
    /** DRF's field classes by name without `Field`. */
    readonly serializerFields?: ReadonlyMap<string, SerializerFieldClass>;
    readonly validators?: ReadonlyMap<string, ValidatorFacts>;
    /** What may stand behind `on_delete=`. */
    readonly onDelete?: ReadonlySet<string>;
}

export interface FieldClass {
    readonly name: string;
    /** `CharField`. */
    readonly className: string;
    /** `django.db.models`, from where generated code takes it. */
    readonly module: string;
    readonly documentation: string;
    /** Options that positional arguments fill, in order: `['max_length']` for `Char`. */
    readonly positional: readonly string[];
    readonly options: ReadonlyMap<string, OptionFacts>;
    /** Options without which Django refuses the field. */
    readonly required: readonly string[];
    /** What a value of it is in an expression. */
    readonly valueType:
        | 'text'
        | 'number'
        | 'boolean'
        | 'date'
        | 'time'
        | 'datetime'
        | 'duration'
        | 'uuid'
        | 'json'
        | 'binary'
        | 'unknown';
    /** Whether `?` means `blank` alone, with `""` for nothing, as Django advises for text and files. */
    readonly emptyIsText: boolean;
    /** Lookups and transforms, by Django's names. */
    readonly lookups: ReadonlySet<string>;
    readonly transforms: ReadonlyMap<string, string>;
    /** Lookups that PostgreSQL alone adds. */
    readonly postgresLookups?: ReadonlySet<string>;
    /** The class of what stands behind a key: any word behind a dot is one, as in JSON. */
    readonly keys?: string;
    /** Column types by database vendor: `sqlite`, `postgresql`, `mysql`, `oracle`. */
    readonly columns: Readonly<Record<string, string>>;
}

export interface SerializerFieldClass {
    readonly parameters: readonly string[];
    /** Those that positional arguments fill, in order. */
    readonly positional: readonly string[];
}

export type OptionType =
    | 'boolean'
    | 'integer'
    | 'number'
    | 'string'
    | 'callable'
    | 'list'
    | 'object'
    | 'on-delete'
    | 'model'
    | 'field'
    | 'expression'
    | 'class'
    | 'duration'
    | 'word'
    | 'any';

export interface OptionFacts {
    readonly name: string;
    /** Any of these fits. */
    readonly types: readonly OptionType[];
    readonly nullable: boolean;
    /** Words that fit where 'word' is among the types. */
    readonly words?: readonly string[];
    /** Django's default as it would be written in the language; undefined: none. */
    readonly default?: string;
    readonly documentation: string;
}

export interface MetaOptionFacts {
    readonly name: string;
    readonly types: readonly OptionType[];
    readonly documentation: string;
}

/** What a function or a validator is called with. */
export interface CallParameter {
    readonly name: string;
    readonly type: 'any' | 'boolean' | 'number' | 'text' | 'regex' | 'list' | 'condition';
    readonly documentation: string;
}

/** A validator of Django's, by the word for it. */
export interface ValidatorFacts {
    readonly name: string;
    readonly python: string;
    /** In their order; undefined where it is not called. */
    readonly parameters?: readonly CallParameter[];
    /** How many of them must be given. */
    readonly least: number;
    readonly documentation: string;
}

export interface FunctionFacts {
    readonly name: string;
    readonly className: string;
    readonly module: string;
    readonly aggregate: boolean;
    /** Undefined: the type of the first argument. */
    readonly returns?: FieldClass['valueType'];
    readonly minArguments: number;
    readonly maxArguments: number | undefined;
    /** The names of its arguments in their order, as they are shown; undefined: not known. */
    readonly places?: readonly string[];
    /** What may be given by its name. */
    readonly named?: readonly CallParameter[];
    readonly documentation: string;
}
