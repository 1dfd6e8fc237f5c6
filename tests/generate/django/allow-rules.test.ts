import { describe, expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const models = (text: string): Promise<string> => emittedFile('press/models.py', text);

/** The methods of a class of Python, by name, in order. */
function methodsOf(source: string, name: string): string[] | undefined {
    const [, body] = new RegExp(`^class ${name}\\(.*\\n((?:(?: .*)?\\n)*)`, 'm').exec(source) ?? [];
    return body?.match(/(?<=^ {4}def )\w+/gm) ?? undefined;
}

test('what rules for other changes leave unsaid nobody may do, and tests say so', async () => {
    const tests = await emittedFile(
        'press/tests/test_models.py',
        'app press { model Page { title: Char(9)  allow update where title = "x" } }',
    );
    for (const method of ['creatable', 'deletable']) {
        expect(tests).toContain(`row = make(Page)\n        self.assertNotIn(row, Page.objects.${method}())`);
    }
    expect(tests).toContain('self.assertIn(row, Page.objects.updatable())');
});

describe('rules of a model that extends another', () => {
    test('leave no method for changes behind that says what the base allows', async () => {
        const source = await models(`app press {
  model Page { title: Char(9)  allow create where request.user.is_active = true  allow update where title = "x" }
  model Article extends Page { allow write where request.user.is_staff = true }
}`);
        const methods = ['creatable', 'updatable', 'deletable', 'writable'];
        expect(methodsOf(source, 'PageQuerySet')).toEqual(methods);
        expect(methodsOf(source, 'ArticleQuerySet')).toEqual(methods);
        const article = source.slice(source.indexOf('class ArticleQuerySet'));
        expect(article).not.toContain('is_active');
    });

    test('are one method where neither tells changes apart', async () => {
        const source = await models(`app press {
  model Page { title: Char(9)  allow write where title = "x" }
  model Article extends Page { allow write where request.user.is_staff = true }
}`);
        expect(methodsOf(source, 'ArticleQuerySet')).toEqual(['writable']);
    });

    test('for reading leave those for changes in force', async () => {
        const text = `app press {
  model Page { title: Char(9)  allow write where request.user.is_staff = true }
  model Article extends Page { allow read where title = "x" }
}
routes pages "" in press { route "a/<int:pk>/" update Article { fields title } }`;
        expect(methodsOf(await models(text), 'ArticleQuerySet')).toEqual(['readable']);
        const view = await emittedFile('press/views.py', text);
        expect(view).toContain('class ArticleUpdate(ChecksSavedRow, UpdateView)');
        expect(view).toMatch(/\.writable\(self\.request\.user\)[\s\S]*\.readable\(self\.request\.user\)/);
    });

    test('that are inherited are asked by their own methods', async () => {
        const view = await emittedFile(
            'press/views.py',
            `app press {
  abstract model Page { title: Char(9)  allow update where title = "x"  allow delete where title = "y" }
  model Article extends Page { text: Text }
}
routes pages "" in press { route "a/<int:pk>/" update Article { fields title } }`,
        );
        expect(view).toContain('.updatable(self.request.user)');
    });

    test('join the rules of several bases', async () => {
        const source = await models(`app press {
  abstract model Readable { title: Char(9)  allow read where title = "x" }
  abstract model Kept { kept: Boolean = false  allow write where kept = false }
  model Article extends Readable, Kept { text: Text }
  model Note extends Readable { text: Text }
}`);
        expect(source).toContain(
            'class ArticleQuerySet(ReadableQuerySet, KeptQuerySet):\n    pass\n\n\nclass Article(Readable, Kept):',
        );
        expect(source).not.toContain('NoteQuerySet');
    });
});

test('limit_choices_to takes a condition on the rows that may be chosen', async () => {
    const source = await models(`app press {
  enum Kind { news  blog }
  model Section { kind: Kind  closed: DateTime? }
  model Page { section: Section(limit_choices_to=(closed is null and kind in [news]))  other: Section?(related_name=others, limit_choices_to=(kind = blog)) }
}`);
    expect(source).toContain('limit_choices_to=Q(closed__isnull=True, kind__in=[Kind.NEWS])');
    expect(source).toContain('limit_choices_to=Q(kind=Kind.BLOG)');
});

test('what the user or client itself has is compared in Python', async () => {
    const source = await models(`project p { user_model press.Member }
oauth2 { client one  client two }
app press {
  enum Kind { adult child staff }
  enum Rank: int { low = 1  high = 2 }
  model Member extends auth.AbstractUser { kind: Kind = adult  rank: Rank = low  side: Rank? }
  model Page {
    title: Char(9)
    allow read where request.user.kind in [staff, child] or request.client in [one, two]
    allow create where request.user.kind = staff
    allow update where request.user.rank >= high and request.user.kind not in [child, adult]
    allow delete where request.user.kind != child and request.user.side != high
  }
}`);
    expect(source).toContain('if user and user.kind in (Kind.STAFF, Kind.CHILD):');
    expect(source).toContain('if client and client.client_id in ("one", "two"):');
    expect(source).toContain('if user and user.kind == Kind.STAFF:');
    expect(source).toMatch(/user\.rank >= Rank\.HIGH\s+and user\.kind not in \(Kind\.CHILD, Kind\.ADULT\)/);
    // What may be NULL only the database leaves out.
    expect(source).toMatch(/user\.kind != Kind\.CHILD\s+and get_user_model\(\)/);
    expect(source).toMatch(/\.filter\(~Q\(side=Rank\.HIGH\)\)/);
    expect(source).not.toContain('user and user and');
    expect(source).not.toContain('client and client and');
});
