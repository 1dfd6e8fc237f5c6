import type { AstNode, LangiumDocument } from 'langium';
import * as ast from '../generated/ast.js';
import { fileOf } from './project-files.js';

/** What a file offers to others, as text to compare: two states with the same text resolve all names alike. */
export function declarationsText(document: LangiumDocument): string {
    const parts: string[] = [];
    for (const item of fileOf(document)?.items ?? []) describe(item, parts);
    return parts.join('\n');
}

function describe(
    item: ast.FileItem | ast.AppItem | ast.ModelItem | ast.RoutesItem | ast.OAuthItem,
    parts: string[],
): void {
    switch (item.$type) {
        case 'AppDeclaration':
            parts.push(`app ${item.name}`);
            for (const part of item.items) describe(part, parts);
            break;
        case 'ModelDeclaration':
            parts.push(`${item.kind ?? ''} model ${item.name} ${[...item.bases, item.of].map(textOf).join()}`);
            for (const part of item.items) describe(part, parts);
            break;
        case 'FieldDeclaration':
            parts.push(`${item.name}:${textOf(item.type)}`);
            break;
        case 'MetaOption':
            if (item.key === 'default_related_name') parts.push(textOf(item));
            break;
        case 'QuerySetMethod':
        case 'ManagerDeclaration':
            parts.push(`queryset ${item.name}`);
            break;
        case 'EnumDeclaration':
            parts.push(`enum ${item.name} ${item.base} ${item.members.map(member => member.name).join()}`);
            break;
        case 'FieldTypeDeclaration':
            parts.push(textOf(item));
            break;
        case 'OAuthDeclaration':
        case 'RoutesDeclaration':
            parts.push(`${item.$type} ${'name' in item ? item.name : ''}`);
            for (const part of item.items) describe(part, parts);
            break;
        case 'RouteDeclaration':
            parts.push(`route ${textOf(item.view)} ${item.name} ${item.path}`);
            for (const part of item.items) if (ast.isActionDeclaration(part)) parts.push(`action ${part.name}`);
            break;
        case 'FixtureDeclaration':
            parts.push(`fixture ${item.name} ${item.rows.map(row => row.name).join()}`);
            break;
        case 'ProjectDeclaration':
            parts.push(`project ${item.items.filter(ast.isUserModelSetting).map(textOf).join()}`);
            break;
        default:
            if ('name' in item) parts.push(`${item.$type} ${item.name}`);
    }
}

const textOf = (node: AstNode | undefined): string => node?.$cstNode?.text ?? '';
