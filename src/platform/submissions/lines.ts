/** Line numbers in order as ranges: `1-500,502`. */
export function rangesOf(lines: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Whether a line is in ranges. */
export function isInRanges(ranges: string): (line: number) => boolean {
  const pairs = ranges
    .split(',')
    .filter((range) => range !== '')
    .map((range) => range.split('-').map(Number))
    .map(([from, to]) => [from!, to ?? from!] as const);
  return (line) => pairs.some(([from, to]) => from <= line && line <= to);
}

/** Each line of ranges. */
export const linesIn = (ranges: string): number[] =>
  ranges.split(',').flatMap((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i);
  });
