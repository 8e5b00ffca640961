import {
  at,
  type Cube,
  cubeOf,
  emptyCube,
  line,
  lines,
  memoize,
  offset,
  type Plan,
} from '../edition/index.js';
import { type Index, withRanks } from './build.js';
import { Flag } from './status.js';
import { aggregate } from './steps/aggregate.js';
import { rollAll } from './steps/rollUp.js';
import { casesIn } from './steps/started.js';

/**
 * Two published periods of an index over one set of units and indicators. `index` keeps the positions of units and nodes; the two
 * periods are `from` and `to` in it.
 */
export interface MatchedPeriods {
  /** The plan whose weights hold in the periods of `index`. */
  plan: Plan;
  index: Index;
  from: number;
  to: number;
  /** Whether the published figures have one set already; then `index` is the published one. */
  isPublished: boolean;
}

/**
 * The matched set of two published periods. An indicator of a unit counts where it has a value in both; a node where it has one
 * in both when aggregated again from those indicators with the weights of the earlier period; groups and the total are the sum
 * or mean of the units that count. Scales stay as fitted. Benefit of the doubt compares all units of a period: there the
 * published scores are used, and only units are matched.
 *
 * Where nothing is missing in only one of the periods, this is the published index, bit for bit.
 */
export function matchedIndex(plan: Plan, index: Index, from: number, to: number): MatchedPeriods {
  const known = matchedIndices(index);
  const key = `${from} ${to}`;
  const found = known.get(key) ?? matchPeriods(plan, index, from, to);
  known.set(key, found);
  return found;
}

const matchedIndices = memoize((_: Index) => new Map<string, MatchedPeriods>());

function matchPeriods(plan: Plan, index: Index, from: number, to: number): MatchedPeriods {
  if (haveSameUnits(index, from, to)) return { plan, index, from, to, isPublished: true };
  const { scores, flags } = copiedScores(plan, index, [from, to]);
  const start = index.start.map((s) => (s <= Math.min(from, to) ? 0 : Number.POSITIVE_INFINITY));
  const matched = casesIn(plan, [from, to]);
  const parentInputs =
    reaggregateMatched(matched, scores, flags, start) ?? inputsAsPublished(index, [from, to], scores);
  const [groups, total] = rollAll(plan, scores);
  const pair = { ...index, ...scores, flags, start, parentInputs, groups, total };
  return { plan: matched, index: withRanks(plan, pair), from: 0, to: 1, isPublished: false };
}

/** `parentInputs` of the units that have a value in both periods. */
function inputsAsPublished(index: Index, ends: readonly number[], scores: Cube): Map<number, Float64Array> {
  const both = (passed: Float64Array, g: number) =>
    ends.flatMap((t, end) => {
      const taken = line(cubeOf(index, passed), 0, t);
      return Array.from(line(scores, g, end), (x, c) => (Number.isNaN(x) ? Number.NaN : taken[c]));
    });
  return new Map([...index.parentInputs].map(([g, passed]) => [g, Float64Array.from(both(passed, g))]));
}

/** Whether every node has the same units, and the same late starters, in two periods. */
function haveSameUnits(index: Index, from: number, to: number): boolean {
  const { start } = index;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  for (let g = 0; g < start.length; g++) {
    if (start[g] > low && start[g] <= high) return false;
    const [a, b] = [line(index, g, from), line(index, g, to)];
    for (let c = 0; c < index.units; c++) {
      const [x, y] = [a[c], b[c]];
      if ((x === x) !== (y === y)) return false;
    }
  }
  return true;
}

/**
 * Aggregates the nodes of two periods again from the leaves present in both. Where a node then has a value in only one of them
 * (its mean is undefined in the other), the leaves below it are removed from both, until there is no such node.
 *
 * @returns `parentInputs`; undefined where the published scores are used
 */
function reaggregateMatched(
  plan: Plan,
  scores: Cube,
  flags: Uint8Array,
  start: readonly number[],
): Map<number, Float64Array> | undefined {
  const doubted = plan.nodes.some((node) => node.aggregate === 'benefit-of-the-doubt');
  const inner = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [g] : []));
  for (const g of plan.nodes.keys()) removeUnmatched(g, doubted || plan.nodes[g].indicator >= 0);
  if (doubted) return undefined;
  for (;;) {
    for (const g of inner) {
      lines(scores, g).fill(0);
      lines(cubeOf(scores, flags), g).fill(0);
    }
    const parentInputs = aggregate(plan, scores.values, flags, start, 2);
    const lost = inner.flatMap((g) => unitsInOnePeriod(g).map((c) => ({ g, c })));
    if (lost.length === 0) return parentInputs;
    for (const { g, c } of lost) for (const leaf of leavesBelow(plan)[g]!) removeLeaves(leaf, c);
  }

  /** Removes what is present in only one of the periods from both. */
  function removeUnmatched(g: number, wanted: boolean): void {
    if (wanted) for (const c of unitsInOnePeriod(g)) removeLeaves(g, c);
  }

  function unitsInOnePeriod(g: number): number[] {
    const [a, b] = [line(scores, g, 0), line(scores, g, 1)];
    return [...a.keys()].filter((c) => Number.isNaN(a[c]) !== Number.isNaN(b[c]));
  }

  function removeLeaves(g: number, c: number): void {
    for (const end of [0, 1]) {
      line(scores, g, end)[c] = Number.NaN;
      flags[offset(scores, g, c, end)] = Flag.missing;
    }
  }
}

/** The leaves below each node: asked for once for every unit of a table. */
export const leavesBelow = memoize((plan: Plan) => plan.nodes.map((_, g) => leavesUnder(plan, g)));

function leavesUnder(plan: Plan, g: number): number[] {
  const { indicator, children } = plan.nodes[g];
  return indicator >= 0 ? [g] : children.flatMap((h) => leavesUnder(plan, h));
}

/** The number of units with a value at a node in both periods and in either, and of indicators below it with any value. */
export interface MatchedCounts {
  units: number;
  unitsOf: number;
  indicators: number;
  indicatorsOf: number;
}

/** The counts of a matched set at a node, over all units, or some by their numbers. */
export function matchedCounts(
  plan: Plan,
  index: Index,
  g: number,
  [from, to]: readonly [number, number],
  units: readonly number[] = [...plan.units.keys()],
): MatchedCounts {
  const matched = matchedIndex(plan, index, from, to);
  const has = (of: Index, h: number, t: number, c: number) => !Number.isNaN(at(of, h, c, t));
  const both = units.filter((c) => has(matched.index, g, matched.from, c));
  const either = units.filter((c) => has(index, g, from, c) || has(index, g, to, c));
  const leaves = leavesBelow(plan)[g]!;
  return {
    units: both.length,
    unitsOf: either.length,
    indicators: leaves.filter((h) => both.some((c) => has(matched.index, h, matched.from, c))).length,
    indicatorsOf: leaves.filter((h) => either.some((c) => has(index, h, from, c) || has(index, h, to, c)))
      .length,
  };
}

/** The published scores of some periods, to be changed. */
export function copiedScores(
  plan: Plan,
  index: Index,
  times: readonly number[],
): { scores: Cube; flags: Uint8Array } {
  const scores = emptyCube({ units: index.units, periods: times.length }, plan.nodes.length);
  const flags = new Uint8Array(scores.values.length);
  for (const g of plan.nodes.keys()) {
    times.forEach((t, i) => {
      line(scores, g, i).set(line(index, g, t));
      if (index.flags) line(cubeOf(scores, flags), g, i).set(line(cubeOf(index, index.flags), g, t));
    });
  }
  return { scores, flags };
}
