import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { djagramSchema } from '../schema/djagram-schema.ts';
import { modelName } from '../schema/model-shapes.ts';
import { type SourceFile, writeSchema } from '../schema/schema-language.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import { type DjagramCommand, djagramTitle } from '../servers/djagram-server.ts';
import type { Generator } from './generator.ts';

const MODELS_PER_APP = 25;

/** Apps of the size that people make, each in a file of its own. */
export const djagramGenerator = (command: DjagramCommand): Generator => ({
    id: 'djagram',
    title: djagramTitle,
    layOut(folder, models, content) {
        const project = join(folder, 'project');
        mkdirSync(project);
        for (const { path, text } of sourcesOf(models, content)) writeFileSync(join(project, path), text);
        return { command: [...command, 'generate', 'project', '--out', 'out'], output: 'out', rewrites: false };
    },
});

/** Without findings, as `tests/bench` shows. */
export function sourcesOf(models: number, content: 'models' | 'backend'): readonly SourceFile[] {
    const files = Math.ceil(models / MODELS_PER_APP);
    const layout: SchemaLayout = { name: `${files}x${MODELS_PER_APP}`, files, modelsPerFile: MODELS_PER_APP };
    const schema = writeSchema(djagramSchema, layout, { witness: false });
    if (!schema) throw new Error(`Djagram has no schema of ${layout.name}.`);
    return content === 'models' ? schema.files : [...schema.files, { path: 'routes.dsl', text: routesOf(layout) }];
}

/** All that DRF does with each model, for those who are logged in. */
function routesOf({ files, modelsPerFile }: SchemaLayout): string {
    const groups = Array.from({ length: files }, (_, file) => {
        const app = files === 1 ? 'shop' : `app${file}`;
        const routes = Array.from({ length: modelsPerFile }, (_, index) => {
            const name = modelName(file * modelsPerFile + index);
            return `  route "${name.toLowerCase()}/" viewset ${app}.${name}\n`;
        });
        const head = `routes api_${app} "api/${app}/" in ${app} {\n  authentication session\n  permission_classes IsAuthenticated\n`;
        return `${head}${routes.join('')}}\n`;
    });
    return groups.join('\n');
}
