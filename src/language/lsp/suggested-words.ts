import type { AstNode } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { deployTargets } from '../../model/deploy-targets.js';
import * as ast from '../generated/ast.js';
import { valueWords } from './value-words.js';

/** Where an edge meets its node; `c` is the middle, `_` the side that suits. */
const compassPoints = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c', '_'];

/**
 * The words that usually stand where the grammar takes any: by the type of the node and its property. They are
 * suggestions; what is allowed is for the checks to say.
 */
const words: Readonly<Record<string, readonly string[]>> = {
    'DatabaseSetting.name': ['default'],
    'DatabaseSetting.engine': ['sqlite', 'postgresql', 'mysql', 'mariadb', 'oracle'],
    'CacheSetting.name': ['default'],
    'CacheSetting.engine': ['redis', 'memcached', 'locmem', 'file', 'database', 'dummy'],
    'TasksSetting.engine': ['celery'],
    'TasksSetting.broker': ['rabbitmq', 'redis'],
    'EmailSetting.engine': ['smtp', 'console', 'file', 'locmem', 'dummy'],
    '*.stage': ['development', 'production'],
    'GrantsSetting.grants': ['client_credentials'],
    'EnumDeclaration.base': ['int', 'str'],
    'Parameter.type': ['str', 'int', 'float', 'bool', 'flag', 'path', 'date', 'datetime'],
    'ThrottleSetting.scope': ['user', 'anon'],
    'ThrottleSetting.period': ['second', 'minute', 'hour', 'day'],
    'EngineSetting.engine': [
        ...['dot', 'neato', 'fdp', 'sfdp', 'twopi', 'circo', 'osage', 'patchwork'],
        ...['layered', 'stress', 'force', 'mrtree', 'radial', 'rectpacking'],
    ],
    'Port.port': compassPoints,
    'Port.compass': compassPoints,
    'ExpectStatus.status': [
        '200',
        '201',
        '202',
        '204',
        '301',
        '302',
        '400',
        '401',
        '403',
        '404',
        '405',
        '409',
        '415',
        '429',
    ],
    'RenderSetting.renderer': ['graphviz', 'networkx', 'plotly', 'igraph'],
};

export function suggestedWords(owner: string, property: string): CompletionValueItem[] {
    const found = words[`${owner}.${property}`] ?? words[`*.${property}`] ?? [];
    return found.map(label => {
        const documentation = valueWords(owner, label);
        return { label, kind: CompletionItemKind.EnumMember, sortText: '0', ...(documentation && { documentation }) };
    });
}

/** Words that a setting's value can be. */
export function* wordsOfValue(value: AstNode | undefined): Iterable<CompletionValueItem> {
    const holder = value?.$container;
    if (ast.isProjectOption(holder)) {
        for (const label of settings[holder.key] ?? []) {
            yield { label, kind: CompletionItemKind.EnumMember, sortText: '0' };
        }
    }
}

const settings: Readonly<Record<string, readonly string[]>> = {
    sessions: ['db', 'cache', 'cached_db', 'file', 'signed_cookies'],
    deploy: deployTargets,
};
