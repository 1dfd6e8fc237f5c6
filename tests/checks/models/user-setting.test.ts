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

test('a model of users that nobody can log in with', () =>
    checkFindings(`
project p { user_model app.Person }
                       ^^^^^^^^^^ user-model-without-login: Nothing says what users log in with
app app { model Person extends auth.AbstractBaseUser { name: Char(20, unique) } }
`));

test('models of users with a class that says what they log in with', async () => {
    const own = '\napp app { model Person extends';
    await checkFindings(`
project p { user_model app.Person } ${own} auth.AbstractBaseUser, \`app.login.ByName\` {} }
`);
    await checkFindings(`
project p { user_model app.Person } ${own} mail.AbstractMailUser {} }
external app mail "mail_users" { abstract model AbstractMailUser extends auth.AbstractBaseUser {} }
`);
});

test('the model of users by its word', () =>
    checkFindings(`
project p { user_model app.Person }
app app { model Person extends auth.AbstractUser {} }
`));
