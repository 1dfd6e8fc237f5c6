import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../../scripts/support/install-packages.ts';
import { type ModelShape, modelName, modelShapes } from '../schema/model-shapes.ts';
import type { Generator } from './generator.ts';

const version = '9.4.0';

/** JHipster's server generator, which too writes a whole backend; without a client, without installing what it needs. */
export async function jhipsterGenerator(): Promise<Generator> {
    const folder = await installPackages(['bench', `jhipster-${version}`], {
        packages: [`generator-jhipster@${version}`],
    });
    const script = join(folder, 'node_modules/generator-jhipster/dist/cli/jhipster.cjs');
    return {
        id: 'jhipster',
        title: `JHipster ${version}, server`,
        layOut(project, models, content) {
            if (content !== 'backend') return undefined;
            writeFileSync(join(project, 'bench.jdl'), applicationText(models));
            const options = ['--skip-install', '--skip-git', '--skip-client', '--force', '--defaults'];
            return { command: [process.execPath, script, 'jdl', 'bench.jdl', ...options], output: '.', rewrites: true };
        },
    };
}

function applicationText(models: number): string {
    const head = `application {
  config {
    baseName bench
    applicationType monolith
    packageName com.bench
    authenticationType jwt
    prodDatabaseType postgresql
    devDatabaseType h2Memory
    buildTool maven
    skipClient true
  }
  entities *
}
`;
    const shapes = modelShapes(models, 0);
    return [head, ...shapes.map(entityText), ...shapes.map(relationsText)].join('\n');
}

const entityText = ({ name }: ModelShape): string => `entity ${name} {
  code String required unique maxlength(50)
  title String required maxlength(200)
  price BigDecimal required
  count Integer required min(0)
  active Boolean required
  createdAt Instant required
  notes TextBlob
  rating Double
}
`;

/** A required relation of a model to itself is refused. */
const relationsText = ({ index, name, parent, other }: ModelShape): string => `relationship ManyToOne {
  ${name}{parent} to ${modelName(parent)}
  ${name}{other${other === index ? '' : ' required'}} to ${modelName(other)}
}
`;
