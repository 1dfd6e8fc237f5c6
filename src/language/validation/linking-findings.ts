import type { AstNode, LinkingError, ReferenceInfo, ScopeProvider } from 'langium';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import type { Spans } from '../lowering/span-of.js';
import { throughOf } from '../scoping/named-parts.js';
import { walk } from '../scoping/path-places.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { referencesBelow } from '../scoping/references-below.js';
import { modelAt, rowModelAround } from '../scoping/row-context.js';
import { describeTarget } from '../scoping/target-words.js';
import { memberWords } from '../scoping/wanted-enum.js';
import type { BrokenParts } from './broken-regions.js';
import { languageFinding, type WordedFinding } from './language-findings.js';
import { suggestedNames } from './suggested-names.js';

/** To look for a near name costs a walk over all names of a scope: enough for whoever reads the list. */
const suggestedFor = 50;

/**
 * The names of a declaration that lead nowhere. Left out is what follows from something else: a segment behind one that leads
 * nowhere, the fields of a model that does, whatever stands in a broken line or may be declared in one.
 */
export function* linkingFindings(
    declaration: AstNode,
    spans: Spans,
    scopes: ScopeProvider,
    names: ProjectNames,
    { broken, lost }: { broken(): BrokenParts; lost(): LostParts },
): Iterable<WordedFinding> {
    let count = 0;
    for (const reference of referencesBelow(declaration)) {
        const error = reference.isResolved ? undefined : reference.error;
        if (!error) continue;
        const info = error.info as ReferenceInfo;
        const name = info.reference.$refText;
        const { container } = info;
        if (name === '' || lost().words.has(name) || broken().holds(container) || isConsequence(error)) continue;
        if (mayBeLost(info, lost())) continue;
        count++;
        const suggested = count <= suggestedFor ? suggestedNames(scopes, names, info) : { suggestions: [] };
        const plain = describeTarget(info);
        const what = memberWords(names, djangoLibrary(), info, plain)?.what ?? plain;
        const part = partOfValue(names, info);
        const span = spans.ofReference(reference, container);
        yield languageFinding('unresolved-name', span, { what, name, ...suggested, ...(part && { part }) });
    }
}

/** `created_at.year`, where a filter has `created_at(year)`: a part of a value stands behind a dot, a lookup in parentheses. */
function partOfValue(names: ProjectNames, { container, reference }: ReferenceInfo): string | undefined {
    const model = ast.isFilterField(container) ? rowModelAround(container) : undefined;
    if (!model || !ast.isFilterField(container)) return undefined;
    const path = [...(container.path?.segments ?? []).map(({ $refText }) => $refText), reference.$refText];
    const steps = walk(names, djangoLibrary(), model, path, 'query');
    return steps.length === path.length && steps.at(-1)?.what.kind === 'transform' ? path.join('.') : undefined;
}

/** What a project's files may have lost to syntax errors. */
export interface LostParts {
    /** Each may be the name of a declaration that was lost. */
    readonly words: ReadonlySet<string>;
    /** Declarations of which something inside may be lost. */
    readonly incomplete: ReadonlySet<AstNode>;
    /** Kinds of declarations of which one has lost its name: `ModelDeclaration`. */
    readonly nameless: ReadonlySet<string>;
}

/** Whether the name may be declared in what could not be read: then the syntax error is what there is to mend. */
function mayBeLost(info: ReferenceInfo, lost: LostParts): boolean {
    const { container } = info;
    const path = ast.isPath(container) ? container : undefined;
    const before = path?.segments[path.segments.indexOf(info.reference as (typeof path.segments)[number]) - 1]?.ref;
    const isMember = path ? isAskedOfOwner(path) : /:(field|by)$/.test(`${container.$type}:${info.property}`);
    if (isMember) {
        const model = ast.isFieldDeclaration(before) ? modelAt(before.type?.target) : rowModelAround(container);
        return model !== undefined && isIncomplete(model, lost.incomplete);
    }
    const what = describeTarget(info);
    return (
        (what.includes('model') && lost.nameless.has('ModelDeclaration')) ||
        (what.includes('field type') && lost.nameless.has('EnumDeclaration')) ||
        (what.includes('serializer') && lost.nameless.has('SerializerDeclaration'))
    );
}

/** Whether members of a model may be lost: its own, or those of a base. */
export function isIncomplete(
    model: ast.ModelDeclaration,
    incomplete: ReadonlySet<AstNode>,
    seen = new Set<ast.ModelDeclaration>(),
): boolean {
    if (incomplete.has(model)) return true;
    seen.add(model);
    return [...model.bases, model.of].some(base => {
        const parent = ast.isPath(base) ? modelAt(base) : undefined;
        return parent !== undefined && !seen.has(parent) && isIncomplete(parent, incomplete, seen);
    });
}

