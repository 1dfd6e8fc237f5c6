import type { FieldOption } from './django-model.js';
import type { Path } from './expression.js';
import type { ModelId, SerializerId } from './names.js';
import type { SourceSpan } from './source-span.js';
import type { Value } from './value.js';

export interface Serializer {
    readonly id: SerializerId;
    readonly app: string;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    /** What it extends; undefined: nothing. */
    readonly bases?: readonly (
        | { readonly kind: 'serializer'; readonly serializer: SerializerId; readonly span: SourceSpan }
        | { readonly kind: 'python'; readonly name: string; readonly span: SourceSpan }
    )[];
    /** Whether it is a HyperlinkedModelSerializer. */
    readonly hyperlinked?: true;
    /** Undefined for a plain serializer, or where the model's name leads nowhere. */
    readonly model?: ModelId;
    /** `all` for `fields *`. */
    readonly fields:
        | { readonly kind: 'all' }
        | {
              readonly kind: 'listed';
              /** What is read from the model. */
              readonly items: readonly SerializerField[];
              /** All keys as they are written, where some are those of `declared` or `nested`, or the row's own `url`. */
              readonly keys?: readonly string[];
          };
    readonly exclude: readonly SerializerField[];
    readonly readOnly: readonly SerializerField[];
    readonly writeOnly?: readonly SerializerField[];
    readonly nested: readonly NestedSerializer[];
    /** Fields declared one by one: `total: Integer(read_only)`, `cover: Base64Image`, `age: method`. */
    readonly declared: readonly DeclaredSerializerField[];
    /** Further options of class Meta: `depth`, `validators`, `unique_together`. */
    readonly options?: readonly FieldOption[];
}

export interface SerializerField {
    /** The key in the JSON: `category_name` for `category.name`, or what stands before `=`. */
    readonly key: string;
    readonly path: Path;
    readonly span: SourceSpan;
}

export interface NestedSerializer {
    /** The model's field or reverse accessor. */
    readonly name: string;
    readonly span: SourceSpan;
    readonly serializer: SerializerId | undefined;
    readonly many: boolean;
    readonly writable: boolean;
    /** `(write_by=id)`: the related row's field by which it is written, under `<name>_<field>`. */
    readonly writeBy?: string;
    /** `name: Other = path`: what it reads, where that is not the member of the same name. */
    readonly source?: Path;
    readonly options: readonly FieldOption[];
    /** Positional arguments, of which it takes none. */
    readonly surplusArguments?: readonly Value[];
}

export interface DeclaredSerializerField {
    readonly name: string;
    readonly span: SourceSpan;
    /** DRF's class without `Field`, `method` for a SerializerMethodField, or a dotted Python name. */
    readonly type:
        | { readonly kind: 'library'; readonly name: string }
        | { readonly kind: 'method' }
        | { readonly kind: 'python'; readonly name: string };
    readonly options: readonly FieldOption[];
    /** Positional arguments without a place of their own; undefined: none. */
    readonly surplusArguments?: readonly Value[];
}
