/** A run of lines that a patch changes: `line` counts from 1 in the text before. */
export interface ChangedLines {
  line: number;
  before: string[];
  after: string[];
}

/** Changes of a text in given ranges. Everything else stays as it is, byte for byte. */
export class TextPatch {
  readonly #splices: { start: number; end: number; text: string }[] = [];

  constructor(readonly before: string) {}

  /** Replaces a range; ranges must not overlap. */
  replace(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text });
  }

  get isEmpty(): boolean {
    return this.#splices.length === 0;
  }

  /** The line end that the text uses. */
  get lineEnd(): string {
    return this.before.includes('\r\n') ? '\r\n' : '\n';
  }

  get patched(): string {
    return this.#between(0, this.before.length);
  }

  /** The changed lines, in the order of the text. */
  get changes(): ChangedLines[] {
    const runs: { start: number; end: number }[] = [];
    for (const { start, end } of this.#sorted()) {
      const from = this.before.lastIndexOf('\n', start - 1) + 1;
      // Text added after the last line does not change the lines above.
      const isBehind = start === this.before.length && from === start;
      const next = this.before.indexOf('\n', end);
      const to = isBehind ? start : next < 0 ? this.before.length : next + 1;
      const last = runs.at(-1);
      if (last && from < last.end) last.end = Math.max(last.end, to);
      else runs.push({ start: from, end: to });
    }
    return runs.map(({ start, end }) => {
      const line = this.before.slice(0, start).split('\n').length;
      const [before, after] = [linesOf(this.before.slice(start, end)), linesOf(this.#between(start, end))];
      const first = before.findIndex((text, i) => text !== after[i]);
      const same = first < 0 ? before.length : first;
      return { line: line + same, before: before.slice(same), after: after.slice(same) };
    });
  }

  #sorted() {
    return this.#splices.toSorted((a, b) => a.start - b.start);
  }

  #between(start: number, end: number): string {
    let [text, at] = ['', start];
    for (const splice of this.#sorted()) {
      if (splice.start < start || splice.end > end) continue;
      text += this.before.slice(at, splice.start) + splice.text;
      at = splice.end;
    }
    return text + this.before.slice(at, end);
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
