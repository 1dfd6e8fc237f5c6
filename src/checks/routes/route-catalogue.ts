import { answerCatalogue } from './answer-catalogue.js';
import { pathCatalogue } from './path-catalogue.js';
import { requestCatalogue } from './request-catalogue.js';
import { serializerCatalogue } from './serializer-catalogue.js';
import { settingCatalogue } from './setting-catalogue.js';

/** What is said of routes, and of the requests to them. */
export const routeCatalogue = {
    ...pathCatalogue,
    ...settingCatalogue,
    ...serializerCatalogue,
    ...requestCatalogue,
    ...answerCatalogue,
};
