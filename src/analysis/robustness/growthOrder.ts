import { memoize, type Panel, type Plan } from '../../edition/index.js';
import {
  areMeans,
  type Index,
  matchedIndex,
  type Noise,
  type Roll,
  reaggregation,
  rollUp,
} from '../../engine/index.js';
import type { PlaceAt } from '../matched.js';
import { dataNoise, noiseSize } from './dataNoise.js';
import { type Random, seeded } from './random.js';
import { rankStudy } from './rankStudy.js';
import { leaveOut, removable, weightDraw, weightsOf } from './weights.js';

/** An index with the figures that it was built from. */
export interface Grown {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** Fewer than a study of ranks has, since an order of growth is asked for while a reader waits. */
const replicates = 256;

/** Growth between two periods in every draw of a study. */
export interface GrowthDraws {
  /** In what share of the draws the first of two places grew more than the second; NaN where one has no growth. */
  above(a: PlaceAt, b: PlaceAt): number;
}

/**
 * Growth of the whole index between two published periods, over what both have, when weights (± 25%) and one indicator left out vary
 * alike in both periods and errors of the data, where they are known, in each by themselves: the draws of ranks, made for two periods
 * together. Undefined where a node is aggregated by benefit of the doubt, whose weights are no weights of the edition.
 */
export function growthDraws(of: Grown, from: number, to: number): GrowthDraws | undefined {
  const known = made(of.index);
  const key = `${from} ${to}`;
  if (!known.has(key)) known.set(key, drawn(of, from, to));
  return known.get(key);
}

const made = memoize((_: Index) => new Map<string, GrowthDraws | undefined>());

function drawn({ plan, panel, index }: Grown, from: number, to: number): GrowthDraws | undefined {
  if (plan.nodes.some(({ aggregate }) => aggregate === 'benefit-of-the-doubt')) return undefined;
  const matched = matchedIndex(plan, index, from, to);
  const separable = areMeans(plan);
  const ends = [
    { t: from, at: matched.from },
    { t: to, at: matched.to },
  ].map(({ t, at }) => {
    const keeper = reaggregation(plan, matched.index, at);
    const noise =
      noiseSize(plan, separable) > 0 ? dataNoise(plan, panel, t, index, { keeper, separable }) : undefined;
    return { keeper, noise };
  });
  const draws = drawsOf(plan, noiseSize(plan, separable));
  const rolls = rollsOf(plan);
  const growth = Array.from({ length: replicates }, () => {
    const { weights, key, without, noise } = draws();
    const [before, after] = ends.map((end) => {
      const added: Noise | undefined = end.noise?.draw(noise(), 0, key, without);
      const values = end.keeper.root(weights.slice(), undefined, added).values.slice();
      return [values, ...rollUp(values, plan.units.length, rolls)];
    });
    return before!.map((of, level) =>
      of.map((value, c) => (value > 0 ? after![level]![c]! / value : Number.NaN)),
    );
  });
  const growthIn = (draw: Float64Array[], { grouping, number }: PlaceAt) =>
    draw[grouping === -2 ? draw.length - 1 : grouping + 1]![number]!;
  return {
    above(a, b) {
      let sum = 0;
      for (const draw of growth) {
        const [of, than] = [growthIn(draw, a), growthIn(draw, b)];
        sum += of === than ? 0.5 : Number.isNaN(of - than) ? Number.NaN : Number(of > than);
      }
      return sum / growth.length;
    },
  };
}

/** What varies: weights of all nodes with at most one indicator left out, and numbers for the errors of one period at a time. */
function drawsOf(plan: Plan, size: number) {
  const random = seeded(rankStudy.seed);
  const { draw, size: weighed } = weightDraw(plan.nodes, {
    kind: 'noise',
    noise: plan.nodes.map(() => rankStudy.noise),
  });
  const leaves = removable(plan.nodes).filter((g) => plan.nodes[g]!.children.length === 0);
  return () => {
    const weights = weightsOf(plan.nodes);
    draw(uniform(random, weighed), 0, weights);
    const left = leaves[Math.floor(random() * (leaves.length + 1)) - 1];
    if (left !== undefined) leaveOut(plan.nodes, weights, left);
    const without = () => {
      const given = weightsOf(plan.nodes);
      if (left !== undefined) leaveOut(plan.nodes, given, left);
      return given;
    };
    return { weights, key: String(left), without, noise: () => uniform(random, size) };
  };
}

/** Numbers above 0 and below 1. */
function uniform(random: Random, size: number): Float64Array {
  return Float64Array.from({ length: size }, () => random() + 1 / 8_589_934_592);
}

/** By which scores of the units are rolled up: every grouping, and the total. */
function rollsOf(plan: Plan): Roll[] {
  const groups = plan.groupings.map(({ memberOf, groups, rollUp: by }) => ({
    memberOf,
    groups: groups.length,
    rollUp: by,
  }));
  return [...groups, { memberOf: plan.units.map(() => 0), groups: 1, rollUp: plan.total.rollUp }];
}
