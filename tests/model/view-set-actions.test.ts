import { expect, test } from 'vitest';
import { viewSetActions } from '../../src/model/view-set-actions.js';
import { lower } from '../support/lowering.js';

async function answered(settings: string) {
    const { routeGroups } = await lower(
        `oauth2 {\n  scope a:read\n  scope a:write\n}\napp shop {\n  model Item { name: Char(40) }\n}\n` +
            `routes v1 "" in shop {\n  authentication oauth2\n  required_scopes a:read\n  route "items/" viewset Item {\n    ${settings}\n  }\n}\n`,
    );
    const [group] = routeGroups;
    const [route] = group?.routes ?? [];
    if (!group || !route) throw new Error('The text has no route.');
    return viewSetActions(group, route);
}

const reading = ['list', 'retrieve'];
const changes = ['create', 'update', 'partial_update', 'destroy'];

test.each([
    ['nothing', '', reading, changes],
    ['another scope', 'required_scopes a:write', [...reading, ...changes], []],
    ['another scope for an action', 'required_scopes a:write for create', [...reading, 'create'], changes.slice(1)],
    ['another scope for a method', 'required_scopes a:write for POST', [...reading, 'create'], changes.slice(1)],
    ['the actions', 'actions list, destroy', ['list', 'destroy'], []],
])('a viewset under a scope for reading that says %s', async (_, settings, standard, withheld) => {
    const found = await answered(settings);
    expect([...found.standard].sort()).toEqual([...standard].sort());
    expect(found.withheld).toEqual(withheld);
});
