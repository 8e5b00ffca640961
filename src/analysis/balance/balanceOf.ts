import type { Plan } from '../../edition/index.js';
import { levelsOf } from '../levels.js';
import type { Analysed } from '../tidy.js';
import { type Convergence, convergence } from './convergence.js';
import { dagum } from './dagum.js';
import { type Change, inequalitySeries } from './inequalitySeries.js';
import { type GapChange, gapChange, gapsToLeaders } from './leaders.js';
import { lineOf, logarithmic, yearsOf } from './lines.js';
import type { Measure } from './measures.js';
import { fieldOf, type Moran, moran } from './moran.js';
import { framerOf } from './spatialTables.js';
import { judgedPairs } from './verdict.js';

/** What is told first of the balance of one node among the units; the same figures as in the tables. */
export interface Balance {
  /** The judged pairs of periods, by their numbers. */
  spans: { from: number; to: number; gini: Change; gap: GapChange; beta: Convergence }[];
  /** For each grouping the share of the Gini index between its groups in the last period; NaN where there is none or a unit has no group. */
  between: { grouping: number; share: number }[];
  /** Whether neighbours are alike in the last period; undefined where the edition does not say where units lie. */
  neighbours: Moran | undefined;
}

/** The balance of a node. */
export function balanceOf({ plan, index }: Pick<Analysed, 'plan' | 'index'>, g: number): Balance {
  const line = lineOf(plan, levelsOf(plan, index)[0], g, index.periods);
  const { columns, samples } = line;
  const changes = inequalitySeries(line).changes;
  const years = yearsOf(plan);
  const last = columns.length - 1;
  return {
    spans: judgedPairs(columns.length).map(([from, to]) => ({
      from,
      to,
      gini: ofMeasure('gini', changes, from, to),
      gap: gapChange(gapsToLeaders(columns[from]), gapsToLeaders(columns[to])),
      beta: convergence(columns[from], columns[to], years[to] - years[from]),
    })),
    between: plan.groupings.map(({ memberOf, groups }, grouping) => {
      const { between, total, units } = dagum(samples[last], memberOf, groups.length);
      const whole = units === samples[last].units.length && total > 0;
      return { grouping, share: whole ? between / total : Number.NaN };
    }),
    neighbours: plan.units.some((u) => u.coordinates)
      ? moranAt(logarithmic(line).columns[last], plan)
      : undefined,
  };
}

function ofMeasure(measure: Measure, changes: readonly Change[], from: number, to: number): Change {
  return changes.find((c) => c.measure === measure && c.from === from && c.to === to)!;
}

function moranAt(values: Float64Array, plan: Plan): Moran {
  return moran(fieldOf(values, framerOf(plan)(values)));
}
