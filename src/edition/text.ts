/** The two languages every reader may choose. */
export type Lang = 'en' | 'zh';

/** A text in both languages; nothing a reader sees exists in one only. */
export interface Text {
  en: string;
  zh: string;
}

/** The same words in both languages (codes, file names, numbers). */
export function same(words: string): Text {
  return { en: words, zh: words };
}
