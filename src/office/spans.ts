import { periodIn } from './periods.js';
import type { CellGrid } from './sheet.js';
import { isHeaderWord } from './vocabulary.js';

/** Whether a text is the header of names, codes and the like. */
const isOfUnits = (text: string) => periodIn(text) === undefined && isHeaderWord(text);

/**
 * The rows of a header, where a text that spans several columns stands over each of them. In files without merged cells (CSV) it
 * stands over the first, with empty cells beside it: Broadband, , , Sites above 2021, 2022, 2023, 2021. A header of names and codes
 * spans nothing, and neither does a text over a column whose header ends there.
 *
 * @param header rows of the grid, from the top
 */
export function spannedHeader({ cells, merges, width }: CellGrid, header: readonly number[]): string[][] {
  const rows = header.map((r) => cells[r]!);
  if (merges.some(({ startRow, endRow }) => header.some((r) => startRow <= r && r <= endRow))) return rows;
  return rows.map((row, i) => {
    const below = (column: number) => rows.slice(i + 1).find((lower) => lower[column] !== '')?.[column] ?? '';
    let spanning = '';
    return Array.from({ length: width }, (_, c) => {
      const [text, under] = [row[c]!, below(c)];
      if (text !== '') spanning = under === '' || isOfUnits(text) || isOfUnits(under) ? '' : text;
      else if (under === '') spanning = '';
      return text === '' ? spanning : text;
    });
  });
}
