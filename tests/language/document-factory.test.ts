import fc from 'fast-check';
import { AstUtils, type LangiumDocument } from 'langium';
import { expect, test } from 'vitest';
import { editing, versionsOf } from '../support/edit-sequences.js';
import { EditedFiles } from '../support/editing.js';
import { schemaOf } from '../support/long-schema.js';

/** Where each name leads, in the order of the text, and all that is said about the document. */
function meaningOf(document: LangiumDocument): unknown {
    const names = document.references.map(reference => {
        const target = 'ref' in reference ? reference.ref : undefined;
        // Why it leads nowhere is among the diagnostics.
        if (!target) return [reference.$refText, reference.$refNode?.offset];
        // A target that is no longer in the tree would be found here, by its place or by its document.
        const { uri, parseResult } = AstUtils.getDocument(target);
        const isThere = AstUtils.findRootNode(target) === parseResult.value;
        return [reference.$refText, reference.$refNode?.offset, uri.path, target.$cstNode?.offset, isThere];
    });
    return { names, diagnostics: document.diagnostics };
}

const other = 'app other {\n  model Elsewhere {\n    first: Model0?\n    again: shop.Model1?\n  }\n}\n';

test('after any edit, names lead where they lead in a document that was opened with that text', async () => {
    const edited = new EditedFiles();
    const opened = new EditedFiles();
    await fc.assert(
        fc.asyncProperty(editing, fc.array(fc.boolean(), { maxLength: 8 }), async (edits, interruptions) => {
            await edited.write({ 'main.dsl': undefined, 'other.dsl': undefined });
            await edited.write({ 'main.dsl': edits.text, 'other.dsl': other });
            let version = 0;
            for (const text of versionsOf(edits)) {
                if (interruptions[version++]) {
                    await edited.writeInterrupted({ 'main.dsl': text });
                    continue;
                }
                await edited.write({ 'main.dsl': text });
                await opened.write({ 'main.dsl': undefined, 'other.dsl': undefined });
                await opened.write({ 'main.dsl': text, 'other.dsl': other });
                for (const name of ['main.dsl', 'other.dsl']) {
                    expect(meaningOf(edited.document(name)), text).toEqual(meaningOf(opened.document(name)));
                }
            }
        }),
        // Some findings in broken files depend on what was resolved before, however they are parsed: so always the same edits.
        { numRuns: 20, seed: 20 },
    );
});

test('a model that is renamed is missed where it was named, and found again under its name', async () => {
    const files = new EditedFiles();
    const text = schemaOf(3);
    await files.write({ 'main.dsl': text });
    const missing = () => files.shown().filter(line => line.includes('Model1'));
    expect(missing()).toEqual([]);
    await files.write({ 'main.dsl': text.replace('model Model1 {', 'model Model9 {') });
    expect(missing().length).toBeGreaterThan(0);
    await files.write({ 'main.dsl': text });
    expect(missing()).toEqual([]);
});
