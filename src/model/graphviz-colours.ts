/** Graphviz's colours: what may be written as one, and how it looks. */

/** Each of 0–1. */
export interface Rgba {
    readonly red: number;
    readonly green: number;
    readonly blue: number;
    readonly alpha: number;
}

/**
 * One colour as Graphviz reads it: a name, `#rgb`, `#rrggbb`, `#rrggbbaa`, three or four numbers (hue, saturation, value
 * and opacity, each from 0 to 1), or a name of another scheme, `/svg/green`, `/accent3/2`.
 *
 * @param scheme what `colorscheme` says; X11's names where it says nothing
 */
export function isGraphvizColour(text: string, scheme = 'x11'): boolean {
    if (hexadecimal.test(text) || hueSaturationValue.test(text)) return true;
    const { name, scheme: own } = nameIn(text, scheme);
    const brewer = brewerColours(own);
    if (brewer > 0) return /^[1-9][0-9]*$/.test(name) && Number(name) <= brewer;
    return colourOf(name, own) !== undefined;
}

/** Several, `red:blue`, each with the share it takes, `red;0.3:blue`: stripes, wedges, parallel edges or a gradient. */
export function isGraphvizColourList(text: string, scheme = 'x11'): boolean {
    return text.split(':').every(part => {
        const [colour = '', share, ...more] = part.split(';');
        if (more.length > 0 || (share !== undefined && !/^\s*(\d+\.?\d*|\.\d+)\s*$/.test(share))) return false;
        return isGraphvizColour(colour, scheme);
    });
}

export const isGraphvizColourScheme = (text: string): boolean =>
    ['x11', 'svg'].includes(text.toLowerCase()) || brewerColours(text.toLowerCase()) > 0;

/** The colour's channels. Undefined where there is no such colour, and for Brewer's schemes, whose values are not held here. */
export function graphvizColour(text: string, scheme = 'x11'): Rgba | undefined {
    const digits = hexadecimal.exec(text)?.[1];
    if (digits) return fromHexadecimal(digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits);
    if (hueSaturationValue.test(text)) {
        const [hue = 0, saturation = 0, value = 0, alpha = 1] = text
            .trim()
            .split(/[\s,]+/)
            .map(clamped);
        return fromHueSaturationValue(hue, saturation, value, alpha);
    }
    const { name, scheme: own } = nameIn(text, scheme);
    const found = colourOf(name, own);
    return found === undefined ? undefined : fromHexadecimal(found);
}

/** X11's names, which hold unless `colorscheme` says otherwise: without the 202 numbered shades of grey. */
export const graphvizColourNames = (): readonly string[] => [...x11().keys()].filter(name => !/^gr[ae]y\d/.test(name));

/** `blues9` and its like: each holds the colours `1` to its number. */
export const graphvizColourSchemes = (): readonly string[] => ['x11', 'svg', ...brewerSchemes().keys()];

const hexadecimal = /^\s*#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\s*$/i;
const unit = String.raw`(?:\d+\.?\d*|\.\d+)`;
const hueSaturationValue = new RegExp(String.raw`^\s*${unit}(?:\s*[\s,]\s*${unit}){2,3}\s*$`);
const clamped = (text: string): number => Math.min(1, Number(text));

/** `/svg/green` says its scheme, `//green` keeps the one that holds, `/green` is X11's. Case and blanks do not matter. */
function nameIn(text: string, scheme: string): { name: string; scheme: string } {
    const bare = text.trim().toLowerCase().replaceAll(' ', '');
    const [, own, name] = /^\/(?:([^/]*)\/)?(.*)$/.exec(bare) ?? [];
    if (name === undefined) return { name: bare, scheme: scheme.toLowerCase() };
    if (own === undefined) return { name, scheme: 'x11' };
    return { name, scheme: own === '' ? scheme.toLowerCase() : own };
}

function colourOf(name: string, scheme: string): string | undefined {
    if (scheme !== 'svg') return scheme === 'x11' || scheme === '' ? x11().get(name) : undefined;
    if (name === 'transparent') return x11().get(name);
    return /\d/.test(name) || onlyX11.has(name) ? undefined : (svgOwn[name] ?? x11().get(name));
}

