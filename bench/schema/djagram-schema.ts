import { modelName } from './model-shapes.ts';
import type { SchemaContext, SchemaLanguage } from './schema-language.ts';

const appOf = (file: number, files: number): string => (files === 1 ? 'shop' : `app${file}`);

const refer = (model: number, { fileOf, file, files }: SchemaContext): string =>
    fileOf(model) === file ? modelName(model) : `${appOf(fileOf(model), files)}.${modelName(model)}`;

/** Djagram's own: one app a file. */
export const djagramSchema: SchemaLanguage = {
    id: 'djagram',
    pathOf: (file, files) => `${appOf(file, files)}.dsl`,
    head: ({ file, files }) =>
        `${file === 0 ? 'project bench {\n  django "5.2"\n  database default sqlite\n}\n\n' : ''}app ${appOf(file, files)} {\n`,
    foot: () => '}\n',
    model(shape, context, { witness }) {
        const { index, name } = shape;
        const lines = [
            'code: Char(50, unique)',
            'title: Char(200, help_text="Shown in lists")',
            'price: Decimal(10, 2) = 0',
            'count: PositiveInteger = 0',
            'active: Boolean = true',
            'created_at: DateTime(auto_now_add)',
            'notes: Text?',
            'rating: Float?',
            `parent: ${refer(shape.parent, context)}?(on_delete=SET_NULL, related_name=children_${index})`,
            `other: ${refer(shape.other, context)}(on_delete=CASCADE, related_name=others_${index})`,
            // Of another model too, which no model shows by itself: models.E028.
            ...(witness ? [`db_table "${appOf(context.file, context.files)}_model${context.from}"`] : []),
        ];
        return `  model ${name} {\n${lines.map(line => `    ${line}\n`).join('')}  }\n`;
    },
    breaks: shape => ({
        rename: [{ at: `model ${shape.name}| {`, typed: 'x' }],
        type: [{ at: 'title: Char|(', typed: 'x' }],
        syntax: [
            { at: 'title: Char(200, help_text="Shown in lists|")', typed: '' },
            { at: '\n  |}\n', typed: '' },
            { at: 'price: Decimal(|10', typed: '(' },
        ],
    }),
    nameSite: ({ name }) => `model ${name.slice(0, 2)}|${name.slice(2)} {`,
    otherSite: ({ other }, context) => ['other: ', refer(other, context), '('],
    titleTypeSite: () => 'title: Char|(',
};
