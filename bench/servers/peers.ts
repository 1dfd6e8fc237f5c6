/** What a user would pick instead, and Langium with next to nothing on it. Each is installed when it is first asked for. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../../scripts/support/install-packages.ts';
import { prismaSchema } from '../schema/prisma-schema.ts';
import { smallSchema } from '../schema/small-schema.ts';
import { typespecSchema } from '../schema/typespec-schema.ts';
import { zmodelSchema } from '../schema/zmodel-schema.ts';
import type { BenchServer } from './bench-server.ts';
import { bundledServer, bundleServer } from './bundle-server.ts';
import { buildSmallServer, langiumVersion } from './small-langium/build-server.ts';

/** Both servers print remarks between their messages when they speak over stdio. */
const quietConsole = ['--import', 'data:text/javascript,console.log = () => {}'];

/** As a user has the language's packages: in the project's folder. */
const linkModules =
    (folder: string) =>
    (project: string): void =>
        symlinkSync(join(folder, 'node_modules'), join(project, 'node_modules'));

export const typespecVersion = '1.16.0';

/** The compiler of TypeSpec with what `tsp compile` needs for OpenAPI. */
export const installTypespec = (): Promise<string> =>
    installPackages(['bench', `typespec-${typespecVersion}`], {
        packages: [
            `@typespec/compiler@${typespecVersion}`,
            `@typespec/http@${typespecVersion}`,
            `@typespec/openapi@${typespecVersion}`,
            `@typespec/openapi3@${typespecVersion}`,
            '@typespec/rest@0.86.0',
        ],
    });

async function prisma(): Promise<BenchServer> {
    const version = '31.12.10';
    const folder = await installPackages(['bench', `prisma-${version}`], {
        packages: [`@prisma/language-server@${version}`],
    });
    const script = join(folder, 'node_modules/@prisma/language-server/dist/bin.js');
    return {
        id: 'prisma',
        title: `Prisma ${version}`,
        language: prismaSchema,
        command: [process.execPath, script, '--stdio'],
        ways: ['cold'],
    };
}

async function zenstack2(): Promise<BenchServer> {
    const version = '2.22.3';
    const folder = await installPackages(['bench', `zenstack-${version}`], { packages: [`zenstack@${version}`] });
    const script = join(folder, 'node_modules/zenstack/language-server/main.js');
    return {
        id: 'zenstack2',
        title: `ZenStack ${version}`,
        language: zmodelSchema,
        command: [process.execPath, ...quietConsole, script, '--stdio'],
        ways: ['cold'],
        prepare: linkModules(folder),
    };
}

async function zenstack3(): Promise<BenchServer> {
    const version = '3.9.4';
    const folder = await installPackages(['bench', `zenstack-language-${version}`], {
        packages: [`@zenstackhq/language@${version}`],
    });
    // The server is published inside the VS Code extension only, where it is made of the same few lines.
    const script =
        bundledServer(folder) ??
        (await bundleServer(folder, {
            contents: `
                import { createZModelLanguageServices } from '@zenstackhq/language';
                import { startLanguageServer } from 'langium/lsp';
                import { NodeFileSystem } from 'langium/node';
                import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
                const connection = createConnection(ProposedFeatures.all);
                startLanguageServer(createZModelLanguageServices({ connection, ...NodeFileSystem }).shared);
            `,
        }));
    return {
        id: 'zenstack3',
        title: `ZenStack ${version}`,
        language: zmodelSchema,
        command: [process.execPath, ...quietConsole, script, '--stdio'],
        ways: ['cold'],
        prepare: linkModules(folder),
    };
}

async function typespec(): Promise<BenchServer> {
    const folder = await installTypespec();
    const modules = join(folder, 'node_modules');
    return {
        id: 'typespec',
        title: `TypeSpec ${typespecVersion}`,
        language: typespecSchema,
        command: [process.execPath, join(modules, '@typespec/compiler/cmd/tsp-server.js'), '--stdio'],
        ways: ['cold'],
        prepare: linkModules(folder),
    };
}

async function smallLangium(): Promise<BenchServer> {
    return {
        id: 'langium',
        title: `Langium ${langiumVersion}, small grammar`,
        language: smallSchema,
        command: [process.execPath, await buildSmallServer(), '--stdio'],
        ways: ['cold', 'compiled'],
        environment: ({ compiled }, way) => (way === 'cold' ? {} : { NODE_COMPILE_CACHE: compiled }),
    };
}

/** By the ids that `--peer` takes. */
export const peers: Readonly<Record<string, () => Promise<BenchServer>>> = {
    prisma,
    zenstack2,
    zenstack3,
    typespec,
    langium: smallLangium,
};
