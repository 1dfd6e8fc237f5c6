import { expect, test } from 'vitest';
import { findingsIn } from '../../support/checking.js';
import { unresolvedNames } from '../../support/linking.js';

test('a name that leads nowhere is called what it should have been', async () => {
    const names = await unresolvedNames(`app shop {
  model Item { shop: Shop(on_delete=CASCADES)  size: Integer(default=smal)  tags: Shop[](through=Between)  name: Char(9) }
  model Shop { name: Char(9)  ordering nam }
}
routes pages "" in shop { route "a/" redirect nowhere  route "b/" redirect elsewhere.start }`);
    expect(names.map(name => /No (.*) '(\w+)'/.exec(name)?.slice(1))).toEqual([
        ['on_delete rule', 'CASCADES'],
        ['member or default', 'smal'],
        ['model', 'Between'],
        ['field', 'nam'],
        ['route', 'nowhere'],
        ['routes', 'elsewhere'],
        ['route', 'start'],
    ]);
});

test('a lookup that nobody knows is found once', async () => {
    const findings = await findingsIn(`app shop { model Item { size: Integer } }
routes api "api/" in shop { permission_classes IsAuthenticated  route "items/" viewset Item { actions list  filterset_fields size(ltt) } }`);
    expect(findings.filter(finding => finding.includes('ltt'))).toHaveLength(1);
});
