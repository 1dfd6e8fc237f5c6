import { expect, test } from 'vitest';
import { graphChecks } from '../../src/checks/graphs/graph-checks.js';
import { routeChecks } from '../../src/checks/routes/route-checks.js';
import type { Project } from '../../src/model/project.js';
import { documentRangeOf } from '../../src/model/source-span.js';
import { Relowering } from '../support/lowering.js';

const text = `
oauth2 { grants client_credentials  path "/o"  scope a:read  scope a:write  client one scopes a:read }
app shop {
  enum Status { draft  live }
  model Shop { name: Char(40, unique)  secret: Char(9) }
  model Item { name: Char(40)  shop: Shop(related_name=items)  status: Status  tags: Tag[]  data: JSON? }
  model Tag extends \`shop.Base\` { label: Char(40) }
  serializer ItemFull of Item { fields *  exclude name  shop: ShopFull[](writable)  tags: TagFull }
  serializer ShopFull of Shop { fields id, name, name  read_only_fields secret  items: ItemFull[] }
  serializer TagFull of Tag { fields label, other }
}
routes api "/api/<slug:name" in shop {
  authentication oauth2
  permission_classes TokenHasScope, IsAuthenticated
  required_scopes a:read, a:write
  throttle user 0/month
  pagination cursor 0
  versioning url_path
  route "items/" viewset Item {
    serializer ShopFull for create, close
    actions list, create, create
    filterset_fields data, shop(icontains), name
    search_fields shop, status
    ordering_fields tags.label
    set shop = request.user
    action close POST detail { set status = "gone" }
    action destroy GET
  }
  route "items/<int:item>/tags/" viewset Tag under item by shop
  route re_path "^x/(?P<a>[0-9]+$" view x GET, POST { required_scopes a:write for DELETE }
}
routes pages "" in shop {
  route "a/" redirect b as a
  route "b/" redirect a as b
  route "c/" include pages
  route "d/<int:name>/" detail Item
  route "d/<name>/" update Item
  route "e/" template "../e.html"
  route "f/" create Item { fields * }
}
graph net directed {
  engine fdpp
  limit 0
  node x "<p> a" [shape=boxx, colour=red]
  cluster c { x:q:nn -- y  label html "<b>a" }
  nodes shop.Item { label tags.label  fillcolor by status { draft: "redd"  draft: "blue" } }
  edges shop.Item.shop { style by data { } }
}
backend local { base_url "http://example.com"  client one  timeout 0s }
request first POST api.item.create on local {
  path pk = "a"
  query name > 3
  header Host-Of = "a"
  body { nam: 3  shop: { name: [1, request.user] } }
  expect status 999
  expect json results[0].name = "a"
}
`;

/** Whatever a rule throws ends the test, and with it every place that is none of the text's. */
function run(project: Project, length: number): number {
    let count = 0;
    for (const rule of [...routeChecks, ...graphChecks]) {
        for (const { span } of rule(project)) {
            const { start, end } = documentRangeOf(span);
            expect(start, rule.name).toBeGreaterThanOrEqual(0);
            expect(end, rule.name).toBeLessThanOrEqual(length);
            count++;
        }
    }
    return count;
}

test('rules about routes and graphs bear every half-typed text', { timeout: 120_000 }, async () => {
    const relowering = new Relowering();
    expect(run(await relowering.lower(text), text.length)).toBeGreaterThan(40);
    for (let end = 0; end < text.length; end += 23) {
        const cut = text.slice(0, end);
        run(await relowering.lower(cut), cut.length);
    }
    const lines = text.split('\n');
    for (const index of lines.keys()) {
        const without = lines.filter((_, at) => at !== index).join('\n');
        run(await relowering.lower(without), without.length);
    }
});

test('rules about routes and graphs bear models of which parts are missing', async () => {
    const project = await new Relowering().lower(text);
    for (const missing of ['apps', 'routeGroups', 'graphs', 'backends', 'requests'] as const) {
        run({ ...project, [missing]: [] }, text.length);
    }
    const { oauth2: _, ...withoutOAuth } = project;
    run(withoutOAuth, text.length);
});
