import {
  type Plan,
  type PlanNode,
  type PublishedTable,
  publishedPeriods,
  scoreForParent,
} from '../../edition/index.js';
import { aggregateRows, aggregates, startedChildren } from '../../engine/index.js';
import { overBox, overlap, type Span } from './boxes.js';
import { publishedScores } from './publishedScores.js';
import { halfUnit } from './rounding.js';

/** A node of a period, its published figures each computed from the published figures of its children. */
export interface Step {
  node: string;
  period: string;
  /** Places whose figure and whose children's figures are all published. */
  places: number;
  /** How many of these figures can follow from those of the children, all as they were rounded. */
  possible: number;
  /** The place furthest from what can follow, with its figure and the range that can; undefined where all are possible. */
  worst?: { unit: string; value: number; span: Span };
}

/**
 * Every published node whose children are published too, computed from them, from the lowest level of the framework up: the first
 * one with figures that cannot follow is where the published method and this one part. Nodes that are put on a scale of their own or
 * compare units are left out, as their scores do not follow from the figures of one unit.
 */
export function stepsOf(plan: Plan, table: PublishedTable): Step[] {
  const half = halfUnit(table.digits);
  const values = publishedScores(plan, table);
  const steps: Step[] = [];
  for (const [g, node] of [...plan.nodes.entries()].reverse()) {
    if (!followsFromChildren(node)) continue;
    const children = node.children.map((h) => plan.nodes[h]!);
    for (const [t, period] of publishedPeriods(plan).entries()) {
      const step: Step = { node: node.id, period, places: 0, possible: 0 };
      let furthest = 0;
      for (const [c, { code: unit }] of plan.units.entries()) {
        const place = { t, c };
        const value = values(unit, period, node.id);
        const scores = children.map(({ id }) => values(unit, period, id));
        if (value === undefined || scores.some((score) => score === undefined)) continue;
        const span = overBox(
          (x) => parentScore(plan, g, place, x),
          scores as number[],
          scores.map(() => half),
        );
        step.places++;
        if (overlap(span, { low: value - half, high: value + half })) step.possible++;
        else {
          const away = Math.max(span.low - value, value - span.high);
          if (away > furthest) step.worst = { unit, value, span };
          furthest = Math.max(furthest, away);
        }
      }
      if (step.places > 0) steps.push(step);
    }
  }
  return steps;
}

/** Whether the score of a unit follows from those of its children alone. */
const followsFromChildren = ({ children, rescale, aggregate }: PlanNode): boolean =>
  children.length > 0 && !rescale && !aggregates[aggregate].compares && aggregate !== 'benefit-of-the-doubt';

/** The score of a node from all its children's, in their order and as they are published. */
function parentScore(
  plan: Plan,
  g: number,
  { t, c }: { t: number; c: number },
  scores: readonly number[],
): number {
  const node = plan.nodes[g]!;
  const begun = plan.nodes.map(() => 0);
  const { children, weights } = startedChildren(plan, begun, g, t, c);
  const row = children.map((h) => scoreForParent(plan, h, scores[node.children.indexOf(h)]!));
  const family = { rows: [row], enough: [true], children, weights, scoreByDoubt: () => [Number.NaN] };
  return aggregateRows(node, family)[0]!;
}
