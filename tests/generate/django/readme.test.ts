import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const readme = (text: string): Promise<string> => emittedFile('README.md', text);

test('lists the calls of an API with their scopes', async () => {
    const text = await readme(`project shop {}
app shop { model Word { text: Text } }
oauth2 { scope words:read  scope words:write  client one scopes words:read }
routes api "api/" in shop {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes words:read
  route "words/" viewset Word as words {
    actions list, retrieve, partial_update
    required_scopes words:write for partial_update
    action publish POST detail
  }
  route "health/" view health GET { permission_classes AllowAny }
}`);
    const rows = text.split('\n').filter(line => /^\| (GET|POST|PATCH)/.test(line));
    expect(rows).toEqual([
        '| GET | `/api/words/` | Words: list | `words:read` |',
        '| GET | `/api/words/<pk>/` | Words: retrieve | `words:read` |',
        '| PATCH | `/api/words/<pk>/` | Words: partial update | `words:write` |',
        '| POST | `/api/words/<pk>/publish/` | Words: publish | `words:read` |',
        '| GET | `/api/health/` | Health |  |',
    ]);
    expect(text).toContain('| `OAUTH2_ONE_SECRET` |');
});

test('has a section only for what is there', async () => {
    const sections = (await readme('project shop {}')).split('\n').filter(line => line.startsWith('## '));
    expect(sections).toEqual([
        '## Set up',
        '## Tests',
        '## Environment',
        '## Deployment',
        '## Where to edit',
        '## Generating again',
    ]);
});

test('shows titles and descriptions as they are', async () => {
    const text = await readme(`project shop {
  title "# A *b* <i> \`c\` | d\\n- e"
  description "One\\n\\n# two"
}`);
    expect(text.split('\n').slice(0, 5)).toEqual([
        '# \\# A \\*b\\* \\<i\\> \\`c\\` \\| d - e',
        '',
        'One',
        '',
        '\\# two',
    ]);
});
