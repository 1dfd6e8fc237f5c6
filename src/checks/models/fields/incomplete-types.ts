import type { Field, FieldOption, FieldType } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { writtenFields } from '../written-fields.js';
import { classNamedInPython } from './removed-classes.js';

/** Classes of Django's that make no field by their names alone: what they lack has words of its own in the language. */
export function* incompleteTypes(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const item = wrongItem(field.options);
        if (item) yield finding('array-item-type', item.span, { field: field.name, ...instanceOf(project, item) });
        const type = incompleteIn(project, field);
        if (type === undefined) continue;
        yield finding('incomplete-type', field.typeSpan, { field: field.name, type, instead: instead[type] ?? '' });
    }
}

/** What is written in the place of each. */
const instead: Readonly<Record<string, string>> = {
    Array: 'what it is a list of: `Array(Integer)`',
    ForeignKey: 'the model that it leads to: `Author`',
    OneToOne: 'the model that it leads to: `one Author`',
    ManyToMany: 'the model that it leads to: `Author[]`',
    GenericRelation: 'the model whose rows lead here: `Tag[] by target`',
    Generated: 'the type of what is computed: `Integer computed price * 2`',
    Range: 'what it is a range of: `IntegerRange`',
};

function incompleteIn(project: Project, field: Field): string | undefined {
    const { type } = field;
    // With arguments Python's classes have what they need, but for one that is made to be extended.
    if (type.kind === 'python' || type.kind === 'custom') {
        return classNamedInPython(project, field)?.name === 'Range' ? 'Range' : undefined;
    }
    const base = optionOf(field, 'base_field');
    const name = nameOf(type);
    if (name !== 'Array') return name !== undefined && name in instead ? name : undefined;
    if (!base) return name;
    const item = base.kind === 'field-type' ? nameOf(base.type) : undefined;
    return item === 'Range' || item === 'Generated' ? item : undefined;
}

/**
 * What an array is said to be a list of, and what is no field: a text, a number, an enum, a class of Django's that no field is
 * made of. What else Python names may be one.
 */
function wrongItem(options: readonly FieldOption[]): Value | undefined {
    const base = options.find(({ name }) => name === 'base_field')?.value;
    if (base?.kind === 'field-type') return wrongItem(base.options);
    if (base?.kind === 'python' && djangosFieldClass.test(base.name)) return base;
    return base && !/^(model|python|missing|unresolved)$/.test(base.kind) ? base : undefined;
}

const djangosFieldClass = /^django\.(?:\w+\.)*(\w*Field)$/;

/** The word for a class that Python names, if there is one. */
function instanceOf({ library }: Project, item: Value): { instead?: string } {
    const className = item.kind === 'python' ? djangosFieldClass.exec(item.name)?.[1] : undefined;
    if (className === undefined) return {};
    for (const { name, className: known, required } of library.fieldClasses.values()) {
        if (known === className && required.length === 0 && !(name in instead)) return { instead: name };
    }
    return {};
}

const nameOf = (type: FieldType): string | undefined => (type.kind === 'library' ? type.name : undefined);
