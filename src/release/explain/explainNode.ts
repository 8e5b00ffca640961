import {
  at,
  type Cube,
  cubeOf,
  isReversed,
  line,
  lines,
  type PlanNode,
  sumOfEnds,
} from '../../edition/index.js';
import {
  buildIndex,
  doubtWeights,
  fitScale,
  type Index,
  parentInput,
  pointsOf,
  present,
  presentOf,
  requiredChildren,
  roundTo,
  startedChildren,
} from '../../engine/index.js';
import type { Release } from '../readRelease.js';
import { aggregateFormula } from './explainAggregate.js';
import type { FormulaStep } from './explainFormula.js';
import { scaleFormula } from './explainScale.js';
import { numberExpression, roundedExpression } from './expression.js';

/**
 * The steps from the children of one unit to the value of their node: aggregation, and the node's own scale where it has one. Empty
 * where there is no value.
 *
 * @param g index of a node with children
 * @param t index of a published period
 */
export function nodeFormula(release: Release, g: number, t: number, unit: number): FormulaStep[] {
  const { plan, index } = release;
  const value = at(index, g, unit, t);
  if (Number.isNaN(value)) return [];
  const { rescale, round } = plan.nodes[g]!;
  if (!rescale && round === undefined) return aggregationSteps(release, g, t, unit, value);
  let scores = line(aggregatedScores(release, g), 0, t);
  const steps = aggregationSteps(release, g, t, unit, scores[unit]!);
  if (round !== undefined && rescale?.passOn !== 'scaled') {
    const before = scores[unit]!;
    scores = scores.map((x) => roundTo(x, round));
    steps.push(roundStep(before, scores[unit]!, round));
  }
  if (!rescale) return steps;
  const { scale } = rescale;
  const reference = scores[scale.unit] ?? Number.NaN;
  const written = scaleFormula(scores[unit]!, { scale, sample: present(scores), reference, scores: true });
  const scaled = fitScale(scale.method, scores, { ...scale, reference, scores: true })!(scores[unit]!);
  steps.push({ step: 'rescale', ...written, value: scaled });
  return round === undefined ? steps : [...steps, roundStep(scaled, value, round)];
}

/** The step that rounds a score. */
export function roundStep(before: number, value: number, digits: number): FormulaStep {
  return { step: 'round', given: {}, expression: roundedExpression(before, digits), value };
}

function aggregationSteps(
  release: Release,
  g: number,
  t: number,
  unit: number,
  value: number,
): FormulaStep[] {
  const { plan, index } = release;
  const node = plan.nodes[g]!;
  const { children, weights } = startedChildren(plan, index.start, g, t, unit);
  const rowOf = (c: number) => children.map((h) => parentInput(index, h, t, c));
  const row = rowOf(unit);
  const here = children.map((_, i) => i).filter((i) => !Number.isNaN(row[i]));
  const complete = () => plan.units.map((_, c) => rowOf(c)).filter((r) => !r.some(Number.isNaN));
  const below = presentOf(plan, index, g, t, unit);
  const inForce = pointsOf(weights, row, { ...node, details: null }, below);
  const reversed = here.flatMap((i): FormulaStep[] => {
    const child = children[i]!;
    if (!isReversed(plan, child)) return [];
    const own = ownScore(release, child, t, unit);
    const turned = `${numberExpression(sumOfEnds(plan, child)!)} - ${numberExpression(own)}`;
    const { id, round } = plan.nodes[child]!;
    const expression = round === undefined ? turned : `round(round(${turned}, ${round + 8}), ${round})`;
    return [{ step: 'reversed', of: id, given: {}, expression, value: row[i]! }];
  });
  const steps = aggregateFormula(node, {
    ids: here.map((i) => plan.nodes[children[i]!]!.id),
    values: here.map((i) => row[i]!),
    weights: here.map((i) => inForce[i]!.weight),
    whole: 1,
    children: here.map((i) => children[i]!),
    count: children.length,
    every: () => {
      const rows = plan.units.map((_, c) => rowOf(c));
      const least = requiredChildren(node.missing, children.length);
      const enough = rows.map((r) => r.filter((x) => !Number.isNaN(x)).length >= least);
      return { rows, enough, children };
    },
    unit,
    rows: complete,
    best: () => bestWeights(release, node, complete(), row),
    value,
  });
  return [...reversed, ...steps];
}

/** The score that the parent of a reversed node reverses: that of the node, or with `pass-on: aggregated` the one before its own scale. */
function ownScore(release: Release, g: number, t: number, unit: number): number {
  const { plan, index } = release;
  const { rescale, round } = plan.nodes[g]!;
  if (rescale?.passOn !== 'aggregated') return at(index, g, unit, t);
  const aggregatedScore = at(aggregatedScores(release, g), 0, unit, t);
  return round === undefined ? aggregatedScore : roundTo(aggregatedScore, round);
}

/** The weights by benefit of the doubt, followed by the frontier where `step` is above 0; empty for other nodes. */
function bestWeights({ solve }: Release, node: PlanNode, rows: number[][], row: number[]): number[] {
  if (!solve || node.details?.of !== 'benefit-of-the-doubt') return [];
  const { weights, frontier } = doubtWeights(rows, row, node.details, solve);
  return node.details.step > 0 ? [...weights, frontier] : weights;
}

const unscaled = new WeakMap<Index, Map<number, Cube>>();

/** The aggregated score of a node, before rounding and its own scale. */
function aggregatedScores({ plan, panel, index, solve }: Release, g: number): Cube {
  const known = unscaled.get(index) ?? new Map<number, Cube>();
  unscaled.set(index, known);
  if (!known.has(g)) {
    const nodes = plan.nodes.map((node, h) => {
      if (h !== g) return node;
      const { round: _, ...bare } = node;
      return { ...bare, rescale: null };
    });
    const again = buildIndex({ ...plan, nodes }, panel, solve);
    known.set(g, cubeOf(again, lines(again, g).slice()));
  }
  return known.get(g)!;
}
