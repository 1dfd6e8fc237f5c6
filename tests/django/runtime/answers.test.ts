/** What a generated project answers as it is, where others that look alike fail. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';
import { ProbeRunner } from './probe-runner.js';

let runner: ProbeRunner;
beforeAll(async () => {
    runner = await ProbeRunner.start();
});
afterAll(() => runner?.stop());

const failureOf = async (text: string, probe: string): Promise<string | null> =>
    runner.run({ files: Object.fromEntries(await emitted(`project p {}\n${text}`)), probe });

test('a row that was just made shows the day and the time of now as a day and a time', async () => {
    const text = `app app { model T { name: Char(9)  day: Date = now  time: Time = now  at: DateTime = now } }
routes r "r/" in app { permission_classes AllowAny  route "t/" viewset T { actions create } }`;
    const probe = `
import datetime
made = T.objects.create(name="a")
assert (type(made.day), type(made.time)) == (datetime.date, datetime.time), (made.day, made.time)
answer = api.post("/r/t/", {"name": "b"})
assert answer.status_code == 201, answer.content
`;
    expect(await failureOf(text, probe)).toBeNull();
});

test('serializers of one name in two apps are described apart, and quietly', async () => {
    const text = `app one { model T { n: Integer }  serializer S of T { fields n } }
app two { model T { m: Integer }  serializer S of T { fields m } }
routes r "r/" in one {
  permission_classes AllowAny
  route "t/" viewset T { serializer S  actions list }
  route "u/" viewset two.T as us { serializer two.S  actions list }
  route "v/" viewset T as vs { actions list, create }
  route "w/" viewset two.T as ws { actions list, create }
  route "s/" schema
}`;
    const probe = `
import contextlib, io
said = io.StringIO()
with contextlib.redirect_stderr(said):
    schemas = api.get("/r/s/?format=json").json()["components"]["schemas"]
assert not said.getvalue(), said.getvalue()
assert [name for name, schema in schemas.items() if set(schema["properties"]) in ({"m"}, {"id", "m"})] == ["TwoS", "TwoT"], schemas
`;
    expect(await failureOf(text, probe)).toBeNull();
});
