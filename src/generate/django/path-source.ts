import type { Path } from '../../model/expression.js';

/** A path as DRF's `source` has it: `category.name`. */
export const dotted = (path: Path): string => [...path.segments.map(({ name }) => name), ...path.transforms].join('.');

/** A path as Django's lookups have it: `category__name`. */
export const lookupPath = (path: Path): string =>
    [...path.segments.map(({ name }) => name), ...path.transforms].join('__');
