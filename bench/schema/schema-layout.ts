/** How many models a schema has, in how many files. */
export interface SchemaLayout {
    /** As it is written on the command line: `1000` models in one file, or `200x25`, 200 files of 25. */
    readonly name: string;
    readonly files: number;
    readonly modelsPerFile: number;
}

/** @throws where the text is no layout */
export function parseLayout(name: string): SchemaLayout {
    const [, files = '1', models = ''] = /^(?:([1-9]\d*)x)?([1-9]\d*)$/.exec(name) ?? [];
    // Fewer would leave no model to edit between the first, the last and those that each edit must find.
    if (Number(models) < 10)
        throw new Error(`'${name}' is no size: 1000, or 200x25 for 200 files, of 10 models at least.`);
    return { name, files: Number(files), modelsPerFile: Number(models) };
}

export const describeLayout = ({ files, modelsPerFile }: SchemaLayout): string =>
    files === 1 ? `${modelsPerFile} models in one file` : `${files} files of ${modelsPerFile} models`;

/** The file that is edited. */
export const openFileOf = ({ files }: SchemaLayout): number => Math.floor(files / 2);

/** Of the model that many others refer to: the first in the file that is edited. */
export const hubOf = (layout: SchemaLayout): number => openFileOf(layout) * layout.modelsPerFile;
