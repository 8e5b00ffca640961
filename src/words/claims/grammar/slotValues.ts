import type { Token } from '../tokens.js';
import type { Adjunct } from './draft.js';
import { type Direction, directions } from './lexicon.js';
import { choice, type Parser } from './parser.js';

/** Most places of a list. */
export const mostPlaces = 12;

/** "Before 2018", where that is the first published period: a time of which there are no figures. */
export const beforeFirst = ({ t }: { t: number }): Adjunct | undefined =>
  t === 0 ? { kind: 'period', t: -1 } : undefined;

/** "For three years", "for the third year running": so many periods, counted or as an ordinal. */
export function runAdjunct(
  { number: n }: Extract<Token, { kind: 'number' }>,
  noun: string,
  {
    ordinal = false,
    exact = ordinal,
    ...how
  }: { ordinal?: boolean; exact?: boolean; to?: number; none?: boolean } = {},
): Adjunct | undefined {
  if (!n.whole || n.ordinal !== ordinal) return undefined;
  return { ...how, kind: 'run', n: n.value, exact, noun };
}

/** The slots of two directions, as a language fills them; where it has no words, they read nothing. */
export function directionSlots(lang: 'en' | 'zh'): Record<Direction, Parser<boolean>> {
  const each = Object.entries(directions).map(([name, [more, less]]) => [
    name,
    more[lang] === '' ? () => [] : choice<boolean>([true, more[lang]], [false, less[lang]]),
  ]);
  return Object.fromEntries(each) as Record<Direction, Parser<boolean>>;
}
