import { commands, type Location, type LocationLink, Position, Uri, window } from 'vscode';
import { UserError } from '../user-error.js';

/** A place in a document, as the language server's lenses name it. */
type Place = readonly [uri: string, position: { readonly line: number; readonly character: number }];

/** Lists who refers to what is declared at a place. */
export async function showReferences(...place: Place): Promise<void> {
    const [uri, position] = placeOf(place);
    const locations = await commands.executeCommand('vscode.executeReferenceProvider', uri, position);
    await commands.executeCommand('editor.action.showReferences', uri, position, locations);
}

/** Opens the line of Python that was generated for what is declared at a place. */
export async function showPython(...place: Place): Promise<void> {
    const [first] = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeImplementationProvider',
        ...placeOf(place),
    );
    if (!first) throw new UserError('The generated file is not there any more: generate again.');
    const [uri, selection] = 'uri' in first ? [first.uri, first.range] : [first.targetUri, first.targetRange];
    await window.showTextDocument(uri, { selection, preview: true });
}

const placeOf = ([uri, { line, character }]: Place) => [Uri.parse(uri), new Position(line, character)] as const;
