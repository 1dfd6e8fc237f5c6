import { AstUtils, Cancellation, type ConfigurationProvider, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver-protocol';
import { vendorsOf } from '../../checks/vendors.js';
import { columnType } from '../../model/column-type.js';
import type { DjangoModel, Field } from '../../model/django-model.js';
import { reverseAccessor } from '../../model/nested-rows.js';
import type { Project } from '../../model/project.js';
import { onDeleteOf, optionOf } from '../../model/queries.js';
import type { RouteGroup } from '../../model/route.js';
import { urlNames } from '../../model/url-names.js';
import * as ast from '../generated/ast.js';
import type { LoweredDeclaration } from '../lowering/lowered-project.js';
import { rangeOfNode, rangeOfProperty, type TextRange } from '../parsing/syntax-ranges.js';
import type { ProjectProvider } from '../project-provider.js';
import type { DeclarationNode } from '../scoping/declaration.js';
import { routeName } from '../scoping/route-names.js';
import { unchangedSince } from './unchanged-since.js';
import { linesOf, UnitText } from './unit-text.js';

/** The hints of a declaration, with lines counted from its first. */
interface MadeHints {
    /** What they were made of. */
    readonly part: LoweredDeclaration;
    readonly hints: readonly InlayHint[];
}

/** What an editor's settings say of hints. All but the columns' types are shown unless they are switched off. */
interface HintSettings {
    readonly implied?: unknown;
    readonly urlNames?: unknown;
    readonly columnTypes?: unknown;
}

/**
 * What is implied without being said: what happens to a row on delete, how the other end of a relation is called, by which names
 * `reverse()` knows a route; and, where it is wanted, what type a column has.
 */
export class DjagramInlayHintProvider implements InlayHintProvider {
    private readonly projects: ProjectProvider;
    private readonly configuration: ConfigurationProvider;
    private readonly made = new WeakMap<DeclarationNode, MadeHints>();

    constructor(projects: ProjectProvider, configuration: ConfigurationProvider) {
        this.projects = projects;
        this.configuration = configuration;
    }

    async getInlayHints(
        document: LangiumDocument,
        { range }: InlayHintParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<InlayHint[]> {
        let settings: HintSettings = {};
        await unchangedSince(document, async () => {
            settings = (await this.configuration.getConfiguration('djagram', 'inlayHints')) ?? {};
            await this.projects.prepare(document, cancelToken);
        });
        const parts = this.projects.loweredOf(this.projects.filesOf(document)).partsIn(document);
        const placed = parts.map(part => ({ part, current: part.declaration.current }));
        const lines = { first: range.start.line, last: range.end.line };
        return linesOf(placed, lines).flatMap(({ part, current }) => {
            const { firstLine } = new UnitText(current);
            const implied = ast.isModelDeclaration(current) ? settings.implied : settings.urlNames;
            return [
                ...(implied === false ? [] : this.hintsOf(current, part)),
                // Keys have the type of those that they lead to: what other declarations say is not kept with this one.
                ...(settings.columnTypes === true ? columnTypes(this.projects.projectOf(document), current, part) : []),
            ]
                .map(hint => ({ ...hint, position: { ...hint.position, line: hint.position.line + firstLine } }))
                .filter(({ position: { line } }) => lines.first <= line && line <= lines.last);
        });
    }

    private hintsOf(node: DeclarationNode, part: LoweredDeclaration): readonly InlayHint[] {
        const before = this.made.get(node);
        if (before?.part === part) return before.hints;
        const hints = [...hintsFor(node, part)];
        this.made.set(node, { part, hints });
        return hints;
    }
}

function* hintsFor(node: DeclarationNode, { lowered }: LoweredDeclaration): Iterable<InlayHint> {
    if (ast.isModelDeclaration(node) && lowered?.kind === 'models') {
        yield* behindTypes(node, lowered.value, field => impliedBy(lowered.value, field), InlayHintKind.Parameter);
    }
    if (ast.isRoutesDeclaration(node) && lowered?.kind === 'routeGroups') yield* behindRoutes(node, lowered.value);
}

/** Shown for the first of the project's databases. */
function columnTypes(project: Project, node: DeclarationNode, { lowered }: LoweredDeclaration): Iterable<InlayHint> {
    if (!ast.isModelDeclaration(node) || lowered?.kind !== 'models') return [];
    const [vendor = 'sqlite'] = vendorsOf(project, lowered.value.app);
    const named = vendor === 'mariadb' ? 'mysql' : vendor;
    return behindTypes(node, lowered.value, field => columnType(project, field, named), InlayHintKind.Type);
}

function* behindTypes(
    node: ast.ModelDeclaration,
    model: DjangoModel,
    labelOf: (field: Field) => string | undefined,
    kind: InlayHintKind,
): Iterable<InlayHint> {
    const text = new UnitText(node);
    const byName = new Map([...model.fields].reverse().map(field => [field.name, field]));
    for (const field of AstUtils.streamContents(node).filter(ast.isFieldDeclaration)) {
        const lowered = byName.get(field.name);
        const range = field.type && rangeOfNode(field.type);
        const label = lowered && range && labelOf(lowered);
        if (label) yield { position: positionBehind(text, range), label, kind, paddingLeft: true };
    }
}

/** Behind a route's head: what a template or `reverse()` has to say to lead there. */
function* behindRoutes(node: ast.RoutesDeclaration, group: RouteGroup): Iterable<InlayHint> {
    const text = new UnitText(node);
    const byName = new Map([...group.routes].reverse().map(route => [route.name, route]));
    for (const item of node.items.filter(ast.isRouteDeclaration)) {
        const route = byName.get(routeName(item));
        const range = rangeOfProperty(item, 'name') ?? (item.view && rangeOfNode(item.view));
        const names = route && range ? urlNames(group, route) : [];
        if (range && names.length > 0) {
            yield { position: positionBehind(text, range), label: names.join(', '), paddingLeft: true };
        }
    }
}

/** Lines count from the declaration's first. */
function positionBehind(text: UnitText, range: TextRange): InlayHint['position'] {
    const { line, character } = text.range(range).end;
    return { line: line - text.firstLine, character };
}

function impliedBy(model: DjangoModel, field: Field): string | undefined {
    if (field.type.kind !== 'relation') return undefined;
    const implied: string[] = [];
    const onDelete = onDeleteOf(field);
    if (field.type.relation !== 'ManyToManyField' && onDelete.kind === 'implied') {
        implied.push(`on_delete=${onDelete.word}`);
    }
    // In an abstract model the name depends on the model that extends it.
    const accessor = model.kind === 'abstract' ? undefined : reverseAccessor(model, field);
    if (accessor !== undefined && !optionOf(field, 'related_name')) implied.push(`related_name=${accessor}`);
    return implied.length > 0 ? implied.join(', ') : undefined;
}
