import { memoize } from '../../edition/index.js';
import { exp, log, median } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import { type DrawnChanges, sizesOf } from './judgedTogether.js';
import { leaderCount } from './measures.js';

/** Measures of spread whose change is tested. */
export const testedMeasures = ['gini', 'sd-log', 'gap-to-leaders'] as const;
export type TestedMeasure = (typeof testedMeasures)[number];

/** Units with a value in all periods of a test. */
export interface Shape {
  /** ln of the values by period, in the same order of units; −∞ for zero. */
  logs: readonly Float64Array[];
  /** Dates of the periods in years; they need not be equally far apart. */
  years: readonly number[];
  /** Divisions into blocks of units whose ups and downs may be shared: the number of each unit's block, from 0. */
  blocks: readonly Int32Array[];
}

/** The change of one measure and how often permutations give one as large. */
export interface SwapTestResult {
  /** Change a year of ln of the measure (of the gap itself) after all periods have the same median. */
  change: number;
  /** Share of permutations with a change at least as large, in either direction: the larger of that by units and by blocks. */
  p: number;
  /** The changes of the permutations of units and of those of each division into blocks, by which tests are judged together. */
  drawn: readonly DrawnChanges[];
}

/** Fewest blocks with which a test by blocks can reach 5%. */
export const fewestBlocks = 6;

/**
 * A permutation test of whether the spread of values changed by more than the ups and downs of single units explain. Each
 * permutation reverses the paths of a random half of the units in time (with two periods, exchanges their values); then
 * the same for all units of a block together, in each division into blocks. If nothing but chance moved the units, every permutation is as likely
 * as what was observed. Common growth is removed first: every period is shifted to the same median of ln y.
 *
 * Nothing is assumed of the distribution; how often the test errs is in docs/coverage.md. The permutations are the same for
 * the same number of units. Sources: Janssen (1997); Chung and Romano (2013); Canay, Romano and Shaikh (2017).
 *
 * @param draws the number of permutations
 * @returns the measures that are defined: Gini for one value above zero or more, the others where all values are above zero
 */
export function swapTest(shape: Shape, draws: number): Partial<Record<TestedMeasure, SwapTestResult>> {
  const pairs = pairsOf(shape);
  const observed = changesUnder(pairs, new Uint8Array(shape.logs[0].length));
  const permuted = permutationsOf(shape, draws).map((permutations) =>
    Array.from(permutations(), (reversed) => changesUnder(pairs, reversed)),
  );
  const found: Partial<Record<TestedMeasure, SwapTestResult>> = {};
  for (const measure of testedMeasures) {
    const change = observed[measure];
    if (!Number.isFinite(change)) continue;
    const changes = permuted.map((of) => Float64Array.from(of, (one) => one[measure]));
    const beyond = changes.map((of) => 1 + of.filter((one) => isBeyond(one, change)).length);
    found[measure] = {
      change,
      p: Math.max(...beyond) / (draws + 1),
      drawn: changes.map((of) => sizesOf(change, of)),
    };
  }
  return found;
}

/** Whether the p-value of one measure is at most a level; ends as soon as it is above. */
export function isUnlikely(shape: Shape, draws: number, measure: TestedMeasure, level: number): boolean {
  const pairs = pairsOf(shape);
  const observed = changeUnder(pairs, new Uint8Array(shape.logs[0].length), measure);
  return permutationsOf(shape, draws).every((permutations) => {
    let beyond = 1;
    for (const reversed of permutations()) {
      if (isBeyond(changeUnder(pairs, reversed, measure), observed)) beyond++;
      if (beyond > level * (draws + 1)) return false;
    }
    return true;
  });
}

/** A measure without a value under a permutation counts against a verdict. */
const isBeyond = (permuted: number, observed: number) => !(Math.abs(permuted) < Math.abs(observed) - 1e-12);

/** Permutations as 1 for each unit whose path is reversed: of single units, and of blocks where there are enough. */
function permutationsOf({ logs, blocks }: Shape, draws: number): (() => Iterable<Uint8Array>)[] {
  const byUnits = () => randomBits(logs[0].length, draws);
  const byBlocks = blocks.flatMap((of) => {
    const number = of.reduce((most, j) => Math.max(most, j + 1), 0);
    return number < fewestBlocks ? [] : [() => bitsOfUnits(of, number, draws)];
  });
  return [byUnits, ...byBlocks];
}

