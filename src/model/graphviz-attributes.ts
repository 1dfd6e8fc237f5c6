/** Graphviz's attributes, as of Graphviz 12 to 14: what each may stand on and what its value may be. */
import { isGraphvizColour, isGraphvizColourList, isGraphvizColourScheme } from './graphviz-colours.js';

/** What an attribute may stand on. */
export type GraphvizKind = 'graph' | 'cluster' | 'node' | 'edge';

export interface GraphvizAttribute {
    readonly name: string;
    readonly kinds: readonly GraphvizKind[];
    /** A value fits if it fits one of these. */
    readonly types: readonly GraphvizType[];
    /** Where they are others on some kind. */
    readonly typesOn?: Partial<Record<GraphvizKind, readonly GraphvizType[]>>;
    /** As it would be written; undefined where it depends, or there is none. */
    readonly default?: string;
    /** The engines that heed it; undefined: all. */
    readonly engines?: readonly string[];
    /** The first version that knows it, where that is newer than Graphviz 12. */
    readonly since?: string;
    /** Graphviz writes it into its output and ignores it in its input. */
    readonly writtenOnly?: boolean;
    readonly documentation: string;
}

export type GraphvizType =
    | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number; readonly whole?: boolean }
    /** One number or several, with `separator` between them: `0.5`, `1,2`. */
    | { readonly kind: 'numbers'; readonly minimum?: number; readonly separator: ':' | ','; readonly sign?: boolean }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'colour'; readonly list: boolean }
    | { readonly kind: 'colour-scheme' }
    /** Several with commas between them where `list`; `form` is how words with numbers in them look: `prism1000`. */
    | { readonly kind: 'words'; readonly words: readonly string[]; readonly list?: boolean; readonly form?: RegExp }
    /** Shapes of an arrow's tip, up to four of them joined: `normal`, `odot`, `lteeoldiamond`. */
    | { readonly kind: 'arrow' }
    /** `x,y`, in points or inches, with a third number in three dimensions; with `!` it stays there. */
    | { readonly kind: 'point'; readonly list?: boolean }
    /** `port:compass`, either alone. */
    | { readonly kind: 'port' }
    /** Text that people read; HTML-like markup where `html` says so. */
    | { readonly kind: 'label' }
    | { readonly kind: 'node-name' }
    | { readonly kind: 'cluster-name' }
    | { readonly kind: 'text' };

export function graphvizTypesOf(attribute: GraphvizAttribute, kind: GraphvizKind): readonly GraphvizType[] {
    return attribute.typesOn?.[kind] ?? attribute.types;
}

/**
 * Whether Graphviz understands a value, as it is written, for an attribute of `kind`.
 *
 * @param scheme what `colorscheme` says of the element's colours
 */
export function acceptsGraphvizValue(
    attribute: GraphvizAttribute,
    kind: GraphvizKind,
    text: string,
    scheme?: string,
): boolean {
    return graphvizTypesOf(attribute, kind).some(type => fits(type, text, scheme));
}

function fits(type: GraphvizType, text: string, scheme: string | undefined): boolean {
    switch (type.kind) {
        case 'number':
            return (
                isNumber(text) &&
                (!type.whole || /^[+-]?\d+$/.test(text.trim())) &&
                Number(text) >= (type.minimum ?? -Infinity) &&
                Number(text) <= (type.maximum ?? Infinity)
            );
        case 'numbers':
            return text
                .split(type.separator)
                .every(
                    part =>
                        isNumber(part) &&
                        (type.sign || !part.trim().startsWith('+')) &&
                        Number(part) >= (type.minimum ?? -Infinity),
                );
        case 'boolean':
            return /^(true|false|yes|no|[+-]?\d+)$/i.test(text);
        case 'colour':
            return type.list ? isGraphvizColourList(text, scheme) : isGraphvizColour(text, scheme);
        case 'colour-scheme':
            return isGraphvizColourScheme(text);
        case 'words':
            return (type.list ? text.split(',') : [text]).every(
                part => type.words.includes(part.trim()) || type.form?.test(part.trim()),
            );
        case 'arrow':
            return arrow.test(text);
        case 'point':
            return (type.list ? text.trim().split(/[\s;]+/) : [text]).every(part => point.test(part.trim()));
        default:
            return true;
    }
}

