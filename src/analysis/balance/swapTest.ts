import { exp, log, median } from '../../engine/index.js';
import { seeded } from '../robustness/random.js';
import { leaders } from './measures.js';

/** Measures of spread whose change is tested. */
export const testedMeasures = ['gini', 'sd-log', 'gap-to-leaders'] as const;
export type TestedMeasure = (typeof testedMeasures)[number];

/** Units with a value in all periods of a test. */
export interface Shape {
  /** ln of the values by period, in the same order of units; −∞ for zero. */
  logs: readonly Float64Array[];
  /** Dates of the periods in years; all other than the middle one are as far from it as their counterpart. */
  years: readonly number[];
  /** The block of each unit, from 0: units whose ups and downs may be shared; undefined where none are known. */
  blocks: Int32Array | undefined;
}

/** The change of one measure and how often it would come about by chance. */
export interface Swapped {
  /** Change a year of ln of the measure (of the gap itself) after all periods have the same median. */
  change: number;
  /** Share of draws with a change at least as large, in either direction: the larger of that by units and by blocks. */
  p: number;
}

/** Fewest blocks with which a test by blocks can reach 5%. */
export const fewestBlocks = 6;

/**
 * Whether the spread of values changed by more than the ups and downs of single units explain: the paths of units
 * drawn by a fair coin are turned round in time (with two periods, the values are swapped), and again with one coin for
 * all units of a block. If only chance moved the units, every such world is as likely as the one observed. Common growth is
 * removed first: every period is shifted to the same median of ln y.
 *
 * Nothing is assumed of the distribution; how often the test errs is in docs/coverage.md. The coins are the same for the
 * same number of units and draws. Sources: Janssen (1997); Chung and Romano (2013); Canay, Romano and Shaikh (2017).
 *
 * @param draws the number of drawn worlds
 * @returns the measures that are defined: Gini for one value above zero or more, the others where all values are above zero
 */
export function swapTest(shape: Shape, draws: number): Partial<Record<TestedMeasure, Swapped>> {
  const turns = turnsOf(shape);
  const observed = changesUnder(turns, new Uint8Array(shape.logs[0].length));
  const beyond = worldsOf(shape, draws).map((worlds) => {
    const counts = { gini: 1, 'sd-log': 1, 'gap-to-leaders': 1 };
    for (const coins of worlds()) {
      const changes = changesUnder(turns, coins);
      for (const measure of testedMeasures)
        if (isBeyond(changes[measure], observed[measure])) counts[measure]++;
    }
    return counts;
  });
  const found: Partial<Record<TestedMeasure, Swapped>> = {};
  for (const measure of testedMeasures) {
    const change = observed[measure];
    const p = Math.max(...beyond.map((counts) => counts[measure])) / (draws + 1);
    if (Number.isFinite(change)) found[measure] = { change, p };
  }
  return found;
}

/** Whether the p-value of one measure is at most a level; drawing ends as soon as it is above. */
export function isUnlikely(shape: Shape, draws: number, measure: TestedMeasure, level: number): boolean {
  const turns = turnsOf(shape);
  const observed = changesUnder(turns, new Uint8Array(shape.logs[0].length))[measure];
  return worldsOf(shape, draws).every((worlds) => {
    let beyond = 1;
    for (const coins of worlds()) {
      if (isBeyond(changesUnder(turns, coins)[measure], observed)) beyond++;
      if (beyond > level * (draws + 1)) return false;
    }
    return true;
  });
}

/** What has no value in a drawn world counts against a verdict. */
const isBeyond = (drawn: number, observed: number) => !(Math.abs(drawn) < Math.abs(observed) - 1e-12);

/** The coins of every drawn world: of the units, and of the blocks where there are enough. */
function worldsOf({ logs, blocks }: Shape, draws: number): (() => Iterable<Uint8Array>)[] {
  const byUnits = () => coinsOf(logs[0].length, draws);
  if (!blocks) return [byUnits];
  const number = blocks.reduce((most, j) => Math.max(most, j + 1), 0);
  if (number < fewestBlocks) return [byUnits];
  const own = new Uint8Array(blocks.length);
  function* byBlocks() {
    for (const drawn of coinsOf(number, draws)) {
      for (let i = 0; i < own.length; i++) own[i] = drawn[blocks![i]];
      yield own;
    }
  }
  return [byUnits, byBlocks];
}

/** Every period shifted to the median of the first. */
export function aligned({ logs }: Pick<Shape, 'logs'>): Float64Array[] {
  const finite = Array.from(logs[0].keys()).filter((i) => logs.every((l) => Number.isFinite(l[i])));
  return logs.map((l) => {
    const shift = median(Float64Array.from(finite, (i) => l[i] - logs[0][i]));
    return l.map((x) => x - shift);
  });
}

