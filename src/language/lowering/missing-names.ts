/**
 * Names that lead nowhere, where Django looks them up itself and says that they do: it is given them as they are written, so
 * that it says the same as the rules. Anywhere else a name that leads nowhere is `unresolved`, and nothing is generated of it.
 */

import type { AstNode } from 'langium';
import { removedClassNamed } from '../../checks/models/fields/removed-classes.js';
import { editDistance } from '../../checks/nearest-names.js';
import type { FieldType } from '../../model/django-model.js';
import type { Path, PathSegment } from '../../model/expression.js';
import { type ModelId, modelId } from '../../model/names.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { appNameOf } from '../scoping/app-of.js';
import type { Names } from '../scoping/names.js';
import { otherSideOf } from '../scoping/other-side.js';
import { walk } from '../scoping/path-places.js';
import type { Lowering } from './lowering.js';

/**
 * The id of a model that is not there: of `Nope` in the app around, of `shop.Nope` in that app. Undefined for the beginning of a
 * name that could stand there, which is being written, and for one in other letters, by which Django finds the model.
 */
export function missingModel(lowering: Lowering, path: ast.Path | undefined): ModelId | undefined {
    const names = path?.segments.map(segment => segment.$refText) ?? [];
    const [first = '', second] = names;
    if (!path || names.length > 2 || names.includes('') || path.segments.at(-1)?.ref) return undefined;
    const written = (second ?? first).toLowerCase();
    const isMeant = ([name]: readonly [string, AstNode]): boolean =>
        name.toLowerCase() === written || (written.length > 1 && name.toLowerCase().startsWith(written));
    if (some(typesBeside(lowering, path), isMeant)) return undefined;
    return second === undefined ? modelId(appNameOf(path), first) : modelId(first, second);
}

/**
 * A type that is not there is taken for a model, and the field for a relation to it, unless it is written like a column: with
 * what only a column takes, or with nearly the name of a field type.
 */
export function missingType(lowering: Lowering, type: ast.FieldType): FieldType | undefined {
    const removed = type.target?.segments.length === 1 && removedClassNamed(type.target.segments[0]?.$refText ?? '');
    if (removed) return { kind: 'python', name: removed, isWord: true };
    const to = missingModel(lowering, type.target);
    if (!to) return undefined;
    if (type.by) return { kind: 'generic-relation', to, by: undefined };
    const relation = type.many ? 'ManyToManyField' : type.one ? 'OneToOneField' : 'ForeignKey';
    return type.many || type.one || !isLikeColumn(lowering, type) ? { kind: 'relation', relation, to } : undefined;
}

function isLikeColumn(lowering: Lowering, { target, arguments: given }: ast.FieldType): boolean {
    const options = lowering.library.fieldClasses.get('ForeignKey')?.options;
    for (const argument of given) {
        if (ast.isNullLiteral(argument)) continue;
        const isNamed = ast.isNamedArgument(argument);
        if (!isNamed && !ast.isPath(argument)) return true;
        const option = isNamed ? argument.option?.$refText : argument.segments[0]?.$refText;
        if (option !== undefined && !options?.has(option)) return true;
    }
    const written = target?.segments.at(-1)?.$refText ?? '';
    if (!target || written.length < 3) return false;
    const near = [...typesBeside(lowering, target).entries()].filter(([name]) => editDistance(written, name, 1) <= 1);
    return near.length > 0 && !near.some(([, node]) => ast.isModelDeclaration(node));
}

/** What could stand in the place of a path's last name. */
function typesBeside({ names }: Lowering, path: ast.Path): Names {
    const [first, second] = path.segments;
    return second ? names.typesIn(first?.$refText ?? '') : names.typesSeenFrom(appNameOf(path));
}

function some(names: Names, holds: (entry: readonly [string, AstNode]) => boolean): boolean {
    for (const entry of names.entries()) if (holds(entry)) return true;
    return false;
}

/** A field's name that stands alone; undefined for what leads somewhere, or is no name. */
export function missingField({ spans }: Lowering, node: ast.Expression | undefined): Value | undefined {
    if (!ast.isPath(node)) return undefined;
    const [only, ...others] = node.segments;
    if (!only || only.$refText === '' || only.ref || others.length > 0) return undefined;
    return { kind: 'missing', name: only.$refText, span: spans.of(node) };
}

/**
 * A path of which a name is no member of the model that it has come to, nor anything that can be asked of a value. Undefined
 * where it leads somewhere, and where it goes along a relation to what is not there, which is said there.
 */
export function missingPath(
    { names, library, spans }: Lowering,
    path: ast.Path | undefined,
    model: ast.ModelDeclaration | undefined,
): Path | undefined {
    const written = path?.segments.map(segment => segment.$refText) ?? [];
    if (!path || !model || written.length === 0 || written.includes('')) return undefined;
    const side = otherSideOf(names, library, path);
    // What is compared with an enum's column is meant to be one of its members.
    if (side.kind === 'field' && (side.of.kind === 'enum' || side.of.kind === 'unknown')) return undefined;
    const steps = walk(names, library, model, written, 'query');
    const at = path.segments[steps.length];
    if (!at || steps.at(-1)?.place.kind === 'anything') return undefined;
    const isValue = steps.at(-1)?.place.kind === 'value';
    const count = isValue ? steps.findIndex(step => step.place.kind === 'value') + 1 : written.length;
    const segments = path.segments.slice(0, count).map((segment): PathSegment => {
        const span = spans.ofReference(segment, path);
        return { name: segment.$refText, span, target: { kind: 'annotation' }, toMany: false };
    });
    const missing = spans.ofReference(at, path);
    const type = { kind: 'unknown' } as const;
    return { kind: 'path', segments, transforms: written.slice(count), missing, span: spans.of(path), type };
}

/** Whether the path goes on behind a relation to a model that is not there. */
export function leavesToNowhere({ names, library }: Lowering, path: ast.Path, model: ast.ModelDeclaration): boolean {
    const written = path.segments.map(segment => segment.$refText);
    return walk(names, library, model, written, 'query')
        .slice(0, -1)
        .some(
            ({ what }) =>
                what.kind === 'field' && names.members.kindOf(what.field).kind === 'unknown' && isUnread(what.field),
        );
}

/** Whether its type is a name that leads nowhere, and no class of Python. */
const isUnread = ({ type }: ast.FieldDeclaration): boolean => type?.python === undefined;
