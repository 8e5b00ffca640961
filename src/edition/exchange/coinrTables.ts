import type { Frequency } from '../time/period.js';
import { inLanguages, type Languages } from './coinrTexts.js';
import { csvText, editionCell, withByteOrderMark } from './csv.js';

export type Cells = Record<string, string | undefined>;

/** Both tables, parsed and free of problems. */
export interface CoinrTables {
  meta: Cells[];
  data: Cells[];
  root: Cells;
  frequency: Frequency;
  /** The period of a row. */
  at: (row: Cells) => string;
  /** The id of a code. */
  id: (code: string) => string;
}

export function codesOf(meta: readonly Cells[], ...types: string[]): string[] {
  return types.flatMap((type) => meta.filter((row) => row['Type'] === type).map((row) => row['iCode'] ?? ''));
}

export function titleOf(row: Cells): Languages {
  return inLanguages(row, 'iName', row['iCode']!);
}

type Rows = readonly (readonly (string | undefined)[])[];

/** A table of the edition that spreadsheet programs open correctly. */
export function csv(header: readonly string[], rows: Rows): string {
  const cells = rows.map((row) => row.map((text) => text ?? ''));
  return withByteOrderMark(csvText(header, cells, editionCell));
}
