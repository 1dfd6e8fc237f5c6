import {
    type AstNode,
    inject,
    type LangiumGeneratedCoreServices,
    type LangiumGeneratedSharedCoreServices,
    type Module,
} from 'langium';
import {
    createDefaultModule,
    createDefaultSharedModule,
    type LangiumServices,
    type LangiumSharedServices,
    startLanguageServer,
} from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** What `langium generate` writes into module.ts. */
export interface GeneratedModules {
    readonly SmallGeneratedSharedModule: Module<LangiumSharedServices, LangiumGeneratedSharedCoreServices>;
    readonly SmallGeneratedModule: Module<LangiumServices, LangiumGeneratedCoreServices>;
}

interface Model extends AstNode {
    readonly members: readonly (AstNode & { readonly name: string })[];
}

/** As Langium's own template wires a server, with one check. */
export function startServer({ SmallGeneratedSharedModule, SmallGeneratedModule }: GeneratedModules): void {
    const connection = createConnection(ProposedFeatures.all);
    const shared = inject(createDefaultSharedModule({ connection, ...NodeFileSystem }), SmallGeneratedSharedModule);
    const small = inject(createDefaultModule({ shared }), SmallGeneratedModule);
    shared.ServiceRegistry.register(small);
    small.validation.ValidationRegistry.register<{ readonly Model: Model }>({
        Model(model, accept) {
            const names = new Set<string>();
            for (const member of model.members) {
                if (names.has(member.name)) accept('error', `There are two '${member.name}'.`, { node: member });
                names.add(member.name);
            }
        },
    });
    startLanguageServer(shared);
}
