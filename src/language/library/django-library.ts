import type {
    FieldClass,
    FunctionFacts,
    Library,
    MetaOptionFacts,
    OptionFacts,
    SerializerFieldClass,
    ValidatorFacts,
} from '../../model/library.js';
import { namedParametersOf, placesOf, type ValidatorWord, validatorWords } from './called-parameters.js';
import facts from './facts.json' with { type: 'json' };

let library: Library | undefined;

/** What is known of Django: read once, on first use. facts.json is made by scripts/build-library.ts. */
export function djangoLibrary(): Library {
    library ??= readLibrary();
    return library;
}

function readLibrary(): Library {
    const options = new Map<string, OptionFacts>();
    for (const [key, option] of Object.entries<Omit<OptionFacts, 'name' | 'default' | 'nullable'>>(
        facts.options as never,
    )) {
        const equals = key.indexOf('=');
        const byDefault = key.slice(equals + 1);
        options.set(key, {
            nullable: false,
            ...option,
            name: key.slice(0, equals),
            ...(byDefault === '' ? {} : { default: byDefault }),
        });
    }
    const lookupSets = facts.lookupSets.map(names => new Set(names));
    const emptySet = new Set<string>();
    const fieldClass = (field: (typeof facts.fields)[number]): FieldClass => ({
        ...field,
        valueType: field.valueType as FieldClass['valueType'],
        options: new Map(
            field.options.flatMap(key => {
                const option = options.get(key);
                return option ? [[option.name, option] as const] : [];
            }),
        ),
        lookups: lookupSets[field.lookups] ?? emptySet,
        postgresLookups: lookupSets[field.postgresLookups] ?? emptySet,
        transforms: new Map(Object.entries(field.transforms)),
        columns: field.columns as Readonly<Record<string, string>>,
    });
    const fieldClasses = byName(facts.fields.map(fieldClass));
    return {
        fieldClasses,
        metaOptions: byName(facts.metaOptions as readonly MetaOptionFacts[]),
        functions: byName((facts.functions as readonly FunctionFacts[]).map(withParameters)),
        validators: byName(validatorWords.map(validatorFacts)),
        signals: new Map(Object.entries(facts.signals).map(([name, module]) => [name, { module }])),
        queryMethods: new Set(facts.queryMethods),
        classes: new Map(
            Object.entries(facts.classes).map(([setting, words]) => [setting, new Map(Object.entries<string>(words))]),
        ),
        serializerFields: serializerFields(fieldClasses),
        onDelete: new Set(facts.onDelete),
    };
}

const withParameters = (facts: FunctionFacts): FunctionFacts => ({
    ...facts,
    places: placesOf(facts.name),
    named: namedParametersOf(facts.name, facts.aggregate),
});

const validatorFacts = ({ least = 0, ...word }: ValidatorWord): ValidatorFacts => ({
    ...word,
    least,
    python: `django.core.validators.${word.name}`,
});

/**
 * A positional argument means the same as in the model's field of that name, `Char(40)`. Elsewhere it is one of those that a
 * class of DRF's names itself, in front of what all of them take.
 */
function serializerFields(fieldClasses: Library['fieldClasses']): Map<string, SerializerFieldClass> {
    const common = new Set(facts.serializerFields.Field);
    return new Map(
        Object.entries<string[]>(facts.serializerFields).map(([name, parameters]) => {
            const ofModel = fieldClasses.get(name)?.positional ?? [];
            const end = parameters.findIndex(parameter => common.has(parameter));
            const isAlike = ofModel.length > 0 && ofModel.every(place => parameters.includes(place));
            return [name, { parameters, positional: isAlike ? ofModel : parameters.slice(0, end) }];
        }),
    );
}

const byName = <T extends { readonly name: string }>(elements: readonly T[]): Map<string, T> =>
    new Map(elements.map(element => [element.name, element]));
