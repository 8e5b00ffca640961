import type { Lang, Text } from '../../edition/index.js';
import type { Draw, Figure } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, Fact, View } from '../../words/index.js';

/** A table: its column heads, and cells as readers see them. */
export interface Grid {
  /** A column that is aside is left out on paper where the table is long. */
  heads: readonly { title: Text; number?: boolean; aside?: boolean }[];
  rows: readonly (readonly GridCell[])[];
  /** The places of the rows, and the node and period of their figures. */
  of?: { places: readonly Subject[]; view: View };
}

/** A drawing without number and caption, beside the words that say what it shows. */
export interface SmallDrawing {
  draw: Draw;
  /** In pixels. */
  width: number;
}

export interface GridCell {
  text: Text;
  /** Instead of a text. */
  drawn?: SmallDrawing | undefined;
  /** The figures that it shows, in order, with their receipts; none in a name. */
  figures?: readonly CitedFigure[];
  /** Where it leads on a site, behind the language. */
  path?: string;
  /** What is said small beside it. */
  note?: Text | undefined;
  /** What programs call it, which a page of a site shows beside it. */
  code?: string;
}

/** What pages and chapters of documents are made of; figures and tables are numbered where they stand. */
export type Block =
  /** Below the title of the chapter: of the first order unless told. */
  | { kind: 'heading'; title: Text; order?: 1 | 2 }
  /** What the chapter says, in the words of an edition that its figures bear out. */
  | { kind: 'claim'; text: Text }
  /** In one paragraph, or one point a fact; `drawn`: points beside the drawings of their facts. */
  | { kind: 'said'; facts: readonly Fact[]; listed?: boolean; drawn?: ReadonlyMap<Fact, SmallDrawing> }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'table'; title: Text; grid: Grid }
  /** `small`: a note beside what it is about. */
  | { kind: 'text'; text: Text; small?: boolean }
  /** Preformatted lines: formulas. */
  | { kind: 'lines'; lines: readonly Text[] }
  | { kind: 'terms'; terms: readonly { term: Text; means: Text }[] };

/** A chapter with its name in the address of the file. */
export interface Chapter {
  id: string;
  title: Text;
  blocks: readonly Block[];
}

/** From so many rows on a table is long: on paper it stands in two columns of a page. */
const longTable = 40;

export const isLongTable = ({ rows }: Grid): boolean => rows.length > longTable;

/** Words that differ by language. */
export const inBothLanguages = (write: (lang: Lang) => string): Text => ({
  en: write('en'),
  zh: write('zh'),
});

/** Whether a chapter has more than headings and remarks: one that has not is left out. */
export function hasContent({ blocks }: Chapter): boolean {
  return blocks.some((block) => {
    if (block.kind === 'said') return block.facts.length > 0;
    if (block.kind === 'table') return block.grid.rows.length > 0;
    return block.kind !== 'heading' && block.kind !== 'text';
  });
}

/** A remark behind what it is about. */
export const inBrackets = (note: Text, lang: Lang): string =>
  ({ en: `(${note.en})`, zh: `（${note.zh}）` })[lang];
