import type { Field, FieldOption, FieldType } from '../../model/django-model.js';
import { fieldId, partsOfFieldId } from '../../model/names.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { fieldClassName, takesColumns, throughOf } from '../scoping/named-parts.js';
import { modelAt, modelIdAt, rowModelAround } from '../scoping/row-context.js';
import { customFieldIdOf, enumIdOf, fieldIdOf, modelIdOf } from './ids-of.js';
import { lowerExpression, textOf } from './lower-expressions.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';
import { missingField, missingModel, missingType } from './missing-names.js';

const none: readonly never[] = [];

export function lowerField(lowering: Lowering, node: ast.FieldDeclaration): Field {
    const { spans } = lowering;
    const options: FieldOption[] = [];
    const surplusArguments: Value[] = [];
    lowerArguments(lowering, node.type, options, surplusArguments);
    return present({
        id: fieldIdOf(node),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        type: lowerFieldType(lowering, node),
        typeSpan: node.type ? typeSpan(lowering, node.type) : spans.of(node),
        optional: node.type?.optional ?? false,
        // Not as they have grown, with room for more: there are two for each field.
        options: options.slice(),
        surplusArguments: surplusArguments.length > 0 ? surplusArguments : none,
        default: node.default && lowerValue(lowering, node.default, node),
        computed: node.computed && {
            expression: lowerExpression(lowering, node.computed, { model: node.$container }, node),
            stored: node.stored,
        },
        renamedFrom: node.renamedFrom
            ? { name: node.renamedFrom, span: spans.ofProperty(node, 'renamedFrom') }
            : undefined,
    });
}

/** The type's name alone, without its parentheses. */
function typeSpan({ spans }: Lowering, type: ast.FieldType) {
    if (type.target) return spans.of(type.target);
    return type.any ? spans.ofProperty(type, 'any') : spans.ofProperty(type, 'python');
}

function lowerFieldType(lowering: Lowering, node: ast.FieldDeclaration): FieldType {
    const { type } = node;
    if (!type) return { kind: 'unresolved', text: '' };
    if (type.python !== undefined) return { kind: 'python', name: type.python };
    // As written: that Django's user stands for the project's own is for whoever follows the relation.
    const to = modelIdAt(type.target);
    if (to && !type.any && !type.by) {
        const relation = type.many ? 'ManyToManyField' : type.one ? 'OneToOneField' : 'ForeignKey';
        return { kind: 'relation', relation, to };
    }
    const kind = lowering.names.members.kindOf(node);
    switch (kind.kind) {
        case 'generic-relation': {
            const by = type.by?.ref;
            const name = type.by?.$refText;
            return {
                kind: 'generic-relation',
                to: modelIdOf(kind.model),
                by: by && name ? fieldId(modelIdOf(kind.model), name) : undefined,
            };
        }
        case 'enum':
            return { kind: 'enum', enum: enumIdOf(kind.declaration) };
        case 'class':
            return libraryType(kind.name);
        case 'custom':
            return { kind: 'custom', field: customFieldIdOf(kind.declaration) };
        case 'any':
            return { kind: 'generic-foreign-key' };
        default:
            return missingType(lowering, type) ?? { kind: 'unresolved', text: type.target ? textOf(type.target) : '' };
    }
}

const libraryTypes = new Map<string, FieldType>();

/** One for all fields of a class: there are more fields than of anything else, and few classes. */
function libraryType(name: string): FieldType {
    let type = libraryTypes.get(name);
    if (!type) {
        type = { kind: 'library', name };
        libraryTypes.set(name, type);
    }
    return type;
}

/** Positional arguments get the name of the option that they fill, a bare word is that option set to true. */
function lowerArguments(
    lowering: Lowering,
    type: ast.FieldType | undefined,
    options: FieldOption[],
    surplus: Value[],
): void {
    if (!type) return;
    const { spans } = lowering;
    const className = fieldClassName(type);
    const places = [...positionalNames(lowering, type, className)];
    const isNowhere = type.target !== undefined && !className && type.target.segments.at(-1)?.ref === undefined;
    const takesFields = takesColumns(className);
    for (const argument of type.arguments) {
        const span = spans.of(argument);
        if (ast.isNamedArgument(argument)) {
            const name = argument.option?.$refText;
            if (name) options.push({ name, value: lowerOption(lowering, type, name, argument), span });
        } else if (ast.isNullLiteral(argument)) {
            // No field class takes NULL in a place of its own: here the word is the option.
            options.push({ name: 'null', value: { kind: 'boolean', value: true, span }, span });
        } else if (ast.isPath(argument) && isFlag(argument, takesFields, isNowhere)) {
            options.push({ name: textOf(argument), value: { kind: 'boolean', value: true, span }, span });
        } else {
            const name = places.shift();
            const value = (takesFields && missingField(lowering, argument)) || lowerValue(lowering, argument, type);
            if (name) options.push({ name, value, span });
            else surplus.push(value);
        }
    }
}

/** The value of an option. Where it names what is not there, Django looks for the name itself. */
function lowerOption(lowering: Lowering, type: ast.FieldType, name: string, argument: ast.NamedArgument): Value {
    const { value: node } = argument;
    const value = lowerValue(lowering, node, argument);
    switch (name) {
        case 'through': {
            const model = value.kind === 'unresolved' && ast.isPath(node) ? missingModel(lowering, node) : undefined;
            return model ? { kind: 'model', model, span: value.span } : value;
        }
        case 'to_field':
            return (modelAt(type.target) && missingField(lowering, node)) ?? value;
        case 'db_default': {
            if (value.kind !== 'field') return value;
            // Django takes a field for an expression, and says that there is no row yet to ask.
            const expression = lowerExpression(lowering, node, { model: rowModelAround(argument) }, argument);
            return { kind: 'expression', expression, text: partsOfFieldId(value.field).name, span: value.span };
        }
        case 'ct_field':
        case 'fk_field':
            return missingField(lowering, node) ?? value;
        case 'through_fields': {
            if (value.kind !== 'list' || !ast.isListValue(node) || !modelAt(throughOf(type))) return value;
            const items = node.items.map(
                (item, index) => missingField(lowering, item) ?? (value.items[index] as Value),
            );
            return { ...value, items };
        }
        default:
            return value;
    }
}

/** A word that is an option's name; one that leads nowhere was most likely meant as one, but among names of fields. */
function isFlag(path: ast.Path, takesFields: boolean, isOfNoType: boolean): boolean {
    const target = path.segments.at(-1)?.ref;
    if (path.segments.length > 1) return false;
    // Of a type that is not there any word may be an option.
    return isOfNoType || (target === undefined ? !takesFields : ast.isParameter(target));
}

function positionalNames(lowering: Lowering, type: ast.FieldType, className: string | undefined): readonly string[] {
    if (className) return lowering.library.fieldClasses.get(className)?.positional ?? [];
    const target = type.target?.segments.at(-1)?.ref;
    if (ast.isFieldTypeDeclaration(target) && !isInLibrary(target)) {
        return target.parameters.filter(parameter => parameter.name).map(parameter => parameter.name);
    }
    return [];
}
