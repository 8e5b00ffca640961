import {
  cubeOf,
  isReversed,
  line,
  lines,
  methodProblems,
  offset,
  type Plan,
  type PlanNode,
  sumOfEnds,
  UserError,
} from '../../edition/index.js';
import { aggregateRows, type ChildScores, isPowerMean } from '../aggregates/index.js';
import { roundLine } from '../elementary/round.js';
import { aggregateFlags, Flag } from '../status.js';
import { type DoubtScorer, doubtScorer } from './doubt.js';
import { fillMeans, requiredChildren, type TermsOf, tallyOf, termsOfLine } from './lineMeans.js';
import { presentParts } from './presence.js';
import { rescaleNode } from './rescale.js';
import { startedChildren } from './started.js';

/**
 * Fills every inner node from its children, bottom up: a weighted mean of order p (arithmetic 1, geometric 0,
 * harmonic −1, or any other), or another of `aggregates`, over the children that have started. The result of a
 * node with `rescale` is then put on another scale; its parent takes the score after that, or with `passOn: aggregated` before. With
 * `round` both the published score and that for the parent are rounded at the end. A parent of the other polarity takes the score
 * reversed (`sumOfEnds`); the published score is not reversed.
 *
 * Missing rule of a node: with fewer present children than `atLeast` or than `minPresent` (a share of their number) it is
 * missing. Otherwise with `keep` an absent child adds nothing, with `reweight` those present share its weight, with `leaves` all
 * indicators below that are present do (`presentParts`); in each case the figure is flagged partial. A negative child has no geometric or harmonic mean: missing.
 * Source: OECD/JRC Handbook, step 6; COINr `Aggregate`.
 *
 * @param values values of the nodes' cube, the leaves filled; inner nodes are written
 * @param flags the same shape, or undefined when every leaf is observed and every mean arithmetic (the fast way)
 * @param termsOf what a mean of some order adds up of the values of a child
 * @param doubtScores scores nodes aggregated by benefit of the doubt; without it, such a node is an error
 * @returns what a parent aggregates of a node where that is not its published value (reversed, or before its own scale), period by period
 * @throws UserError where a score must be reversed and its scale does not allow it
 */
export function aggregate(
  plan: Plan,
  values: Float64Array,
  flags: Uint8Array | undefined,
  start: readonly number[],
  periods: number,
  doubtScores: DoubtScorer = doubtScorer(undefined),
  termsOf: TermsOf = termsOfLine(plan.units.length),
): Map<number, Float64Array> {
  const units = plan.units.length;
  const cube = cubeOf({ units, periods }, values);
  const lineOf = (g: number) => lines(cube, g);
  /** Published scores of reversed nodes, while the cube holds their reversed scores for the parents. */
  const asRead = new Map<number, Float64Array>();
  const tally = tallyOf(units);
  for (let g = plan.nodes.length - 1; g >= 0; g--) {
    if (plan.nodes[g].indicator >= 0) continue;
    const node = plan.nodes[g];
    let now = startedChildren(plan, start, g, 0);
    for (let t = 0; t < periods; t++) {
      if (node.cases || node.children.some((h) => start[h] === t)) now = startedChildren(plan, start, g, t);
      const offsets = now.children.map((h) => offset(cube, h, 0, t));
      const out = offset(cube, g, 0, t);
      const present = presentParts(plan, start, g, t, (h) => line(cube, h, t));
      const { byUnit } = now;
      if (!flags) weightedSum(values, out, offsets, now.weights, units);
      else if (!isPowerMean(node)) {
        const weightOf = (i: number, u: number) => byUnit?.weights[i][u] ?? now.weights[i];
        const weightsOf =
          present || byUnit
            ? (u: number) => now.weights.map((_, i) => weightOf(i, u) * (present?.[i]?.[u] ?? 1))
            : undefined;
        const family = { ...now, weightsOf, scoreByDoubt: doubtScores(g) };
        aggregateUnits(node, values, flags, out, offsets, family, units);
      } else {
        const terms = (i: number) =>
          termsOf(node.order, now.children[i], values.subarray(offsets[i], offsets[i] + units));
        fillMeans(node, { values, flags, out, offsets }, { ...now, present, terms }, tally);
      }
    }
    if (flags && node.rescale?.passOn === 'scaled') rescaleNode(plan, values, flags, g, periods);
    if (node.round !== undefined) roundLine(lineOf(g), node.round);
    if (!isReversed(plan, g)) continue;
    asRead.set(g, lineOf(g).slice());
    reverse(plan, g, lineOf(g));
  }
  const parentInputs = new Map<number, Float64Array>();
  plan.nodes.forEach(({ rescale, round }, g) => {
    const isAggregated = flags && rescale?.passOn === 'aggregated';
    if (!isAggregated && !asRead.has(g)) return;
    parentInputs.set(g, lineOf(g).slice());
    lineOf(g).set(asRead.get(g) ?? lineOf(g));
    if (!isAggregated) return;
    rescaleNode(plan, values, flags, g, periods);
    if (round !== undefined) roundLine(lineOf(g), round);
  });
  return parentInputs;
}

