/** What is said of graphs. */
export const graphCatalogue = {};
