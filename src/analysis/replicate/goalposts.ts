import type { Panel, Plan } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { type ComparedCell, figureFinder } from '../published/compare.js';
import type { Span } from './boxes.js';

/** One goalpost of an indicator, and the values of it with which every published value comes out. */
export interface FoundGoalpost {
  indicator: string;
  end: 'low' | 'high';
  given: number;
  span: Span;
}

/** The values of an index for published figures, with other goalposts of some indicators; NaN where it has none. */
export function valuesWith(
  plan: Plan,
  panel: Panel,
  cells: readonly ComparedCell[],
  posts: readonly { k: number; end: 'low' | 'high'; at: number }[],
): number[] {
  const indicators = plan.indicators.map((one, k) => {
    const own = posts.flatMap(({ k: of, end, at }) => (of === k ? [[end, at]] : []));
    return { ...one, normalise: { ...one.normalise, ...Object.fromEntries(own) } };
  });
  const moved = { ...plan, indicators };
  const find = figureFinder(moved, buildIndex(moved, panel));
  return cells.map((cell) => {
    const found = find(cell);
    return typeof found === 'object' ? found.value : Number.NaN;
  });
}

type Side = 'low' | 'high' | 'fits' | 'both';

const steps = 40;

/**
 * Goalposts that explain all differences, each alone: moving one moves all scores the same way, so that the values which fit are one
 * interval. It is sought by doubling the distance from the given goalpost and by halving. Nothing where some of our values are too low
 * and others too high, as no single goalpost mends both.
 * @param width how far our value may lie from a published one, by its place among the cells
 */
export function goalpostsFor(
  plan: Plan,
  panel: Panel,
  cells: readonly ComparedCell[],
  width: (cell: ComparedCell) => number,
): FoundGoalpost[] {
  const sideOf = (values: readonly number[]): Side => {
    const low = cells.some((cell, i) => !(values[i]! >= cell.value! - width(cell)));
    const high = cells.some((cell, i) => !(values[i]! <= cell.value! + width(cell)));
    return low ? (high ? 'both' : 'low') : high ? 'high' : 'fits';
  };
  const start = sideOf(cells.map(({ ours }) => ours));
  if (start === 'both' || start === 'fits') return [];
  return plan.indicators.flatMap(({ id, normalise }, k) => {
    if (normalise.method !== 'goalposts' && normalise.method !== 'log-goalposts') return [];
    return (['low', 'high'] as const).flatMap((end) => {
      const given = normalise[end];
      const at = (p: number): Side => sideOf(valuesWith(plan, panel, cells, [{ k, end, at: p }]));
      const reach = normalise.method === 'log-goalposts' ? given : normalise.high - normalise.low;
      for (const sign of [1, -1]) {
        const span = spanFrom(at, given, (sign * reach) / 64, start);
        if (span) return [{ indicator: id, end, given, span }];
      }
      return [];
    });
  });
}

/** The interval that fits, in the direction of the first step; undefined where there is none within seven doublings. */
function spanFrom(at: (p: number) => Side, given: number, first: number, start: Side): Span | undefined {
  let [near, far] = [given, given + first];
  for (let doubled = 0; at(far) === start; doubled++) {
    if (doubled === 6) return undefined;
    [near, far] = [far, given + 2 * (far - given)];
  }
  const inside = between(at, near, far, start);
  if (inside === undefined) return undefined;
  const ends = [edge(at, inside, near), edge(at, inside, far)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** A point that fits between one that is still on the side of the start and one that is not; undefined where there is none. */
function between(at: (p: number) => Side, near: number, far: number, start: Side): number | undefined {
  let [a, b] = [near, far];
  if (at(b) === 'fits') return b;
  for (let i = 0; i < steps; i++) {
    const middle = (a + b) / 2;
    const side = at(middle);
    if (side === 'fits') return middle;
    if (side === start) a = middle;
    else b = middle;
  }
  return undefined;
}

/** The last point that fits on the way to one that may not. */
function edge(at: (p: number) => Side, inside: number, outside: number): number {
  if (at(outside) === 'fits') return outside;
  let [a, b] = [inside, outside];
  for (let i = 0; i < steps; i++) {
    const middle = (a + b) / 2;
    if (at(middle) === 'fits') a = middle;
    else b = middle;
  }
  return a;
}
