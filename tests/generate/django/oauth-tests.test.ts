import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const oauthTests = (grants: string): Promise<string> =>
    emittedFile('config/tests/test_oauth.py', `project p { } oauth2 { ${grants}  scope a "A"  client one scopes a }`);

test('clients ask for tokens in tests where the grants let them', async () => {
    for (const grants of ['', 'grants client_credentials', 'grants password, client_credentials']) {
        expect(await oauthTests(grants)).toContain('class TokenTests');
    }
    const without = await oauthTests('grants authorization_code, refresh_token');
    expect(without).toContain('class CreateClientsTests');
    expect(without).not.toContain('class TokenTests');
});
