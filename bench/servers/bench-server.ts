import type { SchemaLanguage } from '../schema/schema-language.ts';

/** What a start finds of earlier ones: nothing, the program's code in compiled form, or whatever the server keeps. */
export const startWays = ['cold', 'compiled', 'cached'] as const;
export type StartWay = (typeof startWays)[number];

/** Folders for what a server keeps between two starts. */
export interface KeptFolders {
    /** For what Node compiles, which belongs to the program whatever it works on. */
    readonly compiled: string;
    /** For what the server knows of a project. */
    readonly known: string;
}

/** A language server that speaks over standard input and output. */
export interface BenchServer {
    /** As it is called on the command line and in results. */
    readonly id: string;
    /** As it is called in tables, with its version. */
    readonly title: string;
    readonly language: SchemaLanguage;
    readonly command: readonly [string, ...string[]];
    /** In which the server starts in different time. */
    readonly ways: readonly [StartWay, ...StartWay[]];
    /** What it is started with beside our own environment. */
    environment?(kept: KeptFolders, way: StartWay): NodeJS.ProcessEnv;
    /** Lays beside the schema's files what the server needs there. */
    prepare?(folder: string): void;
}
