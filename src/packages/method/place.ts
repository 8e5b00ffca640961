import type { Place } from '../../edition/index.js';

/** The place of a key in a definition. */
export const placeOf = (path: readonly PropertyKey[]): Place => ({
  file: 'the definition',
  path: path.map(String).join('.'),
});
