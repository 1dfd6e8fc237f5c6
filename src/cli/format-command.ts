import { EmptyFileSystem, TextDocument, URI } from 'langium';
import { createServices } from '../language/services.js';
import type { Command } from './command-context.js';
import { readSources } from './node-files.js';
import { writeSource } from './write-source.js';

/** As the editor formats by default. */
const options = { tabSize: 2, insertSpaces: true };

export const formatCommand: Command = async ({ terminal, workingDirectory }, args) => {
    const [path = ''] = args.positionals;
    const check = args.flags.has('check');
    const sources = await readSources(path, workingDirectory);
    const { shared, djagram } = createServices(EmptyFileSystem);
    let changed = 0;
    let failed = 0;
    for (const source of sources) {
        const document = shared.workspace.LangiumDocumentFactory.fromString(source.text, URI.file(source.path));
        const { lexerErrors, parserErrors } = document.parseResult;
        if (source.invalidAt !== undefined || lexerErrors.length + parserErrors.length > 0) {
            const why = source.invalidAt === undefined ? 'it has syntax errors' : 'it is not UTF-8';
            terminal.say(`${source.shownAs} was not formatted: ${why}.`);
            failed++;
            continue;
        }
        const edits = await djagram.lsp.Formatter?.formatDocument(document, {
            textDocument: { uri: document.uri.toString() },
            options,
        });
        const formatted = TextDocument.applyEdits(document.textDocument, edits ?? []);
        if (formatted === source.text) continue;
        changed++;
        if (!check) await writeSource(source, formatted);
        terminal.out(`${source.shownAs}\n`);
    }
    terminal.say(
        `${files(changed)} ${check ? 'not formatted' : 'formatted'}, ${files(sources.length - changed - failed)} left as ${check ? 'they should be' : 'they were'}.`,
    );
    return failed > 0 || (check && changed > 0) ? 'findings' : 'fine';
};

const files = (count: number): string => `${count} file${count === 1 ? '' : 's'}`;
