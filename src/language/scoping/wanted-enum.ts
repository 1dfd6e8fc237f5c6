import type { AstNode, ReferenceInfo } from 'langium';
import type { Library } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { otherSideOf } from './other-side.js';
import type { ProjectNames } from './project-names.js';

/** The enum one of whose members a name stands for, because of the field that it is given to or compared with. */
export function wantedEnum(
    project: ProjectNames,
    library: Library,
    container: AstNode,
): ast.EnumDeclaration | undefined {
    if (ast.isAttributeCase(container)) {
        const field = container.$container.field?.segments.at(-1)?.ref;
        const kind = ast.isFieldDeclaration(field) ? project.members.kindOf(field) : undefined;
        return kind?.kind === 'enum' ? kind.declaration : undefined;
    }
    if (!ast.isPath(container) || container.segments.length > 1) return undefined;
    const side = otherSideOf(project, library, container);
    return side.kind === 'field' && side.of.kind === 'enum' ? side.of.declaration : undefined;
}

/** Where a name may be a value: elsewhere what stands around it is no field that it is given to. */
const values: ReadonlySet<string> = new Set([
    ...['member', 'member or default', 'member, function or default', 'member or row', 'parameter or value'],
]);

/**
 * What a name that leads nowhere should have been, where the members of an enum are meant: "member of Status".
 *
 * @param what as `describeTarget` has it
 */
export function memberWords(
    project: ProjectNames,
    library: Library,
    { container }: ReferenceInfo,
    what: string,
): { readonly what: string; readonly wanted: ast.EnumDeclaration } | undefined {
    const isField = what === 'field';
    if (!isField && !values.has(what)) return undefined;
    const wanted = wantedEnum(project, library, container);
    return wanted && { what: `${isField ? 'field or ' : ''}member of ${wanted.name}`, wanted };
}
