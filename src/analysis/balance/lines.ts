import { hasNaturalZero, line, memoize, type Plan } from '../../edition/index.js';
import { type Index, log, type MatchedPeriods, matchedIndex, observedShare } from '../../engine/index.js';
import { headlinePeriod } from '../headline.js';
import { innerNodes, type Level, levelsOf } from '../levels.js';
import type { Analysed } from '../tableFamily.js';
import { type LogErrors, logErrors } from './logErrors.js';
import { type Sample, sampleOf } from './sample.js';
import { spatialBlocks } from './spatialBlocks.js';
import { fewestBlocks } from './swapTest.js';
import { thinnedIndices } from './thinning.js';

/** One inner node at one level: a column of values for each published period. */
export interface Line {
  g: number;
  level: string;
  /** Index of the grouping, −1 for the units. */
  grouping: number;
  node: string;
  /** Whether ratios of the values mean something. */
  isRatio: boolean;
  columns: Float64Array[];
  /** The same, sorted. */
  samples: Sample[];
  /** The period of headlines, by index: what is judged ends with it. */
  last: number;
  /** The share of the weight of each value that is observed, by period. */
  observed: Float64Array[];
  /** The lines that are told beside it, itself among them: the inner nodes of its level; alone where it is an indicator. */
  list(): readonly Line[];
  /** Divisions of the members into blocks that may share their ups and downs, by the number of each member's block; −1 for none. */
  blocks: readonly ArrayLike<number>[];
  /** Standard errors of the logarithms of the values in a period, where errors are declared (`logErrors`). */
  errors(t: number): LogErrors | undefined;
  /** Two of the periods over their matched set; the columns above where the sets are equal. */
  pair(from: number, to: number): Pair;
  /**
   * The values of two or more periods for a test whether their spread changed, in one or two variants
   * (`thinnedIndices`); undefined where they cannot be tested.
   */
  tested(periods: readonly number[]): TestedValues[] | undefined;
}

/** Values that rest on the same expected number of records in every period. */
export interface TestedValues {
  columns: Float64Array[];
  observed: Float64Array[];
  /** Whether records of a period were left out for that. */
  isThinned: boolean;
}

/** The values of a line in the two periods of a comparison. */
export interface Pair {
  isRatio: boolean;
  columns: [Float64Array, Float64Array];
  samples: [Sample, Sample];
  observed: [Float64Array, Float64Array];
  isWhole: boolean;
  /** Members with a value at both ends, and at either. */
  units: number;
  unitsOf: number;
}

/** Every inner node at every level. */
export function linesOf(of: Analysed): Line[] {
  const nodes = innerNodes(of.plan);
  return levelsOf(of.plan, of.index).flatMap((level) => nodes.map((g) => lineOf(of, level, g)));
}

/** One node at one level; made once for each index. */
export function lineOf(of: Analysed, level: Level, g: number): Line {
  const known = knownLines(of.index);
  const key = `${level.grouping} ${g}`;
  const found = known.get(key) ?? makeLine(of, level, g);
  known.set(key, found);
  return found;
}

const knownLines = memoize((_: Index) => new Map<string, Line>());

