/**
 * The one theme of all pictures: which class has which colour. A picture on its own carries these rules with colours
 * in them; the webview's style sheet holds the same rules with variables, which it takes from the editor's theme.
 */
export interface Palette {
    readonly background: string;
    readonly foreground: string;
    /** Text that says less. */
    readonly muted: string;
    readonly line: string;
    readonly card: string;
    readonly cardBorder: string;
    /** Between the rows of a card. */
    readonly rule: string;
    /** Where Graphviz fills and nobody has said with what. */
    readonly fill: string;
    readonly read: string;
    readonly write: string;
    readonly delete: string;
    readonly key: string;
    readonly focus: string;
    /** Opacity of a tone in a card's header, and behind a cluster. */
    readonly headerOpacity: string;
    readonly clusterOpacity: string;
    readonly badgeOpacity: string;
    readonly tones: readonly string[];
}

export const toneCount = 8;

export const lightPalette: Palette = {
    background: '#ffffff',
    foreground: '#1f2328',
    muted: '#5f6770',
    line: '#6e7781',
    card: '#ffffff',
    cardBorder: '#c4cad1',
    rule: '#eaedf0',
    fill: '#e8ebee',
    read: '#0f6b3c',
    write: '#8a5000',
    delete: '#b3261e',
    key: '#7a4b00',
    focus: '#0a5fc4',
    headerOpacity: '0.16',
    clusterOpacity: '0.05',
    badgeOpacity: '0.12',
    tones: ['#2f6fd6', '#1a8f5c', '#b4531f', '#8250c4', '#0f8a94', '#b83a74', '#7a7a12', '#5b6b7f'],
};

export const darkPalette: Palette = {
    background: '#1e1f22',
    foreground: '#e3e5e8',
    muted: '#a7afb8',
    line: '#8b949e',
    card: '#26282c',
    cardBorder: '#444a52',
    rule: '#33373d',
    fill: '#3a3f46',
    read: '#6bd49a',
    write: '#e8b35c',
    delete: '#ff8f87',
    key: '#e3bd70',
    focus: '#6cb0ff',
    headerOpacity: '0.26',
    clusterOpacity: '0.07',
    badgeOpacity: '0.18',
    tones: ['#6ea3ff', '#56c795', '#f0976a', '#b794f6', '#58c7d0', '#f08ab4', '#cdc75a', '#9fb0c3'],
};

type PaletteValue = (role: Exclude<keyof Palette, 'tones'> | `tone${number}`) => string;

/** The rules, with each colour as `value` gives it: literal, or a variable. */
export function drawingStyles(value: PaletteValue): string {
    const tones = Array.from({ length: toneCount }, (_, tone) => {
        const colour = value(`tone${tone}`);
        return `.tone-${tone} > .card-header, .tone-${tone} > .cluster-box, .tone-${tone} > .cluster-tab { fill: ${colour}; }
.tone-${tone} > .cluster-box { stroke: ${colour}; }
.tone-${tone} > .cluster-label, .tone-${tone} > .card-accent { fill: ${colour}; }`;
    });
    return [
        `.djagram-background { fill: ${value('background')}; }
.theme-stroke { stroke: ${value('foreground')}; }
.theme-fill { fill: ${value('fill')}; }
.theme-ink { fill: ${value('foreground')}; }
.theme-text { fill: ${value('foreground')}; }
.title, .row-name { fill: ${value('foreground')}; }
.subtitle, .row-detail, .cluster-subtitle, .note { fill: ${value('muted')}; }
.muted > .row-name { fill: ${value('muted')}; }
.card-box { fill: ${value('card')}; stroke: ${value('cardBorder')}; }
.card-header { fill: ${value('muted')}; fill-opacity: ${value('headerOpacity')}; }
.card-accent { fill: ${value('muted')}; }
.rule { stroke: ${value('rule')}; }
.cluster-box { fill: ${value('muted')}; fill-opacity: ${value('clusterOpacity')}; stroke: ${value('muted')}; stroke-opacity: 0.35; }
.cluster-label { fill: ${value('foreground')}; }
.edge-line { fill: none; stroke: ${value('line')}; }
.edge-tip { fill: none; stroke: ${value('line')}; }
.edge-tip.hollow { fill: ${value('background')}; }
.edge-tip.solid { fill: ${value('line')}; }
.edge-label { fill: ${value('muted')}; }
.halo { fill: ${value('background')}; stroke: ${value('background')}; }
.badge > rect { fill: ${value('muted')}; fill-opacity: ${value('badgeOpacity')}; }
.badge > text { fill: ${value('muted')}; }`,
        ...(['key', 'read', 'write', 'delete'] as const).map(
            role =>
                `.badge-${role} > rect { fill: ${value(role)}; fill-opacity: ${value('badgeOpacity')}; }\n.badge-${role} > text { fill: ${value(role)}; }`,
        ),
        `.badge-relation > rect { fill: ${value('focus')}; fill-opacity: ${value('badgeOpacity')}; }
.badge-relation > text { fill: ${value('focus')}; }`,
        ...tones,
    ].join('\n');
}

export const paletteValue =
    (palette: Palette): PaletteValue =>
    role => {
        const tone = /^tone(\d+)$/.exec(role);
        if (tone) return palette.tones[Number(tone[1]) % palette.tones.length] ?? palette.muted;
        const value = palette[role as Exclude<keyof Palette, 'tones'>];
        return value;
    };

/** A tone as a light picture shows it behind text, for outputs that have no opacity. */
export function paleTone(tone: number): string {
    const colour = lightPalette.tones[tone % lightPalette.tones.length] ?? lightPalette.muted;
    const opacity = Number(lightPalette.headerOpacity);
    const channel = (at: number): string =>
        Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * opacity)
            .toString(16)
            .padStart(2, '0');
    return `#${channel(1)}${channel(3)}${channel(5)}`;
}