const isNumber = (text: string): boolean => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
const point = /^([se],)?[+-]?(\d+\.?\d*|\.\d+)(,\s*[+-]?(\d+\.?\d*|\.\d+)){1,2}!?$/;

/** Filled unless `o`; `l` and `r` are the half that is left or right of the edge. */
export const arrowShapes = [
    ...['normal', 'vee', 'dot', 'diamond', 'box', 'crow', 'inv', 'tee', 'curve', 'icurve', 'none'],
    ...[
        'odot',
        'odiamond',
        'obox',
        'onormal',
        'oinv',
        'empty',
        'open',
        'halfopen',
        'ediamond',
        'invempty',
        'invdot',
        'invodot',
    ],
];
const arrow =
    /^(ediamond|open|halfopen|empty|invempty|(o?[lr]?(box|crow|curve|icurve|diamond|dot|inv|none|normal|tee|vee)){1,4})$/;

export const nodeShapes = [
    ...[
        'box',
        'rect',
        'rectangle',
        'square',
        'ellipse',
        'oval',
        'circle',
        'point',
        'egg',
        'plain',
        'plaintext',
        'none',
    ],
    ...['polygon', 'triangle', 'diamond', 'trapezium', 'parallelogram', 'house', 'pentagon', 'hexagon', 'septagon'],
    ...['octagon', 'doublecircle', 'doubleoctagon', 'tripleoctagon', 'invtriangle', 'invtrapezium', 'invhouse'],
    ...[
        'Mdiamond',
        'Msquare',
        'Mcircle',
        'star',
        'underline',
        'cylinder',
        'note',
        'tab',
        'folder',
        'box3d',
        'component',
    ],
    ...['record', 'Mrecord'],
    // Of synthetic biology.
    ...['promoter', 'cds', 'terminator', 'utr', 'primersite', 'restrictionsite', 'fivepoverhang', 'threepoverhang'],
    ...['noverhang', 'assembly', 'signature', 'insulator', 'ribosite', 'rnastab', 'proteasesite', 'proteinstab'],
    ...['rpromoter', 'rarrow', 'larrow', 'lpromoter'],
];

const number = (minimum?: number, maximum?: number): GraphvizType => ({
    kind: 'number',
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
});
const whole = (minimum?: number, maximum?: number): GraphvizType => ({
    kind: 'number',
    whole: true,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
});
const words = (...list: readonly string[]): GraphvizType => ({ kind: 'words', words: list });
const styles = (...list: readonly string[]): GraphvizType => ({
    kind: 'words',
    words: list,
    list: true,
    form: /^setlinewidth\(\s*[\d.]+\s*\)$/,
});
const boolean: GraphvizType = { kind: 'boolean' };
const colour: GraphvizType = { kind: 'colour', list: false };
const colours: GraphvizType = { kind: 'colour', list: true };
const label: GraphvizType = { kind: 'label' };
const text: GraphvizType = { kind: 'text' };
const point_: GraphvizType = { kind: 'point' };
/** `+4` adds to a node's margin, `1.1` scales it. */
const addedPoint: GraphvizType = { kind: 'numbers', separator: ',', sign: true };
const pair: GraphvizType = { kind: 'numbers', separator: ',' };

type Letters = `${'G' | ''}${'C' | ''}${'N' | ''}${'E' | ''}`;
const kindOf: Readonly<Record<string, GraphvizKind>> = { G: 'graph', C: 'cluster', N: 'node', E: 'edge' };

/** `on` holds the first letters of graph, cluster, node and edge, as Graphviz's own table does. */
function attribute(
    name: string,
    on: Letters,
    types: GraphvizType | readonly GraphvizType[],
    documentation: string,
    more: Omit<Partial<GraphvizAttribute>, 'name' | 'kinds' | 'types' | 'documentation'> = {},
): GraphvizAttribute {
    return {
        name,
        kinds: [...on].flatMap(letter => kindOf[letter] ?? []),
        types: Array.isArray(types) ? types : [types as GraphvizType],
        documentation,
        ...more,
    };
}

