import { type AstNode, AstUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import type { GeneratedState } from '../../model/generated-state.js';
import * as ast from '../generated/ast.js';
import { rangeOfNode, rangeOfProperty } from '../parsing/syntax-ranges.js';
import { appNameOf } from '../scoping/app-of.js';
import type { ModelMembers } from '../scoping/model-members.js';

/**
 * `renamed_from`, written when a model or a field is renamed that was generated under its old name: the next migration then renames
 * the table or the column, and loses no data. What was never generated has nothing to lose.
 */
export function formerNameEdit(
    target: AstNode,
    newName: string,
    state: GeneratedState,
    { members, models }: { readonly members: ModelMembers; readonly models: Iterable<ast.ModelDeclaration> },
): TextEdit | undefined {
    if (ast.isModelDeclaration(target)) {
        const behind = rangeOfProperty(target, 'name');
        const known = target.kind === undefined ? tableOf(state, target) : undefined;
        return known && behind && written(target, known.model, newName, behind.end);
    }
    if (!ast.isFieldDeclaration(target)) return undefined;
    const owner = target.$container;
    // An abstract model's field is a column of each table that is made with it.
    const tables = [...models].filter(model => model === owner || members.ancestors(model).includes(owner));
    const columns = tables.flatMap(model => tableOf(state, model)?.columns ?? []);
    const known = generatedAs(target, columns);
    const whole = rangeOfNode(target);
    return known && whole && written(target, known.name, newName, whole.end);
}

const tableOf = ({ tables }: GeneratedState, model: ast.ModelDeclaration) => {
    const ofApp = tables.filter(({ app }) => app === appNameOf(model));
    return ofApp.find(table => table.model === model.name) ?? ofApp.find(table => table.model === model.renamedFrom);
};

/** Under its name as it is now, else under the one that it says it had. */
const generatedAs = <C extends { readonly name: string }>({ name, renamedFrom }: ast.FieldDeclaration, columns: C[]) =>
    columns.find(column => column.name === name) ?? columns.find(column => column.name === renamedFrom);

/** Who gets back the name that was generated, `last`, has no former one. */
function written(
    node: ast.ModelDeclaration | ast.FieldDeclaration,
    last: string,
    newName: string,
    end: number,
): TextEdit | undefined {
    const { textDocument } = AstUtils.getDocument(node);
    const at = (offset: number) => textDocument.positionAt(offset);
    const before = rangeOfProperty(node, 'renamedFrom');
    if (!before) return TextEdit.insert(at(end), ` renamed_from ${last}`);
    const range = { start: at(before.offset), end: at(before.end) };
    if (newName !== last) return node.renamedFrom === last ? undefined : TextEdit.replace(range, last);
    const text = textDocument.getText({ start: at(0), end: range.start });
    return TextEdit.del({ start: at(text.search(/\s*renamed_from\s*$/)), end: range.end });
}
