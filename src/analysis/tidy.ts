import type { Panel, Plan, Text } from '../edition/index.js';
import type { Index } from '../engine/index.js';

/** What an analysis looks at. */
export interface Analysed {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** A column of a table; its entry in the data dictionary. */
export interface Column {
  id: string;
  title: Text;
  /** Unit of measurement, or how codes are to be read; absent for names and pure numbers. */
  unit?: Text;
  /** Formula, range, missing rule and source, as far as the title does not say them. */
  note?: Text;
}

/** A tidy table: one observation a row. Missing is null, with its reason in a column where there can be more than one. */
export interface TidyTable {
  /** Lower-case words joined by hyphens: the name of its file. */
  name: string;
  title: Text;
  columns: Column[];
  rows: (string | number | null)[][];
}

/** One family of tables. */
export type Analysis = (of: Analysed) => TidyTable[];

/** A family with the names of all tables that it may make. */
export interface Family {
  names: readonly string[];
  make: Analysis;
  /** The same tables with the rows of one node alone, by its id, where they do not depend on other nodes. */
  ofNode?: (of: Analysed, node: string) => TidyTable[];
}
