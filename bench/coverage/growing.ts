import { inequalitySeries } from '../../dist/analysis/balance/inequalitySeries.js';
import { lineOf } from '../../dist/analysis/balance/lines.js';
import { testedMeasures } from '../../dist/analysis/balance/swapTest.js';
import { trendMeasures, trendsOf } from '../../dist/analysis/balance/trend.js';
import { levelsOf } from '../../dist/analysis/index.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import type { DataError, Plan } from '../../dist/edition/index.js';
import { buildIndex } from '../../dist/engine/index.js';
import { caseOf } from '../case.js';
import { type Cell, counted } from './cell.js';
import { normal, poisson, type Random } from './panels.js';

/** Counts of records whose number grows, while the shares of the units do not change. */
interface Growth {
  units: number;
  indicators: number;
  /** Standard deviation of the logarithms of the sizes of units. */
  spread: number;
  /** Records of all units by year, or on average of its months. */
  totals: readonly number[];
  /** Whether figures are means of months, and what these count; the program does not know which. */
  months?: 'the same things' | 'other things';
}

/** Where sizes differ less, no unit is left without records, so that standard deviations of logarithms are tested too. */
export const growths: readonly Growth[] = [
  ...[
    [3000, 12_000],
    [20_000, 80_000],
  ].flatMap((totals) => [1, 10].map((indicators) => ({ units: 351, indicators, spread: 1.2, totals }))),
  { units: 100, indicators: 1, spread: 0.6, totals: [4000, 16_000] },
  { units: 100, indicators: 10, spread: 0.6, totals: [10_000, 40_000] },
  { units: 100, indicators: 10, spread: 0.6, totals: [20_000, 80_000] },
  { units: 100, indicators: 10, spread: 0.6, totals: [10_000, 20_000, 40_000, 80_000, 160_000] },
  ...(['the same things', 'other things'] as const).flatMap((months) => [
    { units: 351, indicators: 10, spread: 1.2, totals: [3000, 12_000], months },
    { units: 100, indicators: 10, spread: 0.6, totals: [10_000, 20_000, 40_000, 80_000, 160_000], months },
  ]),
];

/**
 * Verdicts on the spread of counts of records whose number grows, between two years or as a trend: few records make units look more
 * unequal.
 *
 * @param isThinned whether the program knows that they are counts, so that it leaves out records of the richer year
 */
export function growingCells(trials: number, isThinned = true, of: readonly Growth[] = growths): Cell[] {
  return of.flatMap((growth) => {
    const { units, indicators, totals } = growth;
    const random = seededRandom(totals[0]! + indicators);
    const made = caseOf({ units, indicators, periods: totals.length, gaps: 0, method });
    const found = Array.from({ length: trials }, () => verdictsOf(growth, made, random, isThinned));
    const periods = totals.length;
    const what = `${periods > 2 ? 'trend of ' : ''}counts that grow, ${indicators === 1 ? 'one indicator' : `${indicators} indicators`}`;
    const [first, last] = [totals[0]!, totals.at(-1)!].map((n) => n.toLocaleString('en'));
    const means = growth.months ? `, means of twelve months of ${growth.months}` : '';
    const panel = `${first} to ${last} records${means}, spread ${growth.spread}`;
    const measures = periods > 2 ? trendMeasures : testedMeasures;
    return measures
      .map((measure) =>
        counted(
          { what: `${what}: ${measure}`, panel, units, periods, counts: 'wrong', nominal: 0.05 },
          trials,
          (i) => {
            const { verdict } = found[i]!.find((c) => c.measure === measure)!;
            return verdict.startsWith('undefined') ? undefined : verdict !== 'not-distinguishable';
          },
        ),
      )
      .filter((cell) => 4 * cell.trials >= trials);
  });
}

const method = { missing: { 'min-present': 0, weights: 'keep' } };

function verdictsOf(
  { units, indicators, spread, totals, months }: Growth,
  { plan: made, panel }: ReturnType<typeof caseOf>,
  random: Random,
  isThinned: boolean,
): readonly { measure: string; verdict: string }[] {
  const error: DataError = months ? { by: 'records', lot: 1, isMost: true } : { by: 'records', lot: 1 };
  const inexact = made.indicators.map((i) => ({ ...i, error: isThinned ? error : null }));
  const plan: Plan = { ...made, indicators: inexact };
  const dates = months === 'other things' ? 12 : 1;
  const sizes = Array.from({ length: units }, () => Math.exp(spread * normal(random)));
  const whole = sizes.reduce((sum, x) => sum + x, 0);
  const expected = (t: number, c: number) => ((totals[t]! / indicators) * sizes[c]!) / whole;
  const values = panel.values.map(
    (_, at) => poisson(dates * expected(Math.floor(at / units) % totals.length, at % units), random) / dates,
  );
  const drawn = { ...panel, values };
  const index = buildIndex(plan, drawn);
  const line = lineOf({ plan, panel: drawn, index }, levelsOf(plan, index)[0]!, 0);
  const years = totals.map((_, t) => t);
  return years.length > 2 ? trendsOf(line, years) : inequalitySeries(line).changes;
}
