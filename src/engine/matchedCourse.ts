import { at, type Cube, cubeOf, line, lines, memoize, offset, type Plan } from '../edition/index.js';
import { type Index, withRanks } from './build.js';
import { copiedScores, leavesBelow, matchedIndex } from './matched.js';
import { Flag } from './status.js';
import { aggregate } from './steps/aggregate.js';
import { rollAll } from './steps/rollUp.js';
import { casesIn } from './steps/started.js';

/** The published periods from one to another over one set of units and indicators. */
export interface MatchedCourse {
  /** The periods from the first to the last, the first of them number 0; units and nodes keep their positions. */
  index: Index;
  /** Whether the published figures have one set in all of these periods; then they are the same. */
  isPublished: boolean;
  /** Whether every unit of the set has a value at a node in a period of `index`; ranks mean something only there. */
  isWhole: (g: number, t: number) => boolean;
}

/**
 * The course of an index over the matched set of its two ends, which have the figures of `matchedIndex` bit for bit. In a period
 * between them a unit that lacks one of its indicators of the set has no value, and a group or the total none where one of its units
 * of the set has none: every figure is over the same set.
 */
export function matchedCourse(plan: Plan, index: Index, from: number, to: number): MatchedCourse {
  const known = courses(index);
  const key = `${from} ${to}`;
  const found = known.get(key) ?? courseOf(plan, index, from, to);
  known.set(key, found);
  return found;
}

const courses = memoize((_: Index) => new Map<string, MatchedCourse>());

function courseOf(plan: Plan, index: Index, from: number, to: number): MatchedCourse {
  const times = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const isPublished = times.every((t) => matchedIndex(plan, index, from, t).isPublished);
  const ends = matchedIndex(plan, index, from, to);
  const isIn = (g: number, c: number) => !Number.isNaN(at(ends.index, g, c, ends.from));
  const { scores, flags } = copiedScores(plan, index, times);
  const start = index.start.map((s) => (s <= from ? 0 : Number.POSITIVE_INFINITY));
  const inner = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [g] : []));
  // Benefit of the doubt compares all units of a period: there the published scores are used.
  const doubted = plan.nodes.some((node) => node.aggregate === 'benefit-of-the-doubt');
  keepSet(plan.nodes.flatMap(({ indicator }, g) => (doubted || indicator >= 0 ? [g] : [])));
  const parentInputs = doubted ? index.parentInputs : aggregated();
  const [groups, total] = rollAll(plan, scores);
  plan.nodes.forEach((_, g) => {
    removeIncomplete(g, groups, total);
  });
  const course = withRanks(plan, { ...index, ...scores, flags, start, parentInputs, groups, total });
  const isWhole = (g: number, t: number) => lackingAt(g, t).length === 0;
  return { index: course, isPublished, isWhole };

  /** Removes the units that are not in the set from nodes. */
  function keepSet(nodes: readonly number[]): void {
    for (const g of nodes)
      for (let c = 0; c < index.units; c++) if (!isIn(g, c)) remove(g, c, [...times.keys()]);
  }

  function remove(g: number, c: number, periods: readonly number[]): void {
    for (const i of periods) {
      line(scores, g, i)[c] = Number.NaN;
      flags[offset(scores, g, c, i)] = Flag.missing;
    }
  }

  /** Aggregates again from the leaves of the set, and leaves out whom one of them fails. */
  function aggregated(): Map<number, Float64Array> {
    for (const g of inner) {
      lines(scores, g).fill(0);
      lines(cubeOf(scores, flags), g).fill(0);
    }
    const inputs = aggregate(casesIn(plan, times), scores.values, flags, start, times.length);
    keepSet(inner);
    for (const g of inner)
      for (const leaf of leavesBelow(plan)[g]!)
        for (let c = 0; c < index.units; c++)
          if (isIn(leaf, c))
            remove(
              g,
              c,
              [...times.keys()].filter((i) => Number.isNaN(at(scores, leaf, c, i))),
            );
    return inputs;
  }

  /** The units of the set without a value at a node in a period. */
  function lackingAt(g: number, i: number): number[] {
    const own = line(scores, g, i);
    return [...own.keys()].filter((c) => Number.isNaN(own[c]) && isIn(g, c));
  }

  function removeIncomplete(g: number, rolled: readonly Cube[], whole: Cube): void {
    for (const i of times.keys()) {
      for (const c of lackingAt(g, i)) {
        line(whole, g, i)[0] = Number.NaN;
        plan.groupings.forEach(({ memberOf }, j) => {
          if (memberOf[c] >= 0) line(rolled[j], g, i)[memberOf[c]] = Number.NaN;
        });
      }
    }
  }
}