/** Every period shifted to the median of the first. */
export function alignMedians({ logs }: Pick<Shape, 'logs'>): Float64Array[] {
  const finite = Array.from(logs[0].keys()).filter((i) => logs.every((l) => Number.isFinite(l[i])));
  return logs.map((l) => {
    const shift = median(Float64Array.from(finite, (i) => l[i] - logs[0][i]));
    return l.map((x) => x - shift);
  });
}

/** Two periods that a reversed path exchanges, or the middle one twice. */
export interface PeriodPair {
  /** The values of both periods in descending order, the largest as 1; their units, and 0 for the earlier period, 1 for the later. */
  values: Float64Array;
  unit: Int32Array;
  side: Uint8Array;
  /** By unit: what a reversed path adds to the later period. */
  logs: Moved;
  squares: Moved;
  /** Weight of each period in the slope. */
  weights: [number, number];
}

/** A sum over the units of the later period as observed, over both periods, and what each unit adds to it when its path is reversed. */
interface Moved {
  later: number;
  both: number;
  gains: Float64Array;
}

/**
 * The pairs of periods that reversed paths exchange. The middle one of an odd number is its own pair, whose second weight is 0;
 * it is left out where its weight in the slope is 0.
 */
export function pairsOf(shape: Shape): PeriodPair[] {
  const logs = alignMedians(shape);
  const { years } = shape;
  const middle = years.reduce((s, x) => s + x, 0) / years.length;
  const spread = years.reduce((s, x) => s + (x - middle) * (x - middle), 0);
  const weight = (t: number) => (years[t] - middle) / spread;
  const centre = median(logs[0].filter((x) => Number.isFinite(x)));
  const last = logs.length - 1;
  const pairs: PeriodPair[] = [];
  for (let t = 0; t <= last - t; t++) {
    const isMiddle = t === last - t;
    if (isMiddle && Math.abs(years[t] - middle) < 1e-9) continue;
    const entries = [logs[t], logs[last - t]].flatMap((l, side) =>
      Array.from(l, (x, unit) => ({ x: x - centre, unit, side })),
    );
    entries.sort((a, b) => b.x - a.x || a.unit - b.unit || a.side - b.side);
    const top = entries[0].x;
    const [earlier, later] = [logs[t], logs[last - t]].map((l) => l.map((x) => x - centre));
    pairs.push({
      values: Float64Array.from(entries, ({ x }) => exp(x - top)),
      unit: Int32Array.from(entries, ({ unit }) => unit),
      side: Uint8Array.from(entries, ({ side }) => side),
      logs: movedOf(earlier, later),
      squares: movedOf(
        earlier.map((x) => x * x),
        later.map((x) => x * x),
      ),
      weights: [weight(t), isMiddle ? 0 : weight(last - t)],
    });
  }
  return pairs;
}

function movedOf(earlier: Float64Array, later: Float64Array): Moved {
  return {
    later: sumOf(later),
    both: sumOf(earlier) + sumOf(later),
    gains: earlier.map((x, i) => x - later[i]),
  };
}

const sumOf = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0);

/** The slopes of all measures under a permutation. */
export function changesUnder(
  pairs: readonly PeriodPair[],
  reversed: Uint8Array,
): Record<TestedMeasure, number> {
  const changes = { gini: 0, 'sd-log': 0, 'gap-to-leaders': 0 };
  for (const pair of pairs) {
    const sums = sumsUnder(pair, reversed);
    for (const measure of testedMeasures) changes[measure] += changeOf(measure, pair, reversed, sums);
  }
  return changes;
}

/** The slope of one measure under a permutation. */
function changeUnder(pairs: readonly PeriodPair[], reversed: Uint8Array, measure: TestedMeasure): number {
  let change = 0;
  for (const pair of pairs) change += changeOf(measure, pair, reversed);
  return change;
}

