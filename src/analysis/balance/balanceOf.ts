import { hasNaturalZero, type Plan, periodStep, yearsOf } from '../../edition/index.js';
import { levelsOf } from '../levels.js';
import type { Analysed } from '../tableFamily.js';
import { type Convergence, convergenceIn } from './convergence.js';
import { dagum } from './dagum.js';
import { type Change, changesBetween, inequalitySeries } from './inequalitySeries.js';
import { firstFour, type GapChange, gapIn } from './leaders.js';
import { type Line, lineOf, logarithmic, multiplied } from './lines.js';
import type { InequalityMeasure } from './measures.js';
import { fieldOf, type Moran, moran, type SpatialField } from './moran.js';
import { frameMakerOf, isLocated, whyWithoutNeighbours } from './neighbours.js';
import type { NoValueReason, ValueOrReason } from './noValueReason.js';
import { movesOf } from './steps.js';
import { judgedPairs, type Verdict } from './verdict.js';

/** The main results on the balance of one node among the units; the same figures as in the tables. */
export interface Balance {
  /** The period of headlines, by index: provisional ones after it are not judged. */
  last: number;
  /** The judged pairs of periods, by index. */
  spans: {
    from: number;
    to: number;
    gini: Change;
    /** The change of every measure. */
    measures: readonly Change[];
    /** The verdict on the gap between the units, of the measures together. */
    verdict: Verdict;
    /**
     * The gap of single units to the mean of the first four, the indices of these four in each period, and the verdict
     * on the gap of all units together.
     */
    gap: GapChange & { verdict: Verdict; leaders: { before: number[]; after: number[] } };
    beta: Convergence;
  }[];
  /** For each grouping the share of the Gini coefficient between its groups in that period; NaN where there is none or a unit has no group. */
  between: { grouping: number; share: number }[];
  /** The share of the Gini coefficient between its groups at both ends of the first judged pair, of each grouping. */
  betweenChanges: (TwoPeriodFigure & { grouping: number })[];
  /** Whether neighbours are compared by values or by their logarithms. */
  form: 'ln' | 'value';
  /**
   * The similarity of neighbours in the period of headlines; undefined where the edition does not say where units lie.
   */
  neighbours: Moran | undefined;
  /** Moran's I at both ends of the first judged pair, and the units that have a value but no neighbour with one. */
  neighboursChange: TwoPeriodFigure | undefined;
  alone: { unit: number; why: NoValueReason }[];
  /** How much units moved between classes in the earlier and the later half of the periods, which meet at `middle`. */
  mobility: TwoPeriodFigure & { middle: number };
}

/** A figure in two periods. */
export interface TwoPeriodFigure {
  from: number;
  to: number;
  before: number;
  after: number;
  why?: NoValueReason | undefined;
}

/** What of the balance of a node is known already, from tables. */
interface Known {
  /** The changes of its inequality. */
  changes?: readonly Change[] | undefined;
  mobility?: Balance['mobility'] | undefined;
}

/** The balance of a node. */
export function balanceOf(of: Analysed, g: number, known: Known = {}): Balance {
  const changes = known.changes ?? changesOf(of, g);
  const { plan } = of;
  const line = lineAmongUnits(of, g);
  const { samples, last } = line;
  const years = yearsOf(plan);
  const first = judgedPairs(last).slice(0, 1);
  const { form, columns: logs } = logarithmic(line);
  const framed = frameMakerOf(plan);
  const fieldIn = (column: Float64Array) => fieldOf(column, framed(column));
  const field = isLocated(plan) ? fieldIn(logs[last]) : undefined;
  return {
    last,
    spans: judgedPairs(last).map(([from, to]) => {
      const of = (measure: InequalityMeasure) => ofMeasure(measure, changes, from, to);
      const pair = line.pair(from, to);
      const [before, after] = pair.columns;
      return {
        from,
        to,
        gini: of('gini'),
        measures: changes.filter((change) => change.from === from && change.to === to),
        verdict: spreadVerdict(of('gini'), of('sd-log')),
        gap: {
          ...gapIn(pair),
          verdict: of('gap-to-leaders').verdict,
          leaders: { before: firstFour(before), after: firstFour(after) },
        },
        beta: convergenceIn(pair, years[to] - years[from]),
      };
    }),
    between: plan.groupings.map(({ memberOf, groups }, grouping) => {
      const { between, total, units } = dagum(samples[last], memberOf, groups.length);
      const whole = units === samples[last].units.length && total > 0;
      return { grouping, share: whole ? between / total : Number.NaN };
    }),
    betweenChanges: plan.groupings.flatMap(({ memberOf, groups }, grouping) =>
      first.map(([from, to]) => {
        const [a, b] = line.pair(from, to).samples.map((sample) => {
          const { between, total, why } = dagum(sample, memberOf, groups.length);
          return { value: total > 0 ? between / total : Number.NaN, ...(why ? { why } : {}) };
        });
        return { grouping, ...twoPeriodFigure(from, to, a, b) };
      }),
    ),
    form,
    neighbours: field && moran(field),
    neighboursChange:
      field &&
      first.map(([from, to]) => {
        const ends = line.pair(from, to);
        const both = ends.isWhole ? [logs[from], logs[to]] : logarithmic(ends).columns;
        const [a, b] = both.map((column) => moran(fieldIn(column)));
        return twoPeriodFigure(from, to, { ...a, value: a.i }, { ...b, value: b.i });
      })[0],
    alone: field ? unitsWithoutNeighbours(plan, logs[last], field) : [],
    mobility: known.mobility ?? mobilityOfLine(line, last < 1 || periodStep(plan) !== undefined),
  };
}

