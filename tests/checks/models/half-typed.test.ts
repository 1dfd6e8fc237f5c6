/** Rules meet text that is still being written. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allChecks } from '../../../src/checks/all-checks.js';
import type { Finding } from '../../../src/checks/finding.js';
import { Relowering } from '../../support/lowering.js';

const texts = globSync('examples/**/*.dsl').map(file => readFileSync(file, 'utf8'));

const odd = `
project p { database   user_model  cors 3  deploy
  django 6  cache default }
app shop {
  enum E: int { a = b = }
  abstract model A extends A, , B { a: A  b: }
  model B extends A, B { a: one  c: Char(, max_length=)  d: E = = 3  e: B[](through=, through_fields=[])
    unique  where  as  index -  check  not  ordering -  permissions { }  allow where
    f: Decimal(x, y) computed f + stored  g: any(ct_field=g)  h: B[] by h
    queryset q(a = filter(a in ).order_by(-  manager m where
    admin { list_display , x  inlines  prepopulated_fields { a: }  radio_fields 3  list_editable b }
  }
  proxy model P of P { x: P }
  task t(a: , b: int = ) every "" command c(
}
fixture f { shop.B 1 { a: 1  a:  e: [1, ] }  shop.A 2 { }  shop.B  { } }
`;

test('no rule fails, wherever the text ends', { timeout: 120_000 }, async () => {
    const reader = new Relowering();
    const failed: string[] = [];
    for (const text of [odd, ...texts]) {
        for (let end = text.length; end > 0; end -= 53) {
            const project = await reader.lower(text.slice(0, end));
            for (const rule of allChecks) {
                try {
                    const found: readonly Finding[] = [...rule(project)];
                    expect(found.every(({ span }) => span.end >= span.start)).toBe(true);
                } catch (error) {
                    failed.push(`${rule.name} at ${end}: ${error}`);
                }
            }
        }
    }
    expect(failed).toEqual([]);
});
