import type { GraphValue } from '../../model/graph.js';
import type { Project } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { attributeListsOf } from './graph-walk.js';

/** Graphviz leaves out a label whose markup it cannot read. */
export function* htmlLabels(project: Project): Iterable<Finding> {
    for (const graph of project.graphs) {
        for (const { attributes } of attributeListsOf(graph)) {
            for (const attribute of attributes) {
                const values: (readonly [GraphValue, SourceSpan])[] =
                    'value' in attribute
                        ? [[attribute.value, attribute.valueSpan]]
                        : attribute.kind === 'by'
                          ? attribute.cases.map(each => [each.value, each.span])
                          : [];
                for (const [value, span] of values) {
                    const flaw = value.kind === 'html' ? flawOf(value.text) : undefined;
                    if (flaw !== undefined) yield finding('html-label', span, { flaw });
                }
            }
        }
    }
}

/** Elements of Graphviz's labels (graphviz.org, "HTML-like labels"); the second list has no content. */
const elements = new Set('table tr td font i b u o sub sup s'.split(' '));
const empty = new Set('br img hr vr'.split(' '));

/** What is not well-formed, or no element of Graphviz's. */
function flawOf(html: string): string | undefined {
    const open: string[] = [];
    const text = html.replaceAll(/<!--[\s\S]*?-->/g, '');
    let end = 0;
    for (const tag of text.matchAll(/<(\/?)([a-zA-Z]\w*)((?:\s+[\w-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g)) {
        const between = flawOfText(text.slice(end, tag.index));
        if (between !== undefined) return between;
        end = tag.index + tag[0].length;
        const [, closing, written = '', , selfClosing] = tag;
        const name = written.toLowerCase();
        if (!elements.has(name) && !empty.has(name)) return `Graphviz has no element '${written}'`;
        if (closing) {
            const last = open.pop();
            if (last !== name)
                return last === undefined
                    ? `'</${written}>' closes nothing`
                    : `'<${last}>' is closed by '</${written}>'`;
        } else if (!selfClosing && !empty.has(name)) open.push(name);
        else if (!selfClosing) open.push(name);
    }
    const rest = flawOfText(text.slice(end));
    if (rest !== undefined) return rest;
    const last = open.at(-1);
    return last === undefined ? undefined : `'<${last}>' is not closed`;
}

function flawOfText(text: string): string | undefined {
    if (/[<>]/.test(text)) return `'${text.trim().slice(0, 20)}' is no element; a bare '<' is written '&lt;'`;
    return /&(?!#\d+;|#x[\da-fA-F]+;|\w+;)/.test(text) ? "a bare '&' is written '&amp;'" : undefined;
}
