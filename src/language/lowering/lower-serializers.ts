import type { AstNode } from 'langium';
import type { FieldOption } from '../../model/django-model.js';
import type { DeclaredSerializerField, NestedSerializer, Serializer, SerializerField } from '../../model/serializer.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { appNameOf } from '../scoping/app-of.js';
import { serializerFieldClassName } from '../scoping/named-parts.js';
import { modelOfSerializer } from '../scoping/row-context.js';
import { modelIdOf, serializerIdOf } from './ids-of.js';
import { lowerPath, textOf } from './lower-expressions.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';

export function lowerSerializer(lowering: Lowering, node: ast.SerializerDeclaration): Serializer {
    const model = modelOfSerializer(node);
    const keys = (key: ast.SerializerFields['key']): SerializerField[] =>
        listsOf(node, key).flatMap(list => list.fields.flatMap(item => lowerKey(lowering, item, model)));
    const lists = listsOf(node, 'fields');
    const fields = node.items.filter(ast.isSerializerField).filter(field => field.name);
    const nested: NestedSerializer[] = [];
    const declared: DeclaredSerializerField[] = [];
    for (const field of fields) lowerSerializerField(lowering, field, nested, declared);
    return present({
        id: serializerIdOf(node),
        app: appNameOf(node),
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        extent: lowering.spans.of(node),
        documentation: lowering.documentationOf(node),
        model: model && modelIdOf(model),
        hyperlinked: node.kind ? (true as const) : undefined,
        bases: node.bases.length > 0 ? node.bases.flatMap(base => [...lowerSerializerBase(lowering, base)]) : undefined,
        fields:
            lists.length === 0 || lists.some(list => list.all)
                ? ({ kind: 'all' } as const)
                : present({ kind: 'listed', items: keys('fields'), keys: writtenKeys(lists) } as const),
        exclude: keys('exclude'),
        readOnly: keys('read_only_fields'),
        writeOnly: listsOf(node, 'write_only_fields').length > 0 ? keys('write_only_fields') : undefined,
        nested,
        declared,
        options: optionsOf(lowering, node),
    });
}

const listsOf = (node: ast.SerializerDeclaration, key: string): ast.SerializerFields[] =>
    node.items.filter(ast.isSerializerFields).filter(list => list.key === key);

/** Undefined where all of them are the model's. */
function writtenKeys(lists: readonly ast.SerializerFields[]): string[] | undefined {
    const items = lists.flatMap(list => list.fields);
    return items.some(isNoMember) ? items.map(keyOf) : undefined;
}

function isNoMember({ path }: ast.SerializerKey): boolean {
    const target: AstNode | undefined = path?.segments.at(-1)?.ref;
    return ast.isSerializerField(target) || (ast.isBuiltinDeclaration(target) && target.kind === 'serializer_key');
}

const keyOf = ({ name, path }: ast.SerializerKey): string =>
    name ?? path.segments.map(segment => segment.$refText).join('_');

function lowerSerializerBase(lowering: Lowering, base: ast.Base): NonNullable<Serializer['bases']> {
    const span = lowering.spans.of(base);
    if (ast.isPythonName(base)) return [{ kind: 'python' as const, name: base.python ?? '', span }];
    const target: AstNode | undefined = base.segments.at(-1)?.ref;
    return ast.isSerializerDeclaration(target)
        ? [{ kind: 'serializer' as const, serializer: serializerIdOf(target), span }]
        : [];
}

function lowerKey(
    lowering: Lowering,
    node: ast.SerializerKey,
    model: ast.ModelDeclaration | undefined,
): SerializerField[] {
    if (isNoMember(node)) return [];
    // A path that leads nowhere is left out: the linker has reported it.
    const path = lowerPath(lowering, node.path, model, 'accessor');
    if (!path) return [];
    return [{ key: keyOf(node), path, span: lowering.spans.of(node) }];
}

