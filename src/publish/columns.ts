/** Terminal columns a text takes: Chinese characters are two wide. */
export function columns(text: string): number {
  let sum = 0;
  for (const letter of text) sum += /[\u2e80-\u9fff\uff00-\uffef]/.test(letter) ? 2 : 1;
  return sum;
}

/** The text with spaces behind it, to a number of columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** The text with spaces before it, to a number of columns. */
export function lead(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text;
}
