/** The shop grows in its .dsl while its developers change what was generated: both survive, and Django is content. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';

let project: GeneratedProject;
beforeAll(async () => {
    project = await GeneratedProject.of('examples/shop');
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
    await project.manage(['loaddata', 'demo']);
    editByHand();
    editSource();
    await project.generate();
});
afterAll(() => project?.remove());

const freeOfCharge = `
    @property
    def is_free(self):
        return self.price == 0
`;

function editByHand(): void {
    const str = '        return f"{self.name} ({self.sku})"\n';
    project.edit('catalog/models.py', str, str + freeOfCharge);
    project.edit('catalog/models.py', 'max_length=40', 'max_length=44');
    project.edit('catalog/views.py', 'paginate_by = 20', 'paginate_by = 30  # as the shop asked');
    project.edit(
        'catalog/views.py',
        'class ProductDetail(',
        'def opening_hours():\n    return "9-17"\n\n\nclass ProductDetail(',
    );
    project.edit('config/settings/base.py', 'LANGUAGE_CODE = "en-us"', 'LANGUAGE_CODE = "de"');
    project.edit('config/settings/base.py', '    "catalog",\n]', '    "catalog",\n    "django.contrib.humanize",\n]');
    project.edit(
        'catalog/tasks.py',
        'raise NotImplementedError("Write reindex_all in catalog/tasks.py.")',
        'return 42',
    );
    const unwritten = `        with self.assertRaisesMessage(
            NotImplementedError, "Write reindex_all in catalog/tasks.py."
        ):
            tasks.reindex_all()`;
    project.edit('catalog/tests/test_tasks.py', unwritten, '        self.assertEqual(tasks.reindex_all(), 42)');
    project.edit('catalog/handlers.py', 'logger.info("reindex %s", instance)', 'logger.info("indexed %s", instance)');
}

function editSource(): void {
    project.editSource('catalog.dsl', 'manual: File?', 'handbook: File?');
    project.editSource('catalog.dsl', '"manuals/%Y/")', '"manuals/%Y/") renamed_from manual');
    const tag = '  model Tag {';
    const review = '  model Review {\n    product: Product\n    text: Text\n    stars: PositiveSmallInteger = 5\n  }\n';
    project.editSource('catalog.dsl', tag, `${review}${tag}`);
    project.editSource('api.dsl', '  route "categories/" viewset Category { actions list, retrieve }\n', '');
    project.editSource('api.dsl', '  route "old-home/" redirect home\n', '');
}

test('every edit is there', () => {
    const models = project.read('catalog/models.py');
    expect(models).toContain(freeOfCharge);
    expect(models).toContain('max_length=44');
    const views = project.read('catalog/views.py');
    expect(views).toContain('paginate_by = 30  # as the shop asked');
    expect(views).toContain('def opening_hours():\n    return "9-17"\n');
    const settings = project.read('config/settings/base.py');
    expect(settings).toContain('LANGUAGE_CODE = "de"');
    expect(settings).toContain('"django.contrib.humanize"');
    expect(project.read('catalog/tasks.py')).toContain('return 42');
    expect(project.read('catalog/handlers.py')).toContain('"indexed %s"');
});

test('so is what the .dsl says now', () => {
    const models = project.read('catalog/models.py');
    expect(models).toContain('class Review(models.Model):');
    expect(models).toContain('handbook = models.FileField(');
    expect(models).not.toContain('manual = ');
    expect(project.read('catalog/admin.py')).toContain('Review');
    expect(project.read('catalog/api_urls.py')).not.toContain('categories');
    expect(project.read('catalog/urls.py')).not.toContain('old-home');
});

test('the renamed field is migrated as one, with what its column holds', async () => {
    await project.shell(
        'from django.db import connection\nconnection.cursor().execute("UPDATE catalog_product SET manual = \'a.pdf\'")',
    );
    await project.manage(['makemigrations', '--noinput']);
    const folder = join(project.folder, 'catalog/migrations');
    const [newest = ''] = readdirSync(folder).filter(name => name.startsWith('0002'));
    const migration = readFileSync(join(folder, newest), 'utf8');
    expect(migration).toMatch(
        /migrations\.RenameField\(\s*model_name='product',\s*old_name='manual',\s*new_name='handbook'/,
    );
    expect(migration).not.toContain('RemoveField');
    await project.manage(['migrate', '--noinput']);
    const code = 'from catalog.models import Product\nprint("holds", Product.objects.get(sku="a1").handbook.name)';
    expect(await project.shell(code)).toContain('holds a.pdf');
    expect(await project.manage(['makemigrations', '--check', '--dry-run'])).toContain('No changes');
});

test('the project still passes its tests and its style', async () => {
    await project.manage(['test', '--noinput']);
    await project.module('ruff', 'check', '--no-cache', '.');
    await project.module('ruff', 'format', '--no-cache', '--check', '.');
});

test('generating again changes nothing', async () => {
    const { out, err } = await project.generate();
    expect(err).toContain('nothing to do');
    expect(out).not.toMatch(/^(created|updated|merged|removed)/m);
});
