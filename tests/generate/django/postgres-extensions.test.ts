import { expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

/** The table of `config/extensions.py`, without blanks. */
async function extensionsOf(members: string, around = ''): Promise<string | undefined> {
    const files = await emitted(`project p { database default postgresql }
        app shop { model Room { number: Char(9) } model Stay { ${members} } }
        ${around}`);
    const source = files.get('config/extensions.py');
    return /EXTENSIONS = \{([\s\S]*?)\n?\}\n/.exec(source ?? '')?.[1]?.replaceAll(/\s+|operations\.|,(?=\s*\])/g, '');
}

test.each([
    ['an exclusion of values', 'room: Room  span: DateRange  exclude room with "=", span with "&&" as e', 'BtreeGist'],
    ['a GiST index on values', 'nights: Integer  index gist on nights as i', 'BtreeGist'],
    ['a GIN index on values', 'code: Char(9)  index gin on code as i', 'BtreeGin'],
    ['a GIN index on a function', 'code: Char(9)  index gin on lower(code) as i', 'BtreeGin'],
    ['trigrams', 'code: Char(9)  index gin on code `gin_trgm_ops` as i', 'Trigram'],
    ['a Bloom filter', 'code: Char(9)  index bloom on code as i', 'Bloom'],
    ['pairs', 'extra: HStore', 'HStore'],
    [
        'a search for what is similar',
        'code: Char(9)  queryset like(word) = filter(code trigram_similar word)',
        'Trigram',
    ],
])('%s need an extension', async (_, members, extension) => {
    expect(await extensionsOf(members)).toBe(`"shop":[${extension}Extension]`);
});

test.each([
    ['ranges', 'span: DateRange  exclude span with "&&" as e  index gist on span as i'],
    ['lists', 'tags: Array(base_field=Char(9))  index gin on tags as i'],
    ['documents', 'words: SearchVector?  extra: JSON  index gin on words as i  index gin on extra as j'],
    ['other indexes', 'code: Char(9)  index brin on code as i  index hash on code as j  index code'],
])('%s need none', async (_, members) => expect(await extensionsOf(members)).toBeUndefined());

test('what an abstract model says, its heirs need, in their own apps', async () => {
    const files = await emitted(`project p { database default postgresql }
        app base { abstract model Spanned { code: Char(9)  index gin on code \`gin_trgm_ops\` as by_code } }
        app shop { model Stay extends base.Spanned { extra: HStore } }
        app other { model Plain { name: Char(9) } }`);
    const source = files.get('config/extensions.py') ?? '';
    expect(source).toContain('"shop": [operations.HStoreExtension, operations.TrigramExtension]');
    expect(source).not.toMatch(/"(base|other)"/);
    expect(files.get('config/settings/base.py')).toMatch(/"django\.contrib\.postgres",[\s\S]*"config",/);
    expect(files.get('README.md')).toContain("PostgreSQL's extensions `hstore`, `pg_trgm`");
    for (const command of ['makemigrations', 'migrate'])
        expect(files.get(`config/management/commands/${command}.py`)).toContain('autodetector = ExtendingAutodetector');
});

test('a route that looks for what is similar needs trigrams in the app of its model', async () => {
    const pages = 'routes pages "" in shop { route "stays/" list Stay { queryset filter(code trigram_similar "a") } }';
    expect(await extensionsOf('code: Char(9)', pages)).toBe('"shop":[TrigramExtension]');
});

test('renames and extensions go together', async () => {
    const files = await emitted(`project p { database default postgresql }
        app shop { model Stay { extra: HStore renamed_from more } }`);
    expect(files.get('config/extensions.py')).toContain('class ExtendingAutodetector(RenamingAutodetector):');
});
