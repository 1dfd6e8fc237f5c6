/** What was renamed keeps its rows: Django migrates a rename, not a drop and an add, without anybody being asked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';

const before = `project renames { database default sqlite }
app shop {
  abstract model Base { made: DateTime(auto_now_add) }
  model Article extends Base {
    title: Char(100)
    price: Decimal(10, 2) = 0
    tags: Tag[]
    index title
    check price >= 0 as price_ok
  }
  model Tag { label: Char(40, unique)  main: Article?(related_name=mains) }
}
`;

const after = `project renames { database default sqlite }
app shop {
  abstract model Base { created: DateTime(auto_now_add) renamed_from made }
  model Product renamed_from Article extends Base {
    name: Char(200) renamed_from title
    cost: Decimal(12, 3) = 1 renamed_from price
    labels: Label[] renamed_from tags
    added: Integer = 3
    index name
    check cost >= 0 as price_ok
  }
  model Label renamed_from Tag { text: Char(40, unique) renamed_from label  item: Product?(related_name=heads) renamed_from main }
}
`;

let project: GeneratedProject;
beforeAll(async () => {
    project = await GeneratedProject.of({ 'project.dsl': before });
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
    await project.shell(`
from shop.models import Article, Tag
article = Article.objects.create(title="Atlas", price=5)
article.tags.add(Tag.objects.create(label="maps", main=article))
`);
    project.writeSource('project.dsl', after);
    await project.generate();
});
afterAll(() => project?.remove());

test('a dry run shows the renames and writes nothing', async () => {
    const shown = await project.manage(['makemigrations', '--noinput', '--dry-run']);
    expect(shown).toContain('Rename model Article to Product');
    expect(shown).toContain('Rename field title on product to name');
    expect(shown).not.toMatch(/Remove field|Delete model|Create model/);
    await expect(project.manage(['makemigrations', '--noinput', '--check'])).rejects.toThrow(/Rename model/);
});

test('rows are there under the new names, whatever else has changed', async () => {
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
    const rows = await project.shell(`
from shop.models import Label, Product
product = Product.objects.get()
print(product.name, product.cost, product.added, product.created.year > 2000)
print(Label.objects.get(item=product).text, [label.text for label in product.labels.all()])
`);
    expect(rows.trim().split('\n')).toEqual(['Atlas 5.000 3 True', "maps ['maps']"]);
});

test('what was migrated is not migrated again', async () => {
    expect(await project.manage(['makemigrations', '--check', '--dry-run'])).toContain('No changes detected');
    expect(await project.manage(['migrate', '--noinput'])).toContain('No migrations to apply');
});
