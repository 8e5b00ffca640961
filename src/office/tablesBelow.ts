import { layoutOf } from './layout.js';
import { type CellGrid, gridOf, type OfficeSheet, textsOf } from './sheet.js';
import { noteStart } from './vocabulary.js';

/** A sheet as two, where a second table begins with a header: the second one from its titles on, each cell where it was. */
function splitAbove(sheet: OfficeSheet, { cells }: CellGrid, header: number): [OfficeSheet, OfficeSheet] {
  let first = header;
  const isTitle = (texts: readonly string[]) => texts.length < 2 && !noteStart.test(texts[0] ?? '');
  while (first > 0 && isTitle(textsOf(cells[first - 1]!))) first--;
  const part = (has: (row: number) => boolean): OfficeSheet => ({
    ...sheet,
    rows: sheet.rows.map((row, r) => (has(r) ? row : [])),
    merges: sheet.merges.filter(({ startRow }) => has(startRow)),
  });
  return [part((row) => row < first), part((row) => row >= first)];
}

/** The table above a header and what is below, where both are tables. */
export function tablesIn(sheet: OfficeSheet, grid: CellGrid, header: number): OfficeSheet[] {
  const [above, below] = splitAbove(sheet, grid, header);
  const isTable = 'layout' in layoutOf(gridOf(above)) && !('none' in layoutOf(gridOf(below)));
  return isTable ? [above, below] : [];
}
