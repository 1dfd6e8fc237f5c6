import { nearestNames } from '../../checks/nearest-names.js';
import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields } from '../../model/queries.js';
import * as ast from '../generated/ast.js';
import { Spans } from '../lowering/span-of.js';
import type { Declaration } from '../scoping/declaration.js';
import { languageFinding, type WordedFinding } from './language-findings.js';

/** What is only seen when all files of a project are looked at together, and is no longer in the model. */
export function* projectFindings(declarations: readonly Declaration[]): Iterable<WordedFinding> {
    for (const { anchor, current } of secondsOf(declarations).projects) {
        if (!ast.isProjectDeclaration(current)) continue;
        const span = new Spans(anchor).ofProperty(current, 'name');
        yield languageFinding('second-project', span, { name: current.name ?? '' });
    }
    for (const { anchor } of secondsOf(declarations).oauth2) {
        yield languageFinding('second-oauth2', { anchor, start: 0, end: 'oauth2'.length }, {});
    }
}

interface Seconds {
    readonly projects: readonly Declaration[];
    readonly oauth2: readonly Declaration[];
}

const secondsIn = new WeakMap<readonly Declaration[], Seconds>();

/** Found once for a list, which never changes. */
function secondsOf(declarations: readonly Declaration[]): Seconds {
    let seconds = secondsIn.get(declarations);
    if (!seconds) {
        const ofType = (type: Declaration['type']) => declarations.filter(one => one.type === type).slice(1);
        seconds = { projects: ofType('ProjectDeclaration'), oauth2: ofType('OAuthDeclaration') };
        secondsIn.set(declarations, seconds);
    }
    return seconds;
}

/** Names in `str "{name}"` are no references of the grammar, so the linker does not see them. */
export function* templateFindings(project: Project, model: DjangoModel): Iterable<WordedFinding> {
    for (const part of model.str?.parts ?? []) {
        if (part.kind !== 'path' || part.path.kind !== 'unresolved') continue;
        const { span, text } = part.path;
        const suggestions = nearestNames(
            text,
            allFields(project, model).map(({ name }) => name),
        );
        yield languageFinding('unresolved-name', span, { what: 'field', name: text, suggestions });
    }
}
