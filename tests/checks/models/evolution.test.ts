import type { LangiumDocument } from 'langium';
import { describe, expect, test } from 'vitest';
import { stateOf } from '../../../src/model/generated-state.js';
import { decodeGeneratedState, generatedStateText } from '../../../src/model/generated-state-text.js';
import { checkChange, checkFindings, findingsOfChange } from '../../support/checking.js';
import { EditedFiles } from '../../support/editing.js';
import { lower } from '../../support/lowering.js';

const before = `
    app shop {
        enum Size { small  large }
        abstract model Dated { day: Date? }
        model Tag { label: Char(40) }
        model Item extends Dated {
            title: Char(100)
            note: Text?
            code: Integer?
            price: Decimal(10, 2) = 0
            size: Size = small
            tag: Tag
            tags: Tag[](related_name=tagged)
            index title as by_title
        }
    }
`;
const item = (fields: string): string => `
    app shop {
        enum Size { small  large }
        abstract model Dated { day: Date? }
        model Tag { label: Char(40) }
        model Item extends Dated {
${fields}
        }
    }
`;
const rest = {
    title: '            title: Char(100)\n',
    note: '            note: Text?\n',
    code: '            code: Integer?\n',
    price: '            price: Decimal(10, 2) = 0\n',
    size: '            size: Size = small\n',
    tag: '            tag: Tag\n',
    tags: '            tags: Tag[](related_name=tagged)\n',
};
/** The model with some of its fields written in another way. */
const with_ = (changes: Partial<typeof rest>, more = ''): string =>
    item(Object.values({ ...rest, ...changes }).join('') + more);

test('nothing is found where nobody knows what was generated, and where nothing has changed', async () => {
    await checkFindings(with_({ title: '' }));
    await checkChange(before, with_({}));
});

describe('a field that is added', () => {
    test('needs a value for the rows that are there', () =>
        checkChange(
            before,
            with_(
                {},
                `            weight: Integer
            ^^^^^^ required-field-added: Rows of 'Item' that are there have no 'weight'
            made: DateTime(auto_now_add)
            ^^^^ required-field-added: never given a 'made'
            owner: Tag(related_name=owned)
            ^^^^^ required-field-added`,
            ),
        ));

    test('may have one, or need none', () =>
        checkChange(
            before,
            with_(
                {},
                `            weight: Integer = 1
            length: Integer?
            words: Char?(20)
            changed: DateTime(auto_now)
            links: Tag[](related_name=linked)
            counted: Integer(db_default=3)
            twice: Integer computed code * 2 stored`,
            ),
        ));

    test('cannot be unique with one default for all', () =>
        checkChange(
            before,
            with_(
                {},
                `            token: UUID(unique) = uuid4
            ^^^^^ unique-field-added: all rows of 'Item' that are there get that one value
            mixed: UUID?(unique) = uuid4
            ^^^^^ unique-field-added
            other: UUID?(unique)`,
            ),
        ));

    test('is announced where a model inherits it', () =>
        checkChange(
            before,
            `
    app shop {
        enum Size { small  large }
        abstract model Dated { day: Date?  hour: Integer }
        model Tag { label: Char(40) }
        model Item extends Dated {
                           ^^^^^ required-field-added: have no 'hour'
${Object.values(rest).join('')}
        }
    }
`,
        ));

    test('in a new table concerns nobody', () =>
        checkChange(before, `${with_({})}\n    app news { model Story { title: Char(20)  day: Date } }`));
});

describe('what may stand in a line that is half typed is not gone', () => {
    test.each([
        '            title: \n',
        '            title Char(100)\n',
        '            title: Char(100\n',
        '            ti\n',
    ])('%j', async title => {
        const findings = await findingsOfChange(before, with_({ title }));
        expect(findings.filter(finding => finding.startsWith('column-'))).toEqual([]);
        expect(findings.some(finding => finding.startsWith('syntax-error'))).toBe(true);
    });

    test('of a model with a broken head, or of one that it extends', async () => {
        for (const broken of [
            with_({}).replace('model Item extends', 'modl Item extends'),
            with_({}).replace('{ day: Date? }', '{ day: }'),
            with_({}).replace('model Tag {', 'model  {'),
        ]) {
            const findings = await findingsOfChange(before, broken);
            expect(findings.filter(finding => /^(column|model)-/.test(finding))).toEqual([]);
        }
    });

    test('and is, once another model is half typed', async () => {
        const text = with_({ title: '' }).replace('label: Char(40)', 'label: Char(');
        expect(await findingsOfChange(before, text)).toContainEqual(expect.stringMatching(/^column-removed/));
    });

    test('and is told as soon as the line is whole, also in another file', async () => {
        const base = (fields: string): string => `app shop { abstract model Dated { ${fields} } }`;
        const text = before.replace('abstract model Dated { day: Date? }', '');
        const files = new EditedFiles();
        await files.write({ 'project.dsl': `project p { django "5.2" }\n${text}`, 'base.dsl': base('day: Date?') });
        const { ProjectProvider, GeneratedStates } = files.services.djagram.meaning;
        const [document] = files.documents;
        GeneratedStates.set(ProjectProvider.filesOf(document as LangiumDocument).root, stateOf(await lower(before)));
        const lost = async (fields: string): Promise<number> => {
            await files.write({ 'base.dsl': base(fields) });
            const codes = [...files.published.values()].flat().map(({ code }) => code);
            return codes.filter(code => code === 'column-removed' || code === 'column-replaced').length;
        };
        expect(await lost('day: Date')).toBe(0);
        expect(await lost('da')).toBe(0);
        expect(await lost('')).toBe(1);
        expect(await lost('x')).toBe(0);
        expect(await lost('x: Text?')).toBe(1);
    });
});

