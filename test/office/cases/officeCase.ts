/** A cell of a maker's sheet: a text, a number with the format it is shown in, or a block of merged cells. */
export type Typed =
  | string
  | number
  | null
  | { v: string | number; format?: string; across?: number; down?: number };

/** A workbook as an office writes it, and what its maker means by it. */
export interface OfficeCase {
  name: string;
  /** The name of the file, where it says something. */
  file?: string;
  sheets: Record<string, Typed[][]>;
  /** Figures by unit, indicator and year: `深圳 · 宽带普及率 · 2020`. */
  means?: Record<string, number | undefined>;
  /** Ids of the questions that are asked; those without a usual answer with the answer given here. */
  asks?: Record<string, string | undefined>;
  /** Whether it is read with the places that the program knows. */
  known?: true;
  /** The title of the index. */
  title?: string;
  /** What the units are. */
  kind?: { en?: string; zh?: string };
  /** All units. */
  units?: string[];
  /** Groups of units: `深圳 · 省份` is 广东. */
  groups?: Record<string, string>;
  /** Codes of units by name. */
  codes?: Record<string, string>;
  /** How many cells of figures are empty. */
  emptyCells?: number;
  /** Less is better in these. */
  negative?: string[];
  denominators?: string[];
  /** All indicators. */
  indicators?: string[];
  weights?: Record<string, number>;
  /** The part that an indicator belongs to. */
  parents?: Record<string, string>;
  /** Units of measure. */
  measures?: Record<string, string>;
  /** In place of `means`: the cell and the words of the refusal. */
  refused?: { at: string; found: RegExp };
}

/** Cells: a per cent by its format, and blocks merged across columns or down rows. */
export const pct = (v: number) => ({ v, format: '0.0%' });
export const across = (v: string, n: number) => ({ v, across: n });
export const down = (v: string, n: number) => ({ v, down: n });
