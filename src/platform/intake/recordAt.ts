/** Where the record on a line is among those of a request, by bisection; where none is on it, the place of another one. */
export function placeOfLine(records: readonly { line: number }[], line: number): number {
  let [from, to] = [0, records.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (records[middle]!.line < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The record on a line. */
export const recordAt = <T extends { line: number }>(records: readonly T[], line: number): T =>
  records[placeOfLine(records, line)]!;