/** Whether the name could not be found because another one could not, which is said there. */
function isConsequence({ info }: LinkingError): boolean {
    const { container, property } = info as ReferenceInfo;
    if (ast.isPath(container)) {
        const index = container.segments.indexOf(info.reference as (typeof container.segments)[number]);
        if (index > 0 && container.segments[index - 1]?.ref === undefined) return true;
        if (isModelOfClass(container)) return true;
        return isAskedOfOwner(container) && (ownerIsUnknown(container) || otherSideIsUnknown(container));
    }
    switch (`${container.$type}:${property}`) {
        case 'NamedArgument:option':
        case 'FieldType:by':
            return typeIsUnknown(container);
        case 'RouteDeclaration:by':
            return ownerIsUnknown(container);
        case 'SetStatement:field':
        case 'FixtureValue:field':
        case 'QuerySetCall:method':
            return container.$container !== undefined && ownerIsUnknown(container.$container);
        default:
            return property === 'targets' && container.$container !== undefined && ownerIsUnknown(container.$container);
    }
}

/** `ForeignKey(Category)`: that the class alone is no type is said of it. */
const isModelOfClass = ({ $container: type, $containerProperty: property }: ast.Path): boolean =>
    property === 'arguments' &&
    ast.isFieldType(type) &&
    /^(ForeignKey|OneToOne|ManyToMany)$/.test(type.target?.segments.at(-1)?.$refText ?? '');

/** A member cannot be found where the field that it is compared with is not known; the field is reported. */
function otherSideIsUnknown(path: ast.Path): boolean {
    let from: AstNode = path;
    for (let at = path.$container as AstNode | undefined; at; from = at, at = at.$container) {
        if (ast.isBinaryExpression(at)) return from !== at.left && ast.isPath(at.left) && isUnknown(at.left);
        if (ast.isMembership(at)) return from !== at.operand && ast.isPath(at.operand) && isUnknown(at.operand);
        if (ast.isBetween(at)) return from !== at.operand && ast.isPath(at.operand) && isUnknown(at.operand);
        if (ast.isSetStatement(at)) return at.field?.ref === undefined;
        if (ast.isFixtureValue(at)) return at.field?.ref === undefined;
        if (ast.isRequestParameter(at)) return from !== at.parameter && isUnknown(at.parameter);
    }
    return false;
}

/** Whether the path leads nowhere, or to a field whose type does. */
function isUnknown(path: ast.Path): boolean {
    const target = path.segments.at(-1)?.ref;
    return leadsNowhere(path) || (ast.isFieldDeclaration(target) && leadsNowhere(target.type?.target));
}

/** A path that begins with a member of what is around it, not with an app's or the project's own names. */
function isAskedOfOwner(path: ast.Path): boolean {
    switch (path.$container?.$type) {
        case 'ModelDeclaration':
        case 'UserModelSetting':
        case 'FixtureRow':
        case 'DataNodes':
        case 'ModelView':
        case 'SerializerSetting':
        case 'ClassesSetting':
        case 'VersioningSetting':
        case 'PaginationSetting':
        case 'RequestDeclaration':
        case 'RedirectView':
            return false;
        case 'SerializerDeclaration':
            return false;
        case 'FieldType':
        case 'AdminInline':
            return path.$containerProperty === 'arguments';
        case 'SerializerField':
            return path.$containerProperty !== 'type';
        case 'DataEdges':
            return path.$containerProperty !== 'path';
        default:
            return true;
    }
}

/** Whether the path that says what is spoken about around `node` leads nowhere itself. */
function ownerIsUnknown(node: AstNode): boolean {
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        switch (at.$type) {
            case 'FieldType':
                if (typeIsUnknown(at)) return true;
                break;
            case 'FieldDeclaration':
                if (leadsNowhere((at as ast.FieldDeclaration).type?.target)) return true;
                break;
            case 'NamedArgument':
                if ((at as ast.NamedArgument).option?.ref === undefined || throughIsUnknown(at as ast.NamedArgument))
                    return true;
                break;
            case 'RouteDeclaration': {
                const { view } = at as ast.RouteDeclaration;
                return ast.isModelView(view) && leadsNowhere(view.model);
            }
            case 'DataNodes':
                return leadsNowhere((at as ast.DataNodes).model);
            case 'DataEdges':
                return leadsNowhere((at as ast.DataEdges).path);
            case 'FixtureRow':
                return leadsNowhere((at as ast.FixtureRow).model);
            case 'SerializerDeclaration': {
                const { model, bases } = at as ast.SerializerDeclaration;
                return leadsNowhere(model) || bases.some(base => ast.isPath(base) && leadsNowhere(base));
            }
            case 'RequestDeclaration':
                return leadsNowhere((at as ast.RequestDeclaration).route);
        }
    }
    return false;
}

/** Whether its value are names of a model between that leads nowhere itself. */
const throughIsUnknown = ({ option, $container }: ast.NamedArgument): boolean =>
    option?.$refText === 'through_fields' && ast.isFieldType($container) && leadsNowhere(throughOf($container));

function typeIsUnknown(node: AstNode): boolean {
    for (let at: AstNode | undefined = node; at; at = at.$container) {
        if (ast.isFieldType(at)) return leadsNowhere(at.target);
    }
    return false;
}

const leadsNowhere = (path: ast.Path | undefined): boolean =>
    path?.segments.some(segment => segment.ref === undefined) ?? false;
