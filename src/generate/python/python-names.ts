/** Words of Python, which no name of the .dsl may be as it stands. */
const keywords: ReadonlySet<string> = new Set(
    (
        'False None True and as assert async await break class continue def del elif else except finally for from ' +
        'global if import in is lambda nonlocal not or pass raise return try while with yield'
    ).split(' '),
);

/** A name for Python: a keyword gets an underscore behind it, as is the custom. */
export const pythonName = (name: string): string => (keywords.has(name) ? `${name}_` : name);

export const isKeyword = (name: string): boolean => keywords.has(name);
