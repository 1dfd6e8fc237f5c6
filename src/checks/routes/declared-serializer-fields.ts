import type { FieldOption } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import type { DeclaredSerializerField } from '../../model/serializer.js';
import type { Value } from '../../model/value.js';
import { type Finding, finding } from '../finding.js';
import { serializersOf } from './serializers-of.js';

/** What DRF's field classes refuse to be made with (`rest_framework.fields`), and a `source` that says nothing. */
export function* declaredSerializerFields(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        for (const { name, serializer: inner, surplusArguments } of serializer.nested) {
            if (inner) yield* surplus(surplusArguments, { field: name, type: 'serializer', places: [] });
        }
        for (const field of serializer.declared) {
            // What a class in Python takes, only Python knows.
            if (field.type.kind === 'python') continue;
            yield* contradictions(field);
            yield* whatIsLacking(field);
            yield* needlessSource(field);
            const { type, name } = field;
            const className = type.kind === 'library' ? type.name : 'SerializerMethod';
            const places = project.library.serializerFields?.get(className)?.positional ?? [];
            yield* surplus(field.surplusArguments, { field: name, type: className, places });
        }
    }
}

function* surplus(
    [first]: readonly Value[] = [],
    params: { field: string; type: string; places: readonly string[] },
): Iterable<Finding> {
    if (first) yield finding('surplus-argument', first.span, params);
}

function* contradictions({ name, type, options }: DeclaredSerializerField): Iterable<Finding> {
    const className = type.kind === 'library' ? type.name : '';
    const said = new Map(options.map(option => [option.name, option]));
    const isOn = (option: string): boolean => isTrue(said.get(option));
    const isReadOnly = type.kind === 'method' || className === 'ReadOnly' || isOn('read_only');
    const wrong = [
        ['read_only', 'write_only', isReadOnly && (className === 'Hidden' || isOn('write_only'))],
        ['read_only', 'required', isReadOnly && isOn('required')],
        ['required', 'default', isOn('required') && said.has('default')],
    ] as const;
    for (const [one, other, is] of wrong) {
        const span = said.get(other)?.span ?? said.get(one)?.span;
        if (is && span) yield finding('serializer-field-contradiction', span, { field: name, one, other });
    }
}

const isTrue = (option: FieldOption | undefined): boolean => option?.value.kind === 'boolean' && option.value.value;

/** What a class is not made without. */
export const neededBySerializerFields: Readonly<Record<string, readonly string[]>> = {
    Choice: ['choices'],
    Decimal: ['max_digits', 'decimal_places'],
    FilePath: ['path'],
    Hidden: ['default'],
    Model: ['model_field'],
    MultipleChoice: ['choices'],
    Regex: ['regex'],
};

function* whatIsLacking({ name, type, options, span }: DeclaredSerializerField): Iterable<Finding> {
    if (type.kind !== 'library') return;
    const missing = (neededBySerializerFields[type.name] ?? []).filter(
        option => !options.some(each => each.name === option),
    );
    if (missing.length > 0) yield finding('serializer-field-lacks', span, { field: name, type: type.name, missing });
}

function* needlessSource({ name, options }: DeclaredSerializerField): Iterable<Finding> {
    const source = options.find(option => option.name === 'source');
    if (source?.value.kind !== 'string' || source.value.value !== name) return;
    yield finding('serializer-field-source', source.span, { field: name });
}
