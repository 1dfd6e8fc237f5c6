import { type AstNode, AstUtils, type LangiumDocument, type LangiumParser, type Lexer } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver-protocol';
import type { FieldClass } from '../../model/library.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { fieldClassName } from '../scoping/named-parts.js';
import { excerptAt } from './completion-excerpt.js';
import { SiteFinder } from './completion-site.js';
import { fileOf, tokenBefore } from './file-text.js';

/** The options of a field class, while its parentheses are being filled. */
export class DjagramSignatureHelpProvider implements SignatureHelpProvider {
    readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: ['('], retriggerCharacters: [','] };
    private readonly parser: LangiumParser;
    private readonly sites: SiteFinder;

    constructor(parser: LangiumParser, lexer: Lexer) {
        this.parser = parser;
        this.sites = new SiteFinder(parser, lexer);
    }

    provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
        const file = fileOf(document, this.parser);
        const offset = document.textDocument.offsetAt(position);
        const word = /[A-Za-z_]\w*$/.exec(file.text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
        const token = tokenBefore(file, offset);
        const isInString =
            token !== undefined && offset < token.startOffset + token.image.length && /^["`]/.test(token.image);
        const excerpt = excerptAt(file, offset - word.length);
        const node = isInString ? undefined : this.sites.find(document, excerpt, '')?.node;
        const type = AstUtils.getContainerOfType(node, ast.isFieldType);
        const name = type && fieldClassName(type);
        const facts = name === undefined ? undefined : djangoLibrary().fieldClasses.get(name);
        const index = type?.arguments.findIndex(argument => isWithin(node, argument)) ?? -1;
        if (!type || !facts || index < 0) return undefined;
        return signatureOf(facts, activeOption(facts, type, index));
    }
}

function isWithin(node: AstNode | undefined, outer: AstNode): boolean {
    for (let at = node; at; at = at.$container) if (at === outer) return true;
    return false;
}

/** The option that the argument at `index` gives: by its name, or by its place among those without one. */
function activeOption({ positional }: FieldClass, type: ast.FieldType, index: number): string | undefined {
    const argument = type.arguments[index];
    if (ast.isNamedArgument(argument)) return argument.option.$refText;
    return type.arguments.slice(0, index).some(ast.isNamedArgument) ? undefined : positional[index];
}

function signatureOf(
    { name, positional, options, documentation }: FieldClass,
    active: string | undefined,
): SignatureHelp {
    const common = djangoLibrary().fieldClasses.get('Field')?.options;
    const own = [...options.keys()].filter(option => !common?.has(option) && !positional.includes(option));
    const shown = [...positional, ...own];
    if (active !== undefined && !shown.includes(active)) shown.push(active);
    const parameters = shown.flatMap(label => {
        const facts = options.get(label);
        return facts ? [{ label, documentation: facts.documentation }] : [];
    });
    const label = `${name}(${[...parameters.map(parameter => parameter.label), '…'].join(', ')})`;
    const at = parameters.findIndex(parameter => parameter.label === active);
    return {
        signatures: [{ label, documentation, parameters }],
        activeSignature: 0,
        // Behind the last one: none.
        activeParameter: at < 0 ? parameters.length : at,
    };
}
