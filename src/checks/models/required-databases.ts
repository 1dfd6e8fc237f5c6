/** What a model's Meta requires of its database: what that has, none of the databases of its table lacks. */
import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { nameIn } from '../../model/value-name.js';
import { namesOfVendors, type Vendor, vendorsOf } from '../vendors.js';
import { metaOption } from './meta/meta-sources.js';

const allButPostgres: readonly Vendor[] = ['sqlite', 'mysql', 'mariadb', 'oracle'];
const withoutConditions: readonly Vendor[] = ['mysql', 'mariadb', 'oracle'];

/** What Django's checks ask of a database, as its `DatabaseFeatures` call it, and those that lack it. */
const lackedBy = {
    supports_collation_on_charfield: ['oracle'],
    supports_collation_on_textfield: ['oracle'],
    supports_comments: ['sqlite'],
    supports_covering_indexes: allButPostgres,
    supports_deferrable_unique_constraints: ['sqlite', 'mysql', 'mariadb'],
    supports_expression_indexes: ['mariadb'],
    supports_nulls_distinct_unique_constraints: allButPostgres,
    supports_partial_indexes: withoutConditions,
    supports_stored_generated_columns: ['oracle'],
    supports_unlimited_charfield: withoutConditions,
    supports_virtual_generated_columns: ['postgresql'],
} as const satisfies Record<string, readonly Vendor[]>;

export type DatabaseFeature = keyof typeof lackedBy;

/** Those of the databases that an app's tables are made in which lack something that the model does not require, in words. */
export function lackingDatabases(
    project: Project,
    model: DjangoModel,
    feature: DatabaseFeature,
    vendors: ReadonlySet<Vendor> = vendorsOf(project, model.app),
): string | undefined {
    if (requiredFeatures(project, model).includes(feature)) return undefined;
    return namesOfVendors(vendors, lackedBy[feature]);
}

const requiredFeatures = (project: Project, model: DjangoModel): readonly string[] => {
    const value = metaOption(project, model, 'required_db_features')?.value;
    const values = value?.kind === 'list' ? value.items : value ? [value] : [];
    return values.flatMap(item => nameIn(item) ?? []);
};

/** The databases in which the model is made, if it says so; Django looks for computed columns in no others. */
export function vendorsRequiredBy(project: Project, model: DjangoModel): ReadonlySet<Vendor> {
    const vendors = vendorsOf(project, model.app);
    const required = nameIn(metaOption(project, model, 'required_db_vendor')?.value);
    return required ? new Set([...vendors].filter(vendor => vendorInDjango(vendor) === required)) : vendors;
}

/** MariaDB is one of MySQL's kind there. */
const vendorInDjango = (vendor: Vendor): string => (vendor === 'mariadb' ? 'mysql' : vendor);

/** The databases that have all that the model requires; of what Django's checks do not ask for, none is known to have it. */
export const vendorsThatFit = (project: Project, model: DjangoModel): ReadonlySet<Vendor> => {
    const required = requiredFeatures(project, model);
    const lacks = (vendor: Vendor, feature: string): boolean =>
        !(feature in lackedBy) || (lackedBy[feature as DatabaseFeature] as readonly Vendor[]).includes(vendor);
    return new Set([...vendorsOf(project, model.app)].filter(vendor => !required.some(name => lacks(vendor, name))));
};
