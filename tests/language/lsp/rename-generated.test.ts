import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { stateOf } from '../../../src/model/generated-state.js';
import { openFiles } from '../../support/lsp.js';

/** The text after the name at its cursor is renamed, where `generated` (or the text itself) is what was generated last. */
async function renamed(text: string, newName: string, generated = text.replace('<|>', '')): Promise<string> {
    const last = await openFiles(generated);
    const opened = await openFiles(text);
    const { services, document, cursors } = opened;
    const { ProjectProvider, GeneratedStates } = services.djagram.meaning;
    const state = stateOf(last.services.djagram.meaning.ProjectProvider.projectOf(last.document));
    GeneratedStates.set(ProjectProvider.filesOf(document).root, state);
    const [position] = cursors;
    if (!position) throw new Error('No <|> in the text.');
    const edit = await services.djagram.lsp.RenameProvider?.rename(document, {
        textDocument: { uri: document.uri.toString() },
        position,
        newName,
    });
    return TextDocument.applyEdits(document.textDocument, edit?.changes?.[document.textDocument.uri] ?? []);
}

const project = (app: string): string => `project p { }\napp a {\n  ${app}\n}\n`;

test('a model that was generated says how it was called', async () => {
    expect(
        await renamed(
            project('model Ite<|>m extends Base { x: Integer }\n  abstract model Base { y: Item? }'),
            'Thing',
        ),
    ).toBe(project('model Thing renamed_from Item extends Base { x: Integer }\n  abstract model Base { y: Thing? }'));
});

test('so does a field, behind all that it says, and one of an abstract model that a table is made with', async () => {
    expect(await renamed(project('model A { x<|>: Char(20) = "a"  y: Integer  ordering x }'), 'z')).toBe(
        project('model A { z: Char(20) = "a" renamed_from x  y: Integer  ordering z }'),
    );
    expect(await renamed(project('abstract model B { x<|>: Integer }\n  model A extends B { }'), 'z')).toBe(
        project('abstract model B { z: Integer renamed_from x }\n  model A extends B { }'),
    );
});

test('what was not generated has no former name', async () => {
    const before = project('model A { x: Integer }');
    expect(await renamed(project('model A { x: Integer  ne<|>w: Integer }'), 'newer', before)).toBe(
        project('model A { x: Integer  newer: Integer }'),
    );
    expect(await renamed(project('model A { x: Integer }\n  model N<|>ew { y: Integer }'), 'Newer', before)).toBe(
        project('model A { x: Integer }\n  model Newer { y: Integer }'),
    );
    expect(await renamed(project('abstract model B<|> { y: Integer }'), 'C', before)).toBe(
        project('abstract model C { y: Integer }'),
    );
    expect(await renamed(project('enum E { a<|> }'), 'b', before)).toBe(project('enum E { b }'));
});

test('renamed twice, it keeps the name that was generated, and loses it with that name', async () => {
    const before = project('model Item { x: Integer }');
    const once = project('model Th<|>ing renamed_from Item { x: Integer }');
    expect(await renamed(once, 'Good', before)).toBe(project('model Good renamed_from Item { x: Integer }'));
    expect(await renamed(once, 'Item', before)).toBe(before);
    expect(await renamed(once, 'Good')).toBe(project('model Good renamed_from Thing { x: Integer }'));
    const field = project('model Item { z<|>: Integer renamed_from x }');
    expect(await renamed(field, 'y', before)).toBe(project('model Item { y: Integer renamed_from x }'));
    expect(await renamed(field, 'x', before)).toBe(before);
    expect(await renamed(project('model Thing renamed_from Item { x<|>: Integer }'), 'y', before)).toBe(
        project('model Thing renamed_from Item { y: Integer renamed_from x }'),
    );
});
