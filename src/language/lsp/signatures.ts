/** What stands between the parentheses of whatever is called, as the editor shows it. */
import type { AstNode } from 'langium';
import type { CallParameter } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { wordDocumentation } from '../library/word-documentation.js';
import { calledWord, namedCallArgument } from '../scoping/call-arguments.js';
import { fieldClassName, serializerFieldClassName } from '../scoping/named-parts.js';

export type Called = ast.FieldType | ast.SerializerField | ast.FunctionCall | ast.QuerySetCall;

export const isCalled = (node: AstNode): node is Called =>
    ast.isFieldType(node) || ast.isSerializerField(node) || ast.isFunctionCall(node) || ast.isQuerySetCall(node);

export interface Signature {
    readonly name: string;
    readonly documentation: string | undefined;
    /** Those that arguments without a name give, in order. */
    readonly positional: readonly string[];
    /** Further ones of its own; what all fields understand is shown while it is given. */
    readonly own: readonly string[];
    /** Whether it takes more than these. */
    readonly isOpen: boolean;
    /** Undefined for a name that it does not know. */
    documentationOf(option: string): string | undefined;
}

export function signatureOf(called: Called): Signature | undefined {
    switch (called.$type) {
        case 'FieldType':
            return fieldSignature(fieldClassName(called));
        case 'SerializerField':
            return serializerSignature(called);
        case 'FunctionCall':
            return callSignature(called);
        case 'QuerySetCall':
            return querySetSignature(called);
    }
}

/** The name by which an argument is given, if it is. */
export function argumentNameOf(argument: ast.Argument | ast.Expression): string | undefined {
    if (ast.isNamedArgument(argument)) return argument.option.$refText;
    return namedCallArgument(argument)?.name.segments[0]?.$refText;
}

function fieldSignature(className: string | undefined): Signature | undefined {
    const { fieldClasses } = djangoLibrary();
    const facts = className === undefined ? undefined : fieldClasses.get(className);
    if (!facts) return undefined;
    const { name, documentation, positional, options } = facts;
    const common = fieldClasses.get('Field')?.options;
    const own = [...options.keys()].filter(option => !common?.has(option));
    const documentationOf = (option: string) => options.get(option)?.documentation;
    return { name, documentation, positional, own, isOpen: true, documentationOf };
}

function serializerSignature(field: ast.SerializerField): Signature | undefined {
    const name = serializerFieldClassName(field);
    const { serializerFields } = djangoLibrary();
    const facts = name === undefined ? undefined : serializerFields?.get(name);
    if (name === undefined || !facts) return undefined;
    const common = new Set(serializerFields?.get('Field')?.parameters);
    const all = new Set([...facts.parameters, ...common]);
    return {
        name,
        documentation: wordDocumentation.serializer_field?.[name],
        positional: facts.positional,
        own: facts.parameters.filter(option => !common.has(option)),
        isOpen: true,
        documentationOf: option =>
            all.has(option) ? (wordDocumentation.serializer_option?.[option] ?? '') : undefined,
    };
}

/** A function or an aggregate, a validator, or the type of an array's items. */
function callSignature(call: ast.FunctionCall): Signature | undefined {
    const { functions, validators } = djangoLibrary();
    const target: unknown = call.function?.segments.at(-1)?.ref;
    if (ast.isFieldTypeDeclaration(target)) return fieldSignature(target.name);
    const word = calledWord(call);
    const validator = word?.kind === 'validator' ? validators?.get(word.name) : undefined;
    if (validator?.parameters) {
        const { name, documentation, parameters } = validator;
        const positional = parameters.map(each => each.name);
        return { name, documentation, positional, own: [], isOpen: false, documentationOf: wordsOf(parameters) };
    }
    const facts = word && functions.get(word.name);
    if (!facts) return undefined;
    const { name, documentation, places = [], named = [], maxArguments } = facts;
    const documented = wordsOf(named);
    return {
        name,
        documentation,
        positional: places,
        own: named.map(each => each.name),
        isOpen: maxArguments === undefined,
        documentationOf: option => documented(option) ?? (places.includes(option) ? '' : undefined),
    };
}

const wordsOf =
    (parameters: readonly CallParameter[]) =>
    (option: string): string | undefined =>
        parameters.find(each => each.name === option)?.documentation;

/** A queryset of the model's own, by the parameters that it is declared with. */
function querySetSignature(call: ast.QuerySetCall): Signature | undefined {
    const method: unknown = call.method?.ref;
    if (!ast.isQuerySetMethod(method)) return undefined;
    const positional = method.parameters.map(({ name }) => name);
    const documentationOf = (name: string) => (positional.includes(name) ? '' : undefined);
    return { name: method.name, documentation: undefined, positional, own: [], isOpen: false, documentationOf };
}
