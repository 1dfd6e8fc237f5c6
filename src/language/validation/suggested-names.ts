/** What a name that leads nowhere was meant to be, and what may stand there where that is one of a few words. */
import { type AstNode, AstUtils, type ReferenceInfo, type ScopeProvider } from 'langium';
import { nearestNames } from '../../checks/nearest-names.js';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { makesDefault } from '../scoping/default-words.js';
import { LayeredScope } from '../scoping/names.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { describeTarget } from '../scoping/target-words.js';
import { memberWords } from '../scoping/wanted-enum.js';
import { typeMeantBy } from './meant-types.js';

export interface SuggestedNames {
    readonly suggestions: readonly string[];
    /** All words that may stand there, where there are few. */
    readonly known?: readonly string[];
}

/** A longer list helps nobody who reads a message: completion has it. */
const mostKnown = 20;
const mostSuggested = 3;

export function suggestedNames(scopes: ScopeProvider, names: ProjectNames, info: ReferenceInfo): SuggestedNames {
    const written = info.reference.$refText;
    const scope = scopes.getScope(info);
    const what = describeTarget(info);
    if (/^(model|serializer)\b/.test(what)) {
        // As Django's own relations name the model that they are of.
        const own =
            written === 'self' ? AstUtils.getContainerOfType(info.container, ast.isModelDeclaration) : undefined;
        if (own?.name) return { suggestions: [own.name] };
        const type = /field type/.test(what) ? typeMeantBy(written, name => isFieldClass(names, name)) : undefined;
        if (type) return { suggestions: [type] };
        const declared = scope.getAllElements().filter(({ type }) => type !== 'AppDeclaration');
        const near = nearestNames(
            written,
            declared.map(({ name }) => name),
        );
        const { container } = info;
        if (!ast.isPath(container) || container.segments.length > 1) return { suggestions: near };
        const kind = what.startsWith('serializer') ? 'serializers' : 'models';
        const isHere = (name: string): boolean => scope.getElement(name) !== undefined;
        return { suggestions: withOtherApps(names, written, { kind, near, isHere }) };
    }
    const literal = pythonLiterals[written];
    if (literal && ast.isPath(info.container)) return { suggestions: [literal] };
    const library = djangoLibrary();
    const all = scope instanceof LayeredScope ? scope.names() : scope.getAllElements().map(({ name }) => name);
    const members = memberWords(names, library, info, what)?.wanted.members.map(({ name }) => name);
    if (members) {
        const near = nearestNames(written, members);
        const isMaker = (name: string): boolean => names.word('default', name) !== undefined;
        const elsewhere =
            near.length > 0
                ? []
                : nearestNames(
                      written,
                      [...all].filter(name => !isMaker(name)),
                  );
        const known = members.length <= mostKnown ? { known: members } : {};
        return { suggestions: near.length > 0 ? near : elsewhere, ...known };
    }
    const near = nearestNames(written, all);
    const known = wordsOf(scope)?.filter(
        name => names.word('default', name) === undefined || makesDefault(names, library, info.container, name),
    );
    if (!known) return { suggestions: near };
    return { suggestions: near.length > 0 ? near : begunAlike(written, known), known };
}

/** As the language writes them. */
const pythonLiterals: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

const isFieldClass = ({ library }: ProjectNames, name: string): boolean => library.fieldClasses.get(name) !== undefined;

/** The words of a scope that holds nothing else, and few of them. */
function wordsOf(scope: ReturnType<ScopeProvider['getScope']>): string[] | undefined {
    const words = new Set<string>();
    for (const { name, node, type } of scope.getAllElements()) {
        if (!wordTypes.has(type) || (node && isNoWord(node))) return undefined;
        words.add(name);
        if (words.size > mostKnown) return undefined;
    }
    if (words.size === 0) return undefined;
    // `PageNumberPagination` may be written as well as `page_number`, and is not told besides.
    const plain = [...words].map(word => word.replaceAll('_', ''));
    const hasWord = (name: string): boolean => plain.some(word => name.toLowerCase().startsWith(word) && word !== name);
    return [...words].filter(name => !/^[A-Z].*[a-z]/.test(name) || !hasWord(name));
}

const wordTypes: ReadonlySet<string> = new Set(['BuiltinDeclaration', 'EnumMember', 'ActionDeclaration']);

/** The members that everything has are no list of what can be meant. */
const isNoWord = (node: AstNode): boolean => ast.isBuiltinDeclaration(node) && node.kind === 'request';

/** `page` for `page_number`. */
const begunAlike = (written: string, known: readonly string[]): string[] => {
    const lower = written.toLowerCase();
    if (lower.length < 3) return [];
    const alike = known.filter(name => name.toLowerCase().startsWith(lower) || lower.startsWith(name.toLowerCase()));
    return alike.slice(0, mostSuggested);
};

/** `catalog.Product` for `Product`: of another app they need the app's name. */
function withOtherApps(
    names: ProjectNames,
    written: string,
    { kind, near, isHere }: { kind: NamedInApps; near: readonly string[]; isHere: (name: string) => boolean },
): string[] {
    const lower = written.toLowerCase();
    const isWritten = (name: string): boolean => name.length === lower.length && name.toLowerCase() === lower;
    // What is only alike is looked for where something is still wanted.
    const nearest = near.length < mostSuggested ? nearestNames(written, namesIn(names, kind)) : [];
    const alike = nearest.filter(name => !isWritten(name));
    const declared = [...declaredInApps(names, kind, name => isWritten(name) || alike.includes(name))];
    const qualified = (isMeant: (name: string) => boolean): string[] =>
        declared.flatMap(({ app, name }) => (isMeant(name) && !isHere(name) ? `${app}.${name}` : []));
    const elsewhere = alike.flatMap(one => qualified(name => name === one));
    return [...qualified(isWritten), ...near, ...elsewhere].slice(0, mostSuggested);
}

type NamedInApps = 'models' | 'serializers';

/** Each app is read as a whole: to be told of one name in each of many apps takes longer than to look again. */
function* declaredInApps(
    names: ProjectNames,
    kind: NamedInApps,
    isMeant: (name: string) => boolean,
): Iterable<{ readonly app: string; readonly name: string }> {
    for (const app of names.appNames) {
        const parts = names.app(app);
        for (const name of parts?.[kind].keys() ?? []) {
            if (!isMeant(name)) continue;
            // Nothing leads to Django's own users where the project has others.
            if (app === 'auth' && name === 'User' && parts?.models.get(name) !== names.userModel) continue;
            yield { app, name };
        }
    }
}

function* namesIn(names: ProjectNames, kind: NamedInApps): Iterable<string> {
    for (const app of names.appNames) yield* names.app(app)?.[kind].keys() ?? [];
}
