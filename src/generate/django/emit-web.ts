import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { emitApi } from './emit-api.js';
import { emitSerializers } from './emit-serializers.js';
import { emitSharedModules } from './emit-shared-modules.js';
import { emitTemplates } from './emit-templates.js';
import { emitUrls } from './emit-urls.js';
import { emitViews } from './emit-views.js';
import { emitGraphs } from './graphs/emit-graphs.js';
import { emitApiTests } from './tests/emit-api-tests.js';
import { emitCommandTests } from './tests/emit-command-tests.js';
import { emitFixtureTests } from './tests/emit-fixture-tests.js';
import { emitHostTests } from './tests/emit-host-tests.js';
import { emitModelTests } from './tests/emit-model-tests.js';
import { emitOAuthTests } from './tests/emit-oauth-tests.js';
import { emitPageTests } from './tests/emit-page-tests.js';
import { emitRequestTests } from './tests/emit-request-tests.js';
import { emitSignalTests } from './tests/emit-signal-tests.js';
import { emitTaskTests } from './tests/emit-task-tests.js';
import { emitTestSupport } from './tests/emit-test-support.js';

/** Everything that answers requests: serializers, views, URLs, templates, networks, and what they share. */
export const webEmitters: readonly ((project: Project) => GeneratedFile[])[] = [
    emitSharedModules,
    emitSerializers,
    emitApi,
    emitGraphs,
    emitViews,
    emitUrls,
    emitTemplates,
    emitTestSupport,
    emitModelTests,
    emitFixtureTests,
    emitSignalTests,
    emitTaskTests,
    emitCommandTests,
    emitApiTests,
    emitPageTests,
    emitOAuthTests,
    emitHostTests,
    emitRequestTests,
];