const lineAmongUnits = (of: Analysed, g: number): Line => lineOf(of, levelsOf(of.plan, of.index)[0], g);

/** How the inequality of a node among the units changed. */
const changesOf = (of: Analysed, g: number): readonly Change[] =>
  inequalitySeries(lineAmongUnits(of, g)).changes;

/**
 * The Gini coefficient of a node among the units between the judged pairs of periods, as in the tables, with the verdict on the
 * gap (`spreadVerdict`); the standard deviation, without one, where ratios of scores mean nothing.
 *
 * @param changes those of its inequality, where they are at hand
 */
export function spreadChanges(of: Analysed, g: number, changes = changesOf(of, g)): Change[] {
  if (!hasNaturalZero(of.plan))
    return changes
      .filter(({ measure }) => measure === 'sd')
      .map((sd) => ({ ...sd, verdict: 'undefined:no-natural-zero' }));
  return changes.flatMap((gini) => {
    if (gini.measure !== 'gini') return [];
    const logs = ofMeasure('sd-log', changes, gini.from, gini.to);
    const verdict = spreadVerdict(gini, logs);
    return [
      { ...gini, verdict, ...(verdict === 'not-distinguishable' ? { open: whyOpen(gini, logs) } : {}) },
    ];
  });
}

/**
 * The same between any two periods up to that of headlines, worked out on demand: the same test, without an interval.
 *
 * @param by what the values of each period are multiplied by, unit by unit: to be per head
 */
export function spreadChangeBetween(
  of: Analysed,
  g: number,
  ends: [number, number],
  by?: (t: number) => Float64Array,
): Change | undefined {
  const line = lineAmongUnits(of, g);
  if (ends[0] >= ends[1] || ends[1] > line.last) return undefined;
  return spreadChanges(of, g, changesBetween(by ? multiplied(line, by) : line, ends))[0];
}

/**
 * The verdict on the gap between units: that of the standard deviation of logarithms, whose test finds twice as much as
 * that of the Gini coefficient; that of the Gini coefficient where a value is zero; none where the two measures point in opposite directions.
 */
function spreadVerdict(gini: Change, logs: Change): Verdict {
  if (logs.verdict.startsWith('undefined')) return gini.verdict;
  const alike = gini.change < 0 === logs.change < 0;
  return alike || gini.verdict.startsWith('undefined') ? logs.verdict : 'not-distinguishable';
}

/** Why a change of the gap is not distinguishable. */
function whyOpen(gini: Change, logs: Change): NonNullable<Change['open']> {
  const judged = logs.verdict.startsWith('undefined') ? gini : logs;
  const isDefined = !gini.verdict.startsWith('undefined') && judged === logs;
  if (isDefined && gini.change < 0 !== logs.change < 0) return 'measures';
  // With the fewest records that there can be the change has one direction, with the most the other.
  return judged.isThinned && judged.p === 1 ? 'records' : 'chance';
}

function twoPeriodFigure(from: number, to: number, a: ValueOrReason, b: ValueOrReason): TwoPeriodFigure {
  return { from, to, before: a.value, after: b.value, why: a.why ?? b.why };
}

function mobilityOfLine(line: Line, even: boolean): Balance['mobility'] {
  const { middle, earlier, later } = movesOf(line, even).change;
  return { middle, ...twoPeriodFigure(0, line.last, earlier, later) };
}

/** Units with a value that are left out because no neighbour has one. */
function unitsWithoutNeighbours(plan: Plan, values: Float64Array, { frame }: SpatialField): Balance['alone'] {
  const parts = new Set(frame.units);
  return plan.units.flatMap((_, unit) =>
    values[unit] === values[unit] && !parts.has(unit)
      ? [{ unit, why: whyWithoutNeighbours(plan, unit) }]
      : [],
  );
}

function ofMeasure(measure: InequalityMeasure, changes: readonly Change[], from: number, to: number): Change {
  return changes.find((c) => c.measure === measure && c.from === from && c.to === to)!;
}
