import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Schema, writeSchema } from '../schema/schema-language.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import type { BenchServer, KeptFolders } from '../servers/bench-server.ts';
import { createTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts';

/** A schema on disk, as one server's users have it, and empty folders for what the server keeps. */
export interface ProjectFolder {
    readonly schema: Schema;
    readonly folder: string;
    readonly kept: KeptFolders;
    readonly rootUri: string;
    readonly openUri: string;
    remove(): void;
}

/** Undefined where the server's language cannot be written in this layout. */
export function layOutProject(server: BenchServer, layout: SchemaLayout): ProjectFolder | undefined {
    const schema = writeSchema(server.language, layout, { witness: true });
    if (!schema) return undefined;
    const base = createTemporaryFolder();
    const folder = join(base, 'project');
    const kept = { compiled: join(base, 'compiled'), known: join(base, 'known') };
    for (const empty of [folder, kept.compiled, kept.known]) mkdirSync(empty);
    for (const { path, text } of schema.files) writeFileSync(join(folder, path), text);
    server.prepare?.(folder);
    return {
        schema,
        folder,
        kept,
        rootUri: pathToFileURL(folder).href,
        openUri: pathToFileURL(join(folder, schema.open.path)).href,
        remove: () => removeTemporaryFolder(base),
    };
}
