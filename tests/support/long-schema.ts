/** Schemas of one shape in any size: ten members a model, two of them relations, as peers were measured with. */

const scalarFields = [
    'code: Char(50, unique)',
    'title: Char(200, help_text="Shown in lists")',
    'price: Decimal(10, 2) = 0',
    'count: PositiveInteger = 0',
    'active: Boolean = true',
    'created_at: DateTime(auto_now_add)',
    'notes: Text?',
    'rating: Float?',
] as const;

/** `count` models in one app of one file, each with relations to two of those before it. */
export function schemaOf(count: number): string {
    const models = Array.from({ length: count }, (_, index) => modelText(index));
    return `project bench {\n  django "5.2"\n  database default sqlite\n}\n\napp shop {\n${models.join('\n')}}\n`;
}

function modelText(index: number): string {
    const parent = Math.max(0, index - 1);
    const other = Math.floor(index / 2);
    const fields = [
        ...scalarFields,
        `parent: Model${parent}?(on_delete=SET_NULL, related_name=children_${index})`,
        `other: Model${other}(on_delete=CASCADE, related_name=others_${index})`,
    ];
    return `  model Model${index} {\n${fields.map(field => `    ${field}\n`).join('')}  }\n`;
}

/** UTF-16 offset right behind the colon and the blank of `title:` in the model in the middle. */
export function middleField(text: string, count: number): number {
    const model = text.indexOf(`model Model${Math.floor(count / 2)} {`);
    return text.indexOf('title: ', model) + 'title: '.length;
}
