import { describe, test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

describe('attributes', () => {
    test('are known to Graphviz', () =>
        checkFindings(`
            graph a {
              colour "red"
              ^^^^^^ unknown-graph-attribute
              bgcolor "white"
              node x [shpae=box, label="x"]
                      ^^^^^ unknown-graph-attribute: Did you mean 'shape'?
            }
        `));

    test('stand on what they are for', () =>
        checkFindings(`
            graph a {
              shape box
              ^^^^^ misplaced-graph-attribute: Write \`node [shape=...]\`
              pencolor "red"
              node x [rankdir=LR]
                      ^^^^^^^ misplaced-graph-attribute
              node y [bb="0,0,1,1"]
                      ^^ written-graph-attribute
              x -- y [arrowsize=2]
              cluster c { pencolor "blue"  node z [peripheries=2] }
            }
        `));

    test('stand once in a statement', () =>
        checkFindings(`
            graph a "The first" {
              label "The second"
              node x [shape=box, color=red, shape=circle]
                                            ^^^^^ repeated-graph-attribute
              node y [shape=box]
            }
        `));

    test('have values that Graphviz understands', () =>
        checkFindings(`
            graph a directed {
              rankdir LRR
                      ^^^ graph-attribute-value: 'LRR' is no value of 'rankdir'
              node x [shape=boxx]
                            ^^^^ graph-attribute-value: Did you mean 'box'
              node y [fillcolor=redd, penwidth=-1, width=wide]
                                ^^^^ graph-attribute-value: colours such as
                                               ^^ graph-attribute-value: a number from 0
                                                         ^^^^ graph-attribute-value
              node z [fillcolor="#c62828:white", penwidth=1.5, style="rounded,filled", color=""]
              x -> y [style=dashes]
                            ^^^^^^ graph-attribute-value: Did you mean 'dashed'?
              y -> z [style="dashed,bold", dir=both, arrowhead=odot]
            }
        `));

    test('may be of another colour scheme, where the graph says so', () =>
        checkFindings(`
            graph a {
              node [colorscheme=blues9]
              node x [color=3]
              node y [color=10]
                            ^^ graph-attribute-value
            }
        `));

    test('may be called as words of the language are', () =>
        checkFindings(`
            graph a {
              engine neato
              overlap false
              model subset
              class "plain"
              label "ordering"
            }
        `));

    test('are heeded by the engine', () =>
        checkFindings(`
            graph a {
              engine circo
              rankdir LR
              ^^^^^^^ ignored-graph-attribute: 'dot' would
              mindist 2
            }
            graph b { rankdir LR }
            graph c { engine layered  rankdir LR }
        `));
});

describe('html labels', () => {
    test('are well-formed', () =>
        checkFindings(`
            graph a {
              node b [label=html "<b>bold</i>"]
                            ^^^^^^^^^^^^^^^^^^ html-label: '<b>' is closed by '</i>'
              node c [label=html "<table><tr><td>1</td></tr>"]
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ html-label: '<table>' is not closed
              node d [label=html "<div>text</div>"]
                            ^^^^^^^^^^^^^^^^^^^^^^ html-label: no element 'div'
              node e [label=html "salt & pepper"]
                            ^^^^^^^^^^^^^^^^^^^^ html-label: '&amp;'
              node f [label=html "1 < 2"]
                            ^^^^^^^^^^^^ html-label: '&lt;'
              node g [label=html "<table border=\\"0\\"><tr><td port='a'>a<br/>b &amp; c</td></tr></table>"]
              node h [shape=html "<b>box</b>"]
                            ^^^^^^^^^^^^^^^^^ graph-attribute-value
            }
        `));
});

describe('edges', () => {
    test('have the operator of the graph', () =>
        checkFindings(`
            graph a directed {
              x -- y -> z
                ^^ wrong-edge-operator: are written '->'
            }
            graph b {
              x -> y -- z
                ^^ wrong-edge-operator: are written '--'
            }
        `));

    test('end at ports that there are', () =>
        checkFindings(`
            graph a {
              node x "<left> l|<right> r" [shape=record]
              node y [label=html "<table><tr><td port='top'>t</td></tr></table>"]
              x:left -- y:top
              x:middle -- y:n
              ^ unknown-port: 'middle'
              x:left:sw -- y:top:nn
                           ^ unknown-compass-point
            }
        `));
});

describe('names', () => {
    test('are of one node, one cluster, one graph', () =>
        checkFindings(`
            graph a {
              node x
              cluster c { node x }
                               ^ duplicate-name: A second node 'x'
              cluster c { node y }
                      ^ duplicate-name: A second cluster 'c'
              x -- z
            }
            graph a { node x }
                  ^ duplicate-name: A second graph 'a'
        `));

    test('engines and renderers exist', () =>
        checkFindings(`
            graph a {
              engine dott
                     ^^^^ unknown-engine: Did you mean 'dot'
              render graphwiz
                     ^^^^^^^^ unknown-renderer: Did you mean 'graphviz'?
            }
            graph b { engine mrtree  render plotly }
        `));

    test('a limit is a number of nodes', () =>
        checkFindings(`
            graph a { limit 0 }
                  ^ graph-limit
            graph b { limit 1.5 }
                  ^ graph-limit
            graph c { limit 1 }
        `));
});

const app = `
    app shop {
      enum Status { draft  live }
      model Shop { name: Char(40)  picture: Binary }
      model Item { name: Char(40)  shop: Shop(related_name=items)  status: Status  sold: Boolean  price: Integer }
      proxy model Draft of Item { }
    }`;

describe('data', () => {
    test('edges join rows that are nodes', () =>
        checkFindings(`${app}
            graph a {
              nodes shop.Item
              edges shop.Item.shop
                    ^^^^^^^^^^^^^^ edges-without-nodes: no \`nodes\` of shop.Shop
              edges shop.Item.price
                    ^^^^^^^^^^^^^^^ edges-of-no-relation
            }
            graph b {
              cluster c { nodes shop.Shop }
              nodes shop.Draft
              edges shop.Item.shop
              edges shop.Shop.items
            }
        `));

    test('texts come from one value', () =>
        checkFindings(`${app}
            graph a {
              nodes shop.Shop {
                label items.name
                      ^^^^^^^^^^ label-of-many
                tooltip picture
                        ^^^^^^^ label-of-bytes
              }
              nodes shop.Item { label shop.name  tooltip price }
            }
        `));

    test('cases are such that a row can have, each once', () =>
        checkFindings(`${app}
            graph a {
              nodes shop.Item {
                fillcolor by status { draft: "red"  live: "blue"  draft: "green" }
                                                                  ^^^^^ repeated-case
                shape by sold { true: box  no: circle }
                                           ^^ impossible-case: 'true', 'false' or 'null'
                color by status { live: "bleu" }
                                  ^^^^ graph-attribute-value
                style by status { }
                ^^^^^ no-cases
                tooltip name
              }
            }
        `));
});
