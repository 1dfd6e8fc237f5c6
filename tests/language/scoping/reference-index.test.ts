import { AstUtils } from 'langium';
import { expect, test } from 'vitest';
import * as ast from '../../../src/language/generated/ast.js';
import { EditedFiles } from '../../support/editing.js';

/** The lines that mention the declaration of this name, each with its file and its number. */
function mentionsOf(files: EditedFiles, name: string): string[] {
    const { References } = files.services.djagram.references;
    for (const document of files.documents) {
        const target = AstUtils.streamAst(document.parseResult.value).find(
            node => (ast.isModelDeclaration(node) || ast.isAppDeclaration(node)) && node.name === name,
        );
        if (!target) continue;
        return References.findReferences(target, {})
            .map(
                ({ sourceUri, segment }) =>
                    `${sourceUri.toString().slice(files.root.length)} ${segment.range.start.line}`,
            )
            .toArray();
    }
    return [];
}

test('mentions are those of the texts as they are, in all files of a project', async () => {
    const files = new EditedFiles();
    const shop = (lines: string): string => `project p { django "5.2" }\napp shop {\n${lines}}\n`;
    const line = (model: string, type: string): string => `  model ${model} { of: ${type} }\n`;
    await files.write({ 'a.dsl': shop(line('One', 'Two') + line('Two', 'One')) });
    expect(mentionsOf(files, 'One')).toEqual(['a.dsl 3']);

    await files.write({ 'b.dsl': `app other {\n${line('Three', 'shop.One')}}\n` });
    expect(mentionsOf(files, 'One')).toEqual(['a.dsl 3', 'b.dsl 1']);
    expect(mentionsOf(files, 'shop')).toEqual(['b.dsl 1']);

    await files.write({ 'a.dsl': shop(`\n${line('One', 'Two')}${line('Two', 'Two')}`) });
    expect(mentionsOf(files, 'One')).toEqual(['b.dsl 1']);
    expect(mentionsOf(files, 'Two')).toEqual(['a.dsl 3', 'a.dsl 4']);
    // The block of an app is another after each edit in it.
    expect(mentionsOf(files, 'shop')).toEqual(['b.dsl 1']);

    await files.write({ 'b.dsl': undefined });
    expect(mentionsOf(files, 'One')).toEqual([]);
    expect(mentionsOf(files, 'shop')).toEqual([]);
});

test('a file that stands alone mentions nothing of another', async () => {
    const files = new EditedFiles();
    await files.write({ 'a/x.dsl': 'model One { x: One }\n', 'b/y.dsl': 'model Two { x: One }\n' });
    expect(mentionsOf(files, 'One')).toEqual(['a/x.dsl 0']);
});