const fromHexadecimal = (digits: string): Rgba => {
    const channel = (at: number): number => Number.parseInt(digits.slice(at, at + 2) || 'ff', 16) / 255;
    return { red: channel(0), green: channel(2), blue: channel(4), alpha: channel(6) };
};

function fromHueSaturationValue(hue: number, saturation: number, value: number, alpha: number): Rgba {
    const channel = (offset: number): number => {
        const sector = (offset + hue * 6) % 6;
        return value - value * saturation * Math.max(0, Math.min(sector, 4 - sector, 1));
    };
    return { red: channel(5), green: channel(3), blue: channel(1), alpha };
}

/** How many colours a Brewer scheme holds; 0 for what is none. */
const brewerColours = (scheme: string): number => brewerSchemes().get(scheme) ?? 0;

let schemes: ReadonlyMap<string, number> | undefined;

/** A palette has a scheme for each number of colours that it can be shown in: `blues3` to `blues9`. */
function brewerSchemes(): ReadonlyMap<string, number> {
    schemes ??= new Map(
        [...brewer].flatMap(([name, most]) =>
            Array.from({ length: most - 2 }, (_, index) => [`${name}${index + 3}`, index + 3] as const),
        ),
    );
    return schemes;
}

/** The most colours of each of Brewer's palettes; the fewest are three. */
const brewer: ReadonlyMap<string, number> = new Map([
    ...['accent', 'dark2', 'pastel2', 'set2'].map(name => [name, 8] as const),
    ...['blues', 'bugn', 'bupu', 'gnbu', 'greens', 'greys', 'oranges', 'orrd', 'pastel1', 'pubu', 'pubugn'].map(
        name => [name, 9] as const,
    ),
    ...['purd', 'purples', 'rdpu', 'reds', 'set1', 'ylgn', 'ylgnbu', 'ylorbr', 'ylorrd'].map(
        name => [name, 9] as const,
    ),
    ...['brbg', 'piyg', 'prgn', 'puor', 'rdbu', 'rdgy', 'rdylbu', 'rdylgn', 'spectral'].map(
        name => [name, 11] as const,
    ),
    ...['paired', 'set3'].map(name => [name, 12] as const),
]);

/** Where SVG's names differ from X11's. */
const svgOwn: Readonly<Record<string, string>> = {
    gray: '808080',
    grey: '808080',
    green: '008000',
    maroon: '800000',
    purple: '800080',
};
const onlyX11: ReadonlySet<string> = new Set([
    ...['invis', 'lightgoldenrod', 'lightslateblue', 'navyblue', 'none', 'rebeccapurple', 'violetred'],
]);

let read: ReadonlyMap<string, string> | undefined;

/** `rrggbb`, or `rrggbbaa`, by name. */
function x11(): ReadonlyMap<string, string> {
    read ??= new Map([...namedColours(), ...greys()]);
    return read;
}

function* namedColours(): Iterable<[string, string]> {
    for (const line of table.trim().split('\n')) {
        const [name = '', plain = '', ...numbered] = line.split(' ');
        yield [name, plain];
        for (const [index, colour] of numbered.entries()) yield [`${name}${index + 1}`, colour];
    }
}

function* greys(): Iterable<[string, string]> {
    for (let percent = 0; percent <= 100; percent++) {
        const channel = greyChannels.slice(2 * percent, 2 * percent + 2).repeat(3);
        yield [`gray${percent}`, channel];
        yield [`grey${percent}`, channel];
    }
}

/** Of `gray0` to `gray100`. */
const greyChannels =
    '000305080a0d0f1214171a1c1f212426292b2e303336383b3d404245474a4d4f5254' +
    '57595c5e616366696b6e707375787a7d7f8285878a8c8f919496999c9ea1a3a6a8ab' +
    'adb0b3b5b8babdbfc2c4c7c9cccfd1d4d6d9dbdee0e3e5e8ebedf0f2f5f7fafcff';

