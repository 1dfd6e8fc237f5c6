import type { Stage } from '../../../model/stores.js';
import type { Value } from '../../../model/value.js';
import { quoteString } from '../../python/quote-string.js';
import { textsOf } from '../project-features.js';
import type { PythonFile } from '../python-file.js';
import { countsSeconds } from './setting-value.js';

/** `config/settings/environment.py`, the same in every project. */
export const environmentSource = `"""What production reads from its environment."""

import os

from django.core.exceptions import ImproperlyConfigured


def required_environ(name):
    """The value of a variable without which the project does not start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"The environment variable {name} is not set: production needs it. "
            "README.md lists the variables."
        )
    return value
`;

/** Reads a variable: production has to have it, development may go without. */
export function environ(file: PythonFile, stage: Stage, name: string, otherwise: string): string {
    if (stage === 'production') return `${file.from('.environment', 'required_environ')}(${quoteString(name)})`;
    return `${file.import('os')}.environ.get(${quoteString(name)}, ${quoteString(otherwise)})`;
}

/** A setting read from a variable: the value that the .dsl gives it says of which type it is. */
export function environValue(file: PythonFile, stage: Stage, setting: string, variable: string, value: Value): string {
    const text = environ(file, stage, variable, environText(setting, value));
    switch (value.kind) {
        case 'number':
            return /[.eE]/.test(value.text) ? `float(${text})` : `int(${text})`;
        case 'duration':
            return countsSeconds(setting)
                ? `int(${text})`
                : `${file.from('datetime', 'timedelta')}(seconds=int(${text}))`;
        case 'boolean':
            return `${text}.lower() in ("1", "on", "true", "yes")`;
        case 'list':
            return `[item.strip() for item in ${text}.split(",") if item.strip()]`;
        case 'object':
            return `${file.import('json')}.loads(${text})`;
        default:
            return text;
    }
}

/** The value as a variable of the environment holds it. */
export function environText(setting: string, value: Value): string {
    switch (value.kind) {
        case 'number':
            return value.text;
        case 'duration':
            return String(Math.round(value.milliseconds / 1000));
        case 'boolean':
            return String(value.value);
        case 'null':
            return '';
        case 'list':
            return value.items.map(item => environText(setting, item)).join(',');
        case 'object':
            return JSON.stringify(jsonOf(value));
        default:
            return textsOf(value)[0] ?? '';
    }
}

function jsonOf(value: Value): unknown {
    switch (value.kind) {
        case 'object':
            return Object.fromEntries(value.entries.map(({ key, value: of }) => [key, jsonOf(of)]));
        case 'list':
            return value.items.map(jsonOf);
        case 'number':
            return Number(value.text);
        case 'boolean':
            return value.value;
        case 'null':
            return null;
        default:
            return environText('', value);
    }
}
