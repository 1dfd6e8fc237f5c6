/** Whatever a person writes as a label, a help text or a value comes out of Django as that same text, and runs nowhere. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';

const nasty = `"""'''\\ {{ 7 * 7 }} {% now %} {0} %(x)s %s $x \${y} <script>alert(1)</script> <b>&amp;</b> \\N{DASH} #{z}\n\ttwo 'lines' "end" 🎈 ü \u2028 \\`;
const text = JSON.stringify(nasty);
/** A comment of documentation cannot hold its own end. */
const documentation = `"""Quotes""" ''' and \\ and {{ x }} and <script>alert(1)</script> 🎈 \\`;

const source = `
project nasty {
  django "5.2"
  title ${text}
}

oauth2 {
  scope words:read ${text}
  client reader scopes words:read
}

app words {
  enum Mood { good ${text}  bad "Bad" }

  /** ${documentation} */
  model Word {
    text: Char(300, help_text=${text}, verbose_name=${text}) = ${text}
    mood: Mood = good
    note: Text?(help_text=${text})
    check text != ${text.replace('7 * 7', '8 * 8')} as not_this
    permissions { shout ${text} }
    str "{text}"
    admin { list_display text }
  }
  command say(what: str = ${text}) ${text}
}

routes api "api/" in words {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes words:read
  route "words/" viewset Word { actions list, retrieve }
}

routes pages "" in words {
  route "words/" list Word
  route "words/new/" create Word { fields text, mood }
  route "words/<int:pk>/" detail Word
  route "drawn/" graph drawn
  route "data/" graph data
}

graph drawn {
  node a [label=${text}, tooltip=${text}]
  node b
  a -- b ${text}
}

graph data {
  nodes words.Word { label text }
}

fixture demo {
  words.Word one { text: ${text}  mood: good }
}
`;

let project: GeneratedProject;
beforeAll(async () => {
    project = await GeneratedProject.of({ 'nasty.dsl': source });
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
    await project.manage(['loaddata', 'demo']);
});
afterAll(() => project?.remove());

/** Runs Python in the project, with the text as `nasty` and a test client; what it asserts must hold. */
const inDjango = (code: string): Promise<string> =>
    project.shell(`
import html, json
from django.test import Client
from words.models import Mood, Word
nasty = json.loads(${JSON.stringify(text)})
client = Client(SERVER_NAME="localhost")
${code}
print("held")`);

test('Python holds it', async () => {
    const said = await inDjango(`
field = Word._meta.get_field("text")
assert field.help_text == nasty, field.help_text
assert field.verbose_name == nasty, field.verbose_name
assert field.default == nasty, field.default
assert Mood.GOOD.label == nasty, Mood.GOOD.label
assert dict(Word._meta.permissions)["shout"] == nasty
assert '"""Quotes"""' in Word.__doc__ and "{{ x }}" in Word.__doc__, Word.__doc__
assert str(Word.objects.get()) == nasty
from django.conf import settings
assert settings.OAUTH2_PROVIDER["SCOPES"] == {"words:read": nasty}
`);
    expect(said).toContain('held');
});

test('pages show it and do not run it', async () => {
    const said = await inDjango(`
from django.contrib.auth import get_user_model
client.force_login(get_user_model().objects.create_superuser("ann"))
for url in ["/admin/words/word/add/", "/words/", f"/words/{Word.objects.get().pk}/", "/words/new/", "/drawn/", "/data/"]:
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code)
    body = page.content.decode()
    assert "<script>alert" not in body, (url, body)
    assert "<b>" not in body, (url, body)
    plain = html.unescape(html.unescape(body))
    assert "{{ 7 * 7 }} {% now %}" in plain.replace("\\xa0", " "), (url, body)
    assert "\\N{BALLOON}" in plain, (url, body)
`);
    expect(said).toContain('held');
});

test('the JSON of a graph has it as it is', async () => {
    const said = await inDjango(`
data = client.get("/data/?format=json").json()
assert [node["label"] for node in data["nodes"]] == [nasty], data
drawn = client.get("/drawn/?format=json").json()
assert [node["label"] for node in drawn["nodes"]] == [nasty, "b"], drawn
`);
    expect(said).toContain('held');
});

test('the project passes Ruff and its own tests all the same', async () => {
    await project.module('ruff', 'check', '--no-cache', '.');
    await project.module('ruff', 'format', '--no-cache', '--check', '.');
    await project.manage(['test', '--noinput']);
    expect(await project.manage(['say', '--help'])).toContain('{% now %}');
});
