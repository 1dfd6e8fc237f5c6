import { expect, test } from 'vitest';
import { planRequest } from '../../src/requests/request-plan.js';
import { lower } from '../support/lowering.js';

const around = `project p { user_model people.Member }
app people { model Member extends auth.AbstractUser { nick: Char?(20) } }
app shop {
  enum Size { small = "S"  large = "L" }
  model Maker { slug: Slug(20, unique) }
  model Sized { size: Size(primary_key) }
  model Ticket { id: UUID(primary_key) = uuid4  maker: Maker(to_field=slug)  note: Char?(20) = "none"  at: DateTime = now }
  model Special extends Ticket { extra: Integer = 0 }
  serializer MakerName of Maker { fields slug }
  serializer TicketOut of Ticket { fields id, maker, note  maker: MakerName(write_by=slug) }
}
routes api "api/" in shop {
  authentication session
  route "makers/" viewset Maker as makers
  route "sizes/" viewset Sized as sizes
  route "tickets/" viewset Ticket as tickets { serializer TicketOut  filterset_fields maker, note }
  route "by/<slug:slug>/" detail Maker as by_slug
  route "members/" viewset people.Member as members
}
fixture one {
  shop.Maker first { slug: "one" }
  shop.Maker second { id: 1  slug: "two" }
  shop.Sized tall { size: large }
  shop.Ticket t1 { maker: first }
  shop.Special t2 { maker: second  note: "x" }
  auth.User ann { username: "ann"  password: "!" }
}
fixture two {
  shop.Maker third { slug: "three" }
}
backend local { base_url "http://127.0.0.1:8000/" }
`;

/** The path and query, and the body, of what would be sent. */
async function sent(target: string, items: string): Promise<string> {
    const project = await lower(`${around}\nrequest asked ${target} on local { ${items} }`);
    const planning = planRequest(project, 'asked');
    if (planning.kind !== 'ready') return planning.problems.map(({ kind }) => kind).join();
    return planning.plan.url.replace('http://127.0.0.1:8000/api/', '') + (planning.plan.body ?? '');
}

test.each([
    ['by the number that it is loaded with', 'GET api.makers.retrieve', 'path pk = first', 'makers/2/'],
    ['by the number that is written', 'GET api.makers.retrieve', 'path id = second', 'makers/1/'],
    ['of a further fixture', 'GET api.makers.retrieve', 'path pk = third', 'makers/4/'],
    ["by its enum's value", 'GET api.sizes.retrieve', 'path pk = tall', 'sizes/L/'],
    ['by a UUID', 'GET api.tickets.retrieve', 'path pk = t1', 'tickets/00000000-0000-4000-8000-000000000001/'],
    [
        'of a model that extends',
        'GET api.tickets.retrieve',
        'path pk = t2',
        'tickets/00000000-0000-4000-8000-000000000002/',
    ],
    ['by the column of its page', 'GET api.by_slug', 'path slug = third', 'by/three/'],
    ['by the column of a relation', 'GET api.tickets.list', 'query maker = first', 'tickets/?maker=one'],
    ['by a column that has its default', 'GET api.tickets.list', 'query note = t1', 'tickets/?note=none'],
    ['several at once', 'GET api.tickets.list', 'query maker = [first, third]', 'tickets/?maker=one&maker=three'],
    [
        'in a body, by what writes it',
        'POST api.tickets.create',
        'body { maker_slug: third }',
        'tickets/{"maker_slug": "three"}',
    ],
    ['of another model', 'GET api.makers.retrieve', 'path pk = t1', 'foreign-row'],
    ['whose key only the database knows', 'GET api.members.retrieve', 'path pk = ann', 'unsendable-value'],
    ['in a column that is made anew', 'GET api.tickets.list', 'query at = t1', 'unsendable-value'],
])('a row %s', async (_, target, items, expected) => {
    expect(await sent(target, items)).toBe(expected);
});
