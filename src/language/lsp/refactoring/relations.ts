import { CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import { CodeActionKind, TextEdit } from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.js';
import { rangeOfNode } from '../../parsing/syntax-ranges.js';
import { containerAt, type Refactoring, type Selection } from './refactoring.js';
import {
    argumentOf,
    isNamed,
    type RelationWorld,
    relationOf,
    renameImplied,
    suggestedName,
    type WrittenRelation,
} from './relation-names.js';

/** Gives the other end of a relation a name of its own, also where it has been used under the one that Django makes. */
export function* addReverseName(selection: Selection, world: RelationWorld): Iterable<Refactoring> {
    const relation = relationAt(selection);
    if (!relation?.model.name || isNamed(relation)) return;
    const { document } = selection;
    const { members } = world.projects.namesFor(relation.target);
    const wanted = suggestedName(relation);
    const taken = members.find(relation.target, wanted, 'accessor');
    const isTakenByOther = taken && !(taken.kind === 'reverse' && taken.field === relation.field);
    const name = isTakenByOther ? `${wanted}_by_${relation.field.name}` : wanted;
    const changes = renameImplied(relation, () => name, world);
    const argument = newArgument(document, relation.type, `related_name=${name}`);
    if (!changes || !argument) return;
    yield {
        title: `Add the reverse name '${name}'`,
        kind: CodeActionKind.RefactorRewrite,
        edit: { changes: withEdits(changes, document, [argument]) },
    };
}

/** From many rows that refer to one to one that does, and back. */
export function* convertRelation(selection: Selection, world: RelationWorld): Iterable<Refactoring> {
    const relation = relationAt(selection);
    const target = relation?.type.target && rangeOfNode(relation.type.target);
    if (!relation || relation.type.many || !target) return;
    const { document } = selection;
    const { textDocument } = document;
    const kind = CodeActionKind.RefactorRewrite;
    const targetStart = textDocument.positionAt(target.offset);
    if (relation.type.one) {
        const word = GrammarUtils.findNodeForKeyword(relation.type.$cstNode, 'one');
        if (!word) return;
        const removed = TextEdit.del({ start: word.range.start, end: targetStart });
        const many = `${relation.model.name.toLowerCase()}_set`;
        const mentions = isNamed(relation)
            ? {}
            : renameImplied(relation, use => (use === 'accessor' ? many : undefined), world);
        if (!mentions) return;
        const changes = withEdits(mentions, document, [removed]);
        yield { title: "Convert to ForeignKey: without 'one'", kind, edit: { changes } };
        return;
    }
    const lower = relation.model.name.toLowerCase();
    const changes = isNamed(relation)
        ? {}
        : renameImplied(relation, use => (use === 'accessor' ? lower : undefined), world);
    if (!changes) return;
    const edits = [TextEdit.insert(targetStart, 'one '), ...withoutUnique(document, relation)];
    yield { title: "Convert to OneToOneField: 'one'", kind, edit: { changes: withEdits(changes, document, edits) } };
}

/** The cursor is in a field, and not in what computes or renames it. */
function relationAt(selection: Selection): WrittenRelation | undefined {
    return relationOf(containerAt(selection, ast.isFieldDeclaration));
}

const withEdits = (
    changes: Record<string, TextEdit[]>,
    { textDocument: { uri } }: LangiumDocument,
    edits: TextEdit[],
) => ({
    ...changes,
    [uri]: [...(changes[uri] ?? []), ...edits],
});

/** Behind the others, or in parentheses of its own. */
function newArgument(document: LangiumDocument, type: ast.FieldType, text: string): TextEdit | undefined {
    const cst = type.$cstNode;
    if (!cst) return undefined;
    const closing = [...CstUtils.flattenCst(cst)].findLast(leaf => leaf.text === ')' && leaf.astNode === type);
    if (!closing) return TextEdit.insert(cst.range.end, `(${text})`);
    const last = type.arguments.at(-1);
    const end = last && rangeOfNode(last)?.end;
    if (end === undefined) return TextEdit.insert(closing.range.start, text);
    return TextEdit.insert(document.textDocument.positionAt(end), `, ${text}`);
}

/** Says nothing any more: what is one to one is unique. */
function withoutUnique({ textDocument }: LangiumDocument, relation: WrittenRelation): TextEdit[] {
    const unique = argumentOf(relation, 'unique');
    const { arguments: all } = relation.type;
    const index = unique ? all.indexOf(unique) : -1;
    const range = unique && rangeOfNode(unique);
    if (!range) return [];
    const [before, next] = [all[index - 1], all[index + 1]];
    const from = before ? rangeOfNode(before)?.end : range.offset;
    const to = !before && next ? rangeOfNode(next)?.offset : range.end;
    if (from === undefined || to === undefined) return [];
    if (!before && !next) return withoutParentheses(relation);
    return [TextEdit.del({ start: textDocument.positionAt(from), end: textDocument.positionAt(to) })];
}

function withoutParentheses({ type }: WrittenRelation): TextEdit[] {
    const leaves = type.$cstNode ? [...CstUtils.flattenCst(type.$cstNode)] : [];
    const open = leaves.find(leaf => leaf.text === '(' && leaf.astNode === type);
    const close = leaves.findLast(leaf => leaf.text === ')' && leaf.astNode === type);
    return open && close ? [TextEdit.del({ start: open.range.start, end: close.range.end })] : [];
}
