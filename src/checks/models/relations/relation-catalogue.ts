import { entry } from '../../catalogue-entry.js';
import { nearestNames } from '../../nearest-names.js';

interface OfField {
    readonly field: string;
}
interface Clash extends OfField {
    readonly name: string;
    readonly other: string;
    /** Where the relation is declared: in the model, in an abstract one of the project, or elsewhere. */
    readonly declared: 'here' | 'abstract' | 'elsewhere';
}

function renameAdvice({ field, declared }: Clash): string {
    if (declared === 'elsewhere') {
        return "It is inherited: where the model is to be the project's users, say so with `user_model`.";
    }
    return declared === 'here'
        ? `Give '${field}' a related_name of its own, or related_name="+" for none.`
        : 'It is inherited: write related_name="%(class)s_..." where it is declared, so that each model has its own.';
}

/** What is said of relations and of the way back along them. */
export const relationCatalogue = {
    'fields.E300': entry<OfField & { model: string; heirs: readonly string[]; isMissing: boolean; app?: string }>({
        severity: 'error',
        summary: 'A relation leads to a model that is not there, or to an abstract one, which has no table.',
        message: ({ field, model, isMissing, app }) => {
            if (app !== undefined) return `'${field}' leads to '${model}', whose app INSTALLED_APPS leaves out.`;
            return isMissing
                ? `There is no model '${model}' for '${field}' to lead to.`
                : `A relation cannot lead to '${model}': it is abstract and has no table.`;
        },
        advice: ({ heirs, isMissing, app }) => {
            if (app !== undefined) return `Add the app '${app}' to INSTALLED_APPS, or leave INSTALLED_APPS out.`;
            if (heirs.length > 0) return `Relate to a model that extends it: ${heirs.join(', ')}.`;
            return isMissing ? 'Declare it, or relate to a model that is there.' : 'Relate to a concrete model.';
        },
    }),
    'fields.E301': entry<OfField & { model: string; setting: string }>({
        severity: 'error',
        summary: 'A relation leads to a model that another one stands in for.',
        message: ({ field, model, setting }) => `'${field}' leads to '${model}', which ${setting} has replaced.`,
        advice: ({ setting }) => `Name the model that ${setting} names.`,
    }),
    'swapped-base': entry<{ model: string; base: string; setting: string }>({
        severity: 'error',
        summary: 'A model extends, or stands for, one that another one stands in for.',
        message: ({ model, base, setting }) =>
            `'${model}' is built on '${base}', which has no table: ${setting} has replaced it.`,
        advice: ({ setting, base }) =>
            setting === 'AUTH_USER_MODEL' && base === 'User'
                ? "Build on the project's own model of users, or extend auth.AbstractUser."
                : `Build on the model that ${setting} names.`,
    }),
    'proxy-behind-swappable': entry<{ model: string; base: string; setting: string }>({
        severity: 'error',
        summary: 'A proxy extends an abstract model first whose `swappable` names another one.',
        message: ({ model, base, setting }) =>
            `'${model}' cannot be a proxy: '${base}', which it extends first, says that ${setting} replaces it.`,
        advice: ({ base }) => `Extend another model before '${base}', or take \`swappable\` out of it.`,
    }),
    'fields.E307': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'A relation leads to a model that is in no app.',
        message: ({ field, model }) => `'${field}' waits for a table of '${model}', which there will never be.`,
        advice: () => '',
    }),
    'fields.E302': entry<Clash>({
        severity: 'error',
        summary: "The way back along a relation has the name of one of the other model's fields.",
        message: ({ field, name, other }) =>
            `The way back along '${field}' is called '${name}', as is the field '${other}'.`,
        advice: renameAdvice,
    }),
    'fields.E303': entry<Clash>({
        severity: 'error',
        summary: "The name of a relation's way back in queries is that of one of the other model's fields.",
        message: ({ field, name, other }) =>
            `In queries the way back along '${field}' is called '${name}', as is the field '${other}'.`,
        advice: renameAdvice,
    }),
    'fields.E304': entry<Clash>({
        severity: 'error',
        summary: 'The ways back along two relations have one name.',
        message: ({ field, name, other }) =>
            `The way back along '${field}' is called '${name}', as is that along '${other}'.`,
        advice: renameAdvice,
    }),
    'fields.E305': entry<Clash>({
        severity: 'error',
        summary: "The name of a relation's way back in queries is that of another relation's way back.",
        message: ({ field, name, other }) =>
            `In queries the way back along '${field}' is called '${name}', as is the way back along '${other}'.`,
        advice: renameAdvice,
    }),
    'way-back-hides-column': entry<Clash>({
        severity: 'error',
        summary: 'The way back along a relation has the name of the attribute with the key of another relation.',
        message: ({ field, name, other }) =>
            `The way back along '${field}' is called '${name}', as is the key of '${other}': no row can be made.`,
        advice: renameAdvice,
    }),
    'fields.E348': entry<Clash>({
        severity: 'error',
        since: '6.0',
        summary: "The way back along a relation has the name of one of the other model's managers.",
        message: ({ field, name, other }) =>
            `The way back along '${field}' is called '${name}', as is the manager '${other}'.`,
        advice: renameAdvice,
    }),
    'fields.E306': entry<OfField & { name: string }>({
        severity: 'error',
        summary: 'A related_name is no name of Python.',
        message: ({ name }) =>
            `'${name}' cannot be a related_name: it is no name of Python, and does not end with '+'.`,
        advice: () => 'Use letters, digits and underscores, or "+" for no way back.',
    }),
    'fields.E308': entry<OfField & { name: string }>({
        severity: 'error',
        summary: 'The name of a way back ends with an underscore.',
        message: ({ name }) => `The name of the way back, '${name}', must not end with an underscore.`,
        advice: () => 'Give the relation a related_name or related_query_name without it.',
    }),
    'fields.E309': entry<OfField & { name: string }>({
        severity: 'error',
        summary: "The name of a way back contains '__'.",
        message: ({ name }) => `The name of the way back, '${name}', must not contain '__'.`,
        advice: () => 'Give the relation a related_name or related_query_name without it.',
    }),
    'related-name-placeholder': entry<{ placeholder: string }>({
        severity: 'error',
        summary: 'A related_name has a placeholder that Django does not know.',
        message: ({ placeholder }) => `Django knows no placeholder '${placeholder}' in a related_name.`,
        advice: () => 'It knows %(class)s, %(model_name)s and %(app_label)s.',
    }),
    'fields.E311': entry<OfField & { target: string; model: string }>({
        severity: 'error',
        summary: 'A to_field names a field that is not unique.',
        message: ({ field, target, model }) => `'${field}' refers to '${model}.${target}', which is not unique.`,
        advice: ({ target }) => `Add 'unique' to '${target}', or refer to the primary key.`,
    }),
    'fields.E312': entry<OfField & { target: string; model: string }>({
        severity: 'error',
        summary: 'A to_field names no column of the other model.',
        message: ({ target, model }) => `'${model}' has no column '${target}' to refer to.`,
        advice: () => '',
    }),
    'fields.E320': entry<OfField & { word: string }>({
        severity: 'error',
        summary: 'on_delete sets NULL, which the column does not allow.',
        message: ({ field, word }) => `on_delete=${word} sets '${field}' to NULL, which it does not allow.`,
        advice: () => "Write '?' behind the type, or choose another on_delete.",
    }),
    'fields.E321': entry<OfField>({
        severity: 'error',
        summary: 'on_delete sets the default, and there is none.',
        message: ({ field }) => `on_delete=SET_DEFAULT sets '${field}' to its default, and it has none.`,
        advice: () => 'Give it a default, or choose another on_delete.',
    }),
    'fields.E322': entry<OfField>({
        severity: 'error',
        since: '6.1',
        summary: "on_delete sets the database's default, and there is none.",
        message: ({ field }) => `on_delete=DB_SET_DEFAULT sets '${field}' to its db_default, and it has none.`,
        advice: () => 'Give it a db_default, or choose another on_delete.',
    }),
    'fields.E323': entry<OfField & { model: string; other: string }>({
        severity: 'error',
        since: '6.1',
        summary: 'One relation is cleaned up by the database, the next one by Django.',
        message: ({ field, model, other }) =>
            `Of '${field}' and '${model}.${other}' one is cleaned up by the database, the other by Django.`,
        advice: () => 'Take on_delete with DB_ for both, or for neither.',
    }),
    'fields.E324': entry<OfField & { databases: string }>({
        severity: 'error',
        since: '6.1',
        summary: 'The database cannot do what on_delete asks of it.',
        message: ({ databases }) =>
            `${databases} cannot set a default when a row goes: DB_SET_DEFAULT does not work there.`,
        advice: () => 'Choose another on_delete.',
    }),
    'models.E050': entry<{ model: string; database: string; django: string }>({
        severity: 'error',
        since: '6.1',
        summary: 'A model has relations that the database cleans up, and others that Django does.',
        message: ({ model, database, django }) =>
            `In '${model}' the database cleans up '${database}', and Django '${django}'.`,
        advice: () => 'Take on_delete with DB_ for all relations, or for none.',
    }),
    'on-delete-not-available': entry<{ word: string }>({
        severity: 'error',
        until: '6.0',
        summary: 'on_delete names what only a later Django knows.',
        message: ({ word }) => `Django knows on_delete=${word} from 6.1 on.`,
        advice: ({ word }) => `Write ${word.replace(/^DB_/, '')}, or set django "6.1".`,
    }),
    'fields.E330': entry<OfField>({
        severity: 'error',
        summary: 'A relation to many is unique.',
        message: ({ field }) => `'${field}' leads to many rows and cannot be unique.`,
        advice: () => "Leave 'unique' out.",
    }),
    'fields.E331': entry<OfField & { through: string; isMissing: boolean; setting?: string }>({
        severity: 'error',
        summary: 'The model between the ends of a relation is not there, is abstract, or has another in its place.',
        message: ({ field, through, isMissing, setting }) => {
            if (isMissing) return `There is no model '${through}' for '${field}' to go through.`;
            return setting === undefined
                ? `'${field}' goes through '${through}', which is abstract and has no rows.`
                : `'${field}' goes through '${through}', in whose place ${setting} puts another model.`;
        },
        advice: () => 'Name a model with a table.',
    }),
    'models.E022': entry<OfField & { through: string; isMissing: boolean }>({
        severity: 'error',
        summary: 'A model without a table is referred to where rows are joined or ordered.',
        message: ({ field, through, isMissing }) =>
            `'${field}' waits for a table of '${through}', ${isMissing ? 'which is not there' : 'which is abstract and never has one'}.`,
        advice: () => 'Name a model with a table.',
    }),
    'to-field-of-parent': entry<OfField & { target: string; model: string; parent: string }>({
        severity: 'error',
        summary: 'A relation leads to a column that its target has from a model with a table of its own.',
        message: ({ target, model, parent }) =>
            `The column '${target}' is in the table of '${parent}', not in that of '${model}'.`,
        advice: ({ parent }) => `Relate to '${parent}', or leave to_field out.`,
    }),
    'circular-column': entry<OfField & { way: readonly string[] }>({
        severity: 'error',
        summary: 'The column that a relation leads to leads back to it, so that neither has a type.',
        message: ({ field, way }) =>
            `'${field}' is of the type of the key that it leads to, which is its own: ${[...way.slice(-1), ...way].join(' → ')}.`,
        advice: () => 'Let Django add a key, or make another column the key.',
    }),
    'fields.E333': entry<OfField & { through: string; model: string }>({
        severity: 'error',
        summary: 'The model between has more than two relations to the model that refers to itself.',
        message: ({ field, through, model }) =>
            `'${through}' has more than two relations to '${model}': which of them '${field}' follows is not clear.`,
        advice: () => 'Say it: through_fields=[from, to].',
    }),
    'fields.E334': entry<OfField & { through: string; model: string }>({
        severity: 'error',
        summary: 'The model between has several relations to where the relation begins.',
        message: ({ field, through, model }) =>
            `'${through}' has more than one relation to '${model}', where '${field}' begins.`,
        advice: () => 'Say which one: through_fields=[from, to].',
    }),
    'fields.E335': entry<OfField & { through: string; model: string }>({
        severity: 'error',
        summary: 'The model between has several relations to where the relation leads.',
        message: ({ field, through, model }) =>
            `'${through}' has more than one relation to '${model}', where '${field}' leads.`,
        advice: () => 'Say which one: through_fields=[from, to].',
    }),
    'fields.E336': entry<OfField & { through: string; missing: readonly string[] }>({
        severity: 'error',
        summary: 'The model between lacks a relation to one of the two ends.',
        message: ({ field, through, missing }) =>
            `'${through}' stands between the ends of '${field}' and has no relation to ${missing.map(name => `'${name}'`).join(' and ')}.`,
        advice: () => 'Give it one relation to each of the two models.',
    }),
    'through-lacks-an-end': entry<OfField & { through: string; model: string; isNone: boolean }>({
        severity: 'error',
        summary:
            'The model between rows of one model does not lead to it twice, which Django finds when the relation is used.',
        message: ({ field, through, model, isNone }) =>
            `'${through}' stands between two rows of '${model}' for '${field}' and leads to ${isNone ? 'none' : 'one alone'}.`,
        advice: ({ through, model }) => `Give '${through}' two relations to '${model}': one back, then one onwards.`,
    }),
    'fields.E337': entry<OfField>({
        severity: 'error',
        summary: 'through_fields does not name two fields.',
        message: ({ field }) =>
            `The through_fields of '${field}' must name two relations: the one back, then the one onwards.`,
        advice: () => 'Write through_fields=[from, to].',
    }),
    'fields.E338': entry<OfField & { through: string }>({
        severity: 'error',
        summary: 'through_fields names a field that the model between does not have.',
        message: ({ field, through }) => `'${through}' has no field '${field}'.`,
        advice: () => '',
    }),
    'fields.E339': entry<OfField & { through: string; model: string }>({
        severity: 'error',
        summary: 'through_fields names a field that is no relation to the right model.',
        message: ({ field, through, model }) => `'${through}.${field}' is no relation to '${model}'.`,
        advice: () => 'The first one leads back, the second one onwards.',
    }),
    'through-field-without-column': entry<OfField & { through: string; model: string }>({
        severity: 'error',
        summary: 'through_fields names a relation that is no column of the model between.',
        message: ({ field, through, model }) =>
            `'${through}.${field}' leads to '${model}', but no column of '${through}' holds it.`,
        advice: ({ model }) => `Name a relation to one row: a field of type ${model}.`,
    }),
    'through-fields-without-through': entry<OfField>({
        severity: 'error',
        summary: 'through_fields stands without through.',
        message: ({ field }) => `'${field}' has through_fields and no through.`,
        advice: () => 'Name the model between: through=Model.',
    }),
    'db-table-with-through': entry<OfField>({
        severity: 'error',
        summary: 'A relation names both a table and a model between.',
        message: ({ field }) => `'${field}' has a model between its ends, whose table has a name already.`,
        advice: () => 'Leave db_table out.',
    }),
    'db-constraint-with-through': entry<OfField>({
        severity: 'error',
        summary: 'A relation with a model between says that the table between has no constraints.',
        message: ({ field }) =>
            `'${field}' has a model between its ends, whose own relations say what constraints they have.`,
        advice: () => 'Leave db_constraint out, and say it at the relations of the model between.',
    }),
    'models.E028': entry<{ model: string; table: string; other: string }>({
        severity: 'error',
        summary: 'Two models have one table.',
        message: ({ model, table, other }) => `The table of '${model}', '${table}', is also that of '${other}'.`,
        advice: () => 'Name another one with db_table, or make one a proxy of the other.',
    }),
    'models.W035': entry<{ model: string; table: string; other: string }>({
        severity: 'warning',
        summary: 'Two models have one table, perhaps in different databases.',
        message: ({ model, table, other }) => `The table of '${model}', '${table}', is also that of '${other}'.`,
        advice: () => 'They must stand in different databases, or have different names: db_table.',
    }),
    'fields.W344': entry<OfField & { table: string; other: string }>({
        severity: 'warning',
        summary: 'The table between the two ends of a relation is also another one, perhaps in different databases.',
        message: ({ field, table, other }) => `The table of '${field}', '${table}', is also that of '${other}'.`,
        advice: () => 'They must stand in different databases, or have different names: db_table.',
    }),
    'fields.E340': entry<OfField & { table: string; other: string }>({
        severity: 'error',
        summary: 'The table between the two ends of a relation is also another one.',
        message: ({ field, table, other }) => `The table of '${field}', '${table}', is also that of '${other}'.`,
        advice: () => 'Name another one with db_table.',
    }),
    'unknown-limit': entry<{ name: string; known: readonly string[] }>({
        severity: 'error',
        summary: 'limit_choices_to asks for a field, transform or lookup that there is not.',
        message: ({ name }) => `No field, transform or lookup '${name}' here: forms with this relation would fail.`,
        advice: ({ name, known }) => {
            const [nearest] = nearestNames(name, known);
            return nearest === undefined ? 'Name one of the fields at the other end.' : `Did you mean '${nearest}'?`;
        },
    }),
    'tables-differ-in-case': entry<{ table: string; other: string; of: string; databases: string }>({
        severity: 'error',
        summary: 'Two tables have names that differ in case alone, which the database takes for one.',
        message: ({ table, other, of, databases }) =>
            `The table '${table}' and '${other}', of '${of}', are one to ${databases}.`,
        advice: () => 'Name another one with db_table.',
    }),
    'fields.W340': entry<OfField>({
        severity: 'warning',
        summary: "'null' stands at a relation to many, where it has no effect.",
        message: ({ field }) => `'${field}' leads to many rows, or none: 'null' has no effect.`,
        advice: () => "Leave it out; '?' lets forms leave it empty.",
    }),
    'fields.W341': entry<OfField>({
        severity: 'warning',
        summary: 'Validators stand at a relation to many, where they are not run.',
        message: ({ field }) => `'${field}' leads to many rows: its validators are not run.`,
        advice: () => 'Leave them out.',
    }),
    'fields.W342': entry<OfField & { model: string }>({
        severity: 'warning',
        summary: 'A unique ForeignKey is a OneToOneField.',
        message: ({ field }) =>
            `'${field}' is unique, so that each row has at most one: that is a relation of one to one.`,
        advice: ({ model }) => `Write 'one ${model}', without 'unique'.`,
    }),
    'fields.W345': entry<OfField>({
        severity: 'warning',
        summary: 'A symmetrical relation has a name for the way back.',
        message: ({ field }) =>
            `'${field}' is symmetrical: there is no other way back, and its related_name has no effect.`,
        advice: () => 'Leave related_name out, or write symmetrical=false.',
    }),
    'fields.W346': entry<OfField>({
        severity: 'warning',
        summary: 'A comment stands at a relation to many, which has no column.',
        message: ({ field }) => `'${field}' has no column for its db_comment.`,
        advice: () => 'Leave it out.',
    }),
    'fields.E347': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'A relation leads to a model with a composite primary key.',
        message: ({ field, model }) =>
            `'${field}' involves '${model}', whose primary key is composite: no relation can refer to it.`,
        advice: () => 'Give the model a primary key of one column.',
    }),
    'models.E003': entry<OfField & { other: string }>({
        severity: 'error',
        summary: 'Two relations of a model are the same relation to many.',
        message: ({ field, other }) => `'${field}' and '${other}' go through the same rows to the same model.`,
        advice: () => 'Remove one, or tell them apart with through_fields.',
    }),
    'symmetrical-not-to-itself': entry<OfField>({
        severity: 'warning',
        summary: "'symmetrical' stands at a relation to another model.",
        message: ({ field }) => `'${field}' leads to another model: 'symmetrical' has no effect.`,
        advice: () => 'Leave it out.',
    }),
    'contenttypes.E001': entry<OfField & { column: string }>({
        severity: 'error',
        summary: "A generic relation keeps the other row's key in a field that is not there.",
        message: ({ field, column }) => `'${field}' keeps the other row's key in '${column}', which is not there.`,
        advice: () => 'Declare it, or leave fk_field out: the column is added then.',
    }),
    'contenttypes.E002': entry<OfField & { column: string }>({
        severity: 'error',
        summary: "A generic relation keeps the other row's model in a field that is not there.",
        message: ({ field, column }) => `'${field}' keeps the other row's model in '${column}', which is not there.`,
        advice: () => 'Declare it, or leave ct_field out: the column is added then.',
    }),
    'contenttypes.E003': entry<OfField & { column: string }>({
        severity: 'error',
        summary: 'The type of a generic relation is not kept in a ForeignKey.',
        message: ({ field, column }) => `'${field}' keeps the model in '${column}', which is no relation.`,
        advice: ({ column }) => `Declare '${column}: contenttypes.ContentType'.`,
    }),
    'contenttypes.E004': entry<OfField & { column: string }>({
        severity: 'error',
        summary: 'The type of a generic relation is a relation to something else than ContentType.',
        message: ({ field, column }) =>
            `'${field}' keeps the model in '${column}', which does not lead to contenttypes.ContentType.`,
        advice: ({ column }) => `Declare '${column}: contenttypes.ContentType'.`,
    }),
    'contenttypes.E006': entry<OfField & { column: string }>({
        severity: 'error',
        since: '6.1',
        summary: 'The database cleans up the type of a generic relation, whose rows it cannot know.',
        message: ({ field, column }) =>
            `'${field}' keeps the model in '${column}', which the database must not clean up.`,
        advice: () => 'Take on_delete=CASCADE without DB_.',
    }),
    'generic-relation-by-plain-field': entry<OfField & { by: string; model: string }>({
        severity: 'error',
        summary: "What stands behind 'by' refers to no model at all.",
        message: ({ by, model }) =>
            `'${model}.${by}' is no generic relation: only a field of type 'any' refers to rows of any model.`,
        advice: ({ by }) => `Declare '${by}: any' there, or leave 'by' out.`,
    }),
};
