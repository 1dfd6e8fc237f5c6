/** What can be declared where a name leads nowhere yet. */
import { AstUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { appNameOf } from '../scoping/app-of.js';
import { wantedEnum } from '../scoping/wanted-enum.js';
import { addLine } from './adding.js';
import { type Fix, type FixContext, fixAt, fixHere, foundText, nodeAt, rangeOf, word } from './fix.js';

/** A model behind the one with the relation that is to lead to it; of another app's nothing is known. */
export function* declareModel(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    const model = nodeAt(context, ast.isModelDeclaration);
    const range = rangeOf(model);
    const [app] = foundText(context).split('.').slice(0, -1);
    if (!name || !model || !range || !/^[A-Z]\w*$/.test(name) || (app !== undefined && app !== appNameOf(model)))
        return;
    const line = { start: { line: range.start.line, character: 0 }, end: range.start };
    const indent = /^[ \t]*/.exec(context.document.textDocument.getText(line))?.[0] ?? '';
    const text = `\n\n${indent}model ${name} {\n${indent}  name: Char(100)\n${indent}}`;
    yield fixHere(context, `Declare a model '${name}'`, TextEdit.insert(range.end, text));
}

/** A scope beside those that there are. */
export function* declareScope(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    if (!name || word(context, 'what') !== 'scope') return;
    const [scope] = context.around.namesAround(context.document).scopes.values();
    const oauth2 = AstUtils.getContainerOfType(scope, ast.isOAuthDeclaration);
    const edit = oauth2 && addLine(oauth2, `scope ${name}`);
    if (edit) yield fixAt(oauth2, `Declare the scope '${name}'`, edit);
}

/** A member of the enum that the name should be one of, written as its others are: with a label, and with the next number. */
export function* declareMember(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    if (!name || !/\bmember of\b/.test(word(context, 'what') ?? '')) return;
    const holder = nodeAt(context, node => ast.isPath(node) || ast.isAttributeCase(node));
    const names = context.around.namesAround(context.document);
    const declaration = holder && wantedEnum(names, djangoLibrary(), holder);
    if (!declaration || isInLibrary(declaration)) return;
    const member = memberAs(declaration, name);
    const edit = member === undefined ? undefined : addLine(declaration, member);
    if (edit) yield fixAt(declaration, `Add '${name}' to '${declaration.name}'`, edit);
}

/** Undefined where nobody can know its value. */
function memberAs({ members }: ast.EnumDeclaration, name: string): string | undefined {
    const values = members.map(({ value }) => value);
    const numbers = values.map(value => (ast.isNumberLiteral(value) ? Number(value.value) : Number.NaN));
    const isGiven = values.some(value => value !== undefined);
    const isCounted = numbers.length > 0 && numbers.every(Number.isInteger);
    if (isGiven && !isCounted) return undefined;
    const value = isCounted ? ` = ${Math.max(...numbers) + 1}` : '';
    const words = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' ');
    const label = members.length > 0 && members.every(each => each.label !== undefined) ? ` "${words}"` : '';
    return `${name}${value}${label}`;
}
