import { expect, test } from 'vitest';
import type { CallHierarchyItem, Range, TypeHierarchyItem } from 'vscode-languageserver-protocol';
import { askingAt, type Opened } from '../../support/lsp.js';

const shop = `--- project.dsl
project shop { user_model people.Customer }
--- people.dsl
app people {
  model Customer extends auth.AbstractUser { phone: Char?(30) }
}
--- sales.dsl
app sales {
  abstract model Dated { at: DateTime(auto_now_add)  by: people.Customer? }
  model Order extends Dated { buyer: people.Customer  billed: people.Customer?(related_name=bills)  parts: Part[] }
  model Gift extends Order { text: Char(50) }
  proxy model Open of Order { }
  model Part { name: Char(20) }
  serializer Brief of Order { fields at }
  serializer Long extends Brief { fields buyer }
}
`;

/** The shop with the cursor in the first `place`. */
const at = (place: string): string => {
    const start = shop.indexOf(place);
    expect(start, place).toBeGreaterThanOrEqual(0);
    return `${shop.slice(0, start)}<|>${shop.slice(start)}`;
};

const typesAt = (text: string) =>
    askingAt(text, async ({ services, document }, position, textDocument) => {
        const provider = services.djagram.lsp.TypeHierarchyProvider;
        const [item] = (await provider?.prepareTypeHierarchy(document, { position, textDocument })) ?? [];
        // As it comes back from an editor.
        const back = item && (JSON.parse(JSON.stringify(item)) as TypeHierarchyItem);
        const names = (items: readonly TypeHierarchyItem[] | undefined | null) => items?.map(({ name }) => name);
        return {
            item,
            above: back && names(await provider?.supertypes({ item: back })),
            below: back && names(await provider?.subtypes({ item: back })),
        };
    });

test.each<[string, string, readonly string[], readonly string[]]>([
    ['a model', 'Order extends', ['Dated'], ['Gift', 'Open']],
    ['an abstract one where it is extended', 'Dated { buyer', [], ['Order']],
    ['a proxy', 'Open of', ['Order'], []],
    ["one that extends Django's", 'Customer extends', ['AbstractUser'], []],
    ["Django's own", 'AbstractUser', ['AbstractBaseUser', 'PermissionsMixin'], ['User', 'Customer']],
    ['a serializer', 'Long extends', ['Brief'], []],
    ['a serializer that is extended', 'Brief { fields buyer', [], ['Long']],
])('what is above and below %s', async (_, place, above, below) => {
    const found = await typesAt(at(place));
    expect(found.above).toEqual(above);
    expect([...(found.below ?? [])].sort()).toEqual([...below].sort());
});

test('an item says where its declaration and its name stand', async () => {
    const { item } = await typesAt(at('Order {'));
    expect(item).toMatchObject({
        name: 'Order',
        detail: 'sales',
        uri: 'file:///workspace/sales.dsl',
        range: { start: { line: 2, character: 2 } },
        selectionRange: { start: { line: 2, character: 8 }, end: { line: 2, character: 13 } },
    });
});

test('a field and a word of the language are in no hierarchy of types', async () => {
    expect((await typesAt(at('phone:'))).item).toBeUndefined();
    expect((await typesAt(at('abstract model'))).item).toBeUndefined();
});

const textOf = ({ documents }: Opened, uri: string, range: Range): string | undefined =>
    documents.find(document => document.uri.toString() === uri)?.textDocument.getText(range);

const relationsAt = (text: string) =>
    askingAt(text, async (opened, position, textDocument) => {
        const { services, document } = opened;
        const provider = services.djagram.lsp.CallHierarchyProvider;
        const [item] = (await provider?.prepareCallHierarchy(document, { position, textDocument })) ?? [];
        if (!item) return undefined;
        const back = JSON.parse(JSON.stringify(item)) as CallHierarchyItem;
        const incoming = (await provider?.incomingCalls({ item: back })) ?? [];
        const outgoing = (await provider?.outgoingCalls({ item: back })) ?? [];
        return {
            name: item.name,
            incoming: incoming.map(
                ({ from, fromRanges }) =>
                    `${from.name}: ${fromRanges.map(range => textOf(opened, from.uri, range)).join(', ')}`,
            ),
            outgoing: outgoing.map(
                ({ to, fromRanges }) =>
                    `${to.name}: ${fromRanges.map(range => textOf(opened, item.uri, range)).join(', ')}`,
            ),
        };
    });

test('relations lead into a model and out of it', async () => {
    expect(await relationsAt(at('Order extends'))).toEqual({
        name: 'Order',
        incoming: [],
        outgoing: ['Customer: buyer, billed', 'Part: parts'],
    });
    expect(await relationsAt(at('Customer extends'))).toMatchObject({
        incoming: expect.arrayContaining(['Dated: by', 'Order: buyer, billed']),
        outgoing: [],
    });
});

test('from a field one goes on with its model', async () => {
    expect(await relationsAt(at('text: Char'))).toEqual({ name: 'Gift', incoming: [], outgoing: [] });
});

test('an item of a file that is gone leads nowhere', async () => {
    const item = await askingAt(at('Order extends'), async ({ services, document }, position, textDocument) => {
        const items = await services.djagram.lsp.TypeHierarchyProvider?.prepareTypeHierarchy(document, {
            position,
            textDocument,
        });
        return items?.[0];
    });
    expect(item).toBeDefined();
    await askingAt('model A { <|>x: Integer }\n', async ({ services }) => {
        const { TypeHierarchyProvider, CallHierarchyProvider } = services.djagram.lsp;
        const spoilt = { ...(item as TypeHierarchyItem), data: { asked: 7 } };
        for (const each of [item as TypeHierarchyItem, spoilt]) {
            expect(await TypeHierarchyProvider?.supertypes({ item: each })).toBeUndefined();
            expect(await CallHierarchyProvider?.incomingCalls({ item: each })).toBeUndefined();
        }
    });
});
