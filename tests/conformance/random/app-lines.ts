/** What stands beside models in the apps of made-up schemas. */
import type { Weighted } from './weighted.js';

/** What a line of a model may name, by the name: it is there as soon as something names it. */
export const declaredWhereNamed: Readonly<Record<string, string>> = {
    Size: 'enum Size { small  large }',
    Level: 'enum Level: int { low  high }',
    Own: 'field Own = `django.db.models.CharField`(max_length)',
    changed: 'signal changed(row)',
};

export const appLines: Weighted = [
    [1, 'enum Kind { a  b "B" }'],
    [1, 'enum Kind { a = "x"  b = "x" }'],
    [1, 'enum Kind: int { a = 1  b = 1 }'],
    [1, 'enum Kind { mro  name }'],
    [2, 'task tidy(count: int = 3) every 10m'],
    [1, 'task tidy() every "0 3 * * *" queue slow'],
    [2, 'command load(file: path, dry: flag = false) "Loads."'],
    [1, 'command migrate()'],
    [1, 'command check()'],
    [1, 'signal changed(row)'],
];

export const serializerHeads: Weighted = [
    [6, 'serializer {Serializer} of {Self}'],
    [1, 'hyperlinked serializer {Serializer} of {Self}'],
];

export const serializerLines: Weighted = [
    [2, 'fields *'],
    [3, 'fields {field}, {field}'],
    [1, 'fields id, other = {path}'],
    [1, 'exclude {field}'],
    [1, 'read_only_fields {field}'],
    [1, 'write_only_fields {column}'],
    [1, 'depth 1'],
    [1, 'unique_together {column}, {column}'],
    [1, '{relation}: {Serializer}'],
    [1, '{relation}: {Serializer}[]'],
    [1, '{relation}: {Serializer}(write_by=id)'],
    [1, '{relation}: {Serializer}[](writable)'],
    [1, 'more: method'],
    [1, 'more: Char(read_only) = {path}'],
    [1, '{column}: Integer(min_value=1)'],
];
