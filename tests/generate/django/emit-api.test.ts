import { describe, expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

/** The files of an API whose viewset of items has these settings. */
async function api(settings: string, ofBlock = ''): Promise<(path: string) => string> {
    const files = await emitted(`app shop {
  model Item { name: Char(40, unique)  price: Decimal(10, 2)  owner: auth.User?  tags: Tag[]  queryset dear = filter(price > 5) }
  model Tag { name: Char(9) }
  serializer ItemOut of Item { fields id, name }
}
routes api "api/" in shop {
  authentication session
  ${ofBlock}
  route "items/" viewset Item as items { ${settings} }
}`);
    return path => files.get(path) ?? '';
}

describe('throttles', () => {
    test('of an action stand where its view finds them', async () => {
        const file = await api('action go POST detail { throttle user 5/hour }');
        expect(file('config/throttles.py')).toContain(
            'class ApiItemsGoRateThrottle(ClientRateThrottle):\n    scope = "api_items_go"\n    rate = "5/hour"\n',
        );
        expect(file('shop/api.py')).toContain('throttle_classes=[ApiItemsGoRateThrottle]');
    });

    test('that a block has for one kind of action count for all of its routes together', async () => {
        const file = await api('', 'throttle user 5/hour for create');
        expect(file('config/throttles.py')).toContain('class ApiCreateRateThrottle(ClientRateThrottle):');
        expect(file('shop/api.py')).toContain(
            '        if self.action == "create":\n            return [ApiCreateRateThrottle()]\n',
        );
    });
});