/** Two periods that a turned path exchanges; their values in descending order. */
export interface Turn {
  logs: Float64Array;
  squares: Float64Array;
  values: Float64Array;
  unit: Int32Array;
  /** 0 for the earlier period, 1 for the later. */
  side: Uint8Array;
  /** Sums over both periods. */
  sums: { total: number; logs: number; squares: number };
  /** Weight of each period in the slope. */
  weights: [number, number];
}

/** The pairs of periods that turned paths exchange, ready for drawing. */
export function turnsOf(shape: Shape): Turn[] {
  const logs = aligned(shape);
  const { years } = shape;
  const middle = years.reduce((s, x) => s + x, 0) / years.length;
  const spread = years.reduce((s, x) => s + (x - middle) * (x - middle), 0);
  const weight = (t: number) => (years[t] - middle) / spread;
  const centre = median(logs[0].filter((x) => Number.isFinite(x)));
  const last = logs.length - 1;
  const turns: Turn[] = [];
  for (let t = 0; t < last - t; t++) {
    const entries = [logs[t], logs[last - t]].flatMap((l, side) =>
      Array.from(l, (x, unit) => ({ x: x - centre, unit, side })),
    );
    entries.sort((a, b) => b.x - a.x || a.unit - b.unit || a.side - b.side);
    const sorted = Float64Array.from(entries, ({ x }) => x);
    const values = sorted.map((x) => exp(x - sorted[0]));
    const squares = sorted.map((x) => x * x);
    turns.push({
      logs: sorted,
      squares,
      values,
      sums: { total: sumOf(values), logs: sumOf(sorted), squares: sumOf(squares) },
      unit: Int32Array.from(entries, ({ unit }) => unit),
      side: Uint8Array.from(entries, ({ side }) => side),
      weights: [weight(t), weight(last - t)],
    });
  }
  return turns;
}

const sumOf = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0);

type Changes = Record<TestedMeasure, number>;

/**
 * The slopes of the measures where the paths of units with coin 1 are turned. The hottest loop: one walk without branches
 * over both periods of a turn, in descending order; what is not in the later period is in the earlier.
 */
export function changesUnder(turns: readonly Turn[], coins: Uint8Array): Changes {
  const n = coins.length;
  let [gini, sd, gap] = [0, 0, 0];
  for (const turn of turns) {
    const { logs, squares, values, unit, side, sums } = turn;
    let [total, sum, square, earlier, later, seen] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < values.length; i++) {
      const isLater = side[i] ^ coins[unit[i]];
      const x = values[i];
      const own = isLater * x;
      total += own;
      later += (n - seen) * own;
      earlier += (n - i + seen) * (x - own);
      sum += isLater * logs[i];
      square += isLater * squares[i];
      seen += isLater;
    }
    const [w0, w1] = turn.weights;
    const giniOf = (placed: number, of: number) => log((2 * placed) / (n * of) - (n + 1) / n);
    const spreadOf = (of: number, squared: number) => 0.5 * log((squared - (of * of) / n) / (n - 1));
    const [top0, top1] = topsUnder(turn, coins);
    gini += w0 * giniOf(earlier, sums.total - total) + w1 * giniOf(later, total);
    sd += w0 * spreadOf(sums.logs - sum, sums.squares - square) + w1 * spreadOf(sum, square);
    gap += w0 * (log(top0 / leaders) - (sums.logs - sum) / n) + w1 * (log(top1 / leaders) - sum / n);
  }
  return { gini, 'sd-log': sd, 'gap-to-leaders': gap };
}

/** The sums of the largest values of the earlier and of the later period. */
function topsUnder({ values, unit, side }: Turn, coins: Uint8Array): [number, number] {
  const [tops, left] = [
    [0, 0],
    [leaders, leaders],
  ];
  for (let i = 0; i < values.length && (left[0] > 0 || left[1] > 0); i++) {
    const s = side[i] ^ coins[unit[i]];
    if (left[s] === 0) continue;
    tops[s] += values[i];
    left[s]--;
  }
  return [tops[0], tops[1]];
}

const seed = 1;
const known = new Map<string, Uint8Array[]>();

/** Fair coins for n units or blocks in every draw; made once for each number. */
function coinsOf(n: number, draws: number): Uint8Array[] {
  const key = `${n} ${draws}`;
  const found = known.get(key);
  if (found) return found;
  const random = seeded(seed);
  const coins = Array.from({ length: draws }, () =>
    Uint8Array.from({ length: n }, () => (random() < 0.5 ? 0 : 1)),
  );
  known.set(key, coins);
  return coins;
}