function lowerSerializerField(
    lowering: Lowering,
    node: ast.SerializerField,
    nested: NestedSerializer[],
    declared: DeclaredSerializerField[],
): void {
    const { spans } = lowering;
    const span = spans.ofProperty(node, 'name');
    const { options, surplusArguments } = lowerArguments(lowering, node);
    if (node.optional) options.push(...optionalOptions(span));
    const declaredOptions = node.source ? [...options, sourceOption(lowering, node.source)] : options;
    const target: AstNode | undefined = node.type?.segments.at(-1)?.ref;
    const type = declaredType(node);
    if (type) {
        declared.push(present({ name: node.name, span, type, options: declaredOptions, surplusArguments }));
    } else {
        nested.push(
            present({
                name: node.name,
                span,
                serializer: ast.isSerializerDeclaration(target) ? serializerIdOf(target) : undefined,
                many: node.many,
                writable: options.some(option => option.name === 'writable'),
                writeBy: writeBy(node),
                source: node.source && lowerPath(lowering, node.source, modelAround(node), 'accessor'),
                options: options.filter(option => option.name !== 'writable' && option.name !== 'write_by'),
                surplusArguments,
            }),
        );
    }
}

/** Undefined: another serializer, nested. */
function declaredType(node: ast.SerializerField): DeclaredSerializerField['type'] | undefined {
    if (node.method) return { kind: 'method' };
    if (node.python !== undefined) return { kind: 'python', name: node.python };
    const name = serializerFieldClassName(node);
    return name === undefined ? undefined : { kind: 'library', name };
}

/** A field that reads another path is told so by DRF's `source`. */
function sourceOption(lowering: Lowering, path: ast.Path): FieldOption {
    const span = lowering.spans.of(path);
    return { name: 'source', value: { kind: 'string', value: textOf(path), span }, span };
}

const modelAround = (node: ast.SerializerField): ast.ModelDeclaration | undefined => modelOfSerializer(node.$container);

function optionalOptions(span: FieldOption['span']): FieldOption[] {
    return [
        { name: 'required', value: { kind: 'boolean', value: false, span }, span },
        { name: 'allow_null', value: { kind: 'boolean', value: true, span }, span },
    ];
}

function writeBy(node: ast.SerializerField): string | undefined {
    for (const argument of node.arguments) {
        if (ast.isNamedArgument(argument) && argument.option?.$refText === 'write_by' && ast.isPath(argument.value)) {
            return argument.value.segments.map(segment => segment.$refText).join('.');
        }
    }
    return undefined;
}

const isEnum = (path: ast.Path): boolean => {
    const target: unknown = path.segments.at(-1)?.ref;
    return ast.isEnumDeclaration(target);
};

/** Positional arguments get the name of the option that they fill, a bare word is that option set to true. */
function lowerArguments(
    lowering: Lowering,
    node: ast.SerializerField,
): { readonly options: FieldOption[]; readonly surplusArguments: Value[] | undefined } {
    const className = serializerFieldClassName(node) ?? '';
    const places = [...(lowering.library.serializerFields?.get(className)?.positional ?? [])];
    const options: FieldOption[] = [];
    const surplus: Value[] = [];
    for (const argument of node.arguments) {
        const span = lowering.spans.of(argument);
        if (ast.isNamedArgument(argument)) {
            const name = argument.option?.$refText;
            if (name) options.push({ name, value: lowerValue(lowering, argument.value, argument), span });
        } else if (ast.isPath(argument) && argument.segments.length === 1 && !isEnum(argument)) {
            options.push({ name: textOf(argument), value: { kind: 'boolean', value: true, span }, span });
        } else {
            const name = places.shift();
            const value = lowerValue(lowering, argument, node);
            if (name) options.push({ name, value, span });
            else surplus.push(value);
        }
    }
    return { options, surplusArguments: surplus.length > 0 ? surplus : undefined };
}

function optionsOf(lowering: Lowering, node: ast.SerializerDeclaration): FieldOption[] | undefined {
    const options = node.items.flatMap((item): FieldOption[] => {
        const span = lowering.spans.of(item);
        if (ast.isSerializerOption(item)) {
            const values = item.values.map(value => lowerValue(lowering, value, item));
            const [first] = values;
            if (!first) return [];
            return [
                { name: item.key, value: item.key === 'depth' ? first : { kind: 'list', items: values, span }, span },
            ];
        }
        if (ast.isUniqueTogether(item)) {
            const items = item.fields.map(path => lowerValue(lowering, path, item));
            return [{ name: 'unique_together', value: { kind: 'list', items, span }, span }];
        }
        return [];
    });
    return options.length > 0 ? options : undefined;
}
