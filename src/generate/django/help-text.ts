import type { Project } from '../../model/project.js';
import { optionOf, ownApps } from '../../model/queries.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import type { PythonFile } from './python-file.js';

/** Django's forms and admin put a help text into the page as it is (`help_text|safe`), so what looks like HTML is said to be none. */
export const helpTextSource = (file: PythonFile, text: string): string =>
    looksLikeHtml(text) ? `${file.own(configFolder, 'text', 'PlainText')}(${quoteString(text)})` : quoteString(text);

/** Whether a project has a help text that needs `config/text.py`. */
export const hasHtmlLikeHelp = (project: Project): boolean =>
    ownApps(project).some(app =>
        app.models.some(model =>
            model.fields.some(field => {
                const written = optionOf(field, 'help_text');
                return looksLikeHtml(written?.kind === 'string' ? written.value : (field.documentation ?? ''));
            }),
        ),
    );

const looksLikeHtml = (text: string): boolean => /[<&]/.test(text);
