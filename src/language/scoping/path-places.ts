import type { AstNode } from 'langium';
import type { Library } from '../../model/library.js';
import type * as ast from '../generated/ast.js';
import type { FieldKind } from './field-kind.js';
import type { Member, NameMode } from './model-members.js';
import { anyWord, type Names, noNames } from './names.js';
import type { ProjectNames } from './project-names.js';

/** Where a path stands after one of its segments: what the next segment can be. */
export type Place =
    | { readonly kind: 'model'; readonly model: ast.ModelDeclaration }
    /** A value of a field class: transforms may follow, and lookups where a filter is written. */
    | { readonly kind: 'value'; readonly fieldClass: string }
    /** A value whose type is written in Python, or leads nowhere: what follows cannot be judged. */
    | { readonly kind: 'anything' }
    | { readonly kind: 'nothing' };

/** One segment, understood. */
export interface Step {
    readonly name: string;
    readonly node: AstNode;
    readonly what:
        | Member
        | { readonly kind: 'transform'; readonly name: string }
        /** A key inside JSON. */
        | { readonly kind: 'key'; readonly name: string }
        /** What a base has that is written in Python. */
        | { readonly kind: 'foreign'; readonly name: string };
    readonly place: Place;
}

/**
 * Walks a path through a model's members by its names alone, so that it can be asked for without resolving references.
 * Ends before the first segment that leads nowhere.
 */
export function walk(
    project: ProjectNames,
    library: Library,
    start: ast.ModelDeclaration,
    names: readonly string[],
    mode: NameMode,
): Step[] {
    const steps: Step[] = [];
    let place: Place = { kind: 'model', model: start };
    for (const name of names) {
        const step = nextStep(project, library, place, name, mode);
        if (!step) break;
        steps.push(step);
        place = step.place;
    }
    return steps;
}

function nextStep(
    project: ProjectNames,
    library: Library,
    place: Place,
    name: string,
    mode: NameMode,
): Step | undefined {
    switch (place.kind) {
        case 'model': {
            const member = project.members.find(place.model, name, mode);
            if (member) return { name, node: member.node, what: member, place: placeBehind(project, member) };
            if (!project.members.isOpen(place.model)) return undefined;
            return { name, node: place.model, what: { kind: 'foreign', name }, place: { kind: 'anything' } };
        }
        case 'value': {
            const fieldClass = library.fieldClasses.get(place.fieldClass);
            const becomes = fieldClass?.transforms.get(name);
            const node = project.word('transform', name);
            if (becomes !== undefined && node) {
                return { name, node, what: { kind: 'transform', name }, place: { kind: 'value', fieldClass: becomes } };
            }
            if (fieldClass?.keys === undefined) return undefined;
            const declaration = project.library.fieldClasses.get(fieldClass.keys);
            return (
                declaration && {
                    name,
                    node: declaration,
                    what: { kind: 'key', name },
                    place: { kind: 'value', fieldClass: fieldClass.keys },
                }
            );
        }
        case 'anything': {
            const node = project.library.fieldClasses.get('Field');
            return node && { name, node, what: { kind: 'key', name }, place };
        }
        default:
            return undefined;
    }
}

export function placeBehind(project: ProjectNames, member: Member): Place {
    switch (member.kind) {
        case 'field':
            return placeOfKind(project.members.kindOf(member.field));
        case 'reverse':
            return { kind: 'model', model: member.model };
        case 'column':
            return columnPlace(project, member.field);
    }
}

function columnPlace(project: ProjectNames, field: ast.FieldDeclaration | undefined): Place {
    if (!field) return { kind: 'value', fieldClass: 'BigAuto' };
    const kind = project.members.kindOf(field);
    if (kind.kind !== 'relation') return placeOfKind(kind);
    const key = project.members.primaryKey(kind.model);
    // A key that is itself a relation could lead round in a circle; nothing follows a key anyway.
    if (!key) return { kind: 'value', fieldClass: 'BigAuto' };
    const keyKind = project.members.kindOf(key);
    return keyKind.kind === 'relation' ? { kind: 'value', fieldClass: 'BigAuto' } : placeOfKind(keyKind);
}

function placeOfKind(kind: FieldKind): Place {
    switch (kind.kind) {
        case 'relation':
        case 'generic-relation':
            return { kind: 'model', model: kind.model };
        case 'enum':
            return { kind: 'value', fieldClass: kind.declaration.base === 'int' ? 'Integer' : 'Char' };
        case 'class':
            return { kind: 'value', fieldClass: kind.name };
        case 'any':
            return { kind: 'nothing' };
        default:
            return { kind: 'anything' };
    }
}

/** What may stand behind `place`. A key of JSON leads to `self`, the path that it stands in. */
export function namesAt(
    project: ProjectNames,
    library: Library,
    place: Place,
    mode: NameMode,
    self: AstNode,
): readonly Names[] {
    switch (place.kind) {
        case 'model':
            return [
                project.members.names(place.model, mode),
                project.members.isOpen(place.model) ? anyWord(self) : noNames,
            ];
        case 'value': {
            const fieldClass = library.fieldClasses.get(place.fieldClass);
            if (!fieldClass) return [noNames];
            const transforms = new Map<string, AstNode>();
            for (const name of fieldClass.transforms.keys()) {
                const word = project.word('transform', name);
                if (word) transforms.set(name, word);
            }
            return fieldClass.keys === undefined ? [transforms] : [transforms, anyWord(self)];
        }
        case 'anything':
            return [anyWord(self)];
        default:
            return [noNames];
    }
}
