import type { Expression } from './expression.js';
import type { CustomFieldId, EnumId, EnumMemberId, FieldId, ModelId } from './names.js';
import type { SourceSpan } from './source-span.js';
import type { Value } from './value.js';

/** `on_delete` and friends are options; what the syntax alone says (`?`, `= default`) has members of its own. */
export interface Field {
    readonly id: FieldId;
    readonly name: string;
    /** The name's place. */
    readonly span: SourceSpan;
    /** The whole declaration's place. */
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly type: FieldType;
    readonly typeSpan: SourceSpan;
    /** Whether `?` stands behind the type. queries' `fieldOptions` says what that means for the type. */
    readonly optional: boolean;
    /** As written, positional arguments under their option's name; in source order. */
    readonly options: readonly FieldOption[];
    /** Positional arguments that the type has no place for. */
    readonly surplusArguments: readonly Value[];
    readonly default?: Value;
    readonly computed?: { readonly expression: Expression; readonly stored: boolean };
    readonly renamedFrom?: { readonly name: string; readonly span: SourceSpan };
}

export interface FieldOption {
    readonly name: string;
    readonly value: Value;
    /** The option's place, name included. */
    readonly span: SourceSpan;
}

export type FieldType =
    /** A field class of the library, by its name there: `Char`. */
    | { readonly kind: 'library'; readonly name: string }
    | { readonly kind: 'enum'; readonly enum: EnumId }
    | {
          readonly kind: 'relation';
          readonly relation: 'ForeignKey' | 'OneToOneField' | 'ManyToManyField';
          readonly to: ModelId;
      }
    | { readonly kind: 'generic-foreign-key' }
    | { readonly kind: 'generic-relation'; readonly to: ModelId; readonly by: FieldId | undefined }
    | { readonly kind: 'custom'; readonly field: CustomFieldId }
    /** A dotted Python name; `isWord` where it is written as a word, which no longer is a type. */
    | { readonly kind: 'python'; readonly name: string; readonly isWord?: true }
    | { readonly kind: 'unresolved'; readonly text: string };

/** Django's `choices`, as a class of them. */
export interface Enum {
    readonly id: EnumId;
    readonly app: string;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly base: 'str' | 'int';
    readonly members: readonly EnumMember[];
}

export interface EnumMember {
    readonly id: EnumMemberId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    /** What the column holds; the member's name where none is written in a `str` enum, counting from 1 in an `int` one. */
    readonly value: Value;
    readonly label?: string;
}

/** `field Money = `djmoney.models.fields.MoneyField`(max_digits, decimal_places) package "django-money"`. */
export interface CustomField {
    readonly id: CustomFieldId;
    readonly app: string;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly python: string;
    readonly parameters: readonly string[];
    readonly package?: string;
}

export interface DjangoModel {
    readonly id: ModelId;
    readonly app: string;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly kind: 'concrete' | 'abstract' | 'proxy';
    /** In order; an unresolved one is left out, since the linker has reported it. */
    readonly bases: readonly ModelBase[];
    /** What a proxy stands for. */
    readonly proxyOf?: ModelId;
    readonly renamedFrom?: { readonly name: string; readonly span: SourceSpan };
    /** In source order; those of the bases not included (see queries' `allFields`). */
    readonly fields: readonly Field[];
    readonly ordering?: { readonly items: readonly OrderItem[]; readonly span: SourceSpan };
    readonly constraints: readonly Constraint[];
    /** Undefined: none. */
    readonly exclusions?: readonly Exclusion[];
    readonly indexes: readonly Index[];
    readonly permissions: readonly { readonly codename: string; readonly label: string; readonly span: SourceSpan }[];
    /** Further options of class Meta under Django's names: `verbose_name`, `db_table`, `managed`, … */
    readonly meta: readonly MetaOption[];
    readonly str?: StrTemplate;
    readonly managers: readonly Manager[];
    readonly querysets: readonly QuerySetMethod[];
    readonly handlers: readonly SignalHandler[];
    readonly allow: readonly AllowRule[];
    readonly admin?: AdminOptions;
}

