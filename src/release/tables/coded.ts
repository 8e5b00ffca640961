/** The texts of a column by number: few words stand in many rows. */
export interface Coded {
  words: readonly string[];
  /** The number of the word of each row. */
  at: Int32Array;
}

/** Numbers words in the order in which they are first met. */
export class Numbering {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** Texts as numbered words. */
export function coded(texts: readonly string[]): Coded {
  const numbering = new Numbering();
  const at = Int32Array.from(texts, (text) => numbering.numberOf(text));
  return { words: numbering.words, at };
}

/** One word in every row. */
export const repeated = (word: string, rows: number): Coded => ({ words: [word], at: new Int32Array(rows) });

/** The texts of numbered words. */
export const textsOf = ({ words, at }: Coded): string[] => Array.from(at, (number) => words[number]!);
