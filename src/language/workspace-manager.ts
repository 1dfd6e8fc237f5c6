import {
    Cancellation,
    DefaultWorkspaceManager,
    interruptAndCheck,
    type LangiumDocument,
    type LangiumSharedCoreServices,
    type Stream,
    type URI,
} from 'langium';

/** By URI. */
export type Texts = ReadonlyMap<string, string>;

/** Reads all files before it parses the first, so that what is known of these very texts can be said meanwhile. */
export class DjagramWorkspaceManager extends DefaultWorkspaceManager {
    private readonly factory: () => LangiumSharedCoreServices['workspace']['LangiumDocumentFactory'];
    private readonly readers: ((texts: Texts) => Promise<void>)[] = [];
    /** How many of the files that were read are parsed, from 0 to 1. */
    share = 0;

    constructor(services: LangiumSharedCoreServices) {
        super(services);
        this.factory = () => services.workspace.LangiumDocumentFactory;
    }

    /** Parsing begins when all listeners are done. */
    onRead(listener: (texts: Texts) => Promise<void>): void {
        this.readers.push(listener);
    }

    protected override async loadWorkspaceDocuments(
        uris: Stream<URI>,
        collector: (document: LangiumDocument) => void,
    ): Promise<void> {
        const read = await Promise.all(uris.map(uri => this.read(uri)).toArray());
        // In an order that does not depend on the disk.
        const files = read.filter(file => file !== undefined).sort((one, other) => (one.name < other.name ? -1 : 1));
        const texts = new Map(files.map(({ name, text }) => [name, text]));
        await Promise.all(this.readers.map(reader => reader(texts)));
        const { token } = new Cancellation.CancellationTokenSource();
        for (const [index, { uri, text }] of files.entries()) {
            this.share = index / files.length;
            // An editor may have opened it meanwhile.
            collector(this.langiumDocuments.getDocument(uri) ?? this.factory().fromString(text, uri));
            await interruptAndCheck(token);
        }
        this.share = 1;
    }

    private async read(uri: URI): Promise<{ uri: URI; name: string; text: string } | undefined> {
        try {
            return { uri, name: uri.toString(), text: await this.fileSystemProvider.readFile(uri) };
        } catch (error) {
            // As for a folder that cannot be read: the others still can.
            console.error(`Failure to read ${uri.toString(true)}`, error);
            return undefined;
        }
    }
}
