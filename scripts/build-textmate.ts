/** Writes syntaxes/djagram.tmLanguage.json from the grammar: a part of `npm run langium:generate`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DjagramGrammar } from '../src/language/generated/grammar.ts';
import { textMateGrammar } from './textmate-grammar.ts';

const file = fileURLToPath(new URL('../syntaxes/djagram.tmLanguage.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(textMateGrammar(DjagramGrammar()), undefined, 2)}\n`);
