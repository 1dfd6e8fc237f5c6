import { AstUtils } from 'langium';
import { nearestNames } from '../../checks/nearest-names.js';
import type { SourceSpan } from '../../model/source-span.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { textOf } from '../lowering/lower-expressions.js';
import type { Spans } from '../lowering/span-of.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { nodesOf } from '../scoping/graph-nodes.js';
import { fieldClassName, serializerFieldClassName } from '../scoping/named-parts.js';
import { modelIdAt } from '../scoping/row-context.js';
import { languageFinding, type WordedFinding } from './language-findings.js';

/** What only the syntax tree shows: the model has one of what stands twice, and no place for what makes no sense. */
export function* syntaxFindings(spans: Spans, item: DeclarationNode): Iterable<WordedFinding> {
    switch (item.$type) {
        case 'ProjectDeclaration':
            yield* repeated(spans, item.items, 'project', part =>
                ast.isProjectOption(part) && !addingUp.has(part.key)
                    ? `${part.key}${part.stage === undefined ? '' : ` in ${part.stage}`}`
                    : undefined,
            );
            break;
        case 'OAuthDeclaration':
            yield* oauthFindings(spans, item);
            break;
        case 'ModelDeclaration':
            yield* modelFindings(spans, item);
            break;
        case 'SerializerDeclaration':
            for (const field of item.items) {
                if (!ast.isSerializerField(field)) continue;
                const places = djangoLibrary().serializerFields?.get(serializerFieldClassName(field) ?? '')?.positional;
                yield* argumentFindings(spans, field.arguments, places);
            }
            break;
        case 'GraphDeclaration':
            yield* likelyTypos(spans, item);
            yield* repeated(spans, item.items, 'graph', part =>
                ast.isEngineSetting(part)
                    ? 'engine'
                    : ast.isLimitSetting(part)
                      ? 'limit'
                      : ast.isRenderSetting(part)
                        ? 'render'
                        : undefined,
            );
            break;
        case 'BackendDeclaration':
            yield* repeated(spans, item.items, 'backend', part =>
                ast.isBaseUrlSetting(part)
                    ? 'base_url'
                    : ast.isBackendClientSetting(part)
                      ? 'client'
                      : ast.isTimeoutSetting(part)
                        ? 'timeout'
                        : undefined,
            );
            break;
        case 'RequestDeclaration':
            yield* repeated(spans, item.items, 'request', part => (ast.isRequestBody(part) ? 'body' : undefined));
            break;
        case 'BuiltinDeclaration':
            if (item.name) {
                const span = spans.ofProperty(item, 'name');
                yield languageFinding('builtin-outside-library', span, { name: item.name });
            }
            break;
        default:
            break;
    }
}

function* repeated<T extends ast.ProjectItem | ast.ModelItem | ast.GraphItem | ast.BackendItem | ast.RequestItem>(
    spans: Spans,
    items: readonly T[],
    where: string,
    statementOf: (item: T) => string | undefined,
): Iterable<WordedFinding> {
    const seen = new Set<string>();
    for (const item of items) {
        const statement = statementOf(item);
        if (statement === undefined) continue;
        if (seen.has(statement)) yield languageFinding('statement-given-twice', spans.of(item), { statement, where });
        seen.add(statement);
    }
}

/** Several of these add up; of others the first counts. */
const addingUp = new Set(['cors', 'deploy', 'middleware', 'installed_apps', 'hosts', 'packages', 'admins']);

function* oauthFindings(spans: Spans, node: ast.OAuthDeclaration): Iterable<WordedFinding> {
    for (const item of node.items) {
        if (ast.isScopeDeclaration(item)) yield* scopeName(spans.ofProperty(item, 'name'), item, item.name);
    }
}

function* scopeName(span: SourceSpan, node: ast.ScopeDeclaration, name: string | undefined): Iterable<WordedFinding> {
    if (name !== undefined && span.end - span.start > name.length && node.$cstNode) {
        yield languageFinding('scope-name-with-blanks', span, { name });
    }
}

function* modelFindings(spans: Spans, model: ast.ModelDeclaration): Iterable<WordedFinding> {
    yield* repeated(spans, model.items, 'model', item =>
        ast.isOrderingOption(item)
            ? 'ordering'
            : ast.isStrOption(item)
              ? 'str'
              : ast.isMetaOption(item)
                ? item.key
                : undefined,
    );
    for (const item of model.items)
        if (ast.isFieldDeclaration(item) && item.type) yield* typeFindings(spans, item.type);
}

function* typeFindings(spans: Spans, type: ast.FieldType): Iterable<WordedFinding> {
    const places = djangoLibrary().fieldClasses.get(fieldClassName(type) ?? '')?.positional;
    yield* argumentFindings(spans, type.arguments, places);
    if (!type.target) return;
    const other = modelIdAt(type.target) ? undefined : type.target.segments.at(-1)?.ref;
    const name = textOf(type.target);
    const span = spans.of(type.target);
    if (other) {
        if (type.many) yield languageFinding('many-of-no-model', span, { type: name, sign: '[]' });
        if (type.one) yield languageFinding('many-of-no-model', span, { type: name, sign: 'one' });
    } else if (type.by && !type.many) yield languageFinding('generic-relation-of-one', span, { model: name });
}

/** `places` are the options that positional arguments may fill. */
function* argumentFindings(
    spans: Spans,
    parts: readonly ast.Argument[],
    places: readonly string[] = [],
): Iterable<WordedFinding> {
    const filled = parts.filter(part => !ast.isNamedArgument(part) && !ast.isPath(part) && !ast.isNullLiteral(part));
    const seen = new Set(places.slice(0, filled.length));
    for (const argument of parts) {
        const option = ast.isNamedArgument(argument)
            ? argument.option?.$refText
            : ast.isNullLiteral(argument)
              ? 'null'
              : ast.isPath(argument) && ast.isParameter(argument.segments.at(-1)?.ref)
                ? textOf(argument)
                : undefined;
        if (!option) continue;
        if (seen.has(option)) yield languageFinding('option-given-twice', spans.of(argument), { option });
        seen.add(option);
    }
}

/**
 * A chain may introduce a node. One that is mentioned once, in a graph that declares another of nearly the same name, is more
 * likely a slip; names that differ in a number only are meant to.
 */
function* likelyTypos(spans: Spans, graph: ast.GraphDeclaration): Iterable<WordedFinding> {
    const nodes = nodesOf(graph);
    const declared = [...nodes].flatMap(([name, node]) => (ast.isNodeUse(node) ? [] : [name]));
    const mentions = AstUtils.streamAllContents(graph).filter(ast.isNodeUse).toArray();
    const withoutDigits = (name: string) => name.replace(/\d+/g, '');
    for (const [name, node] of nodes) {
        if (!ast.isNodeUse(node) || name.length < 4) continue;
        if (mentions.filter(mention => mention.node?.$refText === name).length > 1) continue;
        const others = declared.filter(other => withoutDigits(other) !== withoutDigits(name));
        const suggestions = nearestNames(name, others);
        if (suggestions.length === 0) continue;
        yield languageFinding('node-introduced-by-chain', spans.ofReference(node.node, node), { name, suggestions });
    }
}
