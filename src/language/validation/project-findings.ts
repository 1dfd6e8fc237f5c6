import type { Project } from '../../model/project.js';
import * as ast from '../generated/ast.js';
import { Spans } from '../lowering/span-of.js';
import type { ProjectFiles } from '../scoping/project-files.js';
import { languageFinding, type WordedFinding } from './language-findings.js';

/** What is only seen when all files of a project are looked at together, and is no longer in the model. */
export function* projectFindings(project: Project, files: ProjectFiles): Iterable<WordedFinding> {
    const items = files.documents.flatMap(document => document.parseResult.value.items);
    for (const second of items.filter(ast.isProjectDeclaration).slice(1)) {
        const span = Spans.from(second).ofProperty(second, 'name');
        yield languageFinding('second-project', span, { name: second.name ?? '' });
    }
    for (const second of items.filter(ast.isOAuthDeclaration).slice(1)) {
        const { anchor } = Spans.from(second);
        yield languageFinding('second-oauth2', { anchor, start: 0, end: 'oauth2'.length }, {});
    }
    yield* templateFindings(project);
}

/** Names in `str "{name}"` are no references of the grammar, so the linker does not see them. */
function* templateFindings(project: Project): Iterable<WordedFinding> {
    for (const app of project.apps) {
        if (app.origin === 'library') continue;
        for (const { str } of app.models) {
            for (const part of str?.parts ?? []) {
                if (part.kind !== 'path' || part.path.kind !== 'unresolved') continue;
                const { span, text } = part.path;
                yield languageFinding('unresolved-name', span, { what: 'field', name: text, suggestions: [] });
            }
        }
    }
}
