import type { FieldOption, FieldType } from './django-model.js';
import type { Expression } from './expression.js';
import type { EnumId, EnumMemberId, FieldId, FixtureRowId, ModelId } from './names.js';
import type { SourceSpan } from './source-span.js';

/** What can stand as an option's value, a default, a setting, a fixture's value or a JSON body. */
export type Value =
    | StringValue
    | NumberValue
    | BooleanValue
    | NullValue
    | DurationValue
    | ListValue
    | ObjectValue
    | WordValue
    | EnumMemberValue
    | EnumValue
    | ModelValue
    | FieldValue
    | RowValue
    | PythonValue
    | RequestValue
    | ExpressionValue
    | CallValue
    | FieldTypeValue
    | MissingValue
    | UnresolvedValue;

interface Written {
    readonly span: SourceSpan;
}
export interface StringValue extends Written {
    readonly kind: 'string';
    /** Unescaped. */
    readonly value: string;
}
export interface NumberValue extends Written {
    readonly kind: 'number';
    /** As written, sign included: `30.10` stays exact. */
    readonly text: string;
}
export interface BooleanValue extends Written {
    readonly kind: 'boolean';
    readonly value: boolean;
}
export interface NullValue extends Written {
    readonly kind: 'null';
}
export interface DurationValue extends Written {
    readonly kind: 'duration';
    readonly milliseconds: number;
    /** As written: `1h30m`. */
    readonly text: string;
}
export interface ListValue extends Written {
    readonly kind: 'list';
    readonly items: readonly Value[];
}
export interface ObjectValue extends Written {
    readonly kind: 'object';
    readonly entries: readonly ObjectEntry[];
}
export interface ObjectEntry {
    readonly key: string;
    /** Where the key is written. */
    readonly keySpan: SourceSpan;
    readonly value: Value;
}
/** A word of Django's own that stands for itself: `SET_NULL`, `now`, `uuid4`, `list`, `id`. */
export interface WordValue extends Written {
    readonly kind: 'word';
    readonly word: string;
}
export interface EnumMemberValue extends Written {
    readonly kind: 'enum-member';
    readonly member: EnumMemberId;
    readonly name: string;
}
/** All of an enum's members: `choices=Status`. */
export interface EnumValue extends Written {
    readonly kind: 'enum';
    readonly enum: EnumId;
    readonly name: string;
}
export interface ModelValue extends Written {
    readonly kind: 'model';
    readonly model: ModelId;
}
export interface FieldValue extends Written {
    readonly kind: 'field';
    readonly field: FieldId;
}
export interface RowValue extends Written {
    readonly kind: 'row';
    readonly row: FixtureRowId;
}
/** A dotted Python name, from backticks. */
export interface PythonValue extends Written {
    readonly kind: 'python';
    readonly name: string;
}
export interface RequestValue extends Written {
    readonly kind: 'request';
    readonly of: 'user' | 'client';
}
/** What the database computes: `db_default=now()`, `set views = views + 1`. */
export interface ExpressionValue extends Written {
    readonly kind: 'expression';
    readonly expression: Expression;
    /** As written. */
    readonly text: string;
}
/** A class of Django's that is called: `MinValueValidator(1, message="At least one.")`. */
export interface CallValue extends Written {
    readonly kind: 'call';
    /** The word for it. */
    readonly name: string;
    readonly python: string;
    readonly arguments: readonly Value[];
    readonly named: readonly { readonly name: string; readonly value: Value; readonly span: SourceSpan }[];
    /** As written. */
    readonly text: string;
}
/** The type of each item of an array: `Array(Char(30))`. */
export interface FieldTypeValue extends Written {
    readonly kind: 'field-type';
    readonly type: FieldType;
    readonly options: readonly FieldOption[];
    /** As written. */
    readonly text: string;
}
/** The name of a field that is not there, where Django is given it all the same and says so itself. */
export interface MissingValue extends Written {
    readonly kind: 'missing';
    readonly name: string;
}
/** A name that leads nowhere; the linker or a rule has reported it. */
export interface UnresolvedValue extends Written {
    readonly kind: 'unresolved';
    readonly text: string;
}
