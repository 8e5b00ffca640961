import { presentText } from './coinrCells.js';

type Cells = Record<string, string | undefined>;

/** A text by language tag. */
export type Languages = Record<string, string>;

/** The language of a column such as iName_zh; undefined for any other. */
export function inLanguage(column: string, of: string): string | undefined {
  return new RegExp(`^${of}_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$`).exec(column)?.[1];
}

/** The texts of a row in the columns that name their language (iName_zh, iName_fr). */
export function inNamedLanguages(row: Cells, of: string): Languages {
  return Object.fromEntries(
    Object.keys(row).flatMap((column) => {
      const language = column.startsWith(of) ? inLanguage(column, of) : undefined;
      const words = presentText(row[column]);
      return language && words ? [[language, words]] : [];
    }),
  );
}

/**
 * The text of a row in every language that its columns have. The column without a language (iName) is taken as Chinese where
 * it has Chinese characters and no other column is Chinese, else as English; a repetition of another column is ignored.
 *
 * @param fallback the text where all cells are empty
 */
export function inLanguages(row: Cells, of: string, fallback: string | undefined): Languages {
  const named = inNamedLanguages(row, of);
  const plain = row[of] ?? (Object.keys(named).length === 0 ? fallback : undefined);
  if (plain === undefined) return named;
  const isChinese = /\p{Script=Han}/u.test(plain);
  const isRepeated = Object.entries(named).some(
    ([tag, words]) => words === plain && (tag !== 'zh' || isChinese),
  );
  if (isRepeated) return named;
  return { [isChinese && named['zh'] === undefined ? 'zh' : 'en']: plain, ...named };
}

/** Texts as columns of a table, one for each language that occurs: title_en, title_zh. */
export class TextColumns {
  readonly #languages: string[];

  constructor(
    readonly name: string,
    readonly texts: readonly Languages[],
  ) {
    this.#languages = ['en', 'zh', ...texts.flatMap((text) => Object.keys(text))].filter(
      (language, i, all) => all.indexOf(language) === i && texts.some((text) => text[language] !== undefined),
    );
  }

  get header(): string[] {
    return this.#languages.map((language) => this.columnOf(language));
  }

  row(i: number): (string | undefined)[] {
    return this.#languages.map((language) => this.texts[i]![language]);
  }

  /** An English unit goes in the column `unit`. */
  private columnOf(language: string): string {
    return this.name === 'unit' && language === 'en' ? 'unit' : `${this.name}_${language}`;
  }
}
