import { type ConfigurationScope, workspace } from 'vscode';

/** The settings that package.json describes. */
export interface Settings {
    /** Where to generate to: absolute, or relative to the folder of the file that holds `project`. */
    readonly generateFolder: string;
    /** Overrules each view's own engine; empty: it does not. */
    readonly previewEngine: string;
}

export function readSettings(scope?: ConfigurationScope): Settings {
    const settings = workspace.getConfiguration('djagram', scope ?? null);
    return {
        generateFolder: settings.get('generate.folder', 'backend'),
        previewEngine: settings.get('preview.engine', ''),
    };
}
