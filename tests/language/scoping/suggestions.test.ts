import { test } from 'vitest';
import { checkCompletion } from '../../support/lsp.js';

const shop = (inModel: string, inRow = '') => `
oauth2 { scope a:b  client c1 }
app shop {
  enum Status { draft live }
  model Category { name: Char(3) }
  model Product {
    name: Char(3)
    status: Status = draft
    category: Category(related_name=products)
    at: DateTime
    ${inModel}
  }
}
fixture f { shop.Category c { name: "x" }  shop.Product p { ${inRow} } }
`;

test.each<[string, string[], string[]]>([
    ['x: <|>', ['Char', 'Category', 'Status', 'shop'], ['name', 'Product.name']],
    ['x: Ch<|>', ['Char'], ['name']],
    ['x: shop.<|>', ['Category', 'Status'], ['Char']],
    ['x: Char(<|>', ['max_length', 'unique'], ['auto_now']],
    ['x: Category(on_delete=<|>)', ['CASCADE', 'SET_NULL'], ['name']],
    ['x: Status = <|>', ['draft', 'live'], []],
    ['ordering <|>', ['name', 'status', 'category'], ['Category']],
    ['ordering category.<|>', ['name', 'products', 'pk'], ['status']],
    ['check at.<|>', ['year', 'date'], ['name']],
    ['manager m where status = <|>', ['draft', 'live'], []],
    ['manager m where <|>', ['status', 'lower'], ['draft', 'request']],
    ['allow read where request.<|>', ['user', 'client'], ['name']],
    ['allow read where request.client = <|>', ['c1'], []],
    ['queryset q = <|>', ['filter', 'annotate'], ['delete']],
])('%s', (line, has, not) => checkCompletion(shop(line), { has, not }));

test('values of a fixture', () =>
    checkCompletion(shop('', 'status: <|>'), { has: ['draft', 'live'], not: ['c', 'shop'] }));
