import { expect, test } from 'vitest';
import { sourcesOf } from '../../bench/commands/djagram-generator.js';
import { djagramSchema } from '../../bench/schema/djagram-schema.js';
import { HUB_USERS, modelShapes } from '../../bench/schema/model-shapes.js';
import { prismaSchema } from '../../bench/schema/prisma-schema.js';
import {
    editKinds,
    offsetOf,
    type SchemaLanguage,
    type SourceFile,
    writeSchema,
} from '../../bench/schema/schema-language.js';
import { describeLayout, parseLayout } from '../../bench/schema/schema-layout.js';
import { smallSchema } from '../../bench/schema/small-schema.js';
import { typespecSchema } from '../../bench/schema/typespec-schema.js';
import { zmodelSchema } from '../../bench/schema/zmodel-schema.js';
import { openWorkspace } from '../../src/language/workspace.js';

const languages: Readonly<Record<string, SchemaLanguage>> = {
    djagram: djagramSchema,
    prisma: prismaSchema,
    zmodel: zmodelSchema,
    typespec: typespecSchema,
    small: smallSchema,
};

async function codesIn(files: readonly SourceFile[]): Promise<string[]> {
    const texts = new Map(files.map(({ path, text }) => [`file:///bench/${path}`, text]));
    const { diagnostics } = await openWorkspace({
        list: async () => [...texts.keys()],
        read: async uri => texts.get(uri) ?? '',
    });
    return diagnostics.map(({ code }) => code);
}

const filesOf = (language: SchemaLanguage, size: string, witness: boolean): readonly SourceFile[] =>
    writeSchema(language, parseLayout(size), { witness })?.files ?? [];

test.each(['100', '4x25'])("Djagram's schema of %s has no finding, and one with the witness", async size => {
    expect(await codesIn(filesOf(djagramSchema, size, false))).toEqual([]);
    expect(await codesIn(filesOf(djagramSchema, size, true))).toEqual(['models.E028']);
});

test.each(['models', 'backend'] as const)('what is generated as %s has no finding', async content => {
    expect(await codesIn(sourcesOf(50, content))).toEqual([]);
});

test.each(editKinds.filter(kind => kind !== 'reference'))('a key that breaks the %s makes a finding', async kind => {
    const schema = writeSchema(djagramSchema, parseLayout('100'), { witness: false });
    const shape = schema?.shapes[40];
    if (!schema || !shape) throw new Error('No schema.');
    const { text, path } = schema.open;
    for (const { at, typed } of djagramSchema.breaks(shape)[kind]) {
        const place = offsetOf(text, djagramSchema.model(shape, schema.context, { witness: false }), at);
        const broken = text.slice(0, place) + typed + text.slice(typed === '' ? place + 1 : place);
        expect(await codesIn([{ path, text: broken }]), at).not.toEqual([]);
    }
});

test.each(Object.entries(languages))(
    '%s: the sites of a model are in its text, and models are as many',
    (_, language) => {
        const schema = writeSchema(language, parseLayout('100'), { witness: true });
        if (!schema) throw new Error('No schema.');
        const { open, shapes, context } = schema;
        for (const shape of shapes.slice(1)) {
            const model = language.model(shape, context, { witness: false });
            const keys = Object.values(language.breaks(shape)).flatMap(each => each.map(({ at }) => at));
            const sites = [
                ...keys,
                language.nameSite(shape),
                language.titleTypeSite(shape),
                `|${language.otherSite(shape, context).join('')}`,
            ];
            for (const site of sites) expect(offsetOf(open.text, model, site)).toBeGreaterThan(0);
        }
        expect(open.text.match(/\bmodel Model\d+ \{/g)).toHaveLength(100);
    },
);

test('every model has two relations, and one model is the target of fifty', () => {
    const shapes = modelShapes(1000, 0);
    expect(shapes[0]?.others.length).toBeGreaterThanOrEqual(HUB_USERS);
    expect(shapes.flatMap(({ children }) => children)).toHaveLength(1000);
    expect(shapes.flatMap(({ others }) => others)).toHaveLength(1000);
    expect(modelShapes(5000, 2500)[2500]?.others.length).toBeGreaterThanOrEqual(HUB_USERS);
});

test('a size is a number of models, or of files and models', () => {
    expect(parseLayout('200x25')).toEqual({ name: '200x25', files: 200, modelsPerFile: 25 });
    expect(describeLayout(parseLayout('1000'))).toBe('1000 models in one file');
    expect(() => parseLayout('many')).toThrow("'many' is no size");
});
