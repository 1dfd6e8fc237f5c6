import { entry } from '../../catalogue-entry.js';

interface OfModel {
    readonly model: string;
}
interface OfColumn {
    readonly field: string;
    readonly model: string;
    /** `unique`, `check`, `index`, … */
    readonly where: string;
}
interface Unsupported {
    readonly databases: string;
}

/** What is said of models as a whole: names, bases, constraints, indexes and class Meta. */
export const metaCatalogue = {
    'models.E023': entry<OfModel>({
        severity: 'error',
        summary: 'A model name begins or ends with an underscore.',
        message: ({ model }) => `The model name '${model}' begins or ends with an underscore.`,
        advice: ({ model }) => `Rename it: ${model.replace(/^_+|_+$/g, '') || 'Model'}.`,
    }),
    'models.E024': entry<OfModel>({
        severity: 'error',
        summary: "A model name contains '__'.",
        message: ({ model }) => `The model name '${model}' contains '__', with which Django separates lookups.`,
        advice: ({ model }) => `Rename it: ${model.replaceAll(/_+/g, '')}.`,
    }),
    'contenttypes.E005': entry<OfModel & { length: number }>({
        severity: 'error',
        summary: 'A model name is longer than 100 characters.',
        message: ({ length }) => `A model name has at most 100 characters, and this one has ${length}.`,
        advice: () => 'Shorten it.',
    }),
    'auth.E011': entry<OfModel & { codename: string }>({
        severity: 'error',
        summary: "A model's name makes the name of a default permission longer than 100 characters.",
        message: ({ codename }) =>
            `The permission '${codename.slice(0, 20)}…' of this model is longer than 100 characters.`,
        advice: () => 'Shorten the model name to 93 characters, or write default_permissions none.',
    }),
    'models-differ-in-case': entry<OfModel & { other: string }>({
        severity: 'error',
        summary: 'Two models of an app have names that differ in case alone.',
        message: ({ model, other }) =>
            `'${model}' and '${other}' are one name to Django, which compares them in lower case.`,
        advice: () => 'Rename one of them.',
    }),
    'circular-bases': entry<OfModel & { path: readonly string[] }>({
        severity: 'error',
        summary: 'A model extends itself.',
        message: ({ path }) => `A model cannot extend itself: ${path.join(' → ')}.`,
        advice: () => 'Remove one of these bases.',
    }),
    'repeated-base': entry<OfModel & { base: string }>({
        severity: 'error',
        summary: 'A model extends another one twice.',
        message: ({ model, base }) => `'${model}' extends '${base}' twice.`,
        advice: () => 'Remove one of them.',
    }),
    'inconsistent-bases': entry<OfModel>({
        severity: 'error',
        summary: "A model's bases stand in an order that Python cannot keep.",
        message: ({ model }) => `Python finds no order for the bases of '${model}': one stands before what extends it.`,
        advice: () => 'Write the more particular base first.',
    }),
    'proxy-of-abstract-model': entry<OfModel & { of: string }>({
        severity: 'error',
        summary: 'A proxy stands for an abstract model.',
        message: ({ model, of }) => `'${model}' cannot stand for '${of}', which is abstract and has no rows.`,
        advice: () => 'Extend it instead, or stand for a concrete model.',
    }),
    'proxy-of-several-models': entry<OfModel & { of: readonly string[] }>({
        severity: 'error',
        summary: 'A proxy stands for more than one model with a table.',
        message: ({ model, of }) => `'${model}' stands for rows of one table, and has several: ${of.join(', ')}.`,
        advice: () => 'Keep one of them.',
    }),
    'models.E017': entry<OfModel & { field: string }>({
        severity: 'error',
        summary: 'A proxy declares fields.',
        message: ({ model, field }) =>
            `'${model}' is a proxy: it has the columns of its model, and cannot add '${field}'.`,
        advice: () => 'Declare the field in the model that it stands for, or extend that.',
    }),
    'field-repeats-inherited': entry<{ field: string; model: string; base: string }>({
        severity: 'error',
        summary: 'A model declares a field that it has from one that it extends, which has a table.',
        message: ({ field, model, base }) =>
            `'${model}' has '${field}' from '${base}', whose rows its own are part of.`,
        advice: () => 'Remove it, rename it, or make the base abstract.',
    }),
    'proxy-of-nothing': entry<OfModel>({
        severity: 'error',
        summary: 'A proxy stands for no model.',
        message: ({ model }) => `'${model}' is a proxy, and does not say of which model.`,
        advice: ({ model }) => `Write 'proxy model ${model} of Other'.`,
    }),
    'proxy-with-inherited-fields': entry<OfModel & { field: string; base: string }>({
        severity: 'error',
        summary: 'A proxy extends an abstract model with fields.',
        message: ({ model, field, base }) => `'${model}' is a proxy, and has no columns for '${field}' of '${base}'.`,
        advice: () => 'Leave the base out, or extend the model that it stands for.',
    }),
    'models.E005': entry<{ field: string; model: string; parents: readonly string[] }>({
        severity: 'error',
        summary: 'Two models with tables that a model extends have fields of one name.',
        message: ({ field, model, parents }) =>
            `'${model}' inherits '${field}' from ${parents.map(name => `'${name}'`).join(' and ')}, which both have a table.`,
        advice: () => 'Rename one, or make one of the bases abstract.',
    }),
    'models.E006': entry<{ field: string; model: string; other: string }>({
        severity: 'error',
        summary: 'A field clashes with one that is inherited, or with the column of a relation.',
        message: ({ field, other }) => `'${field}' clashes with '${other}'.`,
        advice: () => 'Rename one of them.',
    }),
    'models.E007': entry<{ field: string; column: string; other: string }>({
        severity: 'error',
        summary: 'Two fields of a model have one column.',
        message: ({ field, column, other }) => `The column of '${field}', '${column}', is also that of '${other}'.`,
        advice: () => 'Name another one with db_column.',
    }),
    'columns-differ-in-case': entry<{ field: string; column: string; other: string; databases: string }>({
        severity: 'error',
        summary: 'Two columns have names that differ in case alone, which the database takes for one.',
        message: ({ field, column, other, databases }) =>
            `The column of '${field}', '${column}', is also that of '${other}' to ${databases}.`,
        advice: () => 'Name another one with db_column.',
    }),
    'models.E012': entry<OfColumn>({
        severity: 'error',
        summary: 'A constraint or index names what is no column of the model.',
        message: ({ field, model, where }) => `'${field}' is no column of '${model}', which '${where}' needs.`,
        advice: () => 'A constraint sees one row of one table.',
    }),
    'models.E013': entry<OfColumn>({
        severity: 'error',
        summary: 'A constraint or index names a relation to many.',
        message: ({ field, where }) => `'${field}' leads to many rows and has no column: '${where}' cannot use it.`,
        advice: () => 'Put the constraint into the model between, with through.',
    }),
    'models.E048': entry<OfColumn>({
        severity: 'error',
        summary: 'A constraint or index names a composite primary key.',
        message: ({ field, where }) => `'${field}' is made of several columns: '${where}' cannot use it.`,
        advice: () => 'Name the columns themselves.',
    }),
    'models.E016': entry<OfColumn>({
        severity: 'error',
        summary: "A constraint or index names a field of another table than the model's own.",
        message: ({ field, model, where }) =>
            `'${field}' stands in another table than '${model}', or in none: '${where}' cannot use it.`,
        advice: () => 'Put the constraint into the model that declares the field.',
    }),
    'models.E041': entry<OfColumn>({
        severity: 'error',
        summary: 'A constraint or index follows a relation.',
        message: ({ field, where }) => `'${where}' cannot follow a relation: '${field}' stands in another table.`,
        advice: () => 'A constraint sees one row of one table; compare the key alone, or check it in code.',
    }),
    'index-follows-relation': entry<OfColumn>({
        severity: 'error',
        summary: 'An index follows a relation.',
        message: ({ field, where }) => `'${where}' cannot follow a relation: '${field}' stands in another table.`,
        advice: () => 'An index is one of the columns of one table. Django notices when the database refuses it.',
    }),
    'models.E015': entry<{ field: string; isMissing?: true }>({
        severity: 'error',
        summary: 'Rows are ordered by what is no field, or by a relation that has no column.',
        message: ({ field, isMissing }) =>
            `Rows cannot be ordered by '${field}', which ${isMissing ? 'leads to no field' : 'has no column'}.`,
        advice: () => 'Order by a column, or by a field of the other model behind a dot.',
    }),
    'models.E021': entry<OfModel>({
        severity: 'error',
        summary: 'A model has both ordering and order_with_respect_to.',
        message: ({ model }) => `'${model}' cannot have both 'ordering' and 'order_with_respect_to'.`,
        advice: () => 'Keep one of them.',
    }),
    'order-with-respect-to-no-relation': entry<{ field: string }>({
        severity: 'error',
        summary: 'order_with_respect_to names a field that is no relation to one row.',
        message: ({ field }) => `Rows can be ordered among those of one other row: '${field}' is no such relation.`,
        advice: () => 'Name a ForeignKey, or write `ordering`.',
    }),
    'order-with-respect-to-key': entry<OfModel & { field: string }>({
        severity: 'error',
        summary: 'order_with_respect_to names a key that Django adds, or pk.',
        message: ({ field, model }) =>
            `'${model}' has no '${field}' yet when Django looks for what its rows are ordered among.`,
        advice: () => 'Name a ForeignKey, or write `ordering`.',
    }),
    'models.E029': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'Two indexes of a model have one name.',
        message: ({ name, model }) => `Two indexes of '${model}' are called '${name}'.`,
        advice: () => 'Rename one of them.',
    }),
    'models.E030': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'Indexes of two models have one name.',
        message: ({ name, model }) =>
            `An index of '${model}' is called '${name}' already: names of indexes hold for all models.`,
        advice: () => 'Rename one of them.',
    }),
    'models.E031': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'Two constraints of a model have one name.',
        message: ({ name, model }) => `Two constraints of '${model}' are called '${name}'.`,
        advice: () => 'Rename one of them.',
    }),
    'models.E032': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'Constraints of two models have one name.',
        message: ({ name, model }) =>
            `A constraint of '${model}' is called '${name}' already: names of constraints hold for all models.`,
        advice: () => 'Rename one of them.',
    }),
    'models.E033': entry<{ name: string }>({
        severity: 'error',
        summary: 'The name of an index begins with an underscore or a digit.',
        message: ({ name }) => `The name of an index cannot begin with an underscore or a digit: '${name}'.`,
        advice: () => 'Rename it.',
    }),
    'models.E034': entry<{ name: string }>({
        severity: 'error',
        summary: 'The name of an index is longer than 30 characters.',
        message: ({ name }) => `The name of an index has at most 30 characters; '${name}' has ${name.length}.`,
        advice: () => 'Shorten it, or leave it out: then one is made.',
    }),
    'constraint-name-too-long': entry<{ name: string; limit: number } & Unsupported>({
        severity: 'error',
        summary: 'The name of a constraint is longer than the database allows.',
        message: ({ name, limit, databases }) =>
            `${databases} allows names of ${limit} characters; '${name.slice(0, 30)}…' has ${name.length}.`,
        advice: () => 'Shorten it, or leave it out: then one is made.',
    }),
    'models.E019': entry<{ field: string; length: number; limit: number } & Unsupported>({
        severity: 'error',
        summary: 'The name of a column between the ends of a relation to many is longer than the database allows.',
        message: ({ field, limit, length, databases }) =>
            `${databases} allows names of ${limit} characters; a column of the table of '${field.slice(0, 30)}' has ${length}.`,
        advice: () => "Name the models shorter, or write the model between the ends and its columns' names: through.",
    }),
    'models.E018': entry<{ field: string; length: number; limit: number } & Unsupported>({
        severity: 'error',
        summary: 'The name of a column is longer than the database allows.',
        message: ({ field, limit, length, databases }) =>
            `${databases} allows names of ${limit} characters; the column of '${field.slice(0, 30)}…' has ${length}.`,
        advice: () => 'Name the column with db_column.',
    }),
    'deferred-constraint': entry<{ reason: string }>({
        severity: 'error',
        summary: 'A constraint is deferred that no database can defer.',
        message: ({ reason }) => `A constraint with ${reason} cannot be deferred.`,
        advice: () => "Leave 'deferrable' out.",
    }),
    'models.W036': entry<Unsupported>({
        severity: 'warning',
        summary: 'A unique constraint has a condition, which the database does not support.',
        message: ({ databases }) =>
            `${databases} has no unique constraints with conditions: this one is not made there.`,
        advice: () => 'Rows that break it can be saved there.',
    }),
    'models.W037': entry<Unsupported>({
        severity: 'warning',
        summary: 'An index has a condition, which the database does not support.',
        message: ({ databases }) => `${databases} has no indexes with conditions: this one is not made there.`,
        advice: () => '',
    }),
    'models.W038': entry<Unsupported>({
        severity: 'warning',
        summary: 'A unique constraint is deferred, which the database does not support.',
        message: ({ databases }) => `${databases} cannot defer unique constraints: this one is not made there.`,
        advice: () => 'Rows that break it can be saved there.',
    }),
    'models.W039': entry<Unsupported>({
        severity: 'warning',
        summary: 'A unique constraint includes further columns, which the database does not support.',
        message: ({ databases }) =>
            `${databases} cannot include columns in a unique constraint: this one is not made there.`,
        advice: () => 'Rows that break it can be saved there.',
    }),
    'models.W040': entry<Unsupported>({
        severity: 'warning',
        summary: 'An index includes further columns, which the database does not support.',
        message: ({ databases }) => `${databases} cannot include columns in an index: this one is not made there.`,
        advice: () => '',
    }),
    'models.W043': entry<Unsupported>({
        severity: 'warning',
        summary: 'An index is of expressions, which the database does not support.',
        message: ({ databases }) => `${databases} has no indexes of expressions: this one is not made there.`,
        advice: () => '',
    }),
    'models.W044': entry<Unsupported>({
        severity: 'warning',
        summary: 'A unique constraint is of expressions, which the database does not support.',
        message: ({ databases }) =>
            `${databases} has no unique constraints of expressions: this one is not made there.`,
        advice: () => 'Rows that break it can be saved there.',
    }),
    'models.W046': entry<OfModel & Unsupported>({
        severity: 'warning',
        summary: 'A table has a comment, which the database does not keep.',
        message: ({ model, databases }) => `${databases} keeps no comments on tables: that of '${model}' is lost.`,
        advice: () => 'Document the model with /** … */ instead.',
    }),
    'models.W047': entry<Unsupported>({
        severity: 'warning',
        summary: 'A unique constraint says how NULLs compare, which the database does not support.',
        message: ({ databases }) => `${databases} cannot take NULLs as equal: this constraint is not made there.`,
        advice: () => 'Rows that break it can be saved there.',
    }),
    'postgres-only-index': entry<{ what: string } & Unsupported>({
        severity: 'warning',
        summary: 'An index or constraint of PostgreSQL alone is used with another database.',
        message: ({ what, databases }) => `${what} is PostgreSQL's: ${databases} does not know it.`,
        advice: () => 'Use PostgreSQL in every stage.',
    }),
    'sites.E001': entry<{ manager: string }>({
        severity: 'error',
        summary: 'A manager of one site stands in a model without a relation to sites.',
        message: ({ manager }) => `'${manager}' needs a field 'site' or 'sites', and there is none.`,
        advice: () => 'Add site: sites.Site.',
    }),
    'sites.E002': entry<{ manager: string; field: string }>({
        severity: 'error',
        summary: 'A manager of one site looks at a field that is no relation.',
        message: ({ manager, field }) => `'${manager}' looks at '${field}', which is no relation.`,
        advice: () => 'Make it a relation to sites.Site.',
    }),
    'auth.E005': entry<{ codename: string; model: string }>({
        severity: 'error',
        summary: 'A permission has the name of one that Django adds to the model.',
        message: ({ codename, model }) => `Django adds the permission '${codename}' to '${model}' itself.`,
        advice: () => 'Remove it, or rename it.',
    }),
    'auth.E006': entry<{ codename: string; model: string }>({
        severity: 'error',
        summary: 'A model has two permissions of one name.',
        message: ({ codename, model }) => `A second permission '${codename}' of '${model}'.`,
        advice: () => 'Rename one of them.',
    }),
    'auth.E007': entry<OfModel>({
        severity: 'error',
        summary: "A model's verbose_name is too long for the labels of its permissions.",
        message: ({ model }) =>
            `The verbose_name of '${model}' is longer than 244 characters, too long for its permissions' labels.`,
        advice: () => 'Shorten it.',
    }),
    'auth.E008': entry<{ codename: string; length: number }>({
        severity: 'error',
        summary: 'The label of a permission is longer than 255 characters.',
        message: ({ codename, length }) =>
            `The label of '${codename}' has ${length} characters, and at most 255 are stored.`,
        advice: () => 'Shorten it.',
    }),
    'auth.E012': entry<{ codename: string }>({
        severity: 'error',
        summary: 'The name of a permission is longer than 100 characters.',
        message: ({ codename }) =>
            `The name of a permission has at most 100 characters, and this one has ${codename.length}.`,
        advice: () => 'Shorten it.',
    }),
    'str-circle': entry<{ model: string; other: string; instead?: string }>({
        severity: 'error',
        summary: 'Rows of two models are called by each other, so that neither ever gets a name.',
        message: ({ model, other }) =>
            `The name of a '${model}' holds that of its '${other}', whose name holds that of the '${model}', without end.`,
        advice: () => 'Name a field of the other row in one of them.',
    }),
    'meta-option-type': entry<{ option: string; expected: string }>({
        severity: 'error',
        summary: 'An option of class Meta has a value of another type.',
        message: ({ option, expected }) => `'${option}' must be ${expected}.`,
        advice: () => '',
    }),
    'enum-value-type': entry<{ member: string; expected: string }>({
        severity: 'error',
        summary: 'The value of an enum member is not of the type of the enum.',
        message: ({ member, expected }) => `The value of '${member}' must be ${expected}.`,
        advice: ({ expected }) =>
            expected === 'a text' ? 'Declare whole numbers with `enum Name: int`.' : 'Leave `: int` out for texts.',
    }),
    'app-label-of-another': entry<{ model: string; app: string; label: string }>({
        severity: 'error',
        summary: 'app_label names another app than the one that the model stands in.',
        message: ({ model, app, label }) =>
            `'${model}' stands in '${app}': app_label cannot make it one of '${label}'.`,
        advice: ({ label }) => `Leave app_label out, or move the model into \`app ${label}\`.`,
    }),
    'unknown-manager': entry<{ model: string; option: string; manager: string }>({
        severity: 'error',
        summary: 'default_manager_name or base_manager_name names no manager of the model.',
        message: ({ model, option, manager }) =>
            `'${model}' has no manager '${manager}': with this ${option} Django fails as soon as a page, a form or an API asks for rows.`,
        advice: ({ manager, option }) => `Declare \`manager ${manager}\`, or leave ${option} out.`,
    }),
    'duplicate-enum-value': entry<{ member: string; other: string; value: string }>({
        severity: 'error',
        summary: 'Two members of an enum have one value.',
        message: ({ member, other, value }) =>
            `'${member}' has the value of '${other}', ${value}: Django could not tell them apart.`,
        advice: () => 'Give one of them another value.',
    }),
    'reserved-enum-member': entry<{ member: string }>({
        severity: 'error',
        summary: 'An enum member has a name that Python keeps for itself.',
        message: ({ member }) => `An enum of Python cannot have a member called '${member}'.`,
        advice: () => 'Rename it, and keep its value: other = "…".',
    }),
    'renamed-from-existing': entry<{ kind: string; name: string; old: string }>({
        severity: 'error',
        summary: '`renamed_from` names something that is still there.',
        message: ({ kind, name, old }) => `'${name}' cannot be the former ${kind} '${old}', which is still there.`,
        advice: () => 'Remove the old one, or leave renamed_from out.',
    }),
    'queryset-hides-django': entry<{ name: string }>({
        severity: 'warning',
        summary: "A queryset method has the name of one of Django's.",
        message: ({ name }) => `A queryset method called '${name}' takes the place of Django's own.`,
        advice: () => 'Rename it.',
    }),
    'manager-hides-field': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'A manager has the name of a field.',
        message: ({ name, model }) => `The manager '${name}' takes the place of the field of that name in '${model}'.`,
        advice: () => 'Rename one of them.',
    }),
    'manager-hides-link': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'A manager has the name of the link to what a model extends.',
        message: ({ name, model }) =>
            `The manager '${name}' takes the place of the link from '${model}' to what it extends, which is its key.`,
        advice: () => 'Rename the manager.',
    }),
};
