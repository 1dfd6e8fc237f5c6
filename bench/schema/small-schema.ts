import { modelName } from './model-shapes.ts';
import type { SchemaLanguage } from './schema-language.ts';

const scalars = ['Char', 'Decimal', 'PositiveInteger', 'Boolean', 'DateTime', 'Text', 'Float'];

/** That of the small grammar in `servers/small-langium`: Djagram's models without anything around them. */
export const smallSchema: SchemaLanguage = {
    id: 'small',
    pathOf: (file, files) => (files === 1 ? 'schema.small' : `models${file}.small`),
    head: ({ file }) => (file === 0 ? `${scalars.map(name => `scalar ${name}\n`).join('')}\n` : ''),
    foot: () => '',
    model({ index, name, parent, other }, _, { witness }) {
        const lines = [
            'code: Char(50, unique)',
            'title: Char(200, help_text="Shown in lists")',
            'price: Decimal(10, 2) = 0',
            'count: PositiveInteger = 0',
            'active: Boolean = true',
            'created_at: DateTime(auto_now_add)',
            'notes: Text?',
            'rating: Float?',
            `parent: ${modelName(parent)}?(on_delete=SET_NULL, related_name=children_${index})`,
            `other: ${modelName(other)}(on_delete=CASCADE, related_name=others_${index})`,
            ...(witness ? ['code: Text'] : []),
        ];
        return `model ${name} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
    },
    breaks: shape => ({
        rename: [{ at: `model ${shape.name}| {`, typed: 'x' }],
        type: [{ at: 'title: Char|(', typed: 'x' }],
        syntax: [
            { at: 'title: Char(200, help_text="Shown in lists|")', typed: '' },
            { at: '\n|}\n', typed: '' },
            { at: 'price: Decimal(|10', typed: '(' },
        ],
    }),
    nameSite: ({ name }) => `model ${name.slice(0, 2)}|${name.slice(2)} {`,
    otherSite: ({ other }) => ['other: ', modelName(other), '('],
    titleTypeSite: () => 'title: Char|(',
};
