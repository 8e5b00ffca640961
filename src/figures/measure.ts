/** Widths in ems of the characters of Inter with figures of one width, by kind; the first that fits counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\uffef]/u, 1],
  [/[\d+−–]/, 0.65],
  [/[.,:;|ijl'’ ]/, 0.28],
  [/[frt()-]/, 0.38],
  [/[%mwMW]/, 0.9],
  [/[A-Z]/, 0.68],
];

/** Width of a text in pixels, nearly: no font is at hand where charts are drawn. Chinese characters are squares. */
export function textWidth(text: string, size = 12): number {
  let ems = 0;
  for (const character of text) ems += widths.find(([kind]) => kind.test(character))?.[1] ?? 0.58;
  return ems * size;
}

/** A text cut so that it is no wider, with an ellipsis. */
export function truncate(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text;
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, size) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}

/** What stands together in a line: a word with the space after it, a Chinese character with the marks after it. */
export const unbreakableParts = /[\u2e80-\uffef][，。；：、）％%]*|[^\s\u2e80-\uffef]+\s*|\s+/gu;

/** A text in lines no wider: broken at spaces, and anywhere between Chinese characters. */
export function wrapText(text: string, width: number, size = 12): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(unbreakableParts) ?? []) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A coordinate with one decimal: finer than any screen, and the same from every arithmetic. */
export const coordinate = (value: number): number => Math.round(value * 10) / 10 || 0;

/** Heights of labels moved so that none covers another. @param most the lowest place that one may have */
export function spreadLabels(
  heights: readonly number[],
  gap = 15,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const order = heights
    .map((_, i) => i)
    .filter((i) => Number.isFinite(heights[i]))
    .sort((a, b) => heights[a]! - heights[b]!);
  const moved = [...heights];
  order.forEach((i, n) => {
    if (n > 0) moved[i] = Math.max(moved[i]!, moved[order[n - 1]!]! + gap);
  });
  order.reverse().forEach((i, n) => {
    moved[i] = Math.min(moved[i]!, n > 0 ? moved[order[n - 1]!]! - gap : most);
  });
  return moved;
}
