import { inequalitySeries } from '../../dist/analysis/balance/inequalitySeries.js';
import { lineOf } from '../../dist/analysis/balance/lines.js';
import { levelsOf } from '../../dist/analysis/index.js';
import { seeded } from '../../dist/analysis/robustness/random.js';
import type { Plan } from '../../dist/edition/index.js';
import { buildIndex } from '../../dist/engine/index.js';
import { caseOf } from '../case.js';
import { type Cell, counted } from './cell.js';
import { normal, poisson, type Random } from './panels.js';

const units = 351;

/** Records of all units in the two years; the shares of the units do not change. */
const growths: readonly (readonly [number, number])[] = [
  [3000, 12_000],
  [20_000, 80_000],
];

/**
 * Verdicts on the spread of counts of records whose number grows fourfold, one indicator and ten of them: few records make units look
 * more unequal.
 *
 * @param isThinned whether the program knows that they are counts, so that it leaves out records of the richer year
 */
export function growingCells(trials: number, isThinned = true): Cell[] {
  return growths
    .flatMap(([before, after]) =>
      [1, 10].flatMap((indicators) => {
        const random = seeded(before + indicators);
        const found = Array.from({ length: trials }, () =>
          changesOf(indicators, [before, after], random, isThinned),
        );
        return (['gini', 'sd-log'] as const).map((measure) => {
          const what = `counts that grow, ${indicators === 1 ? 'one indicator' : `${indicators} indicators`}: ${measure}`;
          const panel = `${before.toLocaleString('en')} to ${after.toLocaleString('en')} records`;
          const of = { what, panel, units, periods: 2, counts: 'wrong', nominal: 0.05 } as const;
          return counted(of, trials, (i) => {
            const { verdict } = found[i]!.find((c) => c.measure === measure)!;
            return verdict.startsWith('undefined') ? undefined : verdict !== 'not-distinguishable';
          });
        });
      }),
    )
    .filter((cell) => 4 * cell.trials >= trials);
}

function changesOf(indicators: number, totals: readonly number[], random: Random, isThinned: boolean) {
  const method = { missing: { 'min-present': 0, weights: 'keep' } };
  const { plan: made, panel } = caseOf({ units, indicators, periods: 2, gaps: 0, method });
  const plan: Plan = {
    ...made,
    indicators: made.indicators.map((i) => ({ ...i, error: isThinned ? { by: 'records', lot: 1 } : null })),
  };
  const sizes = Array.from({ length: units }, () => Math.exp(1.2 * normal(random)));
  const whole = sizes.reduce((sum, x) => sum + x, 0);
  const expected = (t: number, c: number) => ((totals[t]! / indicators) * sizes[c]!) / whole;
  const values = panel.values.map((_, at) =>
    poisson(expected(Math.floor(at / units) % 2, at % units), random),
  );
  const drawn = { ...panel, values };
  const index = buildIndex(plan, drawn);
  const line = lineOf({ plan, panel: drawn, index }, levelsOf(plan, index)[0]!, 0);
  return inequalitySeries(line).changes;
}