export type ModelBase =
    | { readonly kind: 'model'; readonly model: ModelId; readonly span: SourceSpan }
    | { readonly kind: 'python'; readonly name: string; readonly span: SourceSpan };

export interface MetaOption {
    readonly name: string;
    readonly value: Value;
    readonly span: SourceSpan;
}

/** A field, or an expression to order by. */
export interface OrderItem {
    readonly expression: Expression;
    readonly descending: boolean;
    readonly nulls?: 'first' | 'last';
    /** Ordering at random, Django's `?`. */
    readonly random?: true;
    readonly span: SourceSpan;
}

export type Constraint =
    | {
          readonly kind: 'unique';
          readonly items: readonly OrderItem[];
          readonly where?: Expression;
          readonly name?: string;
          /** Further arguments under Django's names: `deferrable`, `include`, `nulls_distinct`, `violation_error_message`. */
          readonly options: readonly FieldOption[];
          readonly span: SourceSpan;
      }
    | {
          readonly kind: 'check';
          readonly condition: Expression;
          readonly name?: string;
          readonly options: readonly FieldOption[];
          readonly span: SourceSpan;
      };

/** PostgreSQL's ExclusionConstraint: no two rows of which all items compare as their operators say. */
export interface Exclusion {
    readonly items: readonly { readonly item: OrderItem; readonly operator: string }[];
    readonly where?: Expression;
    readonly name?: string;
    readonly options: readonly FieldOption[];
    readonly span: SourceSpan;
}

export interface Index {
    /** Undefined for Django's plain `Index`; `gin`, `gist`, `brin`, … for PostgreSQL's. */
    readonly method?: string;
    readonly items: readonly OrderItem[];
    readonly where?: Expression;
    readonly name?: string;
    readonly options: readonly FieldOption[];
    readonly span: SourceSpan;
}

/** `str "{name} ({sku})"`. */
export interface StrTemplate {
    readonly parts: readonly TemplatePart[];
    /** A dotted Python name of a function that makes the text instead. */
    readonly python?: string;
    readonly span: SourceSpan;
}
export type TemplatePart =
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'path'; readonly path: Expression };

export interface Manager {
    readonly name: string;
    readonly span: SourceSpan;
    readonly where?: Expression;
    readonly python?: string;
    readonly documentation?: string;
}

export interface QuerySetMethod {
    readonly name: string;
    readonly span: SourceSpan;
    readonly documentation?: string;
    readonly parameters: readonly string[];
    /** Of each parameter what it is where it is not given; undefined: all of them must be. */
    readonly defaults?: readonly ParameterDefault[];
    /** `filter(…).order_by(…)`: Django's methods in order. */
    readonly calls: readonly QuerySetCall[];
    /** A dotted Python name of a function of the queryset, in place of calls. */
    readonly python?: string;
}

export interface ParameterDefault {
    /** Undefined: it must be given. */
    readonly value: Value | undefined;
    /** Of the parameter. */
    readonly span: SourceSpan;
}

export interface QuerySetCall {
    readonly method: string;
    readonly span: SourceSpan;
    /** `named` are `annotate(total = sum(items.price))`'s. */
    readonly arguments: readonly {
        readonly name?: string;
        readonly descending?: boolean;
        readonly value: Expression;
    }[];
}

export interface SignalHandler {
    /** Django's name of the signal, or a dotted Python name. */
    readonly signal: string;
    readonly handler: string;
    readonly span: SourceSpan;
}

export interface AllowRule {
    readonly what: readonly ('read' | 'write' | 'create' | 'update' | 'delete')[];
    /** Undefined: always. */
    readonly where?: Expression;
    readonly span: SourceSpan;
}

export type AdminOptions =
    | { readonly kind: 'none'; readonly span: SourceSpan }
    | { readonly kind: 'options'; readonly options: readonly AdminOption[]; readonly span: SourceSpan };

export interface AdminOption {
    /** ModelAdmin's name of it: `list_display`. */
    readonly name: string;
    readonly values: readonly AdminValue[];
    readonly span: SourceSpan;
}
export type AdminValue =
    | { readonly kind: 'path'; readonly path: Expression; readonly descending: boolean }
    | { readonly kind: 'value'; readonly value: Value };
