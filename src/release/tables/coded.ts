/** A text column in dictionary encoding: distinct words, and the index of the word in each row. */
export interface Coded {
  words: readonly string[];
  /** The index of the word of each row. */
  at: Int32Array;
}

/** Builds the dictionary in order of first occurrence. */
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

/** Texts in dictionary encoding. */
export function coded(texts: readonly string[]): Coded {
  const numbering = new Numbering();
  const at = Int32Array.from(texts, (text) => numbering.numberOf(text));
  return { words: numbering.words, at };
}

/** One word in every row. */
export const repeated = (word: string, rows: number): Coded => ({ words: [word], at: new Int32Array(rows) });

/** The text of a row. */
export const wordOf = ({ words, at }: Coded, row: number): string => words[at[row]!]!;

/** The texts of a dictionary-encoded column. */
export const textsOf = ({ words, at }: Coded): string[] => Array.from(at, (number) => words[number]!);
