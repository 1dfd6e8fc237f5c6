/**
 * What fails when a generated project runs, in a file of plain text:
 *
 *     === lookup-type: a part of a number
 *     app app { model T { n: Integer  queryset q = filter(n icontains "1") } }
 *     --- probe
 *     T.objects.q().exists()
 *     --- fails FieldError: Unsupported lookup
 *     --- fix Compare with '='
 *
 * The head is the code of the rule and what happens. `probe` is Python that passes where all is well. `fails` is how it
 * fails in the project as it is written. `fix` is the title of the rule's own fix, after which the probe passes; without it, the
 * first that is offered. Where there is none, since only a person can tell what is meant, `by hand` says what is written instead,
 * `OLD => NEW`, and `why` what only a person can tell.
 *
 * `before` is an earlier state of the text, which was generated and migrated, and `rows` fills its tables.
 * A text without a project stands in one called `p`.
 */
import { readFileSync } from 'node:fs';

export interface RuntimeCase {
    readonly code: string;
    readonly title: string;
    readonly text: string;
    readonly before?: string;
    readonly rows: string;
    readonly probe: string;
    /** How the probe's failure begins. */
    readonly fails: string;
    readonly mending:
        | { readonly kind: 'fix'; readonly title: string | undefined }
        | { readonly kind: 'by hand'; readonly from: string; readonly to: string };
}

export function casesIn(path: string): RuntimeCase[] {
    const [, ...parts] = readFileSync(path, 'utf8').split(/^=== (.+)\n/m);
    const cases: RuntimeCase[] = [];
    for (let at = 0; at < parts.length; at += 2) cases.push(caseOf(parts[at] ?? '', parts[at + 1] ?? ''));
    return cases;
}

function caseOf(head: string, body: string): RuntimeCase {
    const [code = '', title = ''] = head.split(/: (.*)/s);
    const [text = '', ...sections] = body.split(/^--- (.+)\n/m);
    const said = new Map<string, string>();
    for (let at = 0; at < sections.length; at += 2) {
        const [, word = '', rest = ''] =
            /^(before|rows|probe|fails|fix|by hand|why)(?: (.*))?$/.exec(sections[at] ?? '') ?? [];
        if (word === '') throw new Error(`'${sections[at]}' of '${head}' is nothing that a case has.`);
        said.set(word, `${rest}${sections[at + 1] ?? ''}`.trimEnd());
    }
    const before = said.get('before');
    return {
        code,
        title,
        text: inProject(text),
        ...(before !== undefined && { before: inProject(before) }),
        rows: said.get('rows') ?? '',
        probe: needed(said.get('probe'), 'probe', head),
        fails: needed(said.get('fails'), 'fails', head),
        mending: mendingOf(said.get('fix'), said.get('by hand'), said.get('why'), head),
    };
}

function mendingOf(
    fix: string | undefined,
    byHand: string | undefined,
    why: string | undefined,
    head: string,
): RuntimeCase['mending'] {
    if (byHand === undefined) return { kind: 'fix', title: fix || undefined };
    needed(why, 'why', head);
    const [from = '', to = ''] = byHand.split(/ => ?/);
    return { kind: 'by hand', from, to };
}

function needed(section: string | undefined, name: string, head: string): string {
    if (!section) throw new Error(`'${head}' lacks '${name}'.`);
    return section;
}

const inProject = (text: string): string => (/^project /m.test(text) ? text : `project p {}\n${text}`);
