/** What Django itself finds in small schemas, mended. Tests of rules do the same with what they find. */
import { describe, test } from 'vitest';
import { caseFiles, casesIn } from '../../conformance/case-files.js';
import { checkMending, filesIn } from '../../support/mending.js';

describe.each(caseFiles())('%s', file => {
    test.each(casesIn(file))('$name', ({ text }) => checkMending(filesIn(text)));
});
