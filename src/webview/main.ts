/** The preview's page: DOM, messages and what joins them, wired. */
import { decodeToWebview } from '../protocol/decode.js';
import type { FromWebview } from '../protocol/webview-messages.js';
import { buildPage, fillPicker } from './page.js';
import { initialState, memoryOf, nextState, type PreviewEvent, type PreviewState } from './preview-state.js';
import { Stage } from './stage.js';
import { zoomStep } from './viewport.js';

declare function acquireVsCodeApi(): { postMessage(message: FromWebview): void; setState(state: unknown): void };

const editor = acquireVsCodeApi();
const root = document.getElementById('preview');
if (!root) throw new Error('the page has no place for the preview');
const page = buildPage(root);
const stage = new Stage(page.stage, page.canvas, {
    change: ({ scale }) => {
        page.scale.textContent = `${Math.round(scale * 100)} %`;
    },
    reveal: elementId => editor.postMessage({ type: 'reveal', elementId }),
});

let state: PreviewState = initialState;

function handle(event: PreviewEvent): void {
    state = nextState(state, event);
    const { answer, notice, picture } = state;
    fillPicker(
        page.views,
        (answer?.views ?? []).map(({ name, title }) => ({ value: name, text: title })),
        state.wanted ?? answer?.view ?? '',
    );
    const engines = answer?.engines ?? [];
    const own = state.engine === undefined && answer ? `Engine: ${answer.engine}` : 'Engine of the view';
    fillPicker(
        page.engines,
        engines.length === 0 ? [] : [{ value: '', text: own }, ...engines.map(name => ({ value: name, text: name }))],
        state.engine ?? '',
    );
    page.exportSvg.disabled = picture === undefined;
    page.notice.className = notice ? `notice ${notice.kind}${picture ? '' : ' alone'}` : 'notice';
    page.notice.replaceChildren(
        ...(notice?.lines ?? []).map(line => {
            const paragraph = document.createElement('p');
            paragraph.textContent = line;
            return paragraph;
        }),
    );
    const title = answer?.views.find(({ name }) => name === answer.view)?.title ?? 'Diagram';
    page.stage.setAttribute('aria-label', title);
    page.stage.classList.toggle('stale', notice?.kind === 'stale' || notice?.kind === 'failed');
    stage.show(picture);
    if (event.type === 'picture' || event.type === 'highlight') stage.highlight(state.highlighted);
    const memory = memoryOf(state);
    if (memory) editor.setState(memory);
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = decodeToWebview(event.data);
    if (message) handle(message);
});
page.views.addEventListener('change', () => {
    const view = page.views.value;
    handle({ type: 'viewChosen', view });
    editor.postMessage({ type: 'chooseView', view });
});
page.engines.addEventListener('change', () => {
    const engine = page.engines.value || undefined;
    handle({ type: 'engineChosen', engine });
    editor.postMessage({ type: 'chooseEngine', engine });
});
page.zoomIn.addEventListener('click', () => stage.zoomBy(zoomStep));
page.zoomOut.addEventListener('click', () => stage.zoomBy(1 / zoomStep));
page.fit.addEventListener('click', () => stage.fit());
page.exportSvg.addEventListener('click', () => editor.postMessage({ type: 'exportSvg' }));
editor.postMessage({ type: 'ready' });
