import type { Rule } from './finding.js';
import { graphChecks } from './graphs/graph-checks.js';
import { modelChecks } from './models/model-checks.js';
import { routeChecks } from './routes/route-checks.js';

/** Every rule about the model; findings are sorted by place, so the order matters to nobody. */
export const allChecks: readonly Rule[] = [...modelChecks, ...routeChecks, ...graphChecks];
