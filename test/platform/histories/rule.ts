import type { FigureRule } from './world.js';

/** A record as far as confidentiality goes. */
export interface Share {
  partner: string;
  hospital: string;
  visits: number;
}

/**
 * Whether a figure, or the difference of two, made of some records may be known, in the words of docs/platform-figures.md: enough hospitals; what
 * is left without the largest and the one that knows its own is enough of the largest; and the same of what is left without the records
 * of any one partner, which is then one of the hospitals that are required.
 *
 * @param shares amounts taken out of a figure are negative
 */
export function mayBeKnown(shares: readonly Share[], rule: FigureRule): boolean {
  if (shares.length === 0) return true;
  const partners = [...new Set(shares.map(({ partner }) => partner))];
  return (
    isEnough(shares, rule, 0) &&
    partners.every((own) => {
      const others = shares.filter(({ partner }) => partner !== own);
      return others.length === 0 || isEnough(others, rule, 1);
    })
  );
}

/** @param away how many of those who know their own amounts are left out already */
function isEnough(shares: readonly Share[], { least, percent }: FigureRule, away: 0 | 1): boolean {
  const by = new Map<string, number>();
  for (const { hospital, visits } of shares) by.set(hospital, (by.get(hospital) ?? 0) + visits);
  const amounts = [...by.values()]
    .map(Math.abs)
    .filter((x) => x > 0)
    .sort((a, b) => b - a);
  if (amounts.length === 0) return true;
  const unknown = amounts.slice(2 - away).reduce((sum, x) => sum + x, 0);
  return amounts.length >= least - away && unknown >= (percent / 100) * amounts[0]!;
}
