/** What is said of routes. */
export const routeCatalogue = {};
