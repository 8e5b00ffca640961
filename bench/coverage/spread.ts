import { inequality } from '../../dist/analysis/balance/measures.js';
import { type SpreadTest, spreadTest } from '../../dist/analysis/balance/spreadTest.js';
import { testedMeasures } from '../../dist/analysis/balance/swapTest.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import type { Cell } from './cell.js';
import { counted } from './cell.js';
import { type Family, families, type Panel, panelOf } from './panels.js';

/** Permutations in a trial; the program takes 499 and 999, which errs no more often. */
const draws = 199;

const allSizes: readonly number[] = [30, 100, 351];

/** Verdicts on the spread, its trend and its interval. */
export function spreadCells(
  trials: number,
  kinds: readonly Family[] = families,
  sizes: readonly number[] = allSizes,
): Cell[] {
  const cells: Cell[] = [];
  for (const family of kinds)
    for (const units of sizes) {
      for (const periods of [2, 5, 36]) {
        const ends = (panel: Panel) => [panel.logs[0]!, panel.logs.at(-1)!];
        cells.push(...verdicts('two periods', family, units, periods, trials, ends, [0, 1]));
      }
      cells.push(...verdicts('trend', family, units, 5, trials, (p) => p.logs, [0, 1, 2, 3, 4]));
      const uneven = (p: Panel) => [p.logs[0]!, p.logs[1]!, p.logs[3]!];
      cells.push(...verdicts('trend, years 0, 1, 3', family, units, 4, trials, uneven, [0, 1, 3]));
      const years = Array.from({ length: 36 }, (_, t) => t);
      const few = units === 351 ? Math.ceil(trials / 8) : Math.ceil(trials / 3);
      cells.push(...verdicts('trend', family, units, 36, few, (p) => p.logs, years));
    }
  // The Gini index of a log-normal distribution is erf(sd/2); that of many values is used in its place.
  const truth = { gini: gini(1.1) - gini(1.2), 'sd-log': -0.1 };
  for (const units of sizes) cells.push(...changed(units, trials, truth));
  return cells;
}

/** How often a measure gets a verdict although nothing changed but by chance. */
function verdicts(
  what: string,
  family: Family,
  units: number,
  periods: number,
  trials: number,
  pick: (panel: Panel) => Float64Array[],
  years: readonly number[],
): Cell[] {
  const random = seededRandom(1000 * units + periods + family.length);
  const tests = Array.from({ length: trials }, () => {
    const panel = panelOf(family, units, periods, random);
    return testOf(pick(panel), panel.provinceOf, years);
  });
  return testedMeasures.map((measure) =>
    counted(
      { what: `${what}: ${measure}`, panel: family, units, periods, counts: 'wrong', nominal: 0.05 },
      trials,
      (i) => {
        const test = tests[i]!;
        return 'tests' in test ? (test.tests[measure]?.p ?? 1) <= 0.05 : false;
      },
    ),
  );
}

function testOf(
  logs: readonly Float64Array[],
  blocks: Int32Array,
  years: readonly number[],
  ranges = false,
): SpreadTest {
  const columns = logs.map((l) => l.map(Math.exp));
  const observed = columns.map((column) => column.map(() => 1));
  return spreadTest({ columns, observed, years, blocks: [blocks] }, draws, ranges);
}

/** The standard deviation of logarithms falls from 1.2 to 1.1: intervals of the change, and how often it is found. */
function changed(units: number, trials: number, truth: Record<'gini' | 'sd-log', number>): Cell[] {
  const random = seededRandom(7 * units);
  const few = units === 351 ? Math.ceil(trials / 4) : trials;
  const spreads = [1.2, 1.2, 1.2, 1.2, 1.1];
  const tests = Array.from({ length: few }, () => {
    const { logs, provinceOf } = panelOf('log-normal', units, 5, random, spreads);
    return testOf([logs[0]!, logs[4]!], provinceOf, [0, 1], true);
  });
  return (['gini', 'sd-log'] as const).flatMap((measure) => {
    const of = { panel: 'log-normal, 1.2 to 1.1', units, periods: 5 };
    const found = (i: number) => {
      const test = tests[i]!;
      return 'tests' in test ? test.tests[measure] : undefined;
    };
    return [
      counted(
        { ...of, what: `interval of the change: ${measure}`, counts: 'cover', nominal: 0.95 },
        few,
        (i) => {
          const test = found(i);
          return test && !(test.low > truth[measure]) && !(test.high < truth[measure]);
        },
      ),
      counted({ ...of, what: `two periods: ${measure}`, counts: 'found' }, few, (i) => {
        const test = found(i);
        return test !== undefined && test.p <= 0.05 && test.change < 0;
      }),
    ];
  });
}

/** The Gini index of a log-normal distribution, from 200,001 quantiles. */
function gini(sd: number): number {
  const n = 200_001;
  return inequality(
    'gini',
    Float64Array.from({ length: n }, (_, i) => Math.exp(sd * quantile((i + 0.5) / n))),
  ).value;
}

/** The quantile of the standard normal (Acklam's rational approximation, relative error below 1.2e-9). */
function quantile(p: number): number {
  const [a, b, c, d] = coefficients;
  if (p > 0.97575) return -quantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(c, q) / (q * polynomial(d, q) + 1);
  }
  const q = p - 0.5;
  return (q * polynomial(a, q * q)) / (q * q * polynomial(b, q * q) + 1);
}

const polynomial = (of: readonly number[], x: number) => of.reduce((sum, k) => sum * x + k, 0);

const coefficients = [
  [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572],
  [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  [0.007784695709041462, 0.3224671290700398, 2.445134137003751, 3.754408661907416],
] as const;
