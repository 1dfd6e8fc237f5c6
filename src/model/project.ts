import type { Backend, Fixture, OAuth2, Request } from './backend.js';
import type { CustomField, DjangoModel, Enum, FieldOption } from './django-model.js';
import type { GeneratedState } from './generated-state.js';
import type { Graph } from './graph.js';
import type { Library } from './library.js';
import type { ModelId } from './names.js';
import type { RouteGroup } from './route.js';
import type { Serializer } from './serializer.js';
import type { SourceSpan } from './source-span.js';
import type { Value } from './value.js';

/** All .dsl files below the folder that holds `project`, or one file outside any project. */
export interface Project {
    /** Undefined for a file that stands alone. */
    readonly declaration?: ProjectDeclaration;
    /** Own apps first, then external ones, then the library's. */
    readonly apps: readonly App[];
    readonly oauth2?: OAuth2;
    readonly routeGroups: readonly RouteGroup[];
    readonly graphs: readonly Graph[];
    readonly fixtures: readonly Fixture[];
    readonly backends: readonly Backend[];
    readonly requests: readonly Request[];
    readonly library: Library;
    /** What was generated last; undefined where nobody has looked, or nothing was. */
    readonly last?: GeneratedState | undefined;
}

export interface ProjectDeclaration {
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    /** `5.2` unless said otherwise. */
    readonly django: string;
    readonly python: string;
    readonly title?: string;
    readonly timeZone?: string;
    readonly languageCode?: string;
    /** Where those of these texts are written that are. */
    readonly places?: Readonly<Partial<Record<'django' | 'python' | 'time_zone' | 'language_code', SourceSpan>>>;
    readonly databases: readonly Store[];
    readonly caches: readonly Store[];
    readonly sessions?: { readonly engine: string; readonly span: SourceSpan };
    readonly tasks?: {
        readonly engine: string;
        readonly broker?: string;
        readonly env?: string;
        readonly stage?: string;
        readonly span: SourceSpan;
    };
    readonly userModel?: { readonly model: ModelId; readonly span: SourceSpan };
    readonly cors: readonly { readonly origin: string; readonly span: SourceSpan }[];
    readonly deploy: readonly { readonly target: string; readonly span: SourceSpan }[];
    /** Further settings under Django's names in lower case. */
    readonly settings: readonly {
        readonly name: string;
        readonly value: Value;
        /** The environment variable that it is read from. */
        readonly env?: string;
        readonly stage?: string;
        /** What stands in its parentheses: `email smtp(port=587)`. */
        readonly options?: readonly FieldOption[];
        readonly span: SourceSpan;
    }[];
}

/** `database default postgresql env DATABASE_URL in production`. */
export interface Store {
    /** Django's alias. */
    readonly alias: string;
    readonly engine: string;
    /** The environment variable that holds its URL. */
    readonly env?: string;
    /** Where it holds: `development`, `production`; undefined: everywhere. */
    readonly stage?: string;
    /** SQLite's file. */
    readonly file?: string;
    /** Further settings under Django's names in lower case: `conn_max_age`. */
    readonly options?: readonly FieldOption[];
    /** The apps whose models live there; undefined: no app is sent there. */
    readonly apps?: readonly string[];
    readonly span: SourceSpan;
}

export interface App {
    /** `''` for what stands outside any app in a file that stands alone. */
    readonly name: string;
    /** `project`: ours to generate; `external`: declared to be checked against; `library`: Django's own. */
    readonly origin: 'project' | 'external' | 'library';
    /** The first block's name; undefined for the library's. */
    readonly span?: SourceSpan;
    readonly documentation?: string;
    /** The Python module: `django.contrib.auth`; the app's name unless said otherwise. */
    readonly module: string;
    readonly enums: readonly Enum[];
    readonly customFields: readonly CustomField[];
    readonly models: readonly DjangoModel[];
    readonly serializers: readonly Serializer[];
    readonly tasks: readonly Task[];
    readonly commands: readonly Command[];
    /** What people call an own app. */
    readonly title?: string;
    /** Signals of the app's own. */
    readonly signals?: readonly Signal[];
}

export interface Signal {
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    readonly parameters: readonly string[];
}

export interface Task {
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    readonly parameters: readonly Parameter[];
    readonly every?:
        | { readonly kind: 'cron'; readonly cron: string }
        | { readonly kind: 'interval'; readonly milliseconds: number };
    readonly queue?: string;
    /** How often it is tried again when it fails. */
    readonly retries?: number;
}

export interface Command {
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    readonly help?: string;
    readonly parameters: readonly Parameter[];
}

/** `flag` is an on/off flag of a command. */
export interface Parameter {
    readonly name: string;
    readonly type: 'str' | 'int' | 'float' | 'bool' | 'flag' | 'path' | 'date' | 'datetime' | 'unknown';
    readonly default?: Value;
    readonly span: SourceSpan;
}
