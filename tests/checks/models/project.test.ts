/** The `project` block, apps, tasks and commands. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isTimeZone, timeZonesNear } from '../../../src/checks/models/project/time-zones.js';
import { checkFindings } from '../../support/checking.js';
import { installDjango } from '../../support/django-environment.js';

test('words of the project block', () =>
    checkFindings(`
project p {
    database default postgrsql
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-setting-word: Did you mean 'postgresql'
    database default sqlite in staging
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-setting-word: No stage 'staging'
    cache default reddis
    ^^^^^^^^^^^^^^^^^^^^ unknown-setting-word: cache engine
    sessions files
    ^^^^^^^^^^^^^^ unknown-setting-word: session engine
    tasks selery broker redis
    ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-setting-word: task runner
    email smpt
    ^^^^^^^^^^ unknown-setting-word: e-mail engine
    deploy docker, kubernetes
                   ^^^^^^^^^^ unknown-setting-word: deploy target
    cors "shop.example.com", "https://shop.example.com/path", "https://shop.example.com:8000"
         ^^^^^^^^^^^^^^^^^^ corsheaders.E013
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ corsheaders.E014
    csrf_trusted_origins "shop.example.com", "https://shop.example.com"
                         ^^^^^^^^^^^^^^^^^^ 4_0.E001
    static_url "static"
               ^^^^^^^^ urls.E006
    media_url "media/"
}
`));

test('databases and caches', () =>
    checkFindings(`
project p {
    database default sqlite
    database default postgresql in production
    database default mysql in production
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-store: A second database 'default' for production
    database replica mysql
    cache other redis
    ^^^^^^^^^^^^^^^^^ no-default-store: cache
}
`));

test('versions, time zones and languages', () =>
    checkFindings(`
project p { django "4.2"  time_zone "Berlin/"  language_code "de_DE" }
                                                             ^^^^^^^ translation.E001
                                                             ^^^^^^^ translation.E004
                   ^^^^^ unknown-django-version
                                    ^^^^^^^^^ invalid-time-zone
`));

test('time zones that are nearly one', () =>
    checkFindings(`
project p { time_zone "Europe/Berlinn" }
                      ^^^^^^^^^^^^^^^^ invalid-time-zone: Did you mean 'Europe/Berlin'
`));

test.each(['PST', 'europe/berlin', 'Europe/BERLIN', 'Berlin', 'SystemV/PST8', 'Europe/', '+01:00'])(
    '%s is no time zone',
    zone => expect(isTimeZone(zone)).toBe(false),
);

test.each([
    ['Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Europe/New York', 'America/New_York'],
    ['utc', 'UTC'],
])('%s may be meant as %s', (written, zone) => expect(timeZonesNear(written)[0]).toBe(zone));

test('every time zone of Python is one', async () => {
    const list = 'import zoneinfo; print("\\n".join(zoneinfo.available_timezones()))';
    const names = execFileSync(await installDjango(), ['-c', list])
        .toString()
        .split('\n')
        .filter(Boolean);
    // These are no places: one stands for none, the others for files.
    const others = new Set(['Factory', 'localtime', 'posixrules']);
    expect(names.length).toBeGreaterThan(400);
    expect(names.filter(name => !others.has(name) && !isTimeZone(name))).toEqual([]);
});

test('versions, time zones and languages that are', () =>
    checkFindings(`
project p { django "6.0"  python "3.12"  time_zone "America/Argentina/Buenos_Aires"  language_code "zh-hans" }
`));

test('a Django too new for its Python', () =>
    checkFindings(`
project p { django "6.0"  python "3.11" }
                                 ^^^^^^ python-too-old: Django 6.0 needs Python 3.12
`));

test('the model of users', () =>
    checkFindings(`
project p { user_model accounts.Person }
                       ^^^^^^^^^^^^^^^ user-model-is-no-user
app accounts { model Person { name: Char(3) } }
`));

test('the model of users has a table', () =>
    checkFindings(`
project p { user_model accounts.Person }
                       ^^^^^^^^^^^^^^^ user-model-abstract
app accounts { abstract model Person extends auth.AbstractUser { } }
`));

test('users log in with what is unique', () =>
    checkFindings(`
project p { user_model accounts.User }
app accounts { model User extends auth.AbstractUser { username: Char(150) } }
                                                      ^^^^^^^^ auth.E003
`));

test('names of apps', () =>
    checkFindings(`
app class { model A { n: Integer } }
    ^^^^^ name-is-python-keyword
app auth2 { model A { n: Integer } }
app messages { model A { n: Integer } }
    ^^^^^^^^ app-name-taken
app Config { model A { n: Integer } }
    ^^^^^^ app-name-taken
app shop { model A { n: Integer } }
app Shop { model B { n: Integer } }
    ^^^^ apps-differ-in-case: 'Shop' and 'shop' are one folder
app aux { model A { n: Integer }  command nul()  command auxiliary() }
    ^^^ no-file-name: Windows keeps the name 'aux' for a device
                                          ^^^ no-file-name
routes r "r/" { route "" template "pages/what?.html" as page }
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-file-name: the template 'what?.html'
`));

test('apps whose models extend each other', () =>
    checkFindings(`
app one { model A { n: Integer }  model D extends three.C { m: Integer } }
                                        ^ circular-apps: one → three → two → one
app two { model B extends one.A { k: Integer } }
                ^ circular-apps: two → one → three → two
app three { model C extends two.B { l: Integer } }
                  ^ circular-apps: three → two → one → three
`));

test('an app may extend another one, to which it relates besides', () =>
    checkFindings(`
app one { model A { b: two.B }  abstract model C { n: Integer } }
app two { model B extends one.C { m: Integer } }
`));

test('tasks', () =>
    checkFindings(`
app shop {
    task a() every "0 3 * *"
         ^ invalid-cron: it has 4 parts
    task b() every "60 3 * * *"
         ^ invalid-cron: '60' is no minute
    task c() every 0s
         ^ task-interval
    task d(n: int) every 1m
         ^ scheduled-task-parameters: 'n'
    task e() retries 1.5
         ^ task-retries
    task f(n: int = 3) every "*/15 0-6,22 1,15 jan-mar mon-fri"
    task g(n: int) every 0s
         ^ task-interval
         ^ scheduled-task-parameters
    task h(n: int)
}
`));

test('parameters', () =>
    checkFindings(`
app shop {
    command load(a: text, b: int = "x", c: flag = true, d: str)
                 ^ parameter-type
                                   ^^^ parameter-default: a whole number
                                                  ^^^^ flag-on
                                                        ^ parameter-order
    command save(path: path, n: int = 3, dry: flag = false, day: date = "2026-01-31")
}
`));
