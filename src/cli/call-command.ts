import { createBackendClient } from '../backend/backend-client.js';
import { BackendError, describeFailure } from '../backend/backend-error.js';
import { allMet, renderResponse } from '../backend/response.js';
import { createTransport } from '../backend/transport.js';
import { describeProblem } from '../requests/describe-problem.js';
import { planRequest, type RequestPlan } from '../requests/request-plan.js';
import { optionValue } from './arguments.js';
import type { Command } from './command-context.js';
import { openOneProject } from './open-project.js';
import { printable } from './terminal.js';
import { UsageError, UserError } from './user-error.js';

export const callCommand: Command = async ({ terminal, environment, signal, ...context }, args) => {
    const [path = '', request = ''] = args.positionals;
    const { project } = await openOneProject(path, context);
    const plan = planned(planRequest(project, request, optionValue(args, 'backend')));
    const client = createBackendClient({
        transport: createTransport(),
        secretOf: async name =>
            secretNames(name)
                .map(variable => environment[variable])
                .find(Boolean),
        now: () => performance.now(),
    });
    try {
        terminal.progress(`${plan.method} ${plan.url} ...`);
        const response = await client.send(plan, signal);
        terminal.out(renderResponse(response));
        return allMet(response) ? 'fine' : 'findings';
    } catch (error) {
        if (!(error instanceof BackendError)) throw error;
        const { message, advice } = describeFailure(error.failure);
        throw new UserError(message, adviceFor(error, advice), { cause: error });
    } finally {
        await client.close();
    }
};

function planned(planning: ReturnType<typeof planRequest>): RequestPlan {
    if (planning.kind === 'ready') return planning.plan;
    const asked = planning.problems.find(({ kind }) => kind === 'unknown-request' || kind === 'unknown-backend');
    const texts = planning.problems.map(describeProblem);
    const text = printable(texts.map(({ message, advice }) => `${message} ${advice}`.trim()).join('\n'));
    throw asked && !asked.span ? new UsageError(text) : new UserError(text);
}

/** The environment variables that may hold a client's secret: `DJAGRAM_REPORTING_SECRET`, `OAUTH2_REPORTING_SECRET`. */
export function secretNames(client: string): string[] {
    const name = client.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    return [`DJAGRAM_${name}_SECRET`, `OAUTH2_${name}_SECRET`];
}

function adviceFor({ failure }: BackendError, advice: string): string {
    if (failure.kind !== 'no-secret') return advice;
    const [own, generated] = secretNames(failure.clientId);
    return `Put it into the environment variable ${own} (or ${generated}). ${advice}`;
}