/** What a pair adds to the slope of a measure under a permutation. */
function changeOf(measure: TestedMeasure, pair: PeriodPair, reversed: Uint8Array, sums?: Sums): number {
  const [earlier, later] = measuredUnder[measure](pair, reversed, sums);
  return pair.weights[0] * earlier + pair.weights[1] * later;
}

/** ln of a measure (the gap itself) in both periods of a pair under a permutation. */
const measuredUnder: Record<
  TestedMeasure,
  (pair: PeriodPair, reversed: Uint8Array, sums: Sums | undefined) => [number, number]
> = {
  gini: giniUnder,
  'sd-log': (pair, reversed, { logs, squares } = sumsUnder(pair, reversed)) => {
    const n = reversed.length;
    const of = (side: number) => 0.5 * log((squares[side] - (logs[side] * logs[side]) / n) / (n - 1));
    return [of(0), of(1)];
  },
  'gap-to-leaders': (pair, reversed, { logs } = sumsUnder(pair, reversed)) => {
    const n = reversed.length;
    const tops = topsUnder(pair, reversed);
    const of = (side: number) => log(tops[side] / leaderCount) - logs[side] / n;
    return [of(0), of(1)];
  },
};

/**
 * The Gini coefficient. The hottest loop: one walk without branches over both periods of a pair, in descending order; what is not in
 * the later period is in the earlier.
 */
function giniUnder({ values, unit, side }: PeriodPair, reversed: Uint8Array): [number, number] {
  const n = reversed.length;
  let [all, total, earlier, later, seen] = [0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const isLater = side[i] ^ reversed[unit[i]];
    const x = values[i];
    const own = isLater * x;
    all += x;
    total += own;
    later += (n - seen) * own;
    earlier += (n - i + seen) * (x - own);
    seen += isLater;
  }
  const of = (placed: number, sum: number) => log((2 * placed) / (n * sum) - (n + 1) / n);
  return [of(earlier, all - total), of(later, total)];
}

/** Sums over the units in the earlier and in the later period: of the logarithms and of their squares. */
interface Sums {
  logs: [number, number];
  squares: [number, number];
}

function sumsUnder({ logs, squares }: PeriodPair, reversed: Uint8Array): Sums {
  let [sum, squared] = [logs.later, squares.later];
  for (let i = 0; i < reversed.length; i++) {
    sum += reversed[i] * logs.gains[i];
    squared += reversed[i] * squares.gains[i];
  }
  return { logs: [logs.both - sum, sum], squares: [squares.both - squared, squared] };
}

/** The sums of the largest values of the earlier and of the later period. */
function topsUnder({ values, unit, side }: PeriodPair, reversed: Uint8Array): [number, number] {
  const [tops, left] = [
    [0, 0],
    [leaderCount, leaderCount],
  ];
  for (let i = 0; i < values.length && (left[0] > 0 || left[1] > 0); i++) {
    const s = side[i] ^ reversed[unit[i]];
    if (left[s] === 0) continue;
    tops[s] += values[i];
    left[s]--;
  }
  return [tops[0], tops[1]];
}

const seed = 1;
const known = new Map<string, Uint8Array[]>();

/** Random bits, for n units or blocks in every permutation; made once for each number. */
function randomBits(n: number, draws: number): Uint8Array[] {
  const key = `${n} ${draws}`;
  const found = known.get(key);
  if (found) return found;
  const random = seededRandom(seed);
  const bits = Array.from({ length: draws }, () =>
    Uint8Array.from({ length: n }, () => (random() < 0.5 ? 0 : 1)),
  );
  known.set(key, bits);
  return bits;
}

/** The bits of the block of each unit; made once for the blocks of a test, which an interval repeats many times. */
function bitsOfUnits(blocks: Int32Array, number: number, draws: number): Uint8Array[] {
  const made = ofBlocks(blocks);
  const found = made.get(draws) ?? randomBits(number, draws).map((bits) => spreadOver(blocks, bits));
  made.set(draws, found);
  return found;
}

const ofBlocks = memoize((_: Int32Array) => new Map<number, Uint8Array[]>());

function spreadOver(blocks: Int32Array, bits: Uint8Array): Uint8Array {
  const own = new Uint8Array(blocks.length);
  for (let i = 0; i < own.length; i++) own[i] = bits[blocks[i]];
  return own;
}
