/** Of the keywords that the grammar allows at the cursor, those that make sense there. */
import { type AstNode, AstUtils, GrammarAST } from 'langium';
import type { OptionFacts } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { fieldClassName } from '../scoping/named-parts.js';
import { otherSideOf } from '../scoping/other-side.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { modelAt } from '../scoping/row-context.js';
import { settingFits } from './fitting-settings.js';

/** What is known of the cursor's place. */
export interface Place {
    readonly project: ProjectNames;
    /** The declaration in whose block the cursor is. */
    readonly block: AstNode | undefined;
    /** Where the word begins that is being written. */
    readonly offset: number;
    /** Whether another item of the block may begin here. */
    readonly startsItem: boolean;
    /** What a word that is written here becomes part of. */
    readonly value: AstNode | undefined;
    /** What an operator that is written here compares. */
    readonly compared: AstNode | undefined;
}

export function keywordFits(place: Place, keyword: GrammarAST.Keyword): boolean {
    const { value: word } = keyword;
    // For the library's own file alone.
    if (word === 'builtin') return false;
    const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule)?.name;
    if (rule === 'Literal') return literalFits(place, word);
    if (rule === 'Comparison' && lookups.has(word)) return lookupFits(place, word);
    if (place.startsItem && place.block && isStatement(keyword)) {
        if (rule === 'RouteSetting' && !settingFits(place.block, word)) return false;
        return !isGiven(place.block, word, place.offset);
    }
    if (rule === 'AttributeValue' || (rule === 'AttributeStatement' && word === 'by'))
        return attributeFits(place, word);
    return true;
}

const lookups: ReadonlySet<string> = new Set([
    ...['exact', 'iexact', 'contains', 'icontains', 'startswith', 'istartswith', 'endswith', 'iendswith', 'regex'],
    ...['iregex', 'search', 'overlap', 'contained_by', 'has_key', 'has_keys', 'has_any_keys', 'trigram_similar'],
]);

/** A lookup of the class of what stands on its left. */
function lookupFits({ compared }: Place, word: string): boolean {
    const path = ast.isBinaryExpression(compared) ? compared.left : undefined;
    const target = ast.isPath(path) ? path.segments.at(-1)?.ref : undefined;
    if (!ast.isFieldDeclaration(target) || !target.type) return true;
    const name = fieldClassName(target.type);
    const facts = name === undefined ? undefined : djangoLibrary().fieldClasses.get(name);
    return !facts || facts.lookups.has(word) || (facts.postgresLookups?.has(word) ?? false);
}

/** `true`, `false` and `null`, where a value of their type is wanted. */
function literalFits(place: Place, word: string): boolean {
    const wanted = wantedAt(place);
    if (!wanted) return true;
    return word === 'null' ? wanted.nullable : wanted.boolean;
}

function wantedAt({ project, value }: Place): { boolean: boolean; nullable: boolean } | undefined {
    const argument = value && AstUtils.getContainerOfType(value, ast.isNamedArgument);
    if (argument) {
        const facts = optionFactsOf(argument);
        return facts && { boolean: takes(facts, 'boolean'), nullable: facts.nullable || takes(facts, 'any') };
    }
    // What is written here is a name, or the key of an attribute.
    if (!ast.isPath(value) || AstUtils.getContainerOfType(value, isWordy)) return none;
    const option = AstUtils.getContainerOfType(value, isOption);
    if (option) return wantedBy(option);
    const type = value.$container;
    // An option's own place: `null` is one, `true` is none.
    if (ast.isFieldType(type)) return { boolean: false, nullable: !type.many };
    const field = AstUtils.getContainerOfType(value, ast.isFieldDeclaration);
    const side = otherSideOf(project, djangoLibrary(), value);
    if (side.kind === 'none') return AstUtils.getContainerOfType(value, isCondition) ? none : undefined;
    const valueType =
        side.kind === 'field' && side.of.kind === 'class'
            ? djangoLibrary().fieldClasses.get(side.of.name)?.valueType
            : undefined;
    const isAnything = valueType === 'json' || (side.kind === 'field' && /custom|unknown/.test(side.of.kind));
    const filled = AstUtils.getContainerOfType(value, ast.isFixtureValue)?.field.ref;
    if (ast.isFieldDeclaration(filled) && filled.type?.optional === false && !isAnything) {
        return { boolean: valueType === 'boolean', nullable: false };
    }
    const isDefault = field?.default !== undefined;
    return {
        boolean: isAnything || valueType === 'boolean',
        nullable: isDefault
            ? isAnything || field.type?.optional === true
            : !AstUtils.getContainerOfType(value, isCondition),
    };
}

