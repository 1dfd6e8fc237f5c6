import { pathCatalogue } from './path-catalogue.js';

/** What is said of routes, and of the requests to them. */
export const routeCatalogue = { ...pathCatalogue };
