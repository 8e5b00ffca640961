import { style } from '../site/style.js';
import type { Colour } from './style.js';

/** What a figure is drawn on when it stands alone. */
export const papers = ['light', 'dark'] as const;
export type Paper = (typeof papers)[number];

const known = new Map<Paper, Colour>();

/** The colours of the pages as values: programs that show a file know no variables. */
export function colours(paper: Paper): Colour {
  const found = known.get(paper) ?? read(paper);
  known.set(paper, found);
  return found;
}

/** From the style of the pages, which says each name first for light and then for dark paper. */
function read(paper: Paper): Colour {
  const values = new Map<string, string[]>();
  for (const [, name, value] of style.matchAll(/--(\w+): (#[0-9a-f]{3,6})/g)) {
    values.set(name!, [...(values.get(name!) ?? []), value!]);
  }
  return (name) => values.get(name)![papers.indexOf(paper)]!;
}