const none = { boolean: false, nullable: false };

/** Whose values are names and texts. */
const isWordy = (node: AstNode): node is AstNode =>
    ast.isAttribute(node) || ast.isSerializerField(node) || ast.isProjectOption(node);

/** In which a bare literal compares nothing, and `null` is asked for by `is`. */
const isCondition = (node: AstNode): node is AstNode => conditions.has(node.$type);
const conditions: ReadonlySet<string> = new Set([
    ...['CheckConstraint', 'UniqueConstraint', 'IndexDeclaration', 'AllowRule', 'ManagerDeclaration', 'QuerySetCall'],
    ...['DataNodes', 'DataEdges'],
]);

const isOption = (node: AstNode): node is ast.MetaOption | ast.AdminOption =>
    ast.isMetaOption(node) || ast.isAdminOption(node);

function wantedBy(option: ast.MetaOption | ast.AdminOption): { boolean: boolean; nullable: boolean } {
    if (ast.isAdminOption(option)) return { boolean: adminFlags.has(option.key), nullable: false };
    const types = djangoLibrary().metaOptions.get(option.key)?.types ?? [];
    return { boolean: types.includes('boolean'), nullable: false };
}

const adminFlags: ReadonlySet<string> = new Set([
    ...['list_select_related', 'save_as', 'save_on_top', 'show_full_result_count', 'view_on_site'],
    ...['actions_on_top', 'actions_on_bottom'],
]);

const takes = ({ types }: OptionFacts, type: OptionFacts['types'][number]): boolean =>
    types.includes(type) || types.includes('any');

/** What is known of an option, where it is of a field class of the library. */
export function optionFactsOf(argument: ast.NamedArgument): OptionFacts | undefined {
    const type = argument.$container;
    const name = ast.isFieldType(type) ? fieldClassName(type) : undefined;
    return name === undefined
        ? undefined
        : djangoLibrary().fieldClasses.get(name)?.options.get(argument.option?.$refText);
}

/** Whether the keyword begins a line of a block. */
function isStatement(keyword: GrammarAST.Keyword): boolean {
    const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule);
    return rule !== undefined && /Item$|Setting$/.test(rule.name);
}

/** Statements of which only the first counts. */
const once: ReadonlySet<string> = new Set([
    ...[
        'ordering',
        'str',
        'admin',
        'engine',
        'limit',
        'render',
        'body',
        'base_url',
        'timeout',
        'grants',
        'path',
        'actions',
    ],
    ...['user_model', 'lookup_field', 'lookup_url_kwarg', 'login_required', 'csrf_exempt', 'never_cache', 'depth'],
]);
/** Those that add up, though their kind is written once otherwise. */
const addingUp: ReadonlySet<string> = new Set([
    'cors',
    'deploy',
    'middleware',
    'installed_apps',
    'hosts',
    'packages',
    'admins',
]);

/** `offset` is where an item begins that is being written: it gives nothing yet. */
function isGiven(block: AstNode, word: string, offset: number): boolean {
    const { items } = block as unknown as { items?: readonly AstNode[] };
    for (const item of items ?? []) {
        if (item.$cstNode?.offset === offset) continue;
        const key = 'key' in item ? item.key : undefined;
        const isOption = ast.isMetaOption(item) || ast.isProjectOption(item) || ast.isAdminOption(item);
        if (isOption && key === word && !addingUp.has(word)) return true;
        if (ast.isLifetimeSetting(item) && key === word) return true;
        const head = /^\w+/.exec(item.$cstNode?.text ?? '')?.[0];
        // Narrowed by `for`, a setting may be said again.
        const isNarrowed = 'targets' in item && Array.isArray(item.targets) && item.targets.length > 0;
        if (once.has(word) && head === word && !isNarrowed && !ast.isFieldDeclaration(item)) {
            return !(ast.isRequestDeclaration(block) && word === 'path');
        }
    }
    return ast.isGraphDeclaration(block) && (word === 'nodes' || word === 'edges') ? block.source !== undefined : false;
}

function attributeFits({ value, block }: Place, word: string): boolean {
    const attribute = value && AstUtils.getContainerOfType(value, ast.isAttribute);
    if (word === 'html') return attribute !== undefined && /label$/.test(attribute.key);
    // `by` asks for a field of the rows.
    const data = attribute?.$container ?? block;
    return ast.isDataNodes(data) ? modelAt(data.model) !== undefined : ast.isDataEdges(data);
}
