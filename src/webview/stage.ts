import { buildDrawing } from './draw-graph.js';
import type { Picture } from './preview-state.js';
import {
    bringIntoView,
    type Extent,
    type Place,
    pan,
    panStep,
    transformOf,
    type Viewport,
    wholePicture,
    zoom,
    zoomStep,
} from './viewport.js';

/**
 * The picture on the page: what of it is seen, and what the pointer and the keyboard do to it. A new picture of the
 * same view keeps the zoom, and the node that was in the middle stays where it was.
 */
export class Stage {
    private readonly stage: HTMLElement;
    private readonly canvas: SVGSVGElement;
    private readonly onChange: (viewport: Viewport) => void;
    private readonly onReveal: (elementId: string) => void;
    private viewport: Viewport = { x: 0, y: 0, scale: 1 };
    private picture: Picture | undefined;
    private content: SVGElement | undefined;
    /** Until the user moves anything, the whole picture is shown, whatever its size. */
    private isFitted = true;
    private selected: string | undefined;

    constructor(
        stage: HTMLElement,
        canvas: SVGSVGElement,
        on: { readonly change: (viewport: Viewport) => void; readonly reveal: (elementId: string) => void },
    ) {
        this.stage = stage;
        this.canvas = canvas;
        this.onChange = on.change;
        this.onReveal = on.reveal;
        this.listen();
    }

    show(picture: Picture | undefined): void {
        if (picture?.drawing === this.picture?.drawing) return;
        const before = this.picture;
        const isSame = before !== undefined && picture?.uri === before.uri && picture.view === before.view;
        const anchor = isSame && !this.isFitted ? this.anchor() : undefined;
        const focused = document.activeElement?.getAttribute('data-id') ?? undefined;
        this.picture = picture;
        this.content = picture && buildDrawing(document, picture.drawing);
        this.canvas.replaceChildren(...(this.content ? [this.content] : []));
        if (!isSame) {
            this.isFitted = true;
            this.selected = undefined;
        }
        if (this.isFitted) this.fit();
        else this.apply(this.viewport);
        const moved = anchor && this.find('data-id', anchor.id)?.getBoundingClientRect();
        if (anchor && moved) this.apply(pan(this.viewport, anchor.box.x - moved.x, anchor.box.y - moved.y));
        this.select(this.selected);
        if (focused !== undefined) this.find('data-id', focused)?.focus({ preventScroll: true });
    }

    /** The first of these that the picture shows. */
    highlight(elementIds: readonly string[]): void {
        for (const old of this.canvas.querySelectorAll('.highlighted')) old.classList.remove('highlighted');
        for (const id of elementIds) {
            const found = this.findAll('data-element', id);
            if (found.length === 0) continue;
            // A model's card says it all: its implicit key and its inheritance are of the same element.
            const nodes = found.filter(element => element.matches('.node'));
            for (const element of nodes.length > 0 ? nodes : found) element.classList.add('highlighted');
            const shown = found.find(element => element.matches('.node, .row, .cluster')) ?? found[0];
            if (shown) this.bringIntoView(shown);
            return;
        }
    }

    fit(): void {
        if (!this.picture) return;
        this.isFitted = true;
        this.apply(wholePicture(this.picture, this.extent()), true);
    }

    zoomBy(factor: number, at: Place = this.middle()): void {
        this.move(zoom(this.viewport, factor, at));
    }

    private move(viewport: Viewport): void {
        this.isFitted = false;
        this.apply(viewport);
    }

    private apply(viewport: Viewport, fitted = false): void {
        this.isFitted = fitted;
        this.viewport = viewport;
        this.content?.setAttribute('transform', transformOf(viewport));
        this.onChange(viewport);
    }

    private bringIntoView(element: SVGElement): void {
        const [box, stage] = [element.getBoundingClientRect(), this.stage.getBoundingClientRect()];
        const inside = { x: box.x - stage.x, y: box.y - stage.y, width: box.width, height: box.height };
        const next = bringIntoView(this.viewport, inside, this.extent());
        if (next.x !== this.viewport.x || next.y !== this.viewport.y) this.move(next);
    }

    /** The node that shall stay where it is: the selected one, else the one nearest to the middle. */
    private anchor(): { readonly id: string; readonly box: DOMRect } | undefined {
        const stage = this.stage.getBoundingClientRect();
        const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
        let best: { readonly id: string; readonly box: DOMRect; readonly distance: number } | undefined;
        for (const node of this.canvas.querySelectorAll('.node')) {
            const id = node.getAttribute('data-id');
            if (id === null) continue;
            const box = node.getBoundingClientRect();
            const distance = Math.hypot(box.x + box.width / 2 - middle.x, box.y + box.height / 2 - middle.y);
            if (id === this.selected && distance < stage.width) return { id, box };
            if (!best || distance < best.distance) best = { id, box, distance };
        }
        return best;
    }