const dot = ['dot'];
const neato = ['neato'];
const springs = ['neato', 'fdp'];
const forces = ['fdp', 'sfdp'];
const notDot = ['neato', 'fdp', 'sfdp', 'twopi', 'circo', 'osage'];

const looks: readonly GraphvizAttribute[] = [
    attribute('label', 'GCNE', label, 'The text on it.', { default: '"\\N"' }),
    attribute('xlabel', 'NE', label, 'A text beside it, for which no room is kept.'),
    attribute('headlabel', 'E', label, 'The text near the head of the edge.'),
    attribute('taillabel', 'E', label, 'The text near the tail of the edge.'),
    attribute('shape', 'N', words(...nodeShapes), 'The outline of the node.', { default: 'ellipse' }),
    attribute(
        'style',
        'GCNE',
        styles('solid', 'dashed', 'dotted', 'bold', 'filled', 'invis'),
        'How it is drawn; several with commas between them.',
        {
            typesOn: {
                graph: [styles('filled', 'radial', 'solid', 'dashed', 'dotted', 'bold', 'rounded', 'striped', 'invis')],
                cluster: [
                    styles('filled', 'rounded', 'striped', 'radial', 'solid', 'dashed', 'dotted', 'bold', 'invis'),
                ],
                node: [
                    styles(
                        ...['filled', 'rounded', 'solid', 'dashed', 'dotted', 'bold', 'invis', 'striped', 'wedged'],
                        ...['diagonals', 'radial'],
                    ),
                ],
                edge: [styles('solid', 'dashed', 'dotted', 'bold', 'invis', 'tapered')],
            },
        },
    ),
    attribute('color', 'CNE', colours, 'The colour of its lines; several make parallel edges, or a gradient.', {
        default: 'black',
    }),
    attribute(
        'fillcolor',
        'CNE',
        colours,
        'The colour that it is filled with, where `style` says `filled`; two make a gradient.',
        {
            default: 'lightgrey',
        },
    ),
    attribute('bgcolor', 'GC', colours, 'The colour behind everything; two make a gradient.'),
    attribute('pencolor', 'C', colour, "The colour of the cluster's frame.", { default: 'black' }),
    attribute('fontcolor', 'GCNE', colour, 'The colour of its text.', { default: 'black' }),
    attribute('labelfontcolor', 'E', colour, 'The colour of the texts at head and tail.', { default: 'black' }),
    attribute(
        'colorscheme',
        'GCNE',
        { kind: 'colour-scheme' },
        'Where names of colours are looked up: X11, SVG or a palette of Brewer.',
        {
            default: '""',
        },
    ),
    attribute('gradientangle', 'GCN', whole(0, 360), 'The angle of a gradient, in degrees.', { default: '0' }),
    attribute('penwidth', 'CNE', number(0), 'The width of its lines, in points.', { default: '1' }),
    attribute('peripheries', 'CN', whole(0), 'How many outlines it has.', { typesOn: { cluster: [whole(0, 1)] } }),
    attribute('arrowhead', 'E', { kind: 'arrow' }, "The arrow at the edge's head.", { default: 'normal' }),
    attribute(
        'arrowtail',
        'E',
        { kind: 'arrow' },
        "The arrow at the edge's tail; shown where `dir` is `back` or `both`.",
        {
            default: 'normal',
        },
    ),
    attribute('arrowsize', 'E', number(0), 'How many times larger its arrows are.', { default: '1' }),
    attribute('dir', 'E', words('forward', 'back', 'both', 'none'), 'Which of its ends have an arrow.'),
    attribute('decorate', 'E', boolean, 'Whether a line joins the edge and its label.', { default: 'false' }),
    attribute('radius', 'E', number(0), 'How round the corners are where `splines` is `ortho`, in points.', {
        default: '0',
        since: '14.1',
    }),
    attribute('regular', 'N', boolean, 'Whether all sides of a polygon are equally long.', { default: 'false' }),
    attribute('sides', 'N', whole(0), 'How many sides a polygon has.', { default: '4' }),
    attribute('skew', 'N', number(-100), 'How far a polygon leans.', { default: '0' }),
    attribute('distortion', 'N', number(-100), 'How much wider a polygon is at its top.', { default: '0' }),
    attribute('orientation', 'GN', number(-360, 360), 'The angle by which a shape is turned, in degrees.', {
        typesOn: { graph: [text] },
    }),
    attribute('samplepoints', 'N', whole(0), 'How many points stand for a round shape where its outline is needed.', {
        default: '8',
    }),
    attribute('image', 'N', text, 'The file of a picture inside the node.', { default: '""' }),
    attribute(
        'imagepos',
        'N',
        words('tl', 'tc', 'tr', 'ml', 'mc', 'mr', 'bl', 'bc', 'br'),
        'Where the picture stands in the node.',
        {
            default: 'mc',
        },
    ),
    attribute(
        'imagescale',
        'N',
        [boolean, words('width', 'height', 'both')],
        'Whether, and how, the picture fills the node.',
        {
            default: 'false',
        },
    ),
    attribute('imagepath', 'G', text, 'The folders in which pictures are looked for.'),
    attribute('shapefile', 'N', text, 'The file of a picture in place of the shape: `image` is its successor.'),
    attribute('charset', 'G', words('UTF-8', 'utf-8', 'latin1', 'ISO-8859-1', 'big-5'), "The file's encoding.", {
        default: '"UTF-8"',
    }),
    attribute('truecolor', 'G', boolean, 'Whether bitmaps hold all colours, and not only a palette.'),
    attribute('_background', 'G', text, "A drawing behind everything, in Graphviz's xdot."),
];

