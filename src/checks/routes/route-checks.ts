import type { Rule } from '../finding.js';
import { actionsOutsideViewsets } from './actions-outside-viewsets.js';
import { annotationsInRoutes } from './annotations-in-routes.js';
import {
    exemptPages,
    fullTextSearches,
    impliedScopes,
    openOrigins,
    pathsWithoutSlash,
    randomPages,
    usersOfClients,
} from './answers-that-fail.js';
import { backendTimeouts } from './backend-timeouts.js';
import { baseUrls } from './base-urls.js';
import { contradictingSerializerFields } from './contradicting-serializer-fields.js';
import { declaredSerializerFields } from './declared-serializer-fields.js';
import { duplicateActions } from './duplicate-actions.js';
import { duplicatePathParameters } from './duplicate-path-parameters.js';
import { duplicateRouteGroups, takenNamespaces } from './duplicate-route-groups.js';
import { duplicateRouteNames } from './duplicate-route-names.js';
import { duplicateRoutePaths } from './duplicate-route-paths.js';
import { exposedSecrets } from './exposed-secrets.js';
import { filterLookups } from './filter-lookups.js';
import { includeCircles } from './include-circles.js';
import { invalidPathParameters } from './invalid-path-parameters.js';
import { invalidRegularExpressions } from './invalid-regular-expressions.js';
import { loginInApis } from './login-in-apis.js';
import { modelPermissions } from './model-permissions.js';
import { narrowingsToNothing } from './narrowings-to-nothing.js';
import { nestedRoutes } from './nested-routes.js';
import { nestedSerializers } from './nested-serializers.js';
import { oauthSettings } from './oauth-settings.js';
import { openChanges } from './open-changes.js';
import { operationNames } from './operation-names.js';
import { orderingByMany } from './ordering-by-many.js';
import { pageSizes } from './page-sizes.js';
import { permissionsThatNeedAUser } from './permissions-that-need-a-user.js';
import { queriesInPaths } from './queries-in-paths.js';
import { readScopesForWriting } from './read-scopes-for-writing.js';
import { redirectCircles } from './redirect-circles.js';
import { redirectsWithoutParameters } from './redirects-without-parameters.js';
import { repeatedScopesAndClients, repeatedTopLevelNames } from './repeated-top-level-names.js';
import { requestAddresses } from './request-addresses.js';
import { requestBackends } from './request-backends.js';
import { requestBodies } from './request-bodies.js';
import { requestExpectations } from './request-expectations.js';
import { requestHeaders } from './request-headers.js';
import { requestMethods } from './request-methods.js';
import { requestQueries } from './request-queries.js';
import { requestScopes } from './request-scopes.js';
import { requestUsers } from './request-users.js';
import { reservedActionNames } from './reserved-action-names.js';
import { routesWithoutTables } from './routes-without-tables.js';
import { rowAddresses } from './row-addresses.js';
import { rowlessPages } from './rowless-pages.js';
import { schemaPages } from './schema-pages.js';
import { scopePermissions } from './scope-permissions.js';
import { searchFields } from './search-fields.js';
import { serializerCircles } from './serializer-circles.js';
import { serializerFieldOptions } from './serializer-field-options.js';
import { serializerFieldsOfNothing } from './serializer-fields-of-nothing.js';
import { serializerPaths } from './serializer-paths.js';
import { setValues } from './set-values.js';
import { settingsWithoutEffect } from './settings-without-effect.js';
import { shadowedRoutes } from './shadowed-routes.js';
import { templatePaths } from './template-paths.js';
import { throttleRates } from './throttle-rates.js';
import { unansweredRequestActions } from './unanswered-request-actions.js';
import { undescribedApis } from './undescribed-apis.js';
import { unfitConverters } from './unfit-converters.js';
import { unfitSerializers } from './unfit-serializers.js';
import { ungrantedScopes } from './ungranted-scopes.js';
import { unjoinedPrefixes } from './unjoined-prefixes.js';
import { unreadFiles } from './unread-files.js';
import { unsendableValues } from './unsendable-values.js';
import { unsureLookups } from './unsure-lookups.js';
import { untypedParameters } from './untyped-parameters.js';
import { unusedScopes } from './unused-scopes.js';
import { unwrittenFields } from './unwritten-fields.js';
import { urlPathVersioning } from './url-path-versioning.js';
import { urlPatterns } from './url-patterns.js';
import { viewsOfTwoKinds } from './views-of-two-kinds.js';

/** The rules about URL patterns. */
const pathChecks: readonly Rule[] = [
    duplicateRouteGroups,
    takenNamespaces,
    duplicateRouteNames,
    duplicateRoutePaths,
    viewsOfTwoKinds,
    operationNames,
    shadowedRoutes,
    invalidPathParameters,
    duplicatePathParameters,
    invalidRegularExpressions,
    unjoinedPrefixes,
    queriesInPaths,
    pathsWithoutSlash,
];

/** The rules about settings, actions, scopes, and routes that refer to others. */
const settingChecks: readonly Rule[] = [
    narrowingsToNothing,
    duplicateActions,
    reservedActionNames,
    actionsOutsideViewsets,
    throttleRates,
    pageSizes,
    urlPathVersioning,
    urlPatterns,
    ungrantedScopes,
    untypedParameters,
    unusedScopes,
    permissionsThatNeedAUser,
    scopePermissions,
    modelPermissions,
    readScopesForWriting,
    openChanges,
    loginInApis,
    settingsWithoutEffect,
    schemaPages,
    undescribedApis,
    templatePaths,
    redirectCircles,
    redirectsWithoutParameters,
    includeCircles,
    nestedRoutes,
    usersOfClients,
    impliedScopes,
    openOrigins,
    exemptPages,
];

/** The rules about serializers, filters, and what routes do with fields. */
const rowChecks: readonly Rule[] = [
    annotationsInRoutes,
    orderingByMany,
    unfitSerializers,
    nestedSerializers,
    rowAddresses,
    serializerCircles,
    serializerPaths,
    contradictingSerializerFields,
    declaredSerializerFields,
    serializerFieldOptions,
    serializerFieldsOfNothing,
    exposedSecrets,
    filterLookups,
    searchFields,
    setValues,
    unfitConverters,
    routesWithoutTables,
    rowlessPages,
    unsureLookups,
    unwrittenFields,
    unreadFiles,
    randomPages,
    fullTextSearches,
];

/** The rules about backends, requests and OAuth2. */
export const requestChecks: readonly Rule[] = [
    requestAddresses,
    unsendableValues,
    requestMethods,
    unansweredRequestActions,
    requestQueries,
    requestBodies,
    requestExpectations,
    requestScopes,
    requestUsers,
    requestBackends,
    requestHeaders,
    baseUrls,
    backendTimeouts,
    repeatedTopLevelNames,
    repeatedScopesAndClients,
    oauthSettings,
];

/** The rules about routes, serializers, OAuth2, backends and requests. */
export const routeChecks: readonly Rule[] = [...pathChecks, ...settingChecks, ...rowChecks, ...requestChecks];
