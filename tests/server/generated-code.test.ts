import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateProject } from '../../src/generate/generate-project.js';
import { createServices } from '../../src/language/services.js';
import { generatedCode } from '../../src/server/generated-code.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-code-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const shop = `project p { }
app shop {
  enum Status { draft }
  model Product {
    name: Char(20)
    status: Status
  }
}
routes v1 "api/" in shop { route "products/" viewset Product as products { } }
`;

/** The line of Python that the name at the first `place` leads to, after generating into `folder`. */
async function implementationAt(place: string, folder: string | undefined): Promise<string[]> {
    const { shared, djagram } = createServices(NodeFileSystem);
    djagram.meaning.GeneratedCode.use(generatedCode(shared.workspace));
    const uri = URI.parse(pathToFileURL(join(home, 'main.dsl')).href);
    const document = shared.workspace.LangiumDocumentFactory.fromString(shop, uri);
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document]);
    const generated = generateProject(djagram.meaning.ProjectProvider.projectOf(document));
    // Somebody has written a line above all.
    const files = new Map(generated.map(({ path, text }) => [path, `# mine\n${text}`]));
    for (const [path, text] of folder === undefined ? [] : files) {
        const file = join(home, folder ?? '', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    }
    const links = await djagram.lsp.ImplementationProvider?.getImplementation(document, {
        textDocument: { uri: uri.toString() },
        position: document.textDocument.positionAt(shop.indexOf(place)),
    });
    return (links ?? []).map(({ targetUri, targetRange }) => {
        const path = targetUri.slice(pathToFileURL(join(home, folder ?? '')).href.length + 1);
        return `${path}: ${files.get(path)?.split('\n')[targetRange.start.line]?.trim()}`;
    });
}

test.each([
    ['Product {', 'shop/models.py: class Product(models.Model):'],
    ['status: Status', 'shop/models.py: status = models.CharField('],
    ['draft', 'shop/models.py: DRAFT = "draft"'],
    ['products {', 'shop/api_urls.py: router.register("products"'],
])('%s leads to its line', async (place, expected) => {
    const [found, ...others] = await implementationAt(place, 'backend');
    expect(found).toContain(expected);
    expect(others).toEqual([]);
});

test('what has not been generated leads nowhere', async () => {
    expect(await implementationAt('Product {', undefined)).toEqual([]);
    expect(await implementationAt('Product {', 'elsewhere')).toEqual([]);
});
