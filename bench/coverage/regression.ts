import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { type Estimator, estimators, type Form, type Observation } from '../../dist/analysis/size/panel.js';
import { regress } from '../../dist/analysis/size/regression.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random } from './panels.js';

const places = 31;

/** How errors spread: alike, or in proportion to the index; half of their variance is the place's own in every period. */
const spreads = ['alike', 'in proportion to the index'] as const;

/** Intervals of slopes over 31 places, one of which may carry a third of the slope. */
export function regressionCells(trials: number): Cell[] {
  const cells: Cell[] = [];
  for (const [name, sd] of [
    ['even index', 0.5],
    ['index of one large place', 1.1],
  ] as const)
    for (const spread of spreads) {
      cells.push(...covered(`cross-section, ${name}, errors ${spread}`, 1, sd, spread, trials, ['pooled']));
      cells.push(...covered(`panel, ${name}, errors ${spread}`, 3, sd, spread, trials, estimators));
    }
  // Where a few places carry the slope there is no interval to be tried.
  return cells.filter(({ trials: made }) => made > 0);
}

function covered(
  panel: string,
  periods: number,
  sd: number,
  spread: (typeof spreads)[number],
  trials: number,
  by: readonly Estimator[],
): Cell[] {
  const random = seededRandom(periods * 100 + Math.round(100 * sd));
  const index = Array.from({ length: places }, () => Math.exp(sd * normal(random)));
  const x = index.map((level) =>
    Array.from({ length: periods }, (_, t) => level * (1 + 0.1 * t + 0.05 * normal(random))),
  );
  return (['level', 'log-log'] as const).flatMap((form) =>
    by.map((estimator) => {
      const of = { what: `slope: ${estimator}, ${form}`, panel, units: places, periods };
      return counted({ ...of, counts: 'cover', nominal: 0.95 }, trials, () => {
        const found = regress(drawn(x, form, spread, random), 'level', estimator);
        if ('why' in found || Number.isNaN(found.error.low)) return undefined;
        return found.error.low <= 1 && 1 <= found.error.high;
      });
    }),
  );
}

/** Outputs on a line of slope one; logarithms are taken here, so that errors are theirs. */
function drawn(x: readonly number[][], form: Form, spread: string, random: Random): Observation[] {
  return x.flatMap((row, group) => {
    const own = normal(random);
    return row.map((level, time) => {
      const at = form === 'level' ? level : Math.log(level);
      const error = Math.SQRT1_2 * (own + normal(random));
      return { group, time, x: at, y: at + error * (spread === 'alike' ? 1 : level) };
    });
  });
}
