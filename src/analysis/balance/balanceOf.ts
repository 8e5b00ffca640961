import { type Plan, stepOf, yearsOf } from '../../edition/index.js';
import { levelsOf } from '../levels.js';
import type { Analysed } from '../tidy.js';
import { classCount, classesBy, classLimits, relativeToMean } from './classes.js';
import { type Convergence, convergence } from './convergence.js';
import { dagum } from './dagum.js';
import { type DrawnChange, drawnChange } from './drawn.js';
import { drawnDagum } from './drawnParts.js';
import { type Change, inequalitySeries } from './inequalitySeries.js';
import { type GapChange, gapChange, gapsToLeaders } from './leaders.js';
import { lineOf, logarithmic } from './lines.js';
import type { Measure } from './measures.js';
import { drawnMoran, fieldOf, type Moran, moran, type SpatialField } from './moran.js';
import { framerOf, isLocated, whyAlone } from './neighbours.js';
import { mobilityChange } from './transitions.js';
import type { Undefined } from './undefined.js';
import { type Direction, directionOf, judgedPairs } from './verdict.js';

/** The main results on the balance of one node among the units; the same figures as in the tables. */
export interface Balance {
  /** The judged pairs of periods, by index. */
  spans: { from: number; to: number; gini: Change; gap: GapChange; beta: Convergence }[];
  /** For each grouping the share of the Gini index between its groups in the last period; NaN where there is none or a unit has no group. */
  between: { grouping: number; share: number }[];
  /** How the share of the Gini index between its groups changed, of each grouping over the first judged pair. */
  betweenChanges: (Became & { grouping: number })[];
  /** Whether neighbours are alike in the last period; undefined where the edition does not say where units lie. */
  neighbours: Moran | undefined;
  /** How that changed, and who has a value but no neighbour in the last period, by number. */
  neighboursChange: Became | undefined;
  alone: { unit: number; why: Undefined }[];
  /** Whether units moved between classes more in the later half of the periods, which meet at `middle`. */
  mobility: Became & { middle: number };
}

/** A change with its interval and verdict. */
export interface Became extends Omit<DrawnChange, 'why'> {
  from: number;
  to: number;
  verdict: Direction;
}

/** The balance of a node. */
export function balanceOf(of: Pick<Analysed, 'plan' | 'index'>, g: number): Balance {
  const { plan, index } = of;
  const line = lineOf(of, levelsOf(plan, index)[0], g);
  const { columns, samples } = line;
  const changes = inequalitySeries(line).changes;
  const years = yearsOf(plan);
  const last = columns.length - 1;
  const first = judgedPairs(columns.length).slice(0, 1);
  const logs = logarithmic(line).columns;
  const framed = framerOf(plan);
  const fieldIn = (column: Float64Array) => fieldOf(column, framed(column));
  const field = isLocated(plan) ? fieldIn(logs[last]) : undefined;
  return {
    spans: judgedPairs(columns.length).map(([from, to]) => ({
      from,
      to,
      gini: ofMeasure('gini', changes, from, to),
      ...compared(line.pair(from, to).columns, years[to] - years[from]),
    })),
    between: plan.groupings.map(({ memberOf, groups }, grouping) => {
      const { between, total, units } = dagum(samples[last], memberOf, groups.length);
      const whole = units === samples[last].units.length && total > 0;
      return { grouping, share: whole ? between / total : Number.NaN };
    }),
    betweenChanges: plan.groupings.flatMap(({ memberOf, groups }, grouping) =>
      first.map(([from, to]) => {
        const how = { memberOf, groups: groups.length, members: plan.units.length };
        const [a, b] = line.pair(from, to).samples.map((sample) => drawnDagum(sample, how)['between-share']);
        return { grouping, ...becameOf(from, to, drawnChange(a, b)) };
      }),
    ),
    neighbours: field && moran(field),
    neighboursChange:
      field &&
      first.map(([from, to]) => {
        const ends = line.pair(from, to);
        const both = ends.isWhole ? [logs[from], logs[to]] : logarithmic(ends).columns;
        const [a, b] = both.map((column) => drawnMoran(fieldIn(column), plan.units.length));
        return becameOf(from, to, drawnChange(a, b));
      })[0],
    alone: field ? aloneIn(plan, logs[last], field) : [],
    mobility: mobilityOfLine(columns, last < 1 || stepOf(plan) !== undefined),
  };
}

/** The gap to the leaders and β over one set of units. */
function compared([before, after]: readonly [Float64Array, Float64Array], years: number) {
  return {
    gap: gapChange(gapsToLeaders(before), gapsToLeaders(after)),
    beta: convergence(before, after, years),
  };
}

/** The Gini index of a node among the units between the judged pairs of periods; the same figures as in the tables. */
export function giniChanges(of: Pick<Analysed, 'plan' | 'index'>, g: number): Change[] {
  const line = lineOf(of, levelsOf(of.plan, of.index)[0], g);
  return inequalitySeries(line).changes.filter(({ measure }) => measure === 'gini');
}

function becameOf(from: number, to: number, { why, ...change }: DrawnChange): Became {
  return { from, to, ...change, verdict: directionOf(change.low, change.high, why) };
}

function mobilityOfLine(columns: readonly Float64Array[], even: boolean): Balance['mobility'] {
  const values = relativeToMean(columns);
  const limits = classLimits(values);
  const { middle, earlier, later } = mobilityChange(
    values.map((v) => classesBy(limits, v)),
    classCount,
    even,
  );
  return { middle, ...becameOf(0, columns.length - 1, drawnChange(earlier, later)) };
}

/** Units with a value that are left out because no neighbour has one. */
function aloneIn(plan: Plan, values: Float64Array, { frame }: SpatialField): Balance['alone'] {
  const parts = new Set(frame.units);
  return plan.units.flatMap((_, unit) =>
    values[unit] === values[unit] && !parts.has(unit) ? [{ unit, why: whyAlone(plan, unit) }] : [],
  );
}

function ofMeasure(measure: Measure, changes: readonly Change[], from: number, to: number): Change {
  return changes.find((c) => c.measure === measure && c.from === from && c.to === to)!;
}
