import type { ComponentChildren } from 'preact';
import type { Lang, Plan, Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { Figure } from '../charts/figure.js';
import type { Fact } from '../facts/fact.js';
import type { View } from '../facts/view.js';

/** A table of a report: what stands above the columns, and cells as readers see them, with where they lead on a site. */
export interface Grid {
  heads: readonly { title: Text; number?: boolean }[];
  rows: readonly (readonly Cell[])[];
  /** The places of the rows, and of which node and period their figures are. */
  of?: { places: readonly Subject[]; view: View };
}

export interface Cell {
  text: Text;
  /** Behind the language. */
  path?: string;
}

/** What a chapter is made of; figures and tables are numbered where they stand. */
export type Block =
  | { kind: 'heading'; title: Text }
  /** `plan` where the facts are those of a part: its title is the part's. */
  | { kind: 'said'; facts: readonly Fact[]; listed?: boolean; plan?: Plan }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'table'; title: Text; grid: Grid }
  | { kind: 'rest'; content: (lang: Lang) => ComponentChildren };

/** A chapter with its name in the address of the file. */
export interface Chapter {
  id: string;
  title: Text;
  blocks: readonly Block[];
}

/** Words that differ by language. */
export const inBoth = (write: (lang: Lang) => string): Text => ({ en: write('en'), zh: write('zh') });
