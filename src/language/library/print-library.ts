import type { FieldClass, FunctionFacts, Library, OptionFacts } from '../../model/library.js';
import { builtinWords } from './builtin-words.js';
import { djangoModels } from './django-models.js';

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
    return `/** ${facts.documentation} */\nbuiltin ${kind} ${facts.name} = \`${facts.module}.${facts.className}\``;
}

function* printWords(library: Library): Iterable<string> {
    for (const [signal, { module }] of library.signals) yield `builtin signal ${signal} = \`${module}.${signal}\``;
    for (const method of library.queryMethods) yield `builtin queryset ${method}`;
    for (const rule of library.onDelete ?? []) yield `builtin on_delete ${rule} = \`django.db.models.${rule}\``;
    for (const [setting, words] of library.classes ?? []) {
        for (const [word, python] of words) yield `builtin ${setting} ${word} = \`${python}\``;
    }
    for (const [name, { parameters }] of library.serializerFields ?? []) {
        const list = parameters.length > 0 ? `(${parameters.join(', ')})` : '';
        yield `builtin serializer_field ${name}${list} = \`rest_framework.serializers.${name}Field\``;
    }
    const transforms = new Set([...library.fieldClasses.values()].flatMap(field => [...field.transforms.keys()]));
    for (const transform of transforms) yield `builtin transform ${transform}`;
    const lookups = new Set(
        [...library.fieldClasses.values()].flatMap(field => [...field.lookups, ...(field.postgresLookups ?? [])]),
    );
    for (const lookup of lookups) yield `builtin lookup ${lookup}`;
    for (const { kind, name, parameters, python, documentation } of builtinWords) {
        const list = parameters ? `(${parameters.join(', ')})` : '';
        yield `/** ${documentation} */\nbuiltin ${kind} ${name}${list}${python ? ` = \`${python}\`` : ''}`;
    }
}
