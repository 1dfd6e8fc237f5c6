import type { Rgba } from '../../model/graphviz-colours.js';

/** `#rrggbb`, or `#rrggbbaa` where it is not opaque: what both editors and Graphviz read. */
export function cssColour({ red, green, blue, alpha }: Rgba): string {
    const channels = alpha < 1 ? [red, green, blue, alpha] : [red, green, blue];
    return `#${channels
        .map(channel =>
            Math.round(channel * 255)
                .toString(16)
                .padStart(2, '0'),
        )
        .join('')}`;
}
