/**
 * Small schemas with what Django says about them, in files of plain text:
 *
 *     === fields.E302                     the name; what is expected is that id
 *     model T { a_set: Integer }
 *     model A { t: T }
 *
 *     === two keys of their own: models.E026 some-code raises
 *
 * Behind a colon stand the ids that Django and Djagram both find, codes of Djagram's own for errors, and `raises` where
 * Django does not come to check anything. A text without an app stands in one called `app`, one without a project in `p`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Case {
    readonly name: string;
    /** Ids and codes, in order. */
    readonly expected: readonly string[];
    readonly raises: boolean;
    readonly text: string;
}

const folder = fileURLToPath(new URL('cases/', import.meta.url));

export const caseFiles = (): readonly string[] => readdirSync(folder).sort();

export function casesIn(file: string): Case[] {
    const parts = readFileSync(`${folder}/${file}`, 'utf8').split(/^=== (.+)\n/m);
    const cases: Case[] = [];
    for (let at = 1; at < parts.length; at += 2) cases.push(caseOf(parts[at] ?? '', parts[at + 1] ?? ''));
    return cases;
}

function caseOf(head: string, body: string): Case {
    const [name = '', said] = head.split(/:(?: |$)/);
    const words = (said ?? name).split(' ').filter(Boolean);
    return {
        name,
        expected: words.filter(word => word !== 'raises').sort(),
        raises: words.includes('raises'),
        text: wholeText(`${body.trim()}\n`),
    };
}

function wholeText(body: string): string {
    const declarations = /^(?:external )?(?:app|routes|oauth2|graph)\b/m.test(body) ? body : inApp(body);
    return /^project /m.test(body) ? declarations : `project p {}\n${declarations}`;
}

function inApp(body: string): string {
    const [, project = '', rest = ''] = /^(project .*\n)?([\s\S]*)$/.exec(body) ?? [];
    return `${project}app app {\n${rest.replaceAll(/^(?=.)/gm, '  ')}\n}\n`;
}
