import type { Project } from '../model/project.js';
import type { RequestProblem } from '../model/request-problem.js';
import { documentRangeOf } from '../model/source-span.js';
import type { Location, PlanAnswer, RequestPlanParams, TokenPlanParams } from '../protocol/server-messages.js';
import { describeProblem } from '../requests/describe-problem.js';
import { type Planning, planRequest, planToken, type RequestPlan, type TokenPlan } from '../requests/request-plan.js';
import type { ProjectOf } from './open-project.js';

/** Where a range of a document stands, in LSP's terms. */
export type LocationOf = (range: ReturnType<typeof documentRangeOf>) => Location | undefined;

/** What a `request` means on the wire. Sending it is the extension's: no secret comes here. */
export const requestPlanHandler =
    (projectOf: ProjectOf, locationOf: LocationOf) =>
    ({ uri, request, backend }: RequestPlanParams): Promise<PlanAnswer<RequestPlan>> =>
        plan(projectOf, locationOf, uri, project => planRequest(project, request, backend));

/** Where and as whom to get a token of a backend. */
export const tokenPlanHandler =
    (projectOf: ProjectOf, locationOf: LocationOf) =>
    ({ uri, backend }: TokenPlanParams): Promise<PlanAnswer<TokenPlan>> =>
        plan(projectOf, locationOf, uri, project => planToken(project, backend || undefined));

async function plan<P>(
    projectOf: ProjectOf,
    locationOf: LocationOf,
    uri: string,
    make: (project: Project) => Planning<P>,
): Promise<PlanAnswer<P>> {
    const open = await projectOf(uri);
    if (!open) return { kind: 'problem', message: 'This file belongs to no project that is open.' };
    const planning = make(open.project);
    if (planning.kind === 'ready') return { kind: 'plan', plan: planning.plan };
    const location = planning.problems.flatMap(({ span }) =>
        span ? (locationOf(documentRangeOf(span)) ?? []) : [],
    )[0];
    return { kind: 'problem', message: planning.problems.map(textOf).join(' '), ...(location && { location }) };
}

function textOf(problem: RequestProblem): string {
    const { message, advice } = describeProblem(problem);
    return `${message} ${advice}`.trim();
}
