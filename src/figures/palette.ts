import { colours as named } from './colours.js';
import type { ColourOf } from './style.js';

/** The background of a self-contained figure. */
export const papers = ['light', 'dark'] as const;
export type Paper = (typeof papers)[number];

/** The colours of the pages as values: programs that show a file know no variables. */
export function colours(paper: Paper): ColourOf {
  return (name) => named[name]![papers.indexOf(paper)]!;
}
