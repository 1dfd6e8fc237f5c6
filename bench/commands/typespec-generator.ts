import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelShape, modelName, modelShapes } from '../schema/model-shapes.ts';
import { installTypespec, typespecVersion } from '../servers/peers.ts';
import type { GeneratedContent, Generator } from './generator.ts';

/** `tsp compile` to OpenAPI: one file, of the models or of a REST API of them. */
export async function typespecGenerator(): Promise<Generator> {
    const modules = join(await installTypespec(), 'node_modules');
    return {
        id: 'tsp',
        title: `TypeSpec ${typespecVersion} → OpenAPI`,
        layOut(folder, models, content) {
            writeFileSync(join(folder, 'main.tsp'), serviceText(models, content));
            symlinkSync(modules, join(folder, 'node_modules'));
            const compile = [join(modules, '@typespec/compiler/cmd/tsp.js'), 'compile', 'main.tsp'];
            return {
                command: [process.execPath, ...compile, '--emit', '@typespec/openapi3'],
                output: 'tsp-output',
                rewrites: true,
            };
        },
    };
}

function serviceText(models: number, content: GeneratedContent): string {
    const head = `import "@typespec/http";

using Http;

@service(#{ title: "Bench" })
namespace Bench;

@error
model Problem {
  detail: string;
}
`;
    const shapes = modelShapes(models, 0);
    const interfaces = content === 'backend' ? shapes.map(interfaceText) : [];
    return [head, ...shapes.map(modelText), ...interfaces].join('\n');
}

const modelText = ({ name, parent, other }: ModelShape): string => `model ${name} {
  @maxLength(50) code: string;
  @doc("Shown in lists") @maxLength(200) title: string;
  price: decimal = 0;
  count: uint32 = 0;
  active: boolean = true;
  created_at: utcDateTime;
  notes?: string;
  rating?: float64;
  parent?: ${modelName(parent)};
  other: ${modelName(other)};
}
`;

const interfaceText = ({ name }: ModelShape): string => `@route("/${name.toLowerCase()}s")
interface ${name}s {
  @get list(): ${name}[];
  @post create(@body row: ${name}): ${name};
  @get read(@path code: string): ${name} | Problem;
  @put update(@path code: string, @body row: ${name}): ${name} | Problem;
  @delete remove(@path code: string): void | Problem;
}
`;
