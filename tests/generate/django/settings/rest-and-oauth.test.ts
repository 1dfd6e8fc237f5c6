import { expect, test } from 'vitest';
import { assigned, emitted } from '../../../support/emitting.js';

async function base(text: string): Promise<(name: string) => string | undefined> {
    const source = (await emitted(text)).get('config/settings/base.py') ?? '';
    return name => assigned(source, name);
}

const words = 'app shop { model Word { text: Text } }';

test("the first API's settings are the project's", async () => {
    const setting = await base(`project shop {}
${words}
oauth2 { scope words:read  client one scopes words:read }
routes v1 "v1/" in shop {
  authentication oauth2
  versioning namespace
  throttle user 10/day
  pagination cursor 20
  required_scopes words:read
  route "words/" viewset Word
}
routes v2 "v2/" in shop { authentication session  versioning namespace  route "words/" viewset Word }`);
    const rest = setting('REST_FRAMEWORK');
    for (const part of [
        '"DEFAULT_AUTHENTICATION_CLASSES": ["oauth2_provider.contrib.rest_framework.OAuth2Authentication"]',
        '"DEFAULT_PERMISSION_CLASSES": ["oauth2_provider.contrib.rest_framework.TokenHasScope"]',
        '"ALLOWED_VERSIONS": ["v1", "v2"]',
        '"DEFAULT_THROTTLE_RATES": {"user": "10/day"}',
        '"DEFAULT_PAGINATION_CLASS": "config.pagination.OrderedCursorPagination"',
        '"PAGE_SIZE": 20',
    ]) {
        expect(rest).toContain(part);
    }
});

test('an API that knows nobody lets nobody log in to it', async () => {
    const setting = await base(`project shop {}\n${words}\nroutes api "api/" in shop { route "words/" viewset Word }`);
    expect(setting('REST_FRAMEWORK')).toContain('"DEFAULT_AUTHENTICATION_CLASSES": []');
    expect(setting('REST_FRAMEWORK')).toContain(
        '"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"]',
    );
});

test('without an API there is no word of one', async () => {
    const setting = await base('project shop {}');
    expect([setting('REST_FRAMEWORK'), setting('SPECTACULAR_SETTINGS')]).toEqual([undefined, undefined]);
});

test('an enum below two names is named in the schema, one below one is not', async () => {
    const setting = await base(`project shop {}
app shop {
  enum State { on  off }
  enum Size { small  large }
  model Lamp { left: State  right: State  size: Size }
}
routes api "api/" in shop { route "lamps/" viewset Lamp }`);
    expect(setting('SPECTACULAR_SETTINGS')).toContain('"ENUM_NAME_OVERRIDES": {"StateEnum": "shop.models.State"}');
});

test('choices below several names are named after one that is theirs alone, others after their models', async () => {
    const setting = await base(`project shop {}
app shop {
  model Lamp { left: Char(3, choices=[["on", "On"]])  right: Char(3, choices={ on: "On" })  size: Integer(choices=[[1, "One"]]) }
  model Room { size: Integer(choices=[[2, "Two"]]) }
}
routes api "api/" in shop { route "lamps/" viewset Lamp  route "rooms/" viewset Room }`);
    expect(setting('SPECTACULAR_SETTINGS')).toContain(
        '{"LeftEnum": [["on", "On"]], "LampSizeEnum": [[1, "One"]], "RoomSizeEnum": [[2, "Two"]]}',
    );
});

test('what an enum would be called by itself is no name for another', async () => {
    const setting = await base(`project shop {}
app shop {
  enum Lamp { on  off }
  model Room { left: Lamp  right: Lamp  lamp: Char(3, choices=[["x", "X"]]) }
}
routes api "api/" in shop { route "rooms/" viewset Room }`);
    expect(setting('SPECTACULAR_SETTINGS')).toContain('"ENUM_NAME_OVERRIDES": {"shop_LampEnum": "shop.models.Lamp"}');
});

test('OAuth knows client credentials alone, and each client its scopes', async () => {
    const setting = await base(`project shop {}
oauth2 {
  access_token_lifetime 15m
  scope words:read "Read"
  scope words:write
  client one "The first" scopes words:read
  client two
}`);
    const provider = setting('OAUTH2_PROVIDER');
    expect(provider).toContain('"OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer"');
    expect(provider).toContain('"ACCESS_TOKEN_EXPIRE_SECONDS": 15 * 60');
    expect(provider).toContain('"SCOPES": {"words:read": "Read", "words:write": "words:write"}');
    expect(provider).toContain('"SCOPES_BACKEND_CLASS": "config.oauth.ClientScopes"');
    expect(setting('OAUTH2_CLIENTS')).toBe('{"one": ["words:read"], "two": []}');
    expect(setting('OAUTH2_CLIENT_TITLES')).toBe('{"one": "The first"}');
});

test('a grant that is named is allowed, and no other', async () => {
    const text = 'project shop {}\noauth2 { grants client_credentials, password  client one }';
    const provider = (await base(text))('OAUTH2_PROVIDER');
    expect(provider).not.toContain('BackendApplicationServer');
    expect(provider).toContain('"OAUTH2_VALIDATOR_CLASS": "config.oauth_grants.GrantValidator"');
    expect(provider).toContain('"OAUTH2_GRANT_TYPES_SUPPORTED": ["client_credentials", "password"]');
    expect(provider).not.toContain('RFC9700_PASSWORD_GRANT');
    expect((await emitted(text)).get('config/oauth_grants.py')).toContain('class GrantValidator(OAuth2Validator)');
});

test('the command that creates clients is there where there are clients', async () => {
    const command = 'config/management/commands/create_oauth_clients.py';
    expect((await emitted('project shop {}\noauth2 { client one }')).has(command)).toBe(true);
    expect((await emitted('project shop {}\noauth2 { scope a:b }')).has(command)).toBe(false);
    expect((await emitted('project shop {}')).has(command)).toBe(false);
});

test('Celery is told of queues, times and its broker', async () => {
    const text = `project shop {
  time_zone "Europe/Berlin"
  tasks celery broker redis env BROKER
}
app shop {
  task nightly() every "0 3 * * *" queue slow
  task often() every 90m
  task asked()
}`;
    const setting = await base(text);
    expect(setting('CELERY_TASK_ROUTES')).toBe('{"shop.tasks.nightly": {"queue": "slow"}}');
    expect(setting('CELERY_BEAT_SCHEDULE')).toBe(
        '{"shop.nightly": {"task": "shop.tasks.nightly", "schedule": crontab.from_string("0 3 * * *")}, ' +
            '"shop.often": {"task": "shop.tasks.often", "schedule": timedelta(hours=1, minutes=30)}}',
    );
    expect(setting('CELERY_BROKER_URL')).toBeUndefined();
    const production = (await emitted(text)).get('config/settings/production.py') ?? '';
    expect(assigned(production, 'CELERY_BROKER_URL')).toBe('required_environ("BROKER")');
});

test('without a task or a word of it there is no Celery', async () => {
    const source = [...(await emitted('project shop {}'))].filter(([path]) => path.startsWith('config/'));
    expect(source.filter(([, text]) => /celery/i.test(text))).toEqual([]);
});
