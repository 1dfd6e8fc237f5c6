import { Cancellation } from 'langium';
import { beforeEach, expect, test } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import { DeclarationAnswers } from '../../../src/language/lsp/declaration-answers.js';
import { referencesBelow } from '../../../src/language/scoping/references-below.js';
import { EditedFiles } from '../../support/editing.js';

const text = `app a {
  model One { x: Integer }
  model Two { one: One }
  model Three { y: Integer }
}
graph g { node n }
`;

let files: EditedFiles;
let asked: string[];

beforeEach(async () => {
    files = new EditedFiles();
    asked = [];
    await files.write({ 'main.dsl': text });
});

/** What the names of a declaration lead to, and its name when that is found out. */
const answers = () =>
    new DeclarationAnswers(files.services.djagram.meaning.Projects, 'name', node => {
        const name = 'name' in node ? node.name : node.$type;
        asked.push(name);
        if (node.$type === 'AppDeclaration') return [];
        return referencesBelow(node).map(({ ref }) => ref?.$type);
    });

const { None } = Cancellation.CancellationToken;

async function askedAfter(changed: string): Promise<string[]> {
    const kept = answers();
    await kept.all(files.document('main.dsl'), None);
    expect(asked).toEqual(['a', 'One', 'Two', 'Three', 'g']);
    asked = [];
    await files.write({ 'main.dsl': changed });
    await kept.all(files.document('main.dsl'), None);
    return asked.sort();
}

test('what is edited is asked about again, and its app, which holds it', async () => {
    expect(await askedAfter(text.replace('y: Integer', 'y: Text'))).toEqual(['Three', 'a']);
});

test('who refers to what is edited is asked about again', async () => {
    expect(await askedAfter(text.replace('x: Integer', 'x: Text'))).toEqual(['One', 'Two', 'a']);
});

test('what only moves is not', async () => {
    expect(await askedAfter(`\n\n${text}`)).toEqual([]);
    expect(await askedAfter(text)).toEqual([]);
});

test('a declaration that is new is asked about, and no other', async () => {
    expect(await askedAfter(`${text}graph h { node m }\n`)).toEqual(['h']);
});

test('an edit meanwhile ends the answer, and what was found out is kept', async () => {
    const document = files.document('main.dsl');
    const kept = answers();
    const source = new Cancellation.CancellationTokenSource();
    source.cancel();
    await expect(kept.all(document, source.token)).rejects.toBeDefined();
    expect(asked).toEqual(['a']);
    const all = kept.all(document, new Cancellation.CancellationTokenSource().token);
    Object.defineProperty(document, 'textDocument', { value: { ...document.textDocument, version: 7 } });
    await expect(all).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    await kept.all(document, None);
    expect(asked).toEqual(['a', 'One', 'Two', 'Three', 'g']);
});
