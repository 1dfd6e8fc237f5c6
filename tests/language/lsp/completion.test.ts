import { test } from 'vitest';
import { checkCompletion } from '../../support/lsp.js';

test('declarations at the head of a line of a file', () =>
    checkCompletion('app a { }\n<|>', { has: ['model', 'app', 'routes', 'graph', 'request'], not: ['ordering'] }));

test('lines of a model', () =>
    checkCompletion('model A {\n  a: Integer\n  <|>\n}\n', {
        has: ['ordering', 'unique', 'index', 'check', 'allow'],
        not: ['routes'],
    }));

test('engines of a database', () =>
    checkCompletion('project a {\n  database default <|>\n}\n', { has: ['sqlite', 'postgresql', 'oracle'] }));
