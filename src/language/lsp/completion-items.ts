import type { AstNodeDescription, ReferenceInfo } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { type CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { FieldClass, OptionFacts } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { isInLibrary } from '../library/library-document.js';
import { fieldClassName } from '../scoping/named-parts.js';

/**
 * How a name is offered: with what has to follow it, where that is certain. `unique` stands alone, `related_name` wants a value,
 * `Char` a length, an app a name of its own.
 *
 * @param following the text behind the cursor
 */
export function completionItemFor(
    description: AstNodeDescription,
    { container }: ReferenceInfo,
    following: string,
    kind: CompletionItemKind,
): CompletionValueItem {
    const { node, name } = description;
    const inLibrary = node !== undefined && isInLibrary(node);
    return {
        nodeDescription: description,
        kind,
        // Whose members are offered, wants one of them.
        sortText: ast.isEnumMember(node)
            ? '0'
            : !inLibrary
              ? '01'
              : ast.isBuiltinDeclaration(node) && /function|aggregate/.test(node.kind)
                ? '3'
                : '1',
        detail: ast.isBuiltinDeclaration(node)
            ? node.kind.replaceAll('_', ' ')
            : inLibrary
              ? 'Django'
              : kindOf(description.type),
        ...insertion(node, name, container, following),
    };
}

const kindNames = new Map<string, string>();

/** `ModelDeclaration` → `model`: what a user calls it. */
export function kindOf(type: string): string {
    const known = kindNames.get(type);
    if (known !== undefined) return known;
    const name = type
        .replace(/Declaration$/, '')
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase();
    kindNames.set(type, name);
    return name;
}

const suggest = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function insertion(
    node: unknown,
    name: string,
    container: ReferenceInfo['container'],
    following: string,
): Partial<CompletionValueItem> {
    if (/^\w*[ \t]*[(=.]/.test(following)) return {};
    const snippet = (insertText: string) => ({ insertText, insertTextFormat: InsertTextFormat.Snippet });
    const holder = container.$container;
    if (ast.isParameter(node) && ast.isFieldType(holder)) {
        const facts = optionOf(holder, name);
        if (!facts) return {};
        const [first] = facts.types;
        if (first === 'boolean') return facts.default === 'true' ? { insertText: `${name}=false` } : {};
        const value = facts.types.includes('string') && !facts.types.includes('word') ? '"$1"$0' : '$0';
        return { ...snippet(`${name}=${value}`), command: suggest };
    }
    if (ast.isParameter(node) && ast.isSerializerField(holder)) {
        return serializerFlags.test(name) ? {} : { ...snippet(`${name}=$0`), command: suggest };
    }
    if (ast.isParameter(node) && ast.isBuiltinDeclaration(node.$container)) {
        if (node.type === 'boolean') return { insertText: `${name}=true` };
        const value = { condition: '($0)', text: '"$1"$0', regex: '"$1"$0', list: '[$0]' }[node.type ?? ''] ?? '$0';
        return { ...snippet(`${name}=${value}`), command: suggest };
    }
    if (ast.isBuiltinDeclaration(node) && node.kind === 'validator') {
        return node.parameters.length > 0 ? snippet(`${name}($0)`) : {};
    }
    if (ast.isFieldTypeDeclaration(node) && isInLibrary(node)) {
        const facts = djangoLibrary().fieldClasses.get(name);
        return facts && facts.required.length > 0 ? snippet(`${name}(${requiredOf(facts)})`) : {};
    }
    if (ast.isBuiltinDeclaration(node) && (node.kind === 'function' || node.kind === 'aggregate')) {
        return snippet(`${name}($0)`);
    }
    if (takesArguments(node) && ast.isQuerySetCall(container)) return snippet(`${name}($0)`);
    if (ast.isAppDeclaration(node) && ast.isPath(container)) return { insertText: `${name}.`, command: suggest };
    if (ast.isBuiltinDeclaration(node) && node.kind === 'request' && name === 'request') {
        return { insertText: 'request.', command: suggest };
    }
    return {};
}

/** Django's methods that mean something without arguments; a queryset of the model's own may be called without parentheses. */
const alone: ReadonlySet<string> = new Set([
    'all',
    'none',
    'reverse',
    'distinct',
    'values',
    'values_list',
    'select_for_update',
]);

const takesArguments = (node: unknown): boolean =>
    ast.isQuerySetMethod(node)
        ? node.parameters.length > 0
        : ast.isBuiltinDeclaration(node) && node.kind === 'queryset' && !alone.has(node.name);

/** Options of a serializer's field that are true or not, of which DRF says no types. */
const serializerFlags =
    /^(allow_\w+|binary|coerce_to_string|localize|normalize_output|\w+_only|recursive|required|trim_whitespace|use_url|writable)$/;

function optionOf(type: ast.FieldType, option: string): OptionFacts | undefined {
    const name = fieldClassName(type) ?? 'Field';
    return djangoLibrary().fieldClasses.get(name)?.options.get(option);
}

const usual: Readonly<Record<string, string>> = { max_length: '100', max_digits: '10', decimal_places: '2' };

const requiredOf = ({ required }: FieldClass): string =>
    required.map((option, index) => `\${${index + 1}:${usual[option] ?? option}}`).join(', ');
