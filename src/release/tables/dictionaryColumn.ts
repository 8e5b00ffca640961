/** A text column in dictionary encoding: distinct words, and the index of the word in each row. */
export interface DictionaryColumn {
  words: readonly string[];
  /** The index of the word of each row. */
  at: Int32Array;
}

/** Builds the dictionary in order of first occurrence. */
export class DictionaryBuilder {
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
export function dictionaryColumn(texts: readonly string[]): DictionaryColumn {
  const numbering = new DictionaryBuilder();
  const at = Int32Array.from(texts, (text) => numbering.numberOf(text));
  return { words: numbering.words, at };
}

/** One word in every row. */
export const repeatedWord = (word: string, rows: number): DictionaryColumn => ({
  words: [word],
  at: new Int32Array(rows),
});

/** The text of a row. */
export const wordOf = ({ words, at }: DictionaryColumn, row: number): string => words[at[row]!]!;

/** The texts of a dictionary-encoded column. */
export const textsOf = ({ words, at }: DictionaryColumn): string[] =>
  Array.from(at, (number) => words[number]!);
