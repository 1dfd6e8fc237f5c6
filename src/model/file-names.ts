/** Names that Windows keeps for devices, with any extension. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Why a file or a folder cannot have this name on every system; undefined where it can. */
export function whyNoFileName(name: string): string | undefined {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it
    if (/[\\:*?"<>|\x00-\x1f]/.test(name)) return `Windows does not allow a character of '${name}' in a name`;
    if (/[ .]$/.test(name)) return `Windows does not allow a name to end like '${name}'`;
    return devices.test(name) ? `Windows keeps the name '${name}' for a device` : undefined;
}

/** A path as a system sees it that does not tell upper and lower case apart. */
export const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase();
