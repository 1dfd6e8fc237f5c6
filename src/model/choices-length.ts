import type { Enum } from './django-model.js';

/** How long a text column of choices is, in characters: as its longest value, and at least 20. */
export const choicesLength = ({ members }: Enum): number =>
    Math.max(20, ...members.map(({ value }) => (value.kind === 'string' ? [...value.value].length : 0)));
