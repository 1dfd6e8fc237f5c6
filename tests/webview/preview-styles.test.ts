import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { darkPalette, drawingStyles, lightPalette, type Palette, toneCount } from '../../src/diagram/drawing-styles.js';

const css = readFileSync(new URL('../../src/webview/preview.css', import.meta.url), 'utf8');
const variable = (role: string): string => `--djagram-${role.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
/** The same rules in one form, whatever their line breaks. */
const rulesOf = (text: string): string[] =>
    text
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .split('}')
        .map(rule =>
            rule
                .replaceAll(/\s+/g, ' ')
                .replaceAll(/\s*([{;:,>])\s*/g, '$1')
                .replace(/;$/, '')
                .trim(),
        )
        .filter(rule => rule !== '');

test('the style sheet has the rules of pictures, with variables for the colours', () => {
    const start = css.indexOf('>>> drawing-styles');
    const own = css.slice(css.indexOf('*/', start) + 2, css.indexOf('/* <<<', start));
    expect(rulesOf(own)).toEqual(rulesOf(drawingStyles(role => `var(${variable(role)})`)));
});

test('every kind of theme sets every variable that the rules use', () => {
    const used = new Set<string>();
    drawingStyles(role => {
        used.add(variable(role));
        return '';
    });
    const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
        selector,
        body,
    }));
    for (const theme of ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast-light']) {
        const isFor = (selector: string): boolean =>
            selector.includes(':root') || new RegExp(`body\\.${theme}(?![-\\w])`).test(selector);
        const set = new Set(
            rules
                .filter(({ selector }) => isFor(selector))
                .flatMap(({ body }) => [...body.matchAll(/(--djagram-[\w-]+):/g)].map(match => match[1])),
        );
        expect(
            [...used].filter(name => !set.has(name)),
            theme,
        ).toEqual([]);
    }
});

describe('text is legible', () => {
    const luminance = (colour: string): number => {
        const channel = (at: number): number => {
            const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        };
        return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    };
    const contrast = (a: string, b: string): number => {
        const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
        return (light + 0.05) / (dark + 0.05);
    };
    const mix = (top: string, under: string, opacity: number): string =>
        `#${[1, 3, 5]
            .map(at =>
                Math.round(
                    Number.parseInt(top.slice(at, at + 2), 16) * opacity +
                        Number.parseInt(under.slice(at, at + 2), 16) * (1 - opacity),
                )
                    .toString(16)
                    .padStart(2, '0'),
            )
            .join('')}`;

    test.each([
        ['light', lightPalette],
        ['dark', darkPalette],
    ] as [string, Palette][])('in the %s theme, as WCAG 2 wants small text', (_, palette) => {
        expect(palette.tones).toHaveLength(toneCount);
        for (const tone of palette.tones) {
            const header = mix(tone, palette.card, Number(palette.headerOpacity));
            expect(contrast(palette.foreground, header), tone).toBeGreaterThanOrEqual(4.5);
            const cluster = mix(tone, palette.background, Number(palette.clusterOpacity));
            expect(contrast(palette.muted, cluster), tone).toBeGreaterThanOrEqual(4.5);
            expect(contrast(tone, cluster), tone).toBeGreaterThanOrEqual(3);
        }
        for (const role of ['key', 'read', 'write', 'delete', 'focus', 'muted'] as const) {
            const badge = mix(palette[role], palette.card, Number(palette.badgeOpacity));
            expect(contrast(palette[role], badge), role).toBeGreaterThanOrEqual(4.5);
        }
    });
});
