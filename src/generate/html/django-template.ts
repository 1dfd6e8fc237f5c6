/** All quoting of Django's templates. Text of the .dsl reaches them through these functions alone. */

const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
    // Nothing starts a tag of the template's: `{{`, `{%` and `{#` begin with it.
    '{': '&#123;',
};

/** Text, or an attribute's value between quotes, that shows as it is and runs nowhere. */
export const templateText = (text: string): string =>
    text.toWellFormed().replaceAll(/[&<>"'{]/g, character => entities[character] ?? character);

/** A tag that links to a named URL; `kwargs` are expressions of the template language. */
export const urlTag = (name: string, kwargs: Readonly<Record<string, string>> = {}): string =>
    `{% url '${name}'${Object.entries(kwargs)
        .map(([key, expression]) => ` ${key}=${expression}`)
        .join('')} %}`;
