/**
 * Learns the shapes of what every session reads at its start, that is of the library, and of lines as people write them, for
 * which the examples stand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmptyFileSystem } from 'langium';
import { djangoLibrary } from '../../src/language/library/django-library.js';
import { printLibrary } from '../../src/language/library/print-library.js';
import { createRegionParser } from '../../src/language/parsing/parser.js';
import { PreparingShapes } from '../../src/language/parsing/prepared-shapes.js';
import { createServices } from '../../src/language/services.js';

/** @param examples a folder of .dsl files */
export function prepareShapes(examples: string): string {
    const { djagram } = createServices(EmptyFileSystem);
    const shapes = new PreparingShapes(djagram);
    const parser = createRegionParser(djagram, shapes);
    const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.dsl'));
    const texts = [
        printLibrary(djangoLibrary()),
        ...files.sort().map(name => readFileSync(join(examples, name), 'utf8')),
    ];
    // A shape is learned when it comes up again.
    for (let time = 0; time < 2; time++) for (const text of texts) parser.parse(text);
    return shapes.toText();
}
