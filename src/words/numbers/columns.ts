/** Terminal columns a text takes: Chinese characters are two wide. */
export function displayWidth(text: string): number {
  let sum = 0;
  for (const letter of text) sum += /[\u2e80-\u9fff\uff00-\uffef]/.test(letter) ? 2 : 1;
  return sum;
}

/** The text with spaces behind it, to a number of columns. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text with spaces before it, to a number of columns. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Rows of cells as lines: the first column to the left, the others to the right, each as wide as it must be. */
export function alignColumns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? padRight(cell, widths[0]!) : padLeft(cell, widths[i]! + gap))).join(''),
  );
}
