/** The record on a line, by bisection. */
export function recordAt<T extends { line: number }>(records: readonly T[], line: number): T {
  let [from, to] = [0, records.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (records[middle]!.line < line) from = middle + 1;
    else to = middle;
  }
  return records[from]!;
}
