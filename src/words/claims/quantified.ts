import type { Subject } from '../../release/index.js';
import { type FactSource, viewOf } from '../facts/view.js';
import { isWithin } from './among.js';
import type { SetOfPlaces, SetQuantifier, SomeMeaning, Verdict, When } from './claim.js';
import type { Judgement } from './judgement.js';
import { type Agreement, compareFigure } from './quantities.js';

/** The places of a set in a published period: those of a level that have a rank then, each once. */
export function placesOfSet(
  release: FactSource,
  { level, group, list, except }: Pick<SetOfPlaces, 'level' | 'group' | 'list' | 'except'>,
  { g, t }: When,
): Subject[] {
  const { plan } = release;
  const grouping = level === plan.level ? -1 : plan.groupings.findIndex(({ column }) => column === level);
  const all = list ?? viewOf(release, Math.max(0, t), g).peers({ grouping });
  // A region that is left out takes its places with it.
  const isOut = (one: Subject) => isAmong(one, except) || except.some((of) => isWithin(release, one, of));
  const kept = all.filter(
    (one) => (!group || group.level === 'total' || isWithin(release, one, group)) && !isOut(one),
  );
  return kept.filter((one, i) => !isAmong(one, kept.slice(0, i)));
}

export const isAmong = (one: Subject, list: readonly Subject[]): boolean =>
  list.some(({ level, code }) => level === one.level && code === one.code);

/** Whether so many of a set are as many as is said; of a part in words, to within half a place. */
function agreementOf(quantifier: SetQuantifier, n: number, size: number): Agreement {
  const yesOrNo = (is: boolean): Agreement => (is ? 'yes' : 'no');
  switch (quantifier.is) {
    case 'all':
      return yesOrNo(n === size);
    case 'none':
      return yesOrNo(n === 0);
    case 'most':
      return yesOrNo(2 * n > size);
    case 'at-least':
      return yesOrNo(n >= quantifier.n);
    case 'at-most':
      return yesOrNo(n <= quantifier.n);
    case 'exactly':
      return yesOrNo(n === quantifier.n);
    case 'part': {
      const { value, is } = quantifier.percent;
      const half = is === 'about' ? Math.max(value.half, 50 / size) : value.half;
      return compareFigure((100 * n) / size, { is, value: { ...value, half } });
    }
  }
}

type Judged = Pick<Judgement, 'verdict' | 'why'>;

/** The verdict on a claim of so many places, from those on each. */
export function verdictOnSome(
  { set, of, except }: SomeMeaning,
  judge: (one: SomeMeaning['of'][number]) => Judged,
): { verdict: Verdict; why: Judgement['why'] } {
  const judged = of.map(judge);
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  const [so, open, unknown] = [count('true'), count('not-distinguishable'), count('no-figure')];
  if (of.length === 0) return { verdict: 'no-figure', why: undefined };
  const may = Array.from({ length: open + unknown + 1 }, (_, i) =>
    agreementOf(set.quantifier, so + i, of.length),
  );
  if (may.every((one) => one === 'no')) return { verdict: 'false', why: undefined };
  if (may.some((one) => one !== 'yes')) {
    const why = judged.find((one) => one.verdict === 'not-distinguishable')?.why ?? 'words';
    return unknown > 0 ? { verdict: 'no-figure', why: undefined } : { verdict: 'not-distinguishable', why };
  }
  // "All but A" says of A that it is not so, "none but A" that it is: where that does not hold, the words may be meant otherwise.
  const kept = { all: 'false', none: 'true' } as Partial<Record<string, Verdict>>;
  const expected = kept[set.quantifier.is];
  const isKept = except.every((one) => expected === undefined || judge(one).verdict === expected);
  return isKept ? { verdict: 'true', why: undefined } : { verdict: 'not-distinguishable', why: 'words' };
}

/** The claims of a set that hold, for an answer. */
export function holding(
  { of }: SomeMeaning,
  judge: (one: SomeMeaning['of'][number]) => Judged,
): { so: SomeMeaning['of'][number][]; open: number } {
  const judged = of.map((one) => ({ one, verdict: judge(one).verdict }));
  return {
    so: judged.filter(({ verdict }) => verdict === 'true').map(({ one }) => one),
    open: judged.filter(({ verdict }) => verdict !== 'true' && verdict !== 'false').length,
  };
}
