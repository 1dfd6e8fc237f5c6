import { DocumentState, setInterruptionPeriod } from 'langium';
import { type LangiumSharedServices, startLanguageServer } from 'langium/lsp';

/** For how many milliseconds a build goes on before it looks whether somebody has asked something meanwhile. */
const SLICE = 4;

/** Answers an editor from now on. Fixes are made of the findings that the editor sends along, so that they wait for no check. */
export function startServer(services: LangiumSharedServices): void {
    setInterruptionPeriod(SLICE);
    startLanguageServer(services, { CodeActionProvider: DocumentState.Parsed });
}