describe('a field that is gone', () => {
    test('may have another name now', () =>
        checkChange(
            before,
            with_({
                title: `            heading: Char(100) = ""
            ^^^^^^^ column-replaced: 'title' is gone
`,
            }),
        ));

    test('is not, where it was renamed', () =>
        checkChange(before, with_({ title: '            heading: Char(100) renamed_from title\n' })));

    test('is gone with what it holds', () =>
        checkChange(
            before,
            with_({ title: '' }).replace(
                'extends Dated {',
                "extends Dated {\n              ^^^^ column-removed: 'title' of 'Item'",
            ),
        ));
});

describe('a field of less', () => {
    test('room for texts', () =>
        checkChange(
            before,
            with_({
                title: `            title: Char(50)
                        ^^ column-shortened: may have up to 100 characters
`,
                note: `            note: Char?(50)
                        ^^ column-shortened: was of any length
`,
            }),
        ));

    test('room for texts, or more', () =>
        checkChange(before, with_({ title: '            title: Char(200)\n', note: '            note: Text?\n' })));

    test('digits', () =>
        checkChange(
            before,
            with_({
                price: `            price: Decimal(9, 2) = 0
                           ^ column-fewer-digits: had 8 and 2 digits, and now 7 and 2
`,
            }),
        ));

    test('digits, or more', () => checkChange(before, with_({ price: '            price: Decimal(12, 3) = 0\n' })));

    test('freedom to be NULL', () =>
        checkChange(
            before,
            with_({
                code: `            code: Integer
            ^^^^ column-not-null
`,
            }),
        ));

    test('freedom to be NULL, with a default', () =>
        checkChange(before, with_({ code: '            code: Integer = 0\n' })));

    test('repetitions', () =>
        checkChange(
            before,
            with_(
                {
                    title: `            title: Char(100, unique)
                             ^^^^^^ unique-added: may repeat 'title'
`,
                },
                `            unique size, price as once
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ unique-added: may repeat 'price' with 'size'
            unique code, title where price > 0 as sometimes`,
            ),
        ));

    test('repetitions, of which there were none', () =>
        checkChange(
            before.replace('title: Char(100)', 'title: Char(100, unique)'),
            with_(
                { title: '            title: Char(100, unique)\n' },
                `            fresh: Integer?
            unique title, size as once
            unique fresh, price as twice
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unique-over-null`,
            ),
        ));
});

describe('a field of another type', () => {
    test('may not hold what is there', () =>
        checkChange(
            before,
            with_({
                title: `            title: Integer = 0
            ^^^^^ column-type-changed: 'title' changes from Char to Integer
`,
                tag: `            tag: Item(related_name=items)
            ^^^ column-type-changed: 'tag' changes from a relation to shop.Tag
`,
            }),
        ));

    test('cannot become a relation to many', () =>
        checkChange(
            before,
            with_({
                tag: `            tag: Tag[]
            ^^^ column-type-changed: what it held is dropped
`,
            }),
        ));

    test('may be a wider one', () =>
        checkChange(
            before,
            with_({
                title: '            title: Text\n',
                code: '            code: BigInteger?\n',
                size: '            size: Char(20) = "small"\n',
                tag: `            tag: one Tag(on_delete=CASCADE)
            ^^^ unique-added: may repeat 'tag'
`,
            }),
        ));
});

describe('a model that is gone', () => {
    test('may have another name now', () =>
        checkChange(
            'app shop { model Tag { label: Char(40)  n: Integer } }',
            `app shop { model Label { label: Char(40)  n: Integer } }
                 ^^^^^ model-replaced: 'Tag' is gone`,
        ));

    test('is not, where it was renamed', () =>
        checkChange(
            'app shop { model Tag { label: Char(40) }  model Item { tag: Tag } }',
            'app shop { model Label renamed_from Tag { label: Char(40) }  model Item { tag: Label } }',
        ));

    test('is another one, where it moved to another app', () =>
        checkChange(
            'app shop { model Tag { label: Char(40)  n: Integer }  model Item { tag: Tag } }  app words { }',
            `app shop { model Item { tag: words.Tag } }
                        ^^^ column-type-changed
app words { model Tag { label: Char(50)  n: Integer }  model Other { label: Char(40) } }
                  ^^^ model-moved: from 'shop' to 'words'`,
        ));

    test('is gone, where another app has one of its name with other columns', () =>
        checkChange(
            'app shop { model Tag { label: Char(40) }  model Item { n: Integer } }',
            `app shop { model Item { n: Integer } }
    ^^^^ model-removed: 'shop.Tag' is gone
app words { model Tag { n: Integer } }`,
        ));

    test('is gone with its rows', () =>
        checkChange(
            'app shop { model Tag { label: Char(40) }  model Item { n: Integer } }',
            `app shop { model Item { n: Integer } }
    ^^^^ model-removed: 'shop.Tag' is gone`,
        ));
});

test('what is written of tables is read again as it was', async () => {
    const state = stateOf(await lower(before));
    expect(decodeGeneratedState(generatedStateText(state))).toEqual(state);
    expect(decodeGeneratedState(generatedStateText({ tables: [] }))).toEqual({ tables: [] });
    for (const text of ['', '{', '[]', '{"format":2,"tables":[]}', '{"format":1,"tables":[{"app":"a"}]}']) {
        expect(decodeGeneratedState(text), text).toBeUndefined();
    }
});
