import type { Subject } from '../../release/index.js';
import type { Numeral } from './numerals.js';

/** A part of a sentence; `word` is how it stands there, in small letters. */
export type Token = { word: string } & Named;

export type Named =
  | { kind: 'word' }
  /** A place, by all that the name may mean. */
  | { kind: 'place'; of: readonly Subject[] }
  /** Parts of the index, by their numbers. */
  | { kind: 'node'; of: readonly number[] }
  /** "cities", 省份: the levels it may mean. */
  | { kind: 'level'; of: readonly string[] }
  /** Number of a published period; −1 for a year that is none. */
  | { kind: 'period'; t: number }
  | { kind: 'number'; number: Numeral }
  /** "The national average": of which groups; `own`: that of the group in which a place lies. */
  | { kind: 'average'; of: readonly Subject[]; own: boolean };
