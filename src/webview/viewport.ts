/** Which part of a picture is seen: a point p of the picture stands at `p * scale + (x, y)` of the stage, in CSS pixels. */
export interface Viewport {
    readonly x: number;
    readonly y: number;
    readonly scale: number;
}
export interface Extent {
    readonly width: number;
    readonly height: number;
}
export interface Place {
    readonly x: number;
    readonly y: number;
}

export const smallestScale = 0.05;
export const largestScale = 8;
/** One press of a key or a button. */
export const zoomStep = 1.25;
export const panStep = 64;

/** The whole picture, in the middle, never larger than it was drawn. */
export function wholePicture(picture: Extent, stage: Extent): Viewport {
    const scale = clamp(Math.min(stage.width / picture.width, stage.height / picture.height, 1) || 1);
    return {
        scale,
        x: (stage.width - picture.width * scale) / 2,
        y: Math.max(0, (stage.height - picture.height * scale) / 2),
    };
}

/** @param at the place on the stage that stays where it is. */
export function zoom(viewport: Viewport, factor: number, at: Place): Viewport {
    const scale = clamp(viewport.scale * factor);
    const actual = scale / viewport.scale;
    return { scale, x: at.x - (at.x - viewport.x) * actual, y: at.y - (at.y - viewport.y) * actual };
}

export const pan = (viewport: Viewport, dx: number, dy: number): Viewport => ({
    ...viewport,
    x: viewport.x + dx,
    y: viewport.y + dy,
});

/** Moves as little as makes a box of the stage visible, with some air; not at all where it is. */
export function bringIntoView(viewport: Viewport, box: Place & Extent, stage: Extent): Viewport {
    const air = 24;
    return pan(viewport, shift(box.x, box.width, stage.width, air), shift(box.y, box.height, stage.height, air));
}

function shift(start: number, size: number, room: number, air: number): number {
    if (size + 2 * air > room) return start > room - air || start + size < air ? air - start : 0;
    if (start < air) return air - start;
    return start + size > room - air ? room - air - start - size : 0;
}

export const transformOf = ({ x, y, scale }: Viewport): string =>
    `translate(${round(x)} ${round(y)}) scale(${Math.round(scale * 10000) / 10000})`;

const clamp = (scale: number): number => Math.min(largestScale, Math.max(smallestScale, scale));
const round = (length: number): number => Math.round(length * 100) / 100;
