import type { Project } from '../../../model/project.js';
import { quoteEnvironment } from '../../text/quote-environment.js';
import { clientVariables, productionEnvironment } from '../settings/production-environment.js';
import { backingServices, composeSecrets } from './compose-services.js';
import { targetsOf } from './deploy-targets.js';

/** `.env.example`: the variables of production, to be copied and filled in. */
export function environmentExample(project: Project): string {
    const composed = targetsOf(project).has('compose');
    const set = composed ? backingServices(project).variables : new Map<string, string>();
    const blocks = productionEnvironment(project)
        .filter(({ name }) => !set.has(name))
        .map(({ name, purpose, example }) => {
            const value = name === 'SECRET_KEY' ? '' : quoteEnvironment(example);
            return `# ${capital(purpose)}.\n${name}=${value}\n`;
        });
    if (composed) {
        for (const name of composeSecrets(project)) {
            blocks.push(`# For compose.yaml: letters and digits, since it stands in a URL.\n${name}=\n`);
        }
    }
    for (const { name, client } of clientVariables(project)) {
        blocks.push(
            `# The secret of the OAuth client ${client}; without it create_oauth_clients makes one up.\n#${name}=\n`,
        );
    }
    return blocks.join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
