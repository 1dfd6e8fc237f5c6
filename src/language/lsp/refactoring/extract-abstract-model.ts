import { CodeActionKind, TextEdit } from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.js';
import { rangeOfNode, rangeOfProperty } from '../../parsing/syntax-ranges.js';
import { appNameOf } from '../../scoping/app-of.js';
import type { Projects } from '../../scoping/projects.js';
import { type ItemText, indentOf, itemText } from './item-text.js';
import { containerAt, type Refactoring, type Selection } from './refactoring.js';

/** Selected fields become those of an abstract model that the model extends: the table stays what it is. */
export function* extractAbstractModel(selection: Selection, projects: Projects): Iterable<Refactoring> {
    const { document, start, end } = selection;
    const model = start < end ? containerAt(selection, ast.isModelDeclaration) : undefined;
    if (!model?.name || model.kind === 'proxy') return;
    const chosen = model.items.filter(ast.isFieldDeclaration).flatMap(field => {
        const range = rangeOfNode(field);
        const isChosen = range && range.offset < end && start < range.end;
        return (isChosen && itemText(document, field)) || [];
    });
    const head = itemText(document, model);
    const bases = baseInsertion(model);
    if (chosen.length === 0 || !head || !bases) return;
    const name = freeName(`${model.name}Base`, model, projects);
    const { textDocument } = document;
    const edits = [
        TextEdit.insert(head.range.start, abstractModel(name, chosen, head)),
        TextEdit.insert(textDocument.positionAt(bases.offset), `${bases.before}${name}`),
        ...chosen.map(({ range }) => TextEdit.del(range)),
    ];
    const what = chosen.length === 1 ? 'the field' : `${chosen.length} fields`;
    yield {
        title: `Extract ${what} into the abstract model '${name}'`,
        kind: CodeActionKind.RefactorExtract,
        edit: { changes: { [textDocument.uri]: edits } },
    };
}

/** On lines of its own before the model, or on the model's line where that is not the first of it. */
function abstractModel(name: string, fields: readonly ItemText[], head: ItemText): string {
    if (!head.hasOwnLines || fields.some(({ hasOwnLines }) => !hasOwnLines)) {
        const body = fields.map(({ text }) => text.trim()).join('  ');
        return head.hasOwnLines
            ? `${indentOf(head.text)}abstract model ${name} { ${body} }\n`
            : ` abstract model ${name} { ${body} } `;
    }
    const indent = indentOf(head.text);
    return `${indent}abstract model ${name} {\n${fields.map(({ text }) => text).join('\n')}\n${indent}}\n\n`;
}

function baseInsertion(model: ast.ModelDeclaration): { offset: number; before: string } | undefined {
    const last = model.bases.at(-1);
    if (last) {
        const range = rangeOfNode(last);
        return range && { offset: range.end, before: ', ' };
    }
    const name = rangeOfProperty(model, 'renamedFrom') ?? rangeOfProperty(model, 'name');
    return name && { offset: name.end, before: ' extends ' };
}

/** A name that no type of the app has. */
function freeName(wanted: string, model: ast.ModelDeclaration, projects: Projects): string {
    const types = projects.namesFor(model).typesSeenFrom(appNameOf(model));
    let name = wanted;
    for (let count = 2; types.get(name); count++) name = `${wanted}${count}`;
    return name;
}
