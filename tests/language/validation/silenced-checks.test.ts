/** What SILENCED_SYSTEM_CHECKS names is not spoken of, in any file of the project, as soon as it is named. */
import { expect, test } from 'vitest';
import { EditedFiles } from '../../support/editing.js';

const project = (statement: string): string => `project p {\n  ${statement}\n}\n`;

test.each([
    ['setting SILENCED_SYSTEM_CHECKS = ["fields.E302", "models.E001"]', []],
    ['setting SILENCED_SYSTEM_CHECKS = ["fields.E303"]', ['fields.E302']],
    ['setting SILENCED_SYSTEM_CHECKS = ["fields.E302"] in production', ['fields.E302']],
    ['setting SILENCED_SYSTEM_CHECKS = ["fields.E302"] in development', ['fields.E302']],
])('%s', async (statement, left) => {
    const files = new EditedFiles();
    const codes = (): unknown[] => (files.document('models.dsl').diagnostics ?? []).map(({ code }) => code);
    await files.write({
        'project.dsl': project('title "P"'),
        'models.dsl': 'app a {\n  model T { a_set: Integer }\n  model A { t: T }\n}\n',
    });
    expect(codes()).toEqual(['fields.E302']);
    await files.write({ 'project.dsl': project(statement) });
    expect(codes()).toEqual(left);
    await files.write({ 'project.dsl': project('title "P"') });
    expect(codes()).toEqual(['fields.E302']);
});
