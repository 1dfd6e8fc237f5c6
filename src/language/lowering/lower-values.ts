import { type AstNode, AstUtils } from 'langium';
import type { FieldOption } from '../../model/django-model.js';
import type { ObjectEntry, Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { textOfNode } from '../parsing/syntax-ranges.js';
import { calledWord, isMisnamed, namedCallArgument } from '../scoping/call-arguments.js';
import { rowModelAround } from '../scoping/row-context.js';
import { customFieldIdOf, enumIdOf, enumMemberIdOf, fieldIdOf, modelIdOf, rowIdOf } from './ids-of.js';
import { lowerExpression, textOf } from './lower-expressions.js';
import type { Lowering } from './lowering.js';

/** What stands as an option's value, a default, a setting or a fixture's value. */
export function lowerValue(
    lowering: Lowering,
    node: ast.Expression | ast.Argument | undefined,
    within: AstNode,
): Value {
    const span = lowering.spans.of(node ?? within);
    const unresolved = (): Value => ({ kind: 'unresolved', text: textOfNode(node), span });
    switch (node?.$type) {
        case 'StringLiteral':
            return { kind: 'string', value: node.value ?? '', span };
        case 'NumberLiteral':
            return { kind: 'number', text: node.value ?? '', span };
        case 'BooleanLiteral':
            return { kind: 'boolean', value: node.value, span };
        case 'NullLiteral':
            return { kind: 'null', span };
        case 'DurationLiteral':
            return { kind: 'duration', milliseconds: node.value ?? 0, text: textOfNode(node), span };
        case 'PythonName':
            return { kind: 'python', name: node.python ?? '', span };
        case 'ListValue':
            return { kind: 'list', items: node.items.map(item => lowerValue(lowering, item, node)), span };
        case 'ObjectValue':
            return { kind: 'object', entries: lowerEntries(lowering, node.entries), span };
        case 'GroupedExpression':
            return lowerValue(lowering, node.inner, node);
        case 'Negation': {
            const operand = lowerValue(lowering, node.operand, node);
            if (operand.kind === 'number') return { kind: 'number', text: `-${operand.text}`, span };
            if (operand.kind === 'word') return { kind: 'word', word: `-${operand.word}`, span };
            if (operand.kind === 'field') return { kind: 'word', word: `-${textOfNode(node.operand)}`, span };
            return unresolved();
        }
        case 'Path':
            return lowerName(lowering, node);
        case 'FunctionCall': {
            const name = node.function?.segments[0]?.$refText;
            const target = node.function?.segments.at(-1)?.ref;
            if (ast.isFieldTypeDeclaration(target)) return lowerFieldTypeValue(lowering, node, target);
            const called = calledWord(node);
            if (called?.kind === 'validator') return lowerValidator(lowering, called, node.arguments, node);
            // As a default `now()` says the same as `now`; as a `db_default` it is the database's function.
            const isCallable = ast.isFieldDeclaration(node.$container) && node.arguments.length === 0;
            if (isCallable && name && lowering.names.word('default', name)) return { kind: 'word', word: name, span };
            return lowerComputed(lowering, node);
        }
        case 'Arithmetic':
        case 'LogicalExpression':
        case 'NotExpression':
        case 'NullTest':
        case 'Membership':
        case 'Between':
        case 'CustomLookup':
        case 'BinaryExpression':
            return lowerComputed(lowering, node);
        default:
            return unresolved();
    }
}

export const lowerEntries = (lowering: Lowering, entries: readonly ast.ObjectEntry[]): ObjectEntry[] =>
    entries.map(entry => ({
        key: entry.key ?? '',
        keySpan: lowering.spans.ofProperty(entry, 'key'),
        value: lowerValue(lowering, entry.value, entry),
    }));

/** A validator: what is ready to use is named, a class is called, also where it is given nothing. */
function lowerValidator(
    lowering: Lowering,
    { name, python = '' }: ast.BuiltinDeclaration,
    given: readonly ast.Expression[],
    node: ast.FunctionCall | ast.Path,
): Value {
    const span = lowering.spans.of(node);
    const isCalled = lowering.library.validators?.get(name)?.parameters !== undefined;
    if (!isCalled && ast.isPath(node)) return { kind: 'python', name: python, span };
    const byName = given.flatMap(argument => namedCallArgument(argument) ?? []);
    return {
        kind: 'call',
        name,
        python,
        arguments: given
            .filter(argument => !namedCallArgument(argument) && !isMisnamed(argument))
            .map(argument => lowerValue(lowering, argument, node)),
        named: byName.map(argument => ({
            name: textOf(argument.name),
            value: lowerValue(lowering, argument.value, node),
            span: lowering.spans.of(argument.name),
        })),
        text: textOfNode(node),
        span,
    };
}

/** What the database computes from the row that the value is for, or asks of it. */
function lowerComputed(lowering: Lowering, node: ast.Expression): Value {
    const expression = lowerExpression(lowering, node, { model: rowModelAround(node) }, node);
    return { kind: 'expression', expression, text: textOfNode(node), span: lowering.spans.of(node) };
}

/** `Char(30)` as the type of an array's items. */
function lowerFieldTypeValue(lowering: Lowering, node: ast.FunctionCall, target: ast.FieldTypeDeclaration): Value {
    const facts = isInLibrary(target) ? lowering.library.fieldClasses.get(target.name) : undefined;
    const places = facts?.positional ?? target.parameters.map(parameter => parameter.name);
    const options = node.arguments.flatMap((argument, index): FieldOption[] => {
        const span = lowering.spans.of(argument);
        const flag = optionNamed(argument);
        if (flag !== undefined && facts?.options.has(flag)) {
            return [{ name: flag, value: { kind: 'boolean', value: true, span }, span }];
        }
        // Between brackets of a call the grammar has no named arguments: `max_length=3` is a comparison to it.
        const named = namedArgument(argument);
        if (named && facts?.options.has(named.name)) {
            return [{ name: named.name, value: lowerValue(lowering, named.value, node), span }];
        }
        const name = places[index];
        return name ? [{ name, value: lowerValue(lowering, argument, node), span }] : [];
    });
    return {
        kind: 'field-type',
        type: facts ? { kind: 'library', name: facts.name } : { kind: 'custom', field: customFieldIdOf(target) },
        options,
        text: textOfNode(node),
        span: lowering.spans.of(node),
    };
}

function namedArgument(node: ast.Expression): { name: string; value: ast.Expression } | undefined {
    if (!ast.isBinaryExpression(node) || node.operator !== '=' || !node.right) return undefined;
    const name = optionNamed(node.left);
    return name === undefined ? undefined : { name, value: node.right };
}

/** A word that may be an option's name: where a field's options stand, `null` is one. */
function optionNamed(node: ast.Expression): string | undefined {
    if (ast.isNullLiteral(node)) return 'null';
    const [only, ...others] = ast.isPath(node) ? node.segments : [];
    return others.length > 0 ? undefined : only?.$refText;
}

/** A word, or what it leads to. */
export function lowerName(lowering: Lowering, path: ast.Path): Value {
    const span = lowering.spans.of(path);
    const text = path.segments.map(segment => segment.$refText).join('.');
    // Words that stand for themselves lead to where they stand, which is no node of the type's list.
    const target: AstNode | undefined = path.segments.at(-1)?.ref;
    switch (target?.$type) {
        case undefined:
            return { kind: 'unresolved', text, span };
        case 'EnumMember': {
            const member = target as ast.EnumMember;
            return { kind: 'enum-member', member: enumMemberIdOf(member), name: member.name, span };
        }
        case 'EnumDeclaration': {
            const declaration = target as ast.EnumDeclaration;
            return { kind: 'enum', enum: enumIdOf(declaration), name: declaration.name, span };
        }
        case 'ModelDeclaration':
            return { kind: 'model', model: modelIdOf(target as ast.ModelDeclaration), span };
        case 'FieldDeclaration': {
            const isWhole = text === (target as ast.FieldDeclaration).name;
            // Of an inline's rows: Django is given the path, or the name of a relation's column, as it is written.
            if (!isWhole && AstUtils.getContainerOfType(path, ast.isAdminInline))
                return { kind: 'word', word: text, span };
            return { kind: 'field', field: fieldIdOf(target as ast.FieldDeclaration), span };
        }
        case 'FieldTypeDeclaration': {
            const declaration = target as ast.FieldTypeDeclaration;
            return {
                kind: 'field-type',
                type: isInLibrary(declaration)
                    ? { kind: 'library', name: declaration.name }
                    : { kind: 'custom', field: customFieldIdOf(declaration) },
                options: [],
                text,
                span,
            };
        }
        case 'FixtureRow':
            return { kind: 'row', row: rowIdOf(target as ast.FixtureRow), span };
        case 'BuiltinDeclaration': {
            const { kind, name } = target as ast.BuiltinDeclaration;
            if (kind === 'request' && (name === 'user' || name === 'client'))
                return { kind: 'request', of: name, span };
            if (kind === 'validator') return lowerValidator(lowering, target as ast.BuiltinDeclaration, [], path);
            return { kind: 'word', word: text, span };
        }
        default:
            return { kind: 'word', word: text, span };
    }
}
