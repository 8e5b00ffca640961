import { memoize, type Plan } from '../edition/index.js';
import { type Index, withRanks } from './build.js';
import { Flag } from './status.js';
import { aggregate } from './steps/aggregate.js';
import { rollAll } from './steps/rollUp.js';

/**
 * Two published periods of an index over one set of units and indicators. `index` has all of them in the same places as ever;
 * the two stand at `from` and `to` of its periods.
 */
export interface Matched {
  index: Index;
  from: number;
  to: number;
  /** Whether the published figures are over one set already: then `index` is the published one. */
  isWhole: boolean;
}

/**
 * The matched set of two published periods, the only place that says what it is: an indicator of a unit counts where it has a
 * value in both, a node where it has one in both when joined again from those indicators with the weights of the earlier
 * period, and groups and the whole area are the sum or mean of the units that do. Scales stay as they were fitted. Benefit of the doubt scores
 * against all units of a period: there the published scores stand, and only units are matched.
 *
 * Where nothing is missing in one of the periods alone, this is the published index, to the bit.
 */
export function matchedIndex(plan: Plan, index: Index, from: number, to: number): Matched {
  const known = made(index);
  const key = `${from} ${to}`;
  const found = known.get(key) ?? match(plan, index, from, to);
  known.set(key, found);
  return found;
}

const made = memoize((_: Index) => new Map<string, Matched>());

function match(plan: Plan, index: Index, from: number, to: number): Matched {
  if (isSame(index, from, to)) return { index, from, to, isWhole: true };
  const { units } = index;
  const nodes = plan.nodes.length;
  const ends = [from, to];
  const values = new Float64Array(nodes * 2 * units);
  const flags = new Uint8Array(values.length);
  for (let g = 0; g < nodes; g++) {
    ends.forEach((t, end) => {
      const [source, line] = [(g * index.periods + t) * units, (g * 2 + end) * units];
      values.set(index.values.subarray(source, source + units), line);
      if (index.flags) flags.set(index.flags.subarray(source, source + units), line);
    });
  }
  const start = index.start.map((s) => (s <= Math.min(from, to) ? 0 : Number.POSITIVE_INFINITY));
  const parentInputs = joinAgain(plan, values, flags, start, units) ?? inputsAsPublished(index, ends, values);
  const [groups, total] = rollAll(plan, values, units);
  const pair = { ...index, periods: 2, values, flags, start, parentInputs, groups, total };
  return { index: withRanks(plan, pair), from: 0, to: 1, isWhole: false };
}

/** `parentInputs` of the units that have a value in both periods. */
function inputsAsPublished(
  { parentInputs, units }: Index,
  ends: readonly number[],
  values: Float64Array,
): Map<number, Float64Array> {
  const both = (line: Float64Array, g: number) =>
    ends.flatMap((t, end) =>
      Array.from({ length: units }, (_, c) =>
        Number.isNaN(values[(g * 2 + end) * units + c]) ? Number.NaN : line[t * units + c],
      ),
    );
  return new Map([...parentInputs].map(([g, line]) => [g, Float64Array.from(both(line, g))]));
}

/** Whether every node has the same units, and the same late starters, in two periods. */
function isSame({ values, units, periods, start }: Index, from: number, to: number): boolean {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  for (let g = 0; g < start.length; g++) {
    if (start[g] > low && start[g] <= high) return false;
    const [a, b] = [(g * periods + from) * units, (g * periods + to) * units];
    for (let c = 0; c < units; c++) {
      const [x, y] = [values[a + c], values[b + c]];
      if ((x === x) !== (y === y)) return false;
    }
  }
  return true;
}

/**
 * Joins the nodes of two periods from the leaves that are there in both. A node that comes out in one of them alone (a mean that is
 * undefined there) takes the leaves below it out of both, until there is none.
 *
 * @returns what parents take instead of a node's score; undefined where the published scores stand
 */
function joinAgain(
  plan: Plan,
  values: Float64Array,
  flags: Uint8Array,
  start: readonly number[],
  units: number,
): Map<number, Float64Array> | undefined {
  const doubted = plan.nodes.some((node) => node.aggregate === 'benefit-of-the-doubt');
  const inner = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [g] : []));
  for (const g of plan.nodes.keys()) level(g, doubted || plan.nodes[g].indicator >= 0);
  if (doubted) return undefined;
  for (;;) {
    for (const g of inner) {
      values.fill(0, g * 2 * units, (g + 1) * 2 * units);
      flags.fill(0, g * 2 * units, (g + 1) * 2 * units);
    }
    const parentInputs = aggregate(plan, values, flags, start, 2);
    const lost = inner.flatMap((g) => oneEnded(g).map((c) => ({ g, c })));
    if (lost.length === 0) return parentInputs;
    for (const { g, c } of lost) for (const leaf of leavesUnder(plan, g)) takeOut(leaf, c);
  }

  /** Takes what is there in one of the periods alone out of both. */
  function level(g: number, wanted: boolean): void {
    if (wanted) for (const c of oneEnded(g)) takeOut(g, c);
  }

  function oneEnded(g: number): number[] {
    const [a, b] = [g * 2 * units, (g * 2 + 1) * units];
    return Array.from({ length: units }, (_, c) => c).filter(
      (c) => Number.isNaN(values[a + c]) !== Number.isNaN(values[b + c]),
    );
  }

  function takeOut(g: number, c: number): void {
    for (const at of [g * 2 * units + c, (g * 2 + 1) * units + c]) {
      values[at] = Number.NaN;
      flags[at] = Flag.missing;
    }
  }
}

function leavesUnder(plan: Plan, g: number): number[] {
  const { indicator, children } = plan.nodes[g];
  return indicator >= 0 ? [g] : children.flatMap((h) => leavesUnder(plan, h));
}

/** How many units have a value at a node in both periods and in either, and how many indicators below it have one of any unit. */
export interface MatchedCounts {
  units: number;
  unitsOf: number;
  indicators: number;
  indicatorsOf: number;
}

/** The counts of a matched set at a node, over the units that are asked for. */
export function matchedCounts(
  plan: Plan,
  index: Index,
  g: number,
  [from, to]: readonly [number, number],
  among: (unit: number) => boolean = () => true,
): MatchedCounts {
  const matched = matchedIndex(plan, index, from, to);
  const has = (of: Index, h: number, t: number, c: number) =>
    !Number.isNaN(of.values[(h * of.periods + t) * of.units + c]);
  const units = plan.units.flatMap((_, c) => (among(c) ? [c] : []));
  const both = units.filter((c) => has(matched.index, g, matched.from, c));
  const either = units.filter((c) => has(index, g, from, c) || has(index, g, to, c));
  const leaves = leavesUnder(plan, g);
  return {
    units: both.length,
    unitsOf: either.length,
    indicators: leaves.filter((h) => both.some((c) => has(matched.index, h, matched.from, c))).length,
    indicatorsOf: leaves.filter((h) => either.some((c) => has(index, h, from, c) || has(index, h, to, c)))
      .length,
  };
}
