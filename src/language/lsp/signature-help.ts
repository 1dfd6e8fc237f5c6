import { type AstNode, AstUtils, type LangiumDocument, type LangiumParser, type Lexer } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver-protocol';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { wordDocumentation } from '../library/word-documentation.js';
import { fieldClassName, serializerFieldClassName } from '../scoping/named-parts.js';
import { excerptAt } from './completion-excerpt.js';
import { SiteFinder } from './completion-site.js';
import { fileOf, tokenBefore } from './file-text.js';

/** The options of a field class, or of a serializer's, while its parentheses are being filled. */
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
        const holder = AstUtils.getContainerOfType(node, takesOptions);
        const index = holder?.arguments.findIndex(argument => isWithin(node, argument)) ?? -1;
        const signature = holder && (ast.isFieldType(holder) ? fieldSignature(holder) : serializerSignature(holder));
        return signature && index >= 0 ? helpWith(signature, activeOption(signature, holder, index)) : undefined;
    }
}

type Optioned = ast.FieldType | ast.SerializerField;

const takesOptions = (node: AstNode): node is Optioned => ast.isFieldType(node) || ast.isSerializerField(node);

interface Signature {
    readonly name: string;
    readonly documentation: string | undefined;
    /** Those that arguments without a name give, in order. */
    readonly positional: readonly string[];
    /** Further ones of its own; what all fields understand is shown while it is given. */
    readonly own: readonly string[];
    /** Undefined for a name that it does not know. */
    documentationOf(option: string): string | undefined;
}

function fieldSignature(type: ast.FieldType): Signature | undefined {
    const className = fieldClassName(type);
    const { fieldClasses } = djangoLibrary();
    const facts = className === undefined ? undefined : fieldClasses.get(className);
    if (!facts) return undefined;
    const { name, documentation, positional, options } = facts;
    const common = fieldClasses.get('Field')?.options;
    const own = [...options.keys()].filter(option => !common?.has(option));
    return { name, documentation, positional, own, documentationOf: option => options.get(option)?.documentation };
}

function serializerSignature(field: ast.SerializerField): Signature | undefined {
    const name = serializerFieldClassName(field);
    const { serializerFields } = djangoLibrary();
    const facts = name === undefined ? undefined : serializerFields?.get(name);
    if (name === undefined || !facts) return undefined;
    const common = new Set(serializerFields?.get('Field')?.parameters);
    const all = new Set([...facts.parameters, ...common]);
    return {
        name,
        documentation: wordDocumentation.serializer_field?.[name],
        positional: facts.positional,
        own: facts.parameters.filter(option => !common.has(option)),
        documentationOf: option =>
            all.has(option) ? (wordDocumentation.serializer_option?.[option] ?? '') : undefined,
    };
}

function isWithin(node: AstNode | undefined, outer: AstNode): boolean {
    for (let at = node; at; at = at.$container) if (at === outer) return true;
    return false;
}

/** The option that the argument at `index` gives: by its name, or by its place among those without one. */
function activeOption({ positional }: Signature, { arguments: given }: Optioned, index: number): string | undefined {
    const argument = given[index];
    if (ast.isNamedArgument(argument)) return argument.option.$refText;
    return given.slice(0, index).some(ast.isNamedArgument) ? undefined : positional[index];
}

function helpWith(
    { name, documentation, positional, own, documentationOf }: Signature,
    active: string | undefined,
): SignatureHelp {
    const shown = [...new Set([...positional, ...own, ...(active === undefined ? [] : [active])])];
    const parameters = shown.flatMap(label => {
        const text = documentationOf(label);
        return text === undefined ? [] : [{ label, documentation: text }];
    });
    const label = `${name}(${[...parameters.map(parameter => parameter.label), '…'].join(', ')})`;
    const at = parameters.findIndex(parameter => parameter.label === active);
    return {
        signatures: [{ label, ...(documentation !== undefined && { documentation }), parameters }],
        activeSignature: 0,
        // Behind the last one: none.
        activeParameter: at < 0 ? parameters.length : at,
    };
}