    private select(id: string | undefined): void {
        this.selected = id;
        for (const old of this.canvas.querySelectorAll('.selected')) old.classList.remove('selected');
        if (id !== undefined) for (const element of this.findAll('data-id', id)) element.classList.add('selected');
    }

    private reveal(target: Element | null): void {
        const element = target?.closest('[data-element]');
        const node = target?.closest('[data-id]');
        this.select(node?.getAttribute('data-id') ?? undefined);
        const elementId = element?.getAttribute('data-element');
        if (elementId) this.onReveal(elementId);
    }

    private listen(): void {
        const { stage } = this;
        let drag: { readonly id: number; readonly from: Place; last: Place; isMoving: boolean } | undefined;
        stage.addEventListener('pointerdown', event => {
            if (event.button !== 0 && event.button !== 1) return;
            const place = { x: event.clientX, y: event.clientY };
            drag = { id: event.pointerId, from: place, last: place, isMoving: false };
        });
        stage.addEventListener('pointermove', event => {
            if (!drag || event.pointerId !== drag.id) return;
            const place = { x: event.clientX, y: event.clientY };
            // A hand that clicks is not quite still.
            if (!drag.isMoving && Math.hypot(place.x - drag.from.x, place.y - drag.from.y) < 4) return;
            if (!drag.isMoving) {
                drag.isMoving = true;
                stage.setPointerCapture(event.pointerId);
                stage.classList.add('moving');
            }
            this.move(pan(this.viewport, place.x - drag.last.x, place.y - drag.last.y));
            drag.last = place;
        });
        const release = (event: PointerEvent): void => {
            const ended = drag;
            drag = undefined;
            stage.classList.remove('moving');
            if (event.type === 'pointerup' && ended && !ended.isMoving && event.button === 0) {
                this.reveal(event.target instanceof Element ? event.target : null);
            }
        };
        stage.addEventListener('pointerup', release);
        stage.addEventListener('pointercancel', release);
        stage.addEventListener('dblclick', event => {
            if (event.target === this.canvas || event.target === stage) this.fit();
        });
        stage.addEventListener(
            'wheel',
            event => {
                event.preventDefault();
                const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
                if (event.ctrlKey || event.metaKey) {
                    const box = stage.getBoundingClientRect();
                    const at = { x: event.clientX - box.x, y: event.clientY - box.y };
                    this.zoomBy(Math.exp((-event.deltaY * unit) / 300), at);
                    return;
                }
                const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
                this.move(pan(this.viewport, -dx * unit, -dy * unit));
            },
            { passive: false },
        );
        stage.addEventListener('keydown', event => {
            if (this.press(event)) event.preventDefault();
        });
        stage.addEventListener('focusin', event => {
            if (event.target instanceof SVGElement && event.target.matches(':focus-visible')) {
                this.bringIntoView(event.target);
            }
        });
        new ResizeObserver(() => {
            if (this.isFitted) this.fit();
        }).observe(stage);
    }

    private press(event: KeyboardEvent): boolean {
        if (event.ctrlKey || event.metaKey || event.altKey) return false;
        const keys: Readonly<Record<string, () => void>> = {
            '+': () => this.zoomBy(zoomStep),
            '=': () => this.zoomBy(zoomStep),
            '-': () => this.zoomBy(1 / zoomStep),
            '0': () => this.fit(),
            ArrowLeft: () => this.move(pan(this.viewport, panStep, 0)),
            ArrowRight: () => this.move(pan(this.viewport, -panStep, 0)),
            ArrowUp: () => this.move(pan(this.viewport, 0, panStep)),
            ArrowDown: () => this.move(pan(this.viewport, 0, -panStep)),
            Enter: () => this.reveal(document.activeElement),
            ' ': () => this.reveal(document.activeElement),
        };
        const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
        action?.();
        return action !== undefined;
    }

    private extent(): Extent {
        return { width: this.stage.clientWidth, height: this.stage.clientHeight };
    }

    private middle(): Place {
        return { x: this.stage.clientWidth / 2, y: this.stage.clientHeight / 2 };
    }

    private findAll(attribute: 'data-id' | 'data-element', value: string): SVGElement[] {
        return [...this.canvas.querySelectorAll<SVGElement>(`[${attribute}="${CSS.escape(value)}"]`)];
    }

    private find(attribute: 'data-id' | 'data-element', value: string): SVGElement | undefined {
        return this.findAll(attribute, value)[0];
    }
}