/** A name with its colour, and with those of the same name and a digit from 1 to 4. */
const table = `
aliceblue f0f8ff
antiquewhite faebd7 ffefdb eedfcc cdc0b0 8b8378
aqua 00ffff
aquamarine 7fffd4 7fffd4 76eec6 66cdaa 458b74
azure f0ffff f0ffff e0eeee c1cdcd 838b8b
beige f5f5dc
bisque ffe4c4 ffe4c4 eed5b7 cdb79e 8b7d6b
black 000000
blanchedalmond ffebcd
blue 0000ff 0000ff 0000ee 0000cd 00008b
blueviolet 8a2be2
brown a52a2a ff4040 ee3b3b cd3333 8b2323
burlywood deb887 ffd39b eec591 cdaa7d 8b7355
cadetblue 5f9ea0 98f5ff 8ee5ee 7ac5cd 53868b
chartreuse 7fff00 7fff00 76ee00 66cd00 458b00
chocolate d2691e ff7f24 ee7621 cd661d 8b4513
coral ff7f50 ff7256 ee6a50 cd5b45 8b3e2f
cornflowerblue 6495ed
cornsilk fff8dc fff8dc eee8cd cdc8b1 8b8878
crimson dc143c
cyan 00ffff 00ffff 00eeee 00cdcd 008b8b
darkblue 00008b
darkcyan 008b8b
darkgoldenrod b8860b ffb90f eead0e cd950c 8b6508
darkgray a9a9a9
darkgreen 006400
darkgrey a9a9a9
darkkhaki bdb76b
darkmagenta 8b008b
darkolivegreen 556b2f caff70 bcee68 a2cd5a 6e8b3d
darkorange ff8c00 ff7f00 ee7600 cd6600 8b4500
darkorchid 9932cc bf3eff b23aee 9a32cd 68228b
darkred 8b0000
darksalmon e9967a
darkseagreen 8fbc8f c1ffc1 b4eeb4 9bcd9b 698b69
darkslateblue 483d8b
darkslategray 2f4f4f 97ffff 8deeee 79cdcd 528b8b
darkslategrey 2f4f4f
darkturquoise 00ced1
darkviolet 9400d3
deeppink ff1493 ff1493 ee1289 cd1076 8b0a50
deepskyblue 00bfff 00bfff 00b2ee 009acd 00688b
dimgray 696969
dimgrey 696969
dodgerblue 1e90ff 1e90ff 1c86ee 1874cd 104e8b
firebrick b22222 ff3030 ee2c2c cd2626 8b1a1a
floralwhite fffaf0
forestgreen 228b22
fuchsia ff00ff
gainsboro dcdcdc
ghostwhite f8f8ff
gold ffd700 ffd700 eec900 cdad00 8b7500
goldenrod daa520 ffc125 eeb422 cd9b1d 8b6914
gray c0c0c0
green 00ff00 00ff00 00ee00 00cd00 008b00
greenyellow adff2f
grey c0c0c0
honeydew f0fff0 f0fff0 e0eee0 c1cdc1 838b83
hotpink ff69b4 ff6eb4 ee6aa7 cd6090 8b3a62
indianred cd5c5c ff6a6a ee6363 cd5555 8b3a3a
indigo 4b0082
invis fffffe00
ivory fffff0 fffff0 eeeee0 cdcdc1 8b8b83
khaki f0e68c fff68f eee685 cdc673 8b864e
lavender e6e6fa
lavenderblush fff0f5 fff0f5 eee0e5 cdc1c5 8b8386
lawngreen 7cfc00
lemonchiffon fffacd fffacd eee9bf cdc9a5 8b8970
lightblue add8e6 bfefff b2dfee 9ac0cd 68838b
lightcoral f08080
lightcyan e0ffff e0ffff d1eeee b4cdcd 7a8b8b
lightgoldenrod eedd82 ffec8b eedc82 cdbe70 8b814c
lightgoldenrodyellow fafad2
lightgray d3d3d3
lightgreen 90ee90
lightgrey d3d3d3
lightpink ffb6c1 ffaeb9 eea2ad cd8c95 8b5f65
lightsalmon ffa07a ffa07a ee9572 cd8162 8b5742
lightseagreen 20b2aa
lightskyblue 87cefa b0e2ff a4d3ee 8db6cd 607b8b
lightslateblue 8470ff
lightslategray 778899
lightslategrey 778899
lightsteelblue b0c4de cae1ff bcd2ee a2b5cd 6e7b8b
lightyellow ffffe0 ffffe0 eeeed1 cdcdb4 8b8b7a
lime 00ff00
limegreen 32cd32
linen faf0e6
magenta ff00ff ff00ff ee00ee cd00cd 8b008b
maroon b03060 ff34b3 ee30a7 cd2990 8b1c62
mediumaquamarine 66cdaa
mediumblue 0000cd
mediumorchid ba55d3 e066ff d15fee b452cd 7a378b
mediumpurple 9370db ab82ff 9f79ee 8968cd 5d478b
mediumseagreen 3cb371
mediumslateblue 7b68ee
mediumspringgreen 00fa9a
mediumturquoise 48d1cc
mediumvioletred c71585
midnightblue 191970
mintcream f5fffa
mistyrose ffe4e1 ffe4e1 eed5d2 cdb7b5 8b7d7b
moccasin ffe4b5
navajowhite ffdead ffdead eecfa1 cdb38b 8b795e
navy 000080
navyblue 000080
none fffffe00
oldlace fdf5e6
olive 808000
olivedrab 6b8e23 c0ff3e b3ee3a 9acd32 698b22
orange ffa500 ffa500 ee9a00 cd8500 8b5a00
orangered ff4500 ff4500 ee4000 cd3700 8b2500
orchid da70d6 ff83fa ee7ae9 cd69c9 8b4789
palegoldenrod eee8aa
palegreen 98fb98 9aff9a 90ee90 7ccd7c 548b54
paleturquoise afeeee bbffff aeeeee 96cdcd 668b8b
palevioletred db7093 ff82ab ee799f cd6889 8b475d
papayawhip ffefd5
peachpuff ffdab9 ffdab9 eecbad cdaf95 8b7765
peru cd853f
pink ffc0cb ffb5c5 eea9b8 cd919e 8b636c
plum dda0dd ffbbff eeaeee cd96cd 8b668b
powderblue b0e0e6
purple a020f0 9b30ff 912cee 7d26cd 551a8b
rebeccapurple 663399
red ff0000 ff0000 ee0000 cd0000 8b0000
rosybrown bc8f8f ffc1c1 eeb4b4 cd9b9b 8b6969
royalblue 4169e1 4876ff 436eee 3a5fcd 27408b
saddlebrown 8b4513
salmon fa8072 ff8c69 ee8262 cd7054 8b4c39
sandybrown f4a460
seagreen 2e8b57 54ff9f 4eee94 43cd80 2e8b57
seashell fff5ee fff5ee eee5de cdc5bf 8b8682
sienna a0522d ff8247 ee7942 cd6839 8b4726
silver c0c0c0
skyblue 87ceeb 87ceff 7ec0ee 6ca6cd 4a708b
slateblue 6a5acd 836fff 7a67ee 6959cd 473c8b
slategray 708090 c6e2ff b9d3ee 9fb6cd 6c7b8b
slategrey 708090
snow fffafa fffafa eee9e9 cdc9c9 8b8989
springgreen 00ff7f 00ff7f 00ee76 00cd66 008b45
steelblue 4682b4 63b8ff 5cacee 4f94cd 36648b
tan d2b48c ffa54f ee9a49 cd853f 8b5a2b
teal 008080
thistle d8bfd8 ffe1ff eed2ee cdb5cd 8b7b8b
tomato ff6347 ff6347 ee5c42 cd4f39 8b3626
transparent fffffe00
turquoise 40e0d0 00f5ff 00e5ee 00c5cd 00868b
violet ee82ee
violetred d02090 ff3e96 ee3a8c cd3278 8b2252
wheat f5deb3 ffe7ba eed8ae cdba96 8b7e66
white ffffff
whitesmoke f5f5f5
yellow ffff00 ffff00 eeee00 cdcd00 8b8b00
yellowgreen 9acd32
`;