const texts: readonly GraphvizAttribute[] = [
    attribute('fontname', 'GCNE', text, 'The typeface of its text.', { default: '"Times-Roman"' }),
    attribute('fontsize', 'GCNE', number(1), 'The size of its text, in points.', { default: '14' }),
    attribute('fontnames', 'G', words('svg', 'ps', 'hd'), 'How typefaces are named in SVG.'),
    attribute('fontpath', 'G', text, 'The folders in which typefaces are looked for.'),
    attribute('labelfontname', 'E', text, 'The typeface of the texts at head and tail.', { default: '"Times-Roman"' }),
    attribute('labelfontsize', 'E', number(1), 'The size of the texts at head and tail, in points.', { default: '14' }),
    attribute(
        'labelangle',
        'E',
        number(-180),
        'The angle between the edge and the texts at head and tail, in degrees.',
        {
            default: '-25',
        },
    ),
    attribute('labeldistance', 'E', number(0), 'How far the texts at head and tail are from the node.', {
        default: '1',
    }),
    attribute(
        'labelfloat',
        'E',
        boolean,
        'Whether labels of edges may stand on each other, which keeps edges straight.',
        {
            default: 'false',
        },
    ),
    attribute('labeljust', 'GC', words('l', 'c', 'r'), 'Whether the label stands left, centred or right.', {
        default: 'c',
    }),
    attribute('labelloc', 'GCN', words('t', 'b'), 'Whether the label stands at the top, the centre or the bottom.', {
        typesOn: { node: [words('t', 'c', 'b')] },
    }),
    attribute(
        'nojustify',
        'GCNE',
        boolean,
        'Whether lines of a label are set against its longest line, not the whole width.',
        {
            default: 'false',
        },
    ),
    attribute('forcelabels', 'G', boolean, 'Whether each `xlabel` is drawn, even where it lies on something.', {
        default: 'true',
    }),
    attribute('tooltip', 'CNE', label, 'The text under the pointer.'),
    attribute('edgetooltip', 'E', label, "The text under the pointer on the edge's line."),
    attribute('headtooltip', 'E', label, "The text under the pointer on the edge's head."),
    attribute('tailtooltip', 'E', label, "The text under the pointer on the edge's tail."),
    attribute('labeltooltip', 'E', label, "The text under the pointer on the edge's label."),
    ...(['', 'edge', 'head', 'tail', 'label'] as const).flatMap(part => {
        const on = part === '' ? 'GCNE' : 'E';
        const of = part === '' || part === 'edge' ? 'it' : `the edge's ${part}`;
        return [
            attribute(`${part}URL`, on, text, `The page that ${of} leads to.`),
            attribute(`${part}href`, on, text, `The page that ${of} leads to: the same as \`${part}URL\`.`),
            attribute(`${part}target`, on, text, `The window in which the page of ${of} opens.`),
        ];
    }),
    attribute('id', 'GCNE', text, 'Its id in SVG.'),
    attribute('class', 'GCNE', text, 'Its classes in SVG, for a style sheet.'),
    attribute('comment', 'GNE', text, 'A remark in the output.'),
    attribute('stylesheet', 'G', text, 'The style sheet that SVG uses.'),
];

