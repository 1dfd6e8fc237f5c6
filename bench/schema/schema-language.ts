import type { ModelShape } from './model-shapes.ts';
import { modelShapes } from './model-shapes.ts';
import { hubOf, openFileOf, type SchemaLayout } from './schema-layout.ts';

export interface SourceFile {
    /** Below the project's folder. */
    readonly path: string;
    readonly text: string;
}

/** One key: at the `|` in `at`, which is found in the text of the model without it, a character is typed or removed. */
export interface Key {
    readonly at: string;
    /** Empty: the character behind the place is removed. */
    readonly typed: string;
}

export const editKinds = ['rename', 'type', 'reference', 'syntax'] as const;
export type EditKind = (typeof editKinds)[number];

/** What a writer knows of the schema around the model that it writes. */
export interface SchemaContext {
    /** Where the models of this file begin and end, by index. */
    readonly from: number;
    readonly to: number;
    /** The file that a model is in, by its index. */
    fileOf(model: number): number;
    readonly files: number;
    readonly file: number;
}

/** A language to write schemas of one shape in: models of ten members, of which two are relations. */
export interface SchemaLanguage {
    /** LSP's language id. */
    readonly id: string;
    /** Undefined: only schemas of one file can be written. */
    pathOf(file: number, files: number): string | undefined;
    /** Files beside those with models: what imports them, say. */
    filesBeside?(files: number): readonly SourceFile[];
    /** What stands in front of a file's models, and behind them. */
    head(context: SchemaContext): string;
    foot(context: SchemaContext): string;
    /**
     * @param witness Makes a mistake that the server finds in its last stage, so that diagnostics with it are complete.
     * The model stands in the text exactly as it is returned.
     */
    model(shape: ModelShape, context: SchemaContext, options: { readonly witness: boolean }): string;
    /**
     * Keys that break a model: its name, a type, its syntax. Each makes a diagnostic appear in the file, and undoing it
     * makes that go away.
     */
    breaks(shape: ModelShape): Readonly<Record<Exclude<EditKind, 'reference'>, readonly [Key, ...Key[]]>>;
    /** In the text of a model: within its name. */
    nameSite(shape: ModelShape): string;
    /** In the text of a model: the name of the model that its `other` leads to, and what stands before and behind it. */
    otherSite(shape: ModelShape, context: SchemaContext): readonly [before: string, name: string, behind: string];
    /** In the text of a model: behind the type of its `title`. */
    titleTypeSite(shape: ModelShape): string;
}

/** A whole schema, and where its models are in the file that is edited. */
export interface Schema {
    readonly files: readonly SourceFile[];
    /** The file that is edited. */
    readonly open: SourceFile;
    readonly context: SchemaContext;
    /** Of the file that is edited; the one with the witness, the last, left out. */
    readonly shapes: readonly ModelShape[];
}

/** Undefined where the language cannot be written in several files. */
export function writeSchema(
    language: SchemaLanguage,
    layout: SchemaLayout,
    { witness }: { readonly witness: boolean },
): Schema | undefined {
    const { files: count, modelsPerFile } = layout;
    const shapes = modelShapes(count * modelsPerFile, hubOf(layout));
    const contexts = Array.from({ length: count }, (_, file) => contextOf(layout, file));
    const open = openFileOf(layout);
    const files = contexts.flatMap((context, file): SourceFile[] => {
        const path = language.pathOf(file, count);
        if (path === undefined) return [];
        const models = shapes.slice(context.from, context.to).map(shape =>
            language.model(shape, context, {
                witness: witness && file === open && shape.index === context.to - 1,
            }),
        );
        return [{ path, text: `${language.head(context)}${models.join('\n')}${language.foot(context)}` }];
    });
    const [openFile, context] = [files[open], contexts[open]];
    if (files.length < count || !openFile || !context) return undefined;
    return {
        files: [...files, ...(language.filesBeside?.(count) ?? [])],
        open: openFile,
        context,
        shapes: shapes.slice(context.from, context.to - 1),
    };
}

function contextOf({ files, modelsPerFile }: SchemaLayout, file: number): SchemaContext {
    const from = file * modelsPerFile;
    return { from, to: from + modelsPerFile, files, file, fileOf: model => Math.floor(model / modelsPerFile) };
}

/**
 * The offset of the `|` in `site`, in the text of a file.
 * @throws where the model does not hold the site: its language's writer is wrong
 */
export function offsetOf(text: string, modelText: string, site: string): number {
    const model = text.indexOf(modelText);
    const place = modelText.indexOf(site.replace('|', ''));
    if (model < 0 || place < 0) throw new Error(`No '${site}' in:\n${modelText}`);
    return model + place + site.indexOf('|');
}