/** Reverses scores for a parent of the other polarity: the sum of the ends of their scale, minus the score. */
function reverse(plan: Plan, g: number, line: Float64Array): void {
  const { id, parent, round } = plan.nodes[g];
  const ends = sumOfEnds(plan, g);
  if (ends === undefined) {
    throw new UserError([methodProblems.noReversal({ file: 'edition.yaml' }, id, plan.nodes[parent].id)]);
  }
  for (let i = 0; i < line.length; i++) line[i] = ends - line[i];
  if (round !== undefined) roundLine(line, round);
}

/** Whether the weights of the children of a node differ between groups of units. */
export function hasGroupWeights({ cases = [] }: PlanNode): boolean {
  return cases.some(({ groups }) => groups);
}

/** Whether the tree has only weighted sums, so that complete values need no flags. */
export function onlySums(plan: Plan): boolean {
  return plan.nodes.every(
    (n, g) =>
      n.indicator >= 0 ||
      (!hasGroupWeights(n) && n.order === 1 && isPowerMean(n) && !n.rescale && !isReversed(plan, g)),
  );
}

/** `values[out + u] += Σ w·x[u]` on a line of zeros; four children in one pass, so that the sum is read and written a quarter as often. The hottest loop. */
export function weightedSum(
  values: Float64Array,
  out: number,
  offsets: readonly number[],
  weights: readonly number[],
  units: number,
): void {
  let i = 0;
  for (; i + 4 <= offsets.length; i += 4) {
    const a = offsets[i] - out;
    const b = offsets[i + 1] - out;
    const c = offsets[i + 2] - out;
    const d = offsets[i + 3] - out;
    const wa = weights[i];
    const wb = weights[i + 1];
    const wc = weights[i + 2];
    const wd = weights[i + 3];
    for (let u = out; u < out + units; u++) {
      values[u] += wa * values[a + u] + wb * values[b + u] + wc * values[c + u] + wd * values[d + u];
    }
  }
  for (; i < offsets.length; i++) {
    const a = offsets[i] - out;
    const wa = weights[i];
    for (let u = out; u < out + units; u++) values[u] += wa * values[a + u];
  }
}

/** Aggregates a node that needs all children of a unit, or all units, at once. */
function aggregateUnits(
  node: PlanNode,
  values: Float64Array,
  flags: Uint8Array,
  out: number,
  offsets: readonly number[],
  family: Omit<ChildScores, 'rows' | 'enough'>,
  units: number,
): void {
  const rows = Array.from({ length: units }, (_, u) => offsets.map((at) => values[at + u]));
  const least = requiredChildren(node.missing, offsets.length);
  const enough = rows.map((row) => row.filter((x) => x === x).length >= least);
  aggregateRows(node, { rows, enough, ...family }).forEach((score, u) => {
    values[out + u] = score;
    flags[out + u] = score === score ? aggregateFlags(offsets.map((at) => flags[at + u])) : Flag.missing;
  });
}
