import type { Change, CitedFigure, ComparedSet } from '../facts/fact.js';
import { type Phrase, type Piece, phraseText } from './phrase.js';

/** A change, and what it compares where that is less than all. */
export type ComparedChange = Pick<Change, 'period' | 'points' | 'set'>;

/** A change that compares less than all that one of its periods has. */
type LimitedChange = ComparedChange & { set: ComparedSet };

/** A change with its growth that compares less than all that one of its periods has. */
export type ChangeOverSet = Change & { set: ComparedSet };

/** Changes that the sentence of a level may tell, and sentences of their own for those over another set than that level is. */
export function bySet(
  changes: readonly (Change | undefined)[],
  tell: (change: ChangeOverSet) => Phrase,
): { beside: (Change | undefined)[]; apart: Phrase[] } {
  return {
    beside: changes.map((one) => (one?.set ? undefined : one)),
    apart: changes.flatMap((one) => (one?.set ? [tell({ ...one, set: one.set })] : [])),
  };
}

/** The changes that compare less than all, those with as many units and indicators together. */
export function groupBySet(changes: readonly (ComparedChange | undefined)[]): LimitedChange[][] {
  const groups = new Map<string, LimitedChange[]>();
  for (const change of changes) {
    if (!change?.set) continue;
    const { units, unitsOf, indicators, indicatorsOf } = change.set;
    const key = [units, unitsOf, indicators, indicatorsOf].map(({ value }) => value).join();
    groups.set(key, [...(groups.get(key) ?? []), { ...change, set: change.set }]);
  }
  return [...groups.values()];
}

/**
 * The changes over all that each period has, in words; none where no reader would see a difference.
 *
 * @param written a change with its sign, by which two are compared
 */
export function changesOverAll(
  alike: readonly LimitedChange[],
  written: (of: CitedFigure) => Piece,
  inWords: (of: CitedFigure) => Phrase,
): Phrase[] {
  const pairs = alike.flatMap(({ points, set }) => (set.published ? [[points, set.published] as const] : []));
  const differ = pairs.some(([own, all]) => phraseText([written(own)]) !== phraseText([written(all)]));
  return differ ? pairs.map(([, all]) => inWords(all)) : [];
}
