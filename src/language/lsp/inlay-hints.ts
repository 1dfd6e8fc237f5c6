import { AstUtils, Cancellation, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver-protocol';
import type { DjangoModel } from '../../model/django-model.js';
import { reverseAccessor } from '../../model/nested-rows.js';
import { onDeleteOf, optionOf } from '../../model/queries.js';
import * as ast from '../generated/ast.js';
import type { LoweredDeclaration } from '../lowering/lowered-project.js';
import { rangeOfNode } from '../parsing/syntax-ranges.js';
import type { ProjectProvider } from '../project-provider.js';
import { unchangedSince } from './unchanged-since.js';
import { linesOf, UnitText } from './unit-text.js';

/** The hints of a declaration, with lines counted from its first. */
interface MadeHints {
    /** What they were made of. */
    readonly part: LoweredDeclaration;
    readonly hints: readonly InlayHint[];
}

/** What a relation implies without saying it: what happens on delete, and its name at the other end. */
export class DjagramInlayHintProvider implements InlayHintProvider {
    private readonly projects: ProjectProvider;
    private readonly made = new WeakMap<ast.ModelDeclaration, MadeHints>();

    constructor(projects: ProjectProvider) {
        this.projects = projects;
    }

    async getInlayHints(
        document: LangiumDocument,
        { range }: InlayHintParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<InlayHint[]> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const parts = this.projects.loweredOf(this.projects.filesOf(document)).partsIn(document);
        const placed = parts.map(part => ({ part, current: part.declaration.current }));
        const lines = { first: range.start.line, last: range.end.line };
        return linesOf(placed, lines).flatMap(({ part, current }) => {
            if (!ast.isModelDeclaration(current)) return [];
            const { firstLine } = new UnitText(current);
            return this.hintsOf(current, part)
                .map(hint => ({ ...hint, position: { ...hint.position, line: hint.position.line + firstLine } }))
                .filter(({ position: { line } }) => lines.first <= line && line <= lines.last);
        });
    }

    private hintsOf(node: ast.ModelDeclaration, part: LoweredDeclaration): readonly InlayHint[] {
        const before = this.made.get(node);
        if (before?.part === part) return before.hints;
        const hints = part.lowered?.kind === 'models' ? [...hintsIn(node, part.lowered.value)] : [];
        this.made.set(node, { part, hints });
        return hints;
    }
}

function* hintsIn(node: ast.ModelDeclaration, model: DjangoModel): Iterable<InlayHint> {
    const text = new UnitText(node);
    const byName = new Map([...model.fields].reverse().map(field => [field.name, field]));
    for (const field of AstUtils.streamContents(node).filter(ast.isFieldDeclaration)) {
        const lowered = byName.get(field.name);
        const range = field.type && rangeOfNode(field.type);
        const label = lowered && range && impliedBy(model, lowered);
        if (!label) continue;
        const { line, character } = text.range(range).end;
        yield {
            position: { line: line - text.firstLine, character },
            label,
            kind: InlayHintKind.Parameter,
            paddingLeft: true,
        };
    }
}

function impliedBy(model: DjangoModel, field: DjangoModel['fields'][number]): string | undefined {
    if (field.type.kind !== 'relation') return undefined;
    const implied: string[] = [];
    const onDelete = onDeleteOf(field);
    if (field.type.relation !== 'ManyToManyField' && onDelete.kind === 'implied') {
        implied.push(`on_delete=${onDelete.word}`);
    }
    // In an abstract model the name depends on the model that extends it.
    const accessor = model.kind === 'abstract' ? undefined : reverseAccessor(model, field);
    if (accessor !== undefined && !optionOf(field, 'related_name')) implied.push(`related_name=${accessor}`);
    return implied.length > 0 ? implied.join(', ') : undefined;
}
