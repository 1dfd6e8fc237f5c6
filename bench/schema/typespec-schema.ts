import { modelName } from './model-shapes.ts';
import type { SchemaLanguage } from './schema-language.ts';

/** TypeSpec's, without operations: those are for the comparison of generators. */
export const typespecSchema: SchemaLanguage = {
    id: 'typespec',
    pathOf: (file, files) => (files === 1 ? 'main.tsp' : `models${file}.tsp`),
    filesBeside: files =>
        files === 1
            ? []
            : [
                  {
                      path: 'main.tsp',
                      text: Array.from({ length: files }, (_, file) => `import "./models${file}.tsp";\n`).join(''),
                  },
              ],
    head: () => 'namespace Bench;\n\n',
    foot: () => '',
    model({ name, parent, other }, _, { witness }) {
        const lines = [
            '@maxLength(50) code: string;',
            '@doc("Shown in lists") @maxLength(200) title: string;',
            'price: decimal = 0;',
            'count: uint32 = 0;',
            'active: boolean = true;',
            'created_at: utcDateTime;',
            'notes?: string;',
            'rating?: float64;',
            `parent?: ${modelName(parent)};`,
            `other: ${modelName(other)};`,
            // Decorators run last.
            ...(witness ? ['@minLength(2) @maxLength(1) lonely: string;'] : []),
        ];
        return `model ${name} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
    },
    breaks: shape => ({
        rename: [{ at: `model ${shape.name}| {`, typed: 'x' }],
        type: [{ at: ' title: string|;', typed: 'x' }],
        syntax: [
            { at: '@doc("Shown in lists|")', typed: '' },
            { at: '\n|}\n', typed: '' },
            { at: 'price: |decimal', typed: '(' },
        ],
    }),
    nameSite: ({ name }) => `model ${name.slice(0, 2)}|${name.slice(2)} {`,
    otherSite: ({ other }) => ['other: ', modelName(other), ';'],
    titleTypeSite: () => ' title: string|;',
};
