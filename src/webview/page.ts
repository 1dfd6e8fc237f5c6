/** The fixed parts of the page, built once. Icons are drawn with the style sheet's masks: the page loads nothing. */
export interface Page {
    readonly views: HTMLSelectElement;
    readonly engines: HTMLSelectElement;
    readonly zoomIn: HTMLButtonElement;
    readonly zoomOut: HTMLButtonElement;
    readonly fit: HTMLButtonElement;
    readonly exportSvg: HTMLButtonElement;
    readonly scale: HTMLElement;
    readonly stage: HTMLElement;
    readonly canvas: SVGSVGElement;
    readonly notice: HTMLElement;
}

export function buildPage(root: HTMLElement): Page {
    const make = <K extends keyof HTMLElementTagNameMap>(
        tag: K,
        className: string,
        attributes: Readonly<Record<string, string>> = {},
    ): HTMLElementTagNameMap[K] => {
        const element = document.createElement(tag);
        element.className = className;
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return element;
    };
    const button = (name: string, text: string, shortcut?: string): HTMLButtonElement => {
        const made = make('button', `button ${name}`, {
            type: 'button',
            title: shortcut ? `${text} (${shortcut})` : text,
            'aria-label': text,
        });
        if (shortcut) made.setAttribute('aria-keyshortcuts', shortcut);
        made.append(make('span', 'icon', { 'aria-hidden': 'true' }));
        return made;
    };
    const toolbar = make('div', 'toolbar', { role: 'toolbar', 'aria-label': 'Picture' });
    const views = make('select', 'picker', { 'aria-label': 'View', title: 'What is shown' });
    const engines = make('select', 'picker', { 'aria-label': 'Layout engine', title: 'Layout engine' });
    const [zoomOut, zoomIn] = [button('zoom-out', 'Zoom out', '-'), button('zoom-in', 'Zoom in', '+')];
    const [fit, exportSvg] = [button('fit', 'Show all', '0'), button('export', 'Export as SVG')];
    const scale = make('span', 'scale', { 'aria-live': 'off' });
    toolbar.append(views, engines, make('span', 'space'), zoomOut, scale, zoomIn, fit, exportSvg);
    const notice = make('div', 'notice', { role: 'status' });
    const stage = make('div', 'stage', { tabindex: '0', role: 'group', 'aria-label': 'Diagram' });
    const canvas = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    canvas.setAttribute('class', 'canvas');
    stage.append(canvas);
    root.replaceChildren(toolbar, notice, stage);
    return { views, engines, zoomIn, zoomOut, fit, exportSvg, scale, stage, canvas, notice };
}

/** Options by value; a list that is the same already stays, so that an open one does not close while typing. */
export function fillPicker(
    picker: HTMLSelectElement,
    options: readonly { readonly value: string; readonly text: string }[],
    selected: string,
): void {
    const current = [...picker.options];
    const isSame =
        current.length === options.length &&
        options.every(({ value, text }, index) => current[index]?.value === value && current[index]?.text === text);
    if (!isSame) {
        picker.replaceChildren(
            ...options.map(({ value, text }) => {
                const option = document.createElement('option');
                option.value = value;
                option.textContent = text;
                return option;
            }),
        );
    }
    picker.value = selected;
    picker.disabled = options.length === 0;
}
