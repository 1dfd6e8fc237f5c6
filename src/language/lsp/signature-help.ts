import { type AstNode, AstUtils, type LangiumDocument, type LangiumParser, type Lexer } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver-protocol';
import { excerptAt } from './completion-excerpt.js';
import { SiteFinder } from './completion-site.js';
import { fileOf, tokenBefore } from './file-text.js';
import { argumentNameOf, type Called, isCalled, type Signature, signatureOf } from './signatures.js';

/** What a field class, a serializer's field, a function, a validator or a queryset of one's own is given, while it is written. */
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
        for (let holder = calledAround(node); holder; holder = calledAround(holder.$container)) {
            const index = holder.arguments.findIndex(argument => isWithin(node, argument));
            const signature = index < 0 ? undefined : signatureOf(holder);
            if (signature) return helpWith(signature, activeOption(signature, holder, index));
        }
        return undefined;
    }
}

const calledAround = (node: AstNode | undefined): Called | undefined => AstUtils.getContainerOfType(node, isCalled);

function isWithin(node: AstNode | undefined, outer: AstNode): boolean {
    for (let at = node; at; at = at.$container) if (at === outer) return true;
    return false;
}

/** The option that the argument at `index` gives: by its name, or by its place among those without one. */
function activeOption({ positional }: Signature, { arguments: given }: Called, index: number): string | undefined {
    const argument = given[index];
    const name = argument && argumentNameOf(argument);
    if (name !== undefined) return name;
    return given.slice(0, index).some(argumentNameOf) ? undefined : positional[index];
}

function helpWith(
    { name, documentation, positional, own, isOpen, documentationOf }: Signature,
    active: string | undefined,
): SignatureHelp {
    const isShown = active === undefined || positional.includes(active) || own.includes(active);
    const shown = [...positional, ...own.filter(each => !positional.includes(each)), ...(isShown ? [] : [active])];
    const parameters = shown.flatMap(label => {
        const text = documentationOf(label);
        return text === undefined ? [] : [{ label, documentation: text }];
    });
    const label = `${name}(${[...parameters.map(parameter => parameter.label), ...(isOpen ? ['…'] : [])].join(', ')})`;
    const at = parameters.findIndex(parameter => parameter.label === active);
    return {
        signatures: [{ label, ...(documentation !== undefined && { documentation }), parameters }],
        activeSignature: 0,
        // Behind the last one: none.
        activeParameter: at < 0 ? parameters.length : at,
    };
}
