/** Line numbers in order as ranges: `1-500,502`. */
export function rangesOf(lines: readonly number[]): string {
  const ranges: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const from = lines[i]!;
    let to = from;
    while (lines[++i] === to + 1) to++;
    ranges.push(from === to ? `${from}` : `${from}-${to}`);
  }
  return ranges.join(',');
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
