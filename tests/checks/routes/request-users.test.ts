import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('a request of a client saves nothing that must be some user’s', () =>
    checkFindings(`
        app shop {
          model Note { text: Char(40)  owner: auth.User }
          model Mark { text: Char(40)  owner: auth.User? }
        }
        oauth2 { grants client_credentials  scope notes  client app scopes notes }
        routes api "api/" in shop {
          authentication oauth2, session
          permission_classes IsAuthenticatedOrTokenHasScope
          required_scopes notes
          route "notes/" viewset Note as notes {
            actions list, create, update
            set owner = request.user for create
            action claim POST detail { set owner = request.user }
          }
          route "marks/" viewset Mark as marks { actions list, create  set owner = request.user }
        }
        backend local { base_url "http://127.0.0.1:8000/"  client app }
        request a POST api.notes.create { body { text: "x" } }
                       ^^^^^^^^^^^^^^^^ request-needs-user
        request b POST api.notes.claim { path pk = 1 }
                       ^^^^^^^^^^^^^^^ request-needs-user
        request c POST api.notes.create { body { text: "x" }  expect status 403 }
        request d POST api.notes.create { header Cookie = "sessionid=1"  body { text: "x" } }
        request e PUT api.notes.update { path pk = 1  body { text: "x" } }
        request f POST api.marks.create { body { text: "x" } }
        request g GET api.notes.list { }
    `));
