import { whyNoFileName } from '../model/file-names.js';
import type { SourceSpan } from '../model/source-span.js';
import { type Finding, finding } from './finding.js';

/** What is called so is a file or a folder as well. */
export function* fileName(kind: string, name: string, span: SourceSpan): Iterable<Finding> {
    const why = whyNoFileName(name);
    if (why !== undefined) yield finding('no-file-name', span, { kind, name, why });
}
