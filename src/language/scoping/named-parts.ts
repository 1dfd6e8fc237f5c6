/** Names that belong to one declaration: a field class's options, an enum's members, a route's actions. */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { anyWord, type Names, noNames } from './names.js';
import type { ProjectNames } from './project-names.js';
import { modelIdAt } from './row-context.js';

/** The options of the field class, custom field or serializer field whose parentheses the argument stands in. */
export function optionsAround(project: ProjectNames, container: AstNode): readonly Names[] {
    const holder = container.$container;
    if (ast.isFieldType(holder)) return fieldOptions(project, holder, container);
    if (ast.isSerializerField(holder)) return serializerFieldOptions(project, holder, container);
    return [anyWord(container)];
}

/** Of a class in Python, and of a type that leads nowhere, any word may be an option. */
export function serializerFieldOptions(
    project: ProjectNames,
    field: ast.SerializerField,
    self: AstNode,
): readonly Names[] {
    const parametersOf = (declaration: ast.BuiltinDeclaration | undefined): Names =>
        parametersByName(declaration?.parameters ?? []);
    const target: AstNode | undefined = field.type?.segments.at(-1)?.ref;
    const className = serializerFieldClassName(field);
    const own = ast.isSerializerDeclaration(target)
        ? project.word('nested', 'serializer')
        : className === undefined
          ? undefined
          : project.word('serializer_field', className);
    return [parametersOf(own), parametersOf(project.word('serializer_field', 'Field')), own ? noNames : anyWord(self)];
}

/** DRF's class behind the field of a serializer, without `Field`; undefined: one in Python, or another serializer. */
export function serializerFieldClassName({ method, type }: ast.SerializerField): string | undefined {
    if (method) return 'SerializerMethod';
    const target: AstNode | undefined = type?.segments.at(-1)?.ref;
    return ast.isBuiltinDeclaration(target) && target.kind === 'serializer_field' ? target.name : undefined;
}

export function fieldOptions(project: ProjectNames, type: ast.FieldType, self: AstNode): readonly Names[] {
    const name = fieldClassName(type);
    if (type.python !== undefined) return [anyWord(self)];
    if (name !== undefined) return [optionsOfClass(project, name)];
    const target = type.target?.segments.at(-1)?.ref;
    if (ast.isFieldTypeDeclaration(target)) return optionsOfType(project, target);
    // The type leads nowhere, which is said there: its options are not to blame.
    return [optionsOfClass(project, 'Field'), anyWord(self)];
}

/** The options of a field type, the library's or one of the project's own. */
export const optionsOfType = (project: ProjectNames, type: ast.FieldTypeDeclaration): readonly Names[] =>
    isInLibrary(type)
        ? [optionsOfClass(project, type.name)]
        : [parametersByName(type.parameters), optionsOfClass(project, 'Field')];

function optionsOfClass(project: ProjectNames, name: string): Names {
    const classes = project.library.fieldClasses;
    const known = djangoLibrary().fieldClasses.get(name)?.options;
    const own = parametersByName(classes.get(name)?.parameters ?? []);
    const common = parametersByName(classes.get('Field')?.parameters ?? []);
    return {
        get: option => own.get(option) ?? (known?.has(option) ? common.get(option) : undefined),
        *entries() {
            yield* own;
            for (const [option, node] of common) if (known?.has(option) && !own.has(option)) yield [option, node];
        },
    };
}

const byName = new WeakMap<readonly ast.Parameter[], ReadonlyMap<string, ast.Parameter>>();

/** Made once for a list, which never changes. */
export function parametersByName(parameters: readonly ast.Parameter[]): ReadonlyMap<string, ast.Parameter> {
    let found = byName.get(parameters);
    if (!found) {
        found = new Map(parameters.filter(parameter => parameter.name).map(parameter => [parameter.name, parameter]));
        byName.set(parameters, found);
    }
    return found;
}

export const membersOf = (declaration: ast.EnumDeclaration): Map<string, ast.EnumMember> =>
    new Map([...declaration.members].reverse().map(member => [member.name, member]));

/** A route's actions, as a request names them: those of the viewset, and its own. */
export function actionsOf(project: ProjectNames, route: ast.RouteDeclaration): readonly Names[] {
    if (!ast.isModelView(route.view) || route.view.kind !== 'viewset') return [noNames];
    const own = new Map<string, AstNode>();
    for (const item of route.items) if (ast.isActionDeclaration(item) && item.name) own.set(item.name, item);
    return [own, project.library.words.get('action') ?? noNames];
}

/** The library's class behind a type: the relation's, the enum's column, or the type's own. */
export function fieldClassName(type: ast.FieldType): string | undefined {
    if (type.python !== undefined) return undefined;
    if (type.any) return 'GenericForeignKey';
    if (modelIdAt(type.target)) {
        if (type.by) return 'GenericRelation';
        return type.many ? 'ManyToMany' : type.one ? 'OneToOne' : 'ForeignKey';
    }
    const target = type.target?.segments.at(-1)?.ref;
    if (ast.isEnumDeclaration(target)) return target.base === 'int' ? 'Integer' : 'Char';
    return ast.isFieldTypeDeclaration(target) && isInLibrary(target) ? target.name : undefined;
}

/** Whether positional arguments of a class of the library are columns of the same model. */
export const takesColumns = (className: string | undefined): boolean =>
    className === 'CompositePrimaryKey' || className === 'GenericForeignKey';

/** What `through=` names. */
export function throughOf(type: ast.FieldType): ast.Path | undefined {
    for (const argument of type.arguments) {
        if (ast.isNamedArgument(argument) && argument.option?.$refText === 'through' && ast.isPath(argument.value)) {
            return argument.value;
        }
    }
    return undefined;
}
