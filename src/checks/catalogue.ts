import { graphCatalogue } from './graphs/graph-catalogue.js';
import { modelCatalogue } from './models/model-catalogue.js';
import { routeCatalogue } from './routes/route-catalogue.js';
import { settingCatalogue } from './settings/setting-catalogue.js';

/**
 * Every code that a rule about the model may find, with its severity, wording and advice. Where Django's own system
 * checks find the same, the code is Django's id: `fields.E302`. Fixes, tests and documentation rely on codes alone.
 */
export const catalogue = { ...modelCatalogue, ...routeCatalogue, ...settingCatalogue, ...graphCatalogue };

export type Code = keyof typeof catalogue;
export type ParamsOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];
