import { modelName } from './model-shapes.ts';
import type { SchemaLanguage } from './schema-language.ts';

/**
 * Prisma's. A relation takes three members there: the relation, its column, and its other end in the other model. With
 * four columns of its own a model has ten members as in the other languages.
 */
export const prismaSchema: SchemaLanguage = {
    id: 'prisma',
    pathOf: (file, files) => (files === 1 ? 'schema.prisma' : `models${file}.prisma`),
    head: ({ file }) =>
        file === 0
            ? 'datasource db {\n  provider = "sqlite"\n}\n\ngenerator client {\n  provider = "prisma-client-js"\n}\n\n'
            : '',
    foot: () => '',
    model({ index, name, parent, other, children, others }, _, { witness }) {
        const lines = [
            'id       Int     @id @default(autoincrement())',
            'code     String  @unique',
            'title    String  @default("Shown in lists")',
            'price    Decimal @default(0)',
            'parentId Int?',
            `parent   ${modelName(parent)}? @relation("parent${index}", fields: [parentId], references: [id], onDelete: SetNull)`,
            'otherId  Int',
            `other    ${modelName(other)} @relation("other${index}", fields: [otherId], references: [id], onDelete: Cascade)`,
            ...children.map(child => `children${child} ${modelName(child)}[] @relation("parent${child}")`),
            ...others.map(user => `others${user} ${modelName(user)}[] @relation("other${user}")`),
            // A relation without another end is found when all the rest is known.
            ...(witness
                ? [`lonely   ${modelName(index - 1)} @relation("lonely", fields: [otherId], references: [id])`]
                : []),
        ];
        return `model ${name} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
    },
    breaks: shape => ({
        rename: [{ at: `model ${shape.name}| {`, typed: 'x' }],
        type: [{ at: 'title    String| ', typed: 'x' }],
        syntax: [
            { at: '@default("Shown in lists|")', typed: '' },
            { at: '\n|}\n', typed: '' },
            { at: 'Decimal @default(|0)', typed: '(' },
        ],
    }),
    nameSite: ({ name }) => `model ${name.slice(0, 2)}|${name.slice(2)} {`,
    otherSite: ({ other }) => ['other    ', modelName(other), ' @'],
    titleTypeSite: () => 'title    String| ',
};