function makeLine(of: Analysed, level: Level, g: number): Line {
  const { plan, index } = of;
  const columns = Array.from({ length: index.periods }, (_, t) => line(level, g, t));
  const { id, grouping } = level;
  const isRatio = hasNaturalZero(plan);
  const samples = columns.map((column) => sampleOf(column, isRatio));
  const known = new Map<string, Pair>();
  const pair = (from: number, to: number): Pair => {
    const key = `${from} ${to}`;
    const found = known.get(key) ?? pairOf(matchedIndex(plan, index, from, to), from, to);
    known.set(key, found);
    return found;
  };
  const sharesOf = (of: Index, t: number) => observedShare(plan, of, grouping, g, t);
  const observed = columns.map((_, t) => sharesOf(index, t));
  const blocks = [...groupBlocks(plan, grouping), ...spatialBlocks(plan, grouping)];
  const errors = (t: number) => logErrors(of, { grouping, g, t });
  const tested = (periods: readonly number[]) =>
    thinnedIndices(of, periods)?.map((way) => (way === index ? asIs(periods) : thinnedOf(way, periods)));
  const asIs = (periods: readonly number[]): TestedValues => {
    if (periods.length === 2) return { ...pair(periods[0], periods[1]), isThinned: false };
    return {
      columns: periods.map((t) => columns[t]),
      observed: periods.map((t) => observed[t]),
      isThinned: false,
    };
  };
  const node = plan.nodes[g].id;
  const last = headlinePeriod(of);
  const own = { g, level: id, grouping, node, isRatio, columns, samples, last, observed, blocks };
  const list = () => {
    const inner = innerNodes(plan);
    return (inner.includes(g) ? inner : [g]).map((other) => lineOf(of, level, other));
  };
  return { ...own, list, errors, pair, tested };

  function thinnedOf(thinned: Index, periods: readonly number[]): TestedValues {
    const matched = periods.length === 2 ? matchedIndex(plan, thinned, periods[0], periods[1]) : undefined;
    const places = matched ? [matched.from, matched.to] : periods;
    const from = matched?.index ?? thinned;
    const there = levelsOf(plan, from)[grouping + 1];
    return {
      columns: places.map((t) => line(there, g, t)),
      observed: places.map((t) => sharesOf(from, t)),
      isThinned: true,
    };
  }

  function pairOf(matched: MatchedPeriods, from: number, to: number): Pair {
    const both = levelsOf(plan, matched.index)[grouping + 1];
    const at = (t: number) => line(both, g, t);
    const ends: Pair['columns'] = matched.isPublished
      ? [columns[from], columns[to]]
      : [at(matched.from), at(matched.to)];
    const sorted: Pair['samples'] = matched.isPublished
      ? [samples[from], samples[to]]
      : [sampleOf(ends[0], isRatio), sampleOf(ends[1], isRatio)];
    return {
      isRatio,
      columns: ends,
      samples: sorted,
      observed: matched.isPublished
        ? [observed[from], observed[to]]
        : [sharesOf(matched.index, matched.from), sharesOf(matched.index, matched.to)],
      isWhole: matched.isPublished,
      units: ends[0].filter((x) => x === x).length,
      unitsOf: columns[from].filter((x, c) => x === x || columns[to][c] === columns[to][c]).length,
    };
  }
}

/**
 * The grouping with the most groups of which each holds two members or more on average, as a number for each member:
 * units of one province may share their ups and downs. At the level of groups each group must lie in one group of the
 * other grouping. None where no grouping is suitable.
 */
function groupBlocks(plan: Plan, grouping: number): ArrayLike<number>[] {
  const own = plan.groupings[grouping];
  const members = own ? own.groups.length : plan.units.length;
  const candidates = plan.groupings.flatMap(({ memberOf }, other): ArrayLike<number>[] => {
    if (other === grouping) return [];
    if (!own) return [memberOf];
    const holders = own.groups.map((_, j) => new Set(memberOf.filter((_, c) => own.memberOf[c] === j)));
    return holders.every((of) => of.size === 1) ? [holders.map((of) => [...of][0])] : [];
  });
  const sizes = candidates.map((of) => new Set(Array.from(of).filter((j) => j >= 0)).size);
  const most = Math.max(0, ...sizes.filter((n) => 2 * n <= members));
  return most >= fewestBlocks ? [candidates[sizes.indexOf(most)]] : [];
}

/** The periods in long tables: all for the root, the first and that of headlines for other nodes. */
export function shownPeriods({ g, last, columns }: Line): number[] {
  return g === 0 ? columns.map((_, t) => t) : [...new Set([0, last])];
}

/** A line whose values are multiplied by figures of each member and period that are taken as exact. */
export function multiplied(line: Line, by: (t: number) => Float64Array): Line {
  const times = (column: Float64Array, t: number) => {
    const factors = by(t);
    return column.map((x, c) => x * factors[c]);
  };
  const sample = (column: Float64Array) => sampleOf(column, line.isRatio);
  const columns = line.columns.map(times);
  return {
    ...line,
    columns,
    samples: columns.map(sample),
    pair: (from, to) => {
      const pair = line.pair(from, to);
      const ends: Pair['columns'] = [times(pair.columns[0], from), times(pair.columns[1], to)];
      return { ...pair, columns: ends, samples: [sample(ends[0]), sample(ends[1])] };
    },
    tested: (periods) =>
      line.tested(periods)?.map((way) => ({
        ...way,
        columns: way.columns.map((column, i) => times(column, periods[i])),
      })),
  };
}

/** Values as natural logarithms where all are above zero and ratios of them mean something, else unchanged. */
export function logarithmic({ columns, isRatio }: Pick<Pair | Line, 'columns' | 'isRatio'>): {
  form: 'ln' | 'value';
  columns: Float64Array[];
} {
  const positive = isRatio && columns.every((column) => column.every((x) => !(x <= 0)));
  return positive
    ? { form: 'ln', columns: columns.map((column) => column.map(log)) }
    : { form: 'value', columns };
}
