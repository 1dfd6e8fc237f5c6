/** The model of users is a name: a setting's text would lead nowhere. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('the model of users as a setting', () =>
    checkFindings(`
project p {
    setting AUTH_USER_MODEL = "app.Person"
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-model-as-setting: Write user_model app.Model.
}
app app { model Person extends auth.AbstractBaseUser {} }
`));

test('the model of users by its word', () =>
    checkFindings(`
project p { user_model app.Person }
app app { model Person extends auth.AbstractUser {} }
`));
