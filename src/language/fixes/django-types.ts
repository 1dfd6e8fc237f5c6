/** Types that are written as Django's classes are. */
import { AstUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, fixHere, foundText, nodeAt, rangeOf, textOf } from './fix.js';

/** By the class without `Field`: what stands before and behind the model. */
const relations: Readonly<Record<string, readonly [before: string, behind: string]>> = {
    ForeignKey: ['', ''],
    OneToOne: ['one ', ''],
    ManyToMany: ['', '[]'],
};

/** `one Category(on_delete=PROTECT)` for `OneToOneField(Category, on_delete=PROTECT)`. */
export function* relateDirectly(context: FixContext): Iterable<Fix> {
    const type = nodeAt(context, ast.isFieldType);
    const range = rangeOf(type);
    const [before, behind] = relations[textOf(type?.target).replace(/Field$/, '')] ?? [];
    const [first, ...options] = type?.arguments ?? [];
    const model = modelIn(first);
    if (!range || before === undefined || behind === undefined || model === undefined) return;
    const list = options.length > 0 ? `(${options.map(textOf).join(', ')})` : '';
    const written = `${before}${model}${behind}${type?.optional ? '?' : ''}${list}`;
    yield fixHere(context, `Write '${before}${model}${behind}'`, TextEdit.replace(range, written));
}

/** `CASCADE` for `models.CASCADE`. */
export function* leaveOutModels(context: FixContext): Iterable<Fix> {
    const path = nodeAt(context, ast.isPath);
    const range = rangeOf(path);
    if (!path || !range || path.segments.length !== 2 || foundText(context) !== 'models') return;
    const name = path.segments[1]?.$refText ?? '';
    yield fixHere(context, `Change to '${name}'`, TextEdit.replace(range, name));
}

/** `Category`, `"Category"`, `"catalog.Category"`, or the model around for `"self"`. */
function modelIn(argument: ast.Argument | undefined): string | undefined {
    if (ast.isPath(argument)) return textOf(argument);
    if (!ast.isStringLiteral(argument)) return undefined;
    if (argument.value === 'self') return AstUtils.getContainerOfType(argument, ast.isModelDeclaration)?.name;
    return /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(argument.value) ? argument.value : undefined;
}