const placing: readonly GraphvizAttribute[] = [
    attribute('width', 'N', number(0.01), 'The least width, in inches.', { default: '0.75' }),
    attribute('height', 'N', number(0.02), 'The least height, in inches.', { default: '0.5' }),
    attribute(
        'fixedsize',
        'N',
        [boolean, words('shape')],
        'Whether `width` and `height` hold, however long the label.',
        { default: 'false' },
    ),
    attribute('margin', 'GCN', pair, 'The room around it; in inches, for clusters in points.', {
        typesOn: { cluster: [number(0)] },
    }),
    attribute('pad', 'G', pair, 'The room around the drawing, in inches.', { default: '0.0555' }),
    attribute('pos', 'NE', point_, 'Where it is, in points; with `!` it stays there.', {
        engines: springs,
        typesOn: { edge: [{ kind: 'point', list: true }] },
    }),
    attribute('pin', 'N', boolean, 'Whether the node stays where `pos` puts it.', {
        default: 'false',
        engines: springs,
    }),
    attribute('rank', 'C', words('same', 'min', 'source', 'max', 'sink'), 'In which rank its nodes stand.', {
        engines: dot,
    }),
    attribute('rankdir', 'G', words('TB', 'LR', 'BT', 'RL'), 'The direction in which edges go.', {
        default: 'TB',
        engines: dot,
    }),
    attribute(
        'ranksep',
        'G',
        [
            { kind: 'numbers', separator: ':', minimum: 0 },
            { kind: 'words', words: ['equally'], form: /^[\d.]+ equally$/ },
        ],
        'How far ranks, or circles, are apart, in inches.',
        { engines: ['dot', 'twopi'] },
    ),
    attribute('nodesep', 'G', number(0), 'How far nodes of a rank are apart, in inches.', { default: '0.25' }),
    attribute('newrank', 'G', boolean, 'Whether ranks hold across clusters.', { default: 'false', engines: dot }),
    attribute('clusterrank', 'G', words('local', 'global', 'none'), 'Whether clusters are laid out on their own.', {
        default: 'local',
        engines: dot,
    }),
    attribute('group', 'N', text, 'Nodes of one group are joined by straight edges.', { default: '""', engines: dot }),
    attribute('ordering', 'GN', words('in', 'out'), 'Keeps edges in the order in which they are written.', {
        engines: dot,
    }),
    attribute('TBbalance', 'G', words('min', 'max'), 'Where nodes without a rank of their own stand.', {
        engines: dot,
    }),
    attribute('constraint', 'E', boolean, 'Whether the edge decides on ranks.', { default: 'true', engines: dot }),
    attribute('minlen', 'E', whole(0), 'The fewest ranks between its ends.', { default: '1', engines: dot }),
    attribute('weight', 'E', number(0), 'How short and straight the edge shall be.', { default: '1' }),
    attribute('len', 'E', number(), 'The length that the edge shall have, in inches.', { engines: springs }),
    attribute('samehead', 'E', text, 'Edges with the same word here share one head.', { engines: dot }),
    attribute('sametail', 'E', text, 'Edges with the same word here share one tail.', { engines: dot }),
    attribute('headport', 'E', { kind: 'port' }, 'Where on its node the edge ends.', { default: 'center' }),
    attribute('tailport', 'E', { kind: 'port' }, 'Where on its node the edge starts.', { default: 'center' }),
    attribute('headclip', 'E', boolean, "Whether the edge ends at its node's outline.", { default: 'true' }),
    attribute('tailclip', 'E', boolean, "Whether the edge starts at its node's outline.", { default: 'true' }),
    attribute('lhead', 'E', { kind: 'cluster-name' }, 'The cluster at whose frame the edge ends; with `compound`.', {
        engines: dot,
    }),
    attribute('ltail', 'E', { kind: 'cluster-name' }, 'The cluster at whose frame the edge starts; with `compound`.', {
        engines: dot,
    }),
    attribute('compound', 'G', boolean, 'Whether edges may end at clusters.', {
        default: 'false',
        engines: ['dot', 'fdp'],
    }),
    attribute('cluster', 'C', boolean, 'Whether it is a cluster.', { default: 'false' }),
    attribute('concentrate', 'G', boolean, 'Whether edges that run alike are merged.', { default: 'false' }),
    attribute(
        'splines',
        'G',
        [boolean, words('none', 'line', 'spline', 'polyline', 'ortho', 'curved', 'compound', '')],
        'How edges run.',
    ),
    attribute('outputorder', 'G', words('breadthfirst', 'nodesfirst', 'edgesfirst'), 'What is drawn first.', {
        default: 'breadthfirst',
    }),
    attribute('center', 'G', boolean, 'Whether the drawing stands in the middle of the page.', { default: 'false' }),
    attribute(
        'ratio',
        'G',
        [number(0), words('fill', 'compress', 'expand', 'auto')],
        'Height to width of the drawing.',
    ),
    attribute(
        'size',
        'G',
        [pair, { kind: 'point' }, { kind: 'words', words: [], form: /^[\d.]+(,[\d.]+)?!$/ }],
        'The most it may measure, in inches; with `!` it is that large.',
    ),
    attribute('dpi', 'G', number(0), 'Pixels to the inch.', { default: '96' }),
    attribute('resolution', 'G', number(0), 'Pixels to the inch: the same as `dpi`.', { default: '96' }),
    attribute('rotate', 'G', whole(), 'With 90, the drawing lies on its side.', { default: '0' }),
    attribute('landscape', 'G', boolean, 'Whether the drawing lies on its side.', { default: 'false' }),
    attribute('page', 'G', pair, 'The size of a page, in inches.'),
    attribute('pagedir', 'G', words('BL', 'BR', 'TL', 'TR', 'RB', 'RT', 'LB', 'LT'), 'The order of pages.', {
        default: 'BL',
    }),
    attribute('viewport', 'G', text, 'The part that is drawn: width, height, zoom and centre.'),
    attribute('layout', 'G', text, 'The engine: here it is said by `engine`.'),
    attribute('layers', 'G', text, 'The names of layers, in order, with `:` between them.'),
    attribute('layer', 'CNE', text, 'The layers that it is on.'),
    attribute('layersep', 'G', text, 'What stands between names of layers.', { default: '" :\\t"' }),
    attribute('layerlistsep', 'G', text, 'What stands between ranges of layers.', { default: '","' }),
    attribute('layerselect', 'G', text, 'The layers that are drawn.'),
    attribute('linelength', 'G', whole(60), "How long lines of Graphviz's own output are.", { default: '128' }),
    attribute('sortv', 'GCN', whole(0), 'The place in the order in which parts are packed.', { default: '0' }),
    attribute('vertices', 'N', { kind: 'point', list: true }, 'The corners of its outline.', { writtenOnly: true }),
    attribute('rects', 'N', text, 'Where the fields of a record are.', { writtenOnly: true }),
    attribute('bb', 'GC', text, 'What it covers, in points.', { writtenOnly: true }),
    attribute('lp', 'GCE', point_, 'Where its label is, in points.', { writtenOnly: true }),
    attribute('xlp', 'NE', point_, 'Where its `xlabel` is, in points.', { writtenOnly: true }),
    attribute('head_lp', 'E', point_, 'Where the label of the head is, in points.', { writtenOnly: true }),
    attribute('tail_lp', 'E', point_, 'Where the label of the tail is, in points.', { writtenOnly: true }),
    attribute('lwidth', 'GC', number(), "The label's width, in inches.", { writtenOnly: true }),
    attribute('lheight', 'GC', number(), "The label's height, in inches.", { writtenOnly: true }),
    attribute('xdotversion', 'G', text, 'The version of xdot that is written.'),
];

