import type { GeneratedColumn, GeneratedState, GeneratedTable } from './generated-state.js';

/** Below the folder that a project is generated into. */
export const generatedStatePath = '.djagram/tables.json';
/** Of the file's layout. */
const format = 1;

/** A line for each column, so that versions of it can be compared and merged. */
export function generatedStateText({ tables }: GeneratedState): string {
    const blocks = tables.map(({ app, model, columns, unique }) => {
        const lines = columns.map(column => `        ${JSON.stringify(column)}`).join(',\n');
        const head = `"app": ${JSON.stringify(app)}, "model": ${JSON.stringify(model)}, "unique": ${JSON.stringify(unique)}`;
        return `    { ${head}, "columns": [\n${lines}\n    ] }`;
    });
    return `{ "format": ${format}, "tables": [\n${blocks.join(',\n')}\n] }\n`;
}

/** Undefined for what another version wrote in another way, or nobody could have meant. */
export function decodeGeneratedState(text: string): GeneratedState | undefined {
    const found = parsed(text);
    if (!isObject(found) || found.format !== format || !Array.isArray(found.tables)) return undefined;
    const { tables } = found;
    return tables.every(isTable) ? { tables } : undefined;
}

const isTable = (value: unknown): value is GeneratedTable =>
    isObject(value) &&
    typeof value.app === 'string' &&
    typeof value.model === 'string' &&
    Array.isArray(value.columns) &&
    value.columns.every(isColumn) &&
    Array.isArray(value.unique) &&
    value.unique.every(names => Array.isArray(names) && names.every(name => typeof name === 'string'));

const isColumn = (value: unknown): value is GeneratedColumn =>
    isObject(value) &&
    typeof value.name === 'string' &&
    typeof value.type === 'string' &&
    typeof value.nullable === 'boolean' &&
    typeof value.unique === 'boolean' &&
    [value.to, value.through].every(name => name === undefined || typeof name === 'string') &&
    [value.maxLength, value.maxDigits, value.decimalPlaces].every(
        size => size === undefined || typeof size === 'number',
    );

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // A conflict of version control, or half a file: as good as none until it is generated again.
        return undefined;
    }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
