import type { Format } from './format.js';

export type { Format, Selection } from './format.js';
export { type Chosen, chosen, selectedResults } from './selected.js';

/** Every form a release can be taken away in that needs no prose, by id. */
export const formats: Readonly<Record<string, Format>> = {};
