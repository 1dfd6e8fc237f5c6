import { type LangiumSharedCoreServices, URI, UriUtils } from 'langium';

/** Where a project is generated to unless the editor's settings say something else; package.json has it as the default. */
const usualFolder = 'backend';

/** The folder that the project at `root` is generated to, as the editor's settings are now. */
export async function generatedFolder(
    { ConfigurationProvider }: Pick<LangiumSharedCoreServices['workspace'], 'ConfigurationProvider'>,
    root: string,
): Promise<URI> {
    const settings = await ConfigurationProvider.getConfiguration('djagram', 'generate');
    const folder = typeof settings?.folder === 'string' && settings.folder !== '' ? settings.folder : usualFolder;
    // Absolute, or relative to the project's.
    return /^(\/|[a-z]:|\\\\)/i.test(folder) ? URI.file(folder) : UriUtils.joinPath(URI.parse(root), folder);
}
