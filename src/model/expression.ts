import type { EnumId, EnumMemberId, FieldId, ModelId } from './names.js';
import type { SourceSpan } from './source-span.js';

/** Conditions and computations of `check`, `where`, `filter`, `annotate`, `allow`, `computed`, typed while lowering. */
export type Expression =
    | Literal
    | Path
    | ParameterRef
    | EnumMemberRef
    | RequestRef
    | PythonRef
    | ListExpression
    | ObjectExpression
    | Logical
    | Not
    | Comparison
    | LookupTest
    | InTest
    | BetweenTest
    | NullTest
    | Arithmetic
    | Negative
    | Call
    | UnresolvedExpression;

interface Written {
    readonly span: SourceSpan;
    readonly type: ExpressionType;
}

/** `unknown` is compatible with everything: what could not be typed is reported once, where it could not. */
export type ExpressionType =
    | {
          readonly kind:
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
              | 'null'
              | 'unknown'
              | 'client';
      }
    | { readonly kind: 'enum'; readonly enum: EnumId }
    | { readonly kind: 'model'; readonly model: ModelId }
    | { readonly kind: 'list'; readonly of: ExpressionType };

export interface Literal extends Written {
    readonly kind: 'literal';
    /** A number keeps its source text, so that decimals stay exact; a duration is in milliseconds. */
    readonly value:
        | { readonly kind: 'string'; readonly value: string }
        | { readonly kind: 'number'; readonly text: string }
        | { readonly kind: 'boolean'; readonly value: boolean }
        | { readonly kind: 'duration'; readonly milliseconds: number; readonly text: string }
        | { readonly kind: 'null' };
}

/** `category.parent.name`, `created_at.year`: fields, then transforms. */
export interface Path extends Written {
    readonly kind: 'path';
    readonly segments: readonly PathSegment[];
    /** Transforms behind the last field, in Django's names: `['year']`. */
    readonly transforms: readonly string[];
    /** The first name that leads nowhere, where Django is given the path all the same and says so itself. */
    readonly missing?: SourceSpan;
}

export interface PathSegment {
    /** As Django's query language names it: the field's name, or a reverse relation's `related_query_name`. */
    readonly name: string;
    readonly span: SourceSpan;
    readonly target:
        | { readonly kind: 'field'; readonly field: FieldId }
        | { readonly kind: 'reverse'; readonly field: FieldId; readonly model: ModelId }
        /** `pk`, or `category_id`. */
        | { readonly kind: 'column'; readonly field: FieldId | undefined }
        | { readonly kind: 'annotation' };
    /** Whether one row of the left may have several on the right: such a path multiplies rows. */
    readonly toMany: boolean;
}

export interface ParameterRef extends Written {
    readonly kind: 'parameter';
    readonly name: string;
}
export interface EnumMemberRef extends Written {
    readonly kind: 'enum-member';
    readonly member: EnumMemberId;
    readonly name: string;
}
/** `request.user`, `request.client`, and a field behind it (`request.user.is_staff`) in `rest`. */
export interface RequestRef extends Written {
    readonly kind: 'request';
    readonly of: 'user' | 'client';
    readonly rest: readonly string[];
}
export interface PythonRef extends Written {
    readonly kind: 'python';
    readonly name: string;
}
export interface ListExpression extends Written {
    readonly kind: 'list';
    readonly items: readonly Expression[];
}
/** A dictionary that a JSON column is compared with: `data contains { size: 1 }`. */
export interface ObjectExpression extends Written {
    readonly kind: 'object';
    readonly entries: readonly { readonly key: string; readonly value: Expression }[];
}
export interface Logical extends Written {
    readonly kind: 'and' | 'or';
    readonly left: Expression;
    readonly right: Expression;
}
export interface Not extends Written {
    readonly kind: 'not';
    readonly operand: Expression;
}
export interface Comparison extends Written {
    readonly kind: 'comparison';
    readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
    readonly left: Expression;
    readonly right: Expression;
}
/** `name icontains "x"`: `lookup` is Django's name of it. */
export interface LookupTest extends Written {
    readonly kind: 'lookup';
    readonly lookup: string;
    readonly left: Expression;
    readonly right: Expression;
}
export interface InTest extends Written {
    readonly kind: 'in';
    readonly negated: boolean;
    readonly left: Expression;
    readonly right: Expression;
}
export interface BetweenTest extends Written {
    readonly kind: 'between';
    readonly negated: boolean;
    readonly left: Expression;
    readonly low: Expression;
    readonly high: Expression;
}
export interface NullTest extends Written {
    readonly kind: 'is-null';
    readonly negated: boolean;
    readonly left: Expression;
}
export interface Arithmetic extends Written {
    readonly kind: 'arithmetic';
    readonly operator: '+' | '-' | '*' | '/' | '%';
    readonly left: Expression;
    readonly right: Expression;
}
export interface Negative extends Written {
    readonly kind: 'negative';
    readonly operand: Expression;
}
/** A database function or aggregate: `sum(items.price)`, `lower(name)`, `now()`. */
export interface Call extends Written {
    readonly kind: 'call';
    /** As written, in lower case. */
    readonly function: string;
    /** Django's class and its module; undefined where the function is not known. */
    readonly django: { readonly module: string; readonly className: string; readonly aggregate: boolean } | undefined;
    readonly arguments: readonly Expression[];
    /** What is given by its name: `distinct=true`; undefined: nothing. */
    readonly named?: readonly NamedOperand[];
}
export interface NamedOperand {
    readonly name: string;
    readonly value: Expression;
    /** Of the name. */
    readonly span: SourceSpan;
}
export interface UnresolvedExpression extends Written {
    readonly kind: 'unresolved';
    readonly text: string;
}
