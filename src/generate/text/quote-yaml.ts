/** All quoting of YAML: a flow scalar in double quotes, which has JSON's escapes and stands for any text. */
export const quoteYaml = (text: string): string => escapeInvisible(JSON.stringify(text.toWellFormed()));

/** A word that YAML reads as itself, else a quoted text. */
export const yamlKey = (text: string): string =>
    /^[A-Za-z_][\w-]*$/.test(text) && !words.test(text) ? text : quoteYaml(text);
const words = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** YAML 1.1 takes these for ends of lines, and refuses others as not printable. */
const escapeInvisible = (text: string): string =>
    text.replaceAll(
        /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
        character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

/** Compose reads `$` as the beginning of a variable's name. */
export const quoteCompose = (text: string): string => quoteYaml(text.replaceAll('$', '$$$$'));
