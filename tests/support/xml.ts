import { SaxesParser } from 'saxes';

/** Throws where the text is not well-formed XML. */
export function wellFormed(xml: string): void {
    read(xml, () => {});
}

/** The texts of all elements of a name, in order; what stands in elements inside them included. */
export function textsOf(xml: string, name: string): string[] {
    const texts: string[] = [];
    const open: { readonly name: string; text: string }[] = [];
    read(xml, parser => {
        parser.on('opentag', tag => open.push({ name: tag.name, text: '' }));
        parser.on('text', text => {
            for (const element of open) element.text += text;
        });
        parser.on('closetag', () => {
            const closed = open.pop();
            if (closed?.name === name) texts.push(closed.text);
        });
    });
    return texts;
}

/** The attributes of all elements of a name, in order. */
export function attributesOf(xml: string, name: string): Record<string, string>[] {
    const found: Record<string, string>[] = [];
    read(xml, parser => {
        parser.on('opentag', tag => {
            if (tag.name === name) found.push({ ...tag.attributes } as Record<string, string>);
        });
    });
    return found;
}

function read(xml: string, listen: (parser: SaxesParser) => void): void {
    const parser = new SaxesParser();
    parser.on('error', error => {
        throw error;
    });
    listen(parser);
    parser.write(xml).close();
}