const engineOptions: readonly GraphvizAttribute[] = [
    attribute(
        'overlap',
        'G',
        [
            boolean,
            {
                kind: 'words',
                words: [
                    'scale',
                    'prism',
                    'voronoi',
                    'scalexy',
                    'compress',
                    'vpsc',
                    'ipsep',
                    'ortho',
                    'orthoxy',
                    'orthoyx',
                    'ortho_yx',
                    'portho',
                    'portho_yx',
                    'porthoxy',
                    'porthoyx',
                ],
                form: /^(\d+:)?(prism\d*|scale|voronoi|compress|vpsc|ortho|true|false)$/,
            },
        ],
        'Whether nodes may lie on each other, or how they are pulled apart.',
        { engines: notDot },
    ),
    attribute('overlap_scaling', 'G', number(-1e10), 'How far nodes are spread before `prism` pulls them apart.', {
        default: '-4',
        engines: notDot,
    }),
    attribute('overlap_shrink', 'G', boolean, 'Whether `prism` closes gaps afterwards.', {
        default: 'true',
        engines: notDot,
    }),
    attribute(
        'sep',
        'G',
        addedPoint,
        'The room around nodes when they are pulled apart; `+` adds points, else it is a factor.',
        {
            default: '+4',
            engines: notDot,
        },
    ),
    attribute('esep', 'G', addedPoint, 'The room around nodes when edges are led past them; less than `sep`.', {
        default: '+3',
        engines: notDot,
    }),
    attribute(
        'pack',
        'G',
        [boolean, whole()],
        'Whether parts that are not joined are laid out apart and packed; a number is the room between them.',
        {
            default: 'false',
        },
    ),
    attribute(
        'packmode',
        'G',
        {
            kind: 'words',
            words: ['node', 'clust', 'graph', 'array', 'aspect'],
            form: /^(array(_[bcilrtu]*)?|aspect)\d*(\.\d+)?$/,
        },
        'What is packed, and how.',
        { default: 'node' },
    ),
    attribute('K', 'GC', number(0), 'The length that springs have at rest.', { default: '0.3', engines: forces }),
    attribute('Damping', 'G', number(0), 'How strongly movements are damped.', { default: '0.99', engines: neato }),
    attribute('defaultdist', 'G', number(), 'How far parts that are not joined are apart.', { engines: neato }),
    attribute('dim', 'G', whole(2, 10), 'In how many dimensions the drawing is.', {
        default: '2',
        engines: ['neato', 'fdp', 'sfdp'],
    }),
    attribute('dimen', 'G', whole(2, 10), 'In how many dimensions the layout is found.', {
        default: '2',
        engines: ['neato', 'fdp', 'sfdp'],
    }),
    attribute(
        'diredgeconstraints',
        'G',
        [boolean, words('hier')],
        'Whether edges shall point down, where `mode` is `ipsep` or `hier`.',
        {
            default: 'false',
            engines: neato,
        },
    ),
    attribute('epsilon', 'G', number(), 'When the layout is good enough.', { engines: neato }),
    attribute('inputscale', 'G', number(), 'How many units of `pos` make an inch.', { engines: springs }),
    attribute('levelsgap', 'G', number(), 'How far levels are apart, where `mode` is `ipsep` or `hier`.', {
        default: '0',
        engines: neato,
    }),
    attribute('maxiter', 'G', whole(0), 'How many steps are made at most.', { engines: springs }),
    attribute(
        'mode',
        'G',
        words('major', 'KK', 'sgd', 'hier', 'ipsep', 'spring', 'maxent'),
        'The method of the layout.',
        {
            engines: ['neato', 'sfdp'],
        },
    ),
    attribute(
        'model',
        'G',
        words('shortpath', 'circuit', 'subset', 'mds'),
        'How the distances between nodes are found.',
        {
            default: 'shortpath',
            engines: neato,
        },
    ),
    attribute(
        'normalize',
        'G',
        [boolean, number()],
        'Whether the drawing is turned so that its first edge lies level; a number is the angle.',
        {
            default: 'false',
            engines: notDot,
        },
    ),
    attribute('notranslate', 'G', boolean, 'Whether the drawing stays where it is, and does not start at 0,0.', {
        default: 'false',
        engines: neato,
    }),
    attribute(
        'start',
        'G',
        [{ kind: 'words', words: ['regular', 'self', 'random'], form: /^(random|regular|self)\d+$/ }, whole()],
        'Where nodes are at first; a number is the seed of chance.',
        {
            engines: ['neato', 'fdp', 'sfdp'],
        },
    ),
    attribute('voro_margin', 'G', number(0), 'The room around everything when nodes are pulled apart by `voronoi`.', {
        default: '0.05',
        engines: notDot,
    }),
    attribute('scale', 'G', pair, 'By how much the layout is scaled.', { engines: notDot }),
    attribute('mclimit', 'G', number(), 'How long dot looks for fewer crossings.', { default: '1', engines: dot }),
    attribute('nslimit', 'G', number(0), 'How long dot looks for better places.', { engines: dot }),
    attribute('nslimit1', 'G', number(0), 'How long dot looks for better ranks.', { engines: dot }),
    attribute('remincross', 'G', boolean, 'Whether dot looks for fewer crossings again, clusters included.', {
        default: 'true',
        engines: dot,
    }),
    attribute('searchsize', 'G', whole(), 'How many edges dot looks at in a step.', { default: '30', engines: dot }),
    attribute('showboxes', 'GNE', whole(0, 2), 'Draws what dot computes, for people who search for errors in it.', {
        default: '0',
        engines: dot,
    }),
    attribute('quantum', 'G', number(0), "The step in which labels' sizes are rounded, in inches.", { default: '0' }),
    attribute('root', 'GN', { kind: 'node-name' }, 'The node in the middle.', {
        engines: ['twopi', 'circo'],
        typesOn: { node: [boolean] },
    }),
    attribute('oneblock', 'G', boolean, 'Whether all lies on one circle.', { default: 'false', engines: ['circo'] }),
    attribute('mindist', 'G', number(0), 'How far nodes are apart at least.', { default: '1', engines: ['circo'] }),
    attribute('beautify', 'G', boolean, 'Whether leaves stand around their node.', {
        default: 'false',
        engines: ['sfdp'],
    }),
    attribute('label_scheme', 'G', whole(0, 3), 'How nodes that stand for labels are treated.', {
        default: '0',
        engines: ['sfdp'],
    }),
    attribute('levels', 'G', whole(0), 'How many times the graph is made coarser.', { engines: ['sfdp'] }),
    attribute(
        'quadtree',
        'G',
        [boolean, words('normal', 'fast', 'none')],
        'How forces between far nodes are summed up.',
        {
            default: 'normal',
            engines: ['sfdp'],
        },
    ),
    attribute('repulsiveforce', 'G', number(0), 'How strongly nodes push each other away.', {
        default: '1',
        engines: ['sfdp'],
    }),
    attribute('rotation', 'G', number(), 'The angle by which the layout is turned, in degrees.', {
        default: '0',
        engines: ['sfdp'],
    }),
    attribute(
        'smoothing',
        'G',
        words('none', 'avg_dist', 'graph_dist', 'power_dist', 'rng', 'spring', 'triangle'),
        'What evens out distances in the end.',
        { default: 'none', engines: ['sfdp'] },
    ),
    attribute('area', 'CN', number(0), 'How large it is, compared with others.', {
        default: '1',
        engines: ['patchwork'],
    }),
    attribute('z', 'N', number(), 'The third coordinate.', { default: '0' }),
];

/** By name. */
export const graphvizAttributes: ReadonlyMap<string, GraphvizAttribute> = new Map(
    [...looks, ...texts, ...placing, ...engineOptions].map(each => [each.name, each]),
);
