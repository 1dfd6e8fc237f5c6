import { prismaSchema } from './prisma-schema.ts';
import type { SchemaLanguage } from './schema-language.ts';

/** ZenStack's, which is Prisma's with more to it. Its files import each other, which is another shape than the others'. */
export const zmodelSchema: SchemaLanguage = {
    ...prismaSchema,
    id: 'zmodel',
    pathOf: (_, files) => (files === 1 ? 'schema.zmodel' : undefined),
    head: () => 'datasource db {\n  provider = "sqlite"\n  url = "file:./bench.db"\n}\n\n',
};
