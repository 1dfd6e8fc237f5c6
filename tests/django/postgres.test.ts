/** Columns, indexes and constraints that PostgreSQL alone has, on a fresh one: migrated, and tested by what is generated. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';
import { emptyDatabase, whyNoPostgres } from '../support/postgres.js';

const head = 'project booking { database default postgresql env DATABASE_URL }\n';
const plain = `${head}app rooms {
  model Room { number: Char(20, unique) }
  model Stay { room: Room(on_delete=CASCADE)  title: Char(80)  status: Char(20) = "open" }
}
`;
const whole = `${head}app rooms {
  model Room { number: Char(20, unique) }
  model Stay {
    room: Room(on_delete=CASCADE)
    name: Char(80) renamed_from title
    status: Char(20) = "open"
    nights: PositiveInteger = 1
    span: DateTimeRange?
    extra: HStore?
    index gin on name \`gin_trgm_ops\` as by_name
    index gist on nights as by_nights
    index bloom on name, status as by_bloom
    exclude room with "=", span with "&&" where status != "cancelled" as no_overlap
    queryset like(word) = filter(name trigram_similar word)
  }
}
`;

/** Every type of column that PostgreSQL alone has, filled, and held by constraints. */
const columns = `${head}app rooms {
  model Room { number: Char(20, unique)  size: PositiveInteger  check size between 3 and 60 }
  model Stay {
    room: Room(on_delete=CASCADE)
    code: Char(20)
    guest: Char(80)
    status: Char(20) = "open"
    nights: PositiveInteger
    span: DateTimeRange
    days: DateRange
    seats: IntegerRange
    numbers: BigIntegerRange
    prices: DecimalRange
    tags: Array(base_field=Char(10))
    grid: Array(base_field=Integer, size=3)
    extra: HStore
    words: SearchVector
    unique room, guest where status = "open" as one_open_stay
    index gin on tags as by_tags
    index gin on words as by_words
    index gin on extra as by_extra
    index gin on status as by_status
    index gist on days as by_days
    check nights > 0 and nights < 60 as nights_in_range
    exclude room with "=", span with "&&" where status != "cancelled" as no_overlap
    exclude days with "&&" as days_apart
    exclude code with "=", seats with "&&" as seats_apart deferrable deferred
    exclude numbers with "&&" as numbers_apart
    exclude prices with "&&" as prices_apart
    queryset found(text) = filter(words = text)
    queryset open = filter(status = "open")
  }
}
routes v1 "api/" in rooms {
  authentication session
  permission_classes AllowAny
  route "stays/" viewset Stay as stays
}
routes pages "" in rooms {
  route "stays/" list Stay
  route "stays/<int:pk>/" detail Stay
  route "stays/new/" create Stay
}
`;

describe.skipIf(whyNoPostgres)(`on PostgreSQL${whyNoPostgres ? ` (${whyNoPostgres})` : ''}`, () => {
    let project: GeneratedProject;
    let database: Awaited<ReturnType<typeof emptyDatabase>>;
    const manage = (...args: readonly string[]): Promise<string> =>
        project.manage(args, { DATABASE_URL: database.url });
    const extensions = async (): Promise<string[]> => {
        const names = await manage(
            'shell',
            '--no-imports',
            '-c',
            'from django.db import connection\nc = connection.cursor()\nc.execute("SELECT extname FROM pg_extension ORDER BY 1")\nprint(*(name for name, in c))',
        );
        return names.trim().split(' ');
    };
    const start = async (source: string): Promise<void> => {
        project = await GeneratedProject.of({ 'project.dsl': source });
        await project.generate();
        database = await emptyDatabase(project.forServer.python);
    };
    const end = async (): Promise<void> => {
        await database?.drop();
        project?.remove();
    };

    describe('a new project', () => {
        beforeAll(() => start(columns));
        afterAll(end);

        test('creates the extensions that it needs as it is migrated', async () => {
            expect(await manage('makemigrations', '--noinput')).toContain('Creates extension btree_gist');
            await manage('migrate', '--noinput');
            expect(await extensions()).toEqual(['btree_gin', 'btree_gist', 'hstore', 'plpgsql']);
            expect(await manage('makemigrations', '--check', '--dry-run')).toContain('No changes detected');
        });

        test('is written in good style', async () => {
            await project.module('ruff', 'check', '--no-cache', '.');
            await project.module('ruff', 'format', '--no-cache', '--check', '.');
        });

        test('finds values for its rows, and breaks each constraint that its tests break', async () => {
            const said = await project.test({ DATABASE_URL: database.url });
            expect(said).not.toContain('skipped');
            for (const name of ['test_one_open_stay', 'StayCreateTests', 'StaysTests']) expect(said).toContain(name);
        });
    });

    describe('a project that has been migrated before', () => {
        beforeAll(async () => {
            await start(plain);
            await manage('makemigrations', '--noinput');
            await manage('migrate', '--noinput');
            expect(await extensions()).toEqual(['plpgsql']);
            project.writeSource('project.dsl', whole);
            await project.generate();
        });
        afterAll(end);

        test('creates what it needs now in its next migration, together with renames', async () => {
            const made = await manage('makemigrations', '--noinput');
            expect(made).toContain('Rename field title on stay to name');
            expect(made.indexOf('Creates extension btree_gist')).toBeLessThan(made.indexOf('no_overlap'));
            await manage('migrate', '--noinput');
            expect(await extensions()).toEqual(['bloom', 'btree_gist', 'hstore', 'pg_trgm', 'plpgsql']);
            expect(await manage('makemigrations', '--check', '--dry-run')).toContain('No changes detected');
            expect(await manage('migrate', '--noinput')).toContain('No migrations to apply');
        });
    });
});

test('a search for values ends, and is not made twice', async () => {
    const project = await GeneratedProject.of({
        'project.dsl': `project hard { database default sqlite }
app shop {
  model Thing {
    a: Integer
    b: Integer
    c: Integer
    d: Integer
    e: Integer
    name: Char(40)
    check a * b * c * d * e = 987654 as never_found
    check name = "right" as found
    str "{name}"
  }
}
`,
    });
    try {
        await project.generate();
        await project.manage(['makemigrations', '--noinput']);
        await project.manage(['migrate', '--noinput']);
        const counts = await project.shell(`
from unittest import SkipTest
from django.db.models import CheckConstraint
from config.testing import make
from shop.models import Thing
asked = 0
validate = CheckConstraint.validate
def counted(*args, **kwargs):
    global asked
    asked += 1
    return validate(*args, **kwargs)
CheckConstraint.validate = counted
for _ in range(2):
    asked = 0
    try:
        make(Thing)
        print("found")
    except SkipTest:
        print(asked)
print(make(Thing, a=1, b=2, c=3, d=1, e=164609).name)
`);
        const [first, second, name] = counts.trim().split('\n');
        expect(Number(first)).toBeGreaterThan(1000);
        expect(Number(first)).toBeLessThan(2500);
        expect(Number(second)).toBeLessThan(5);
        expect(name).toBe('right');
    } finally {
        project.remove();
    }
});
