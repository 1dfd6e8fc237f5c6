import type { CallParameter, FieldClass, FunctionFacts, Library, OptionFacts } from '../../model/library.js';
import { builtinWords } from './builtin-words.js';
import { djangoModels } from './django-models.js';
import { wordDocumentation } from './word-documentation.js';

/** The library as a document in the language: what names lead to, and what the editor shows when one goes there. */
export function printLibrary(library: Library): string {
    const common = library.fieldClasses.get('Field');
    const fields = [...library.fieldClasses.values()].map(field => printField(field, common)).join('\n');
    const functions = [...library.functions.values()].map(printFunction).join('\n');
    return [
        '// What Djagram knows of Django. This file is built in: it shows where names lead, and cannot be changed.\n',
        '// ---- Models\n',
        djangoModels.trim(),
        '\n// ---- Field classes\n',
        fields,
        '\n// ---- Functions and aggregates of the database\n',
        functions,
        '\n// ---- Words\n',
        [...printWords(library)].join('\n'),
        '',
    ].join('\n');
}

function printField(field: FieldClass, common: FieldClass | undefined): string {
    const own = [...field.options.values()].filter(option => field === common || !common?.options.has(option.name));
    // Positional ones come first, in their order: that is how they are written.
    const positional = field.positional.flatMap(name => field.options.get(name) ?? []);
    const parameters = [...positional, ...own.filter(option => !positional.includes(option))];
    const list = parameters.length === 0 ? '' : `(\n${parameters.map(printOption).join(',\n')}\n)`;
    return `/** ${field.documentation} */\nfield ${field.name} = \`${field.module}.${field.className}\`${list}`;
}

const printOption = (option: OptionFacts): string =>
    `    /** ${option.documentation} */\n    ${option.name}: ${option.types.join('_or_').replaceAll('-', '_')}`;

function printFunction(facts: FunctionFacts): string {
    const kind = facts.aggregate ? 'aggregate' : 'function';
    const python = `${facts.module}.${facts.className}`;
    return printCalled(facts.documentation, kind, facts.name, facts.named ?? [], python);
}

function printCalled(
    documentation: string,
    kind: string,
    name: string,
    parameters: readonly CallParameter[],
    python: string,
): string {
    const list = parameters.map(each => `    /** ${each.documentation} */\n    ${each.name}: ${each.type}`).join(',\n');
    const called = list === '' ? '' : `(\n${list}\n)`;
    return `/** ${documentation} */\nbuiltin ${kind} ${name}${called} = \`${python}\``;
}

function* printWords(library: Library): Iterable<string> {
    for (const [signal, { module }] of library.signals) yield printWord('signal', signal, `${module}.${signal}`);
    for (const method of library.queryMethods) yield printWord('queryset', method);
    for (const { documentation, name, parameters = [], python } of library.validators?.values() ?? []) {
        yield printCalled(documentation, 'validator', name, parameters, python);
    }
    for (const rule of library.onDelete ?? []) yield printWord('on_delete', rule, `django.db.models.${rule}`);
    for (const [setting, words] of library.classes ?? []) {
        for (const [word, python] of words) {
            // Several words may name one class.
            yield printBuiltin(wordDocumentation[setting]?.[python.split('.').at(-1) ?? ''], setting, word, python);
        }
    }
    for (const [name, { parameters }] of library.serializerFields ?? []) {
        yield printWord('serializer_field', name, `rest_framework.serializers.${name}Field`, parameters);
    }
    const transforms = new Set([...library.fieldClasses.values()].flatMap(field => [...field.transforms.keys()]));
    for (const transform of transforms) yield printWord('transform', transform);
    const lookups = new Set(
        [...library.fieldClasses.values()].flatMap(field => [...field.lookups, ...(field.postgresLookups ?? [])]),
    );
    for (const lookup of lookups) yield printWord('lookup', lookup);
    for (const { kind, name, parameters, python, documentation } of builtinWords) {
        yield printBuiltin(documentation, kind, name, python, parameters);
    }
}

const printWord = (kind: string, name: string, python?: string, parameters?: readonly string[]): string =>
    printBuiltin(wordDocumentation[kind]?.[name], kind, name, python, parameters);

function printBuiltin(
    documentation: string | undefined,
    kind: string,
    name: string,
    python: string | undefined,
    parameters: readonly string[] = [],
): string {
    const comment = documentation ? `/** ${documentation} */\n` : '';
    const list = parameters.length > 0 ? `(${parameters.join(', ')})` : '';
    return `${comment}builtin ${kind} ${name}${list}${python ? ` = \`${python}\`` : ''}`;
}
