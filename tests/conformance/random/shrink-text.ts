/** Makes a schema that fails small: by blocks, by lines, by what stands in an `admin` block, by what stands in parentheses. */

/** What is left of `text` when nothing more can be left out of it for which `fails` holds; `fails(text)` does. */
export async function shrunkText(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
    let best = text;
    for (let before = ''; before !== best; ) {
        before = best;
        for (const smaller of [withoutBlocks, withoutItems, withoutOptions]) best = await least(best, smaller, fails);
    }
    return best;
}

async function least(
    text: string,
    smaller: (text: string) => readonly string[],
    fails: (text: string) => Promise<boolean>,
): Promise<string> {
    let best = text;
    for (let at = 0; at < smaller(best).length; ) {
        const candidate = smaller(best)[at] as string;
        if (await fails(candidate)) best = candidate;
        else at++;
    }
    return best;
}

/** Each without one line, and without what stands in the block that it opens. */
function withoutBlocks(text: string): string[] {
    const lines = text.split('\n');
    return [...lines.keys()].flatMap(start => {
        const line = lines[start] as string;
        if (line.trim() === '}' || line === '' || line.startsWith('project')) return [];
        const close = `${line.slice(0, line.search(/\S/))}}`;
        const end = line.endsWith('{') ? lines.indexOf(close, start) : start;
        return [[...lines.slice(0, start), ...lines.slice(end + 1)].join('\n')];
    });
}

function withoutItems(text: string): string[] {
    return [...text.matchAll(/admin \{ (.*) \}$/gm)].flatMap(({ 0: whole, 1: inside = '', index }) => {
        const items = inside.split('  ');
        if (items.length < 2) return [];
        return [...items.keys()].map(
            item =>
                `${text.slice(0, index)}admin { ${items.toSpliced(item, 1).join('  ')} }${text.slice(index + whole.length)}`,
        );
    });
}

function withoutOptions(text: string): string[] {
    return [...text.matchAll(/\([^()]*\)| stored$| = \S+$| extends .*(?= \{)|, [\w.]+(?= \{)/gm)].map(
        ({ 0: whole, index }) => text.slice(0, index) + text.slice(index + whole.length),
    );
}
