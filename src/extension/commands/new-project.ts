import { RelativePattern, Uri, window, workspace } from 'vscode';
import { UserError } from '../user-error.js';
import { starterProject } from './starter-project.js';

/** Writes a small project to start from, and opens it. Never over a file that is there. */
export async function newProject(): Promise<void> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    if (!folder) {
        const document = await workspace.openTextDocument({ language: 'djagram', content: starterProject('shop') });
        await window.showTextDocument(document);
        return;
    }
    const name = await window.showInputBox({
        title: 'New Djagram Project',
        prompt: 'The name of the project, as a Python package may be called',
        value: 'shop',
        validateInput: text => (/^[a-z][a-z0-9_]*$/.test(text) ? undefined : 'Small letters, digits and underscores.'),
    });
    if (name === undefined) return;
    // Two projects in one folder would be one project with two declarations.
    const others = await workspace.findFiles(new RelativePattern(folder, '*.dsl'), undefined, 1);
    const path = others.length > 0 ? [name, `${name}.dsl`] : [`${name}.dsl`];
    const uri = Uri.joinPath(folder, ...path);
    if (await exists(uri)) throw new UserError(`${path.join('/')} is there already.`);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(starterProject(name)));
    await window.showTextDocument(await workspace.openTextDocument(uri));
}

async function exists(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch {
        return false;
    }
}
