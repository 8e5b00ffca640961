import type { Text } from './text.js';

/**
 * The most characters of a text that is asked for. Longer ones are refused before anything is done with them: looking for
 * what is similar costs the product of two lengths.
 */
export const longest = {
  /** A name, title, code, id or period. */
  name: 200,
  /** A sentence that makes a claim. */
  sentence: 300,
  /** The reference of a figure. */
  reference: 400,
  /** The key of a series of SDMX. */
  key: 2000,
  /** The address of a page or of a resource. */
  address: 4096,
} as const;

export type TextKind = keyof typeof longest;

/** What is expected of a text of a kind. */
export function shortExpected(kind: TextKind): Text {
  return { en: `at most ${longest[kind]} characters`, zh: `不超过 ${longest[kind]} 个字符` };
}
