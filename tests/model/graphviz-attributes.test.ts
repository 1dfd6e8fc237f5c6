import { expect, test } from 'vitest';
import { graphvizLoader } from '../../src/diagram/graphviz/load-graphviz.js';
import {
    acceptsGraphvizValue,
    type GraphvizKind,
    graphvizAttributes,
    nodeShapes,
} from '../../src/model/graphviz-attributes.js';
import {
    graphvizColour,
    graphvizColourNames,
    graphvizColourSchemes,
    isGraphvizColour,
    isGraphvizColourList,
} from '../../src/model/graphviz-colours.js';

function accepts(kind: GraphvizKind, name: string, text: string): boolean {
    const attribute = graphvizAttributes.get(name);
    if (!attribute) throw new Error(`No attribute ${name}.`);
    return acceptsGraphvizValue(attribute, kind, text);
}

test.each<[GraphvizKind, string, readonly string[], readonly string[]]>([
    ['node', 'shape', ['box', 'Mrecord', 'rpromoter'], ['Box', 'rhombus', '']],
    ['node', 'style', ['filled', 'rounded,filled', 'filled, dashed', 'setlinewidth(2)'], ['fill', 'filled;dashed']],
    ['edge', 'style', ['tapered', 'bold'], ['filled', 'wedged']],
    ['cluster', 'style', ['striped', 'invis'], ['wedged', 'diagonals', 'tapered']],
    ['edge', 'arrowhead', ['normal', 'odot', 'lteeoldiamond', 'open', 'nonenormal'], ['arrow', 'xdot', '']],
    ['node', 'width', ['0.01', '2', '1e1'], ['0.001', '-1', 'wide']],
    ['edge', 'minlen', ['0', '3'], ['-1', '1.5']],
    ['graph', 'rankdir', ['LR', 'TB'], ['lr', 'left']],
    ['graph', 'splines', ['true', 'false', 'ortho', 'none', ''], ['orthogonal']],
    ['graph', 'overlap', ['false', 'scale', 'prism', 'prism1000', '2:prism'], ['never']],
    ['graph', 'packmode', ['node', 'array_c3', 'array', 'aspect1.5'], ['nodes']],
    ['graph', 'size', ['8,10', '7.5', '8,10!'], ['big']],
    ['graph', 'ranksep', ['1', '0.5:1:2', '1.2 equally'], ['-1', 'far']],
    ['graph', 'sep', ['+4', '+4,6', '1.1'], ['x']],
    ['node', 'pos', ['1,2', '1.5,-2!', '1,2,3'], ['1', 'here']],
    ['node', 'margin', ['0.1', '0.1,0.2'], ['0.1;0.2']],
    ['node', 'labelloc', ['c'], ['m']],
    ['graph', 'labelloc', ['t', 'b'], ['c']],
    ['node', 'orientation', ['45'], ['landscape']],
    ['graph', 'orientation', ['landscape'], []],
    ['node', 'fixedsize', ['true', 'shape', 'no', '1'], ['maybe']],
    ['cluster', 'peripheries', ['0', '1'], ['2']],
    ['node', 'colorscheme', ['svg', 'blues9', 'set312'], ['blues10', 'reds2', 'rainbow']],
])('%s %s', (kind, name, good, bad) => {
    expect(good.filter(text => !accepts(kind, name, text))).toEqual([]);
    expect(bad.filter(text => accepts(kind, name, text))).toEqual([]);
});

test('colours as Graphviz writes them', () => {
    const good = ['red', 'Red', 'light blue', 'gray80', '#abc', '#aabbcc', '#AABBCC80', '0.5 1 .25', '0.5,1,0.25'];
    const others = ['/svg/green', '//red', '/accent3/2', 'transparent'];
    expect([...good, ...others].filter(text => !isGraphvizColour(text))).toEqual([]);
    const bad = ['redd', '#ab', '#abcd', '#gggggg', '1 1', '/accent3/4', '/nothing/red', '7', ''];
    expect(bad.filter(text => isGraphvizColour(text))).toEqual([]);
    expect(isGraphvizColour('3', 'blues3')).toBe(true);
    expect(isGraphvizColour('4', 'blues3')).toBe(false);
    expect(isGraphvizColour('red', 'blues3')).toBe(false);
    expect(isGraphvizColour('navyblue', 'svg')).toBe(false);
});

test('lists of colours with their shares', () => {
    expect(['red:blue', 'red;0.3:blue', 'red;.3:blue;.7', 'red'].filter(text => !isGraphvizColourList(text))).toEqual(
        [],
    );
    expect(['red:', 'red;x:blue', 'red;0.3;0.4', 'red,blue'].filter(text => isGraphvizColourList(text))).toEqual([]);
});

test("each colour's channels are Graphviz's own", async () => {
    const graphviz = await graphvizLoader.load();
    const names = graphvizColourNames();
    expect(names.length).toBeGreaterThan(400);
    const samples = [
        ...names,
        'gray50',
        'grey90',
        'gray13',
        '/svg/green',
        '/svg/gray',
        '0.1 0.7 0.9',
        '0.6 0.5 0.5',
        '#12a',
    ];
    const nodes = samples.map((text, index) => `n${index} [label="" style=filled color="${text}" pos="${index},0"]`);
    const json = JSON.parse(graphviz.layout(`graph { ${nodes.join('\n')} }`, 'json', 'nop2'));
    const drawn: string[] = json.objects.map(
        (object: { _draw_: { op: string; color?: string }[] }) => object._draw_.find(({ op }) => op === 'c')?.color,
    );
    const hexadecimal = (text: string): string => {
        const colour = graphvizColour(text);
        if (!colour) return 'none';
        const digits = (channel: number) =>
            Math.floor(channel * 255 + 1e-6)
                .toString(16)
                .padStart(2, '0');
        const { red, green, blue, alpha } = colour;
        return `#${[red, green, blue].map(digits).join('')}${alpha < 1 ? digits(alpha) : ''}`;
    };
    expect(samples.map(hexadecimal)).toEqual(drawn);
});

test('each shape is one that Graphviz knows', async () => {
    const graphviz = await graphvizLoader.load();
    const outline = (shape: string): string => {
        const json = JSON.parse(graphviz.layout(`graph { a [shape=${shape} label="a|b"] }`, 'json', 'dot'));
        return JSON.stringify(json.objects[0]._draw_ ?? []);
    };
    // An unknown shape is drawn as a box.
    const box = outline('nonsense');
    const boxes = ['box', 'rect', 'rectangle', 'polygon'];
    expect(nodeShapes.filter(shape => outline(shape) === box && !boxes.includes(shape))).toEqual([]);
});

test('every scheme is one, and every default is accepted', () => {
    expect(graphvizColourSchemes().filter(scheme => !accepts('node', 'colorscheme', scheme))).toEqual([]);
    for (const attribute of graphvizAttributes.values()) {
        const [kind = 'graph'] = attribute.kinds;
        const value = attribute.default?.replace(/^"(.*)"$/, '$1');
        if (value)
            expect([attribute.name, acceptsGraphvizValue(attribute, kind, value)]).toEqual([attribute.name, true]);
    }
});
