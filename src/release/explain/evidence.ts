import { offset, Reason } from '../../edition/index.js';
import { observedShare, startedChildren } from '../../engine/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';
import { figuresOf } from './explainFigures.js';

/** How a value that was not observed came about: between two observations, from the last or the next one, or in another way. */
export type ImputationKind = 'interpolated' | 'carried' | 'estimated';

/** The evidence of a figure. */
export interface Evidence {
  /** The share of its weight that was observed, 0 to 1; null where the figure is missing. */
  observed: number | null;
  /** How the values below it that were not observed came about; empty where all were observed. */
  filled: ImputationKind[];
}

const fillings: Record<number, ImputationKind> = {
  [Reason.imputedLinear]: 'interpolated',
  [Reason.imputedHold]: 'carried',
  [Reason.imputedBack]: 'carried',
};
const order: readonly ImputationKind[] = ['interpolated', 'carried', 'estimated'];

/**
 * The evidence of a figure: the share that was observed, and how the rest was imputed.
 *
 * @param g index of a node
 * @param t index of a published period
 */
export function evidenceOf(release: Release, subject: Subject, g: number, t: number): Evidence {
  const { plan, index } = release;
  const grouping = subject.level === 'total' && subject.code === plan.total.code ? -2 : subject.grouping;
  const observed = observedShare(plan, index, grouping, g, t)[subject.number]!;
  if (Number.isNaN(observed)) return { observed: null, filled: [] };
  const { isMember } = figuresOf(release, subject);
  const found = new Set<ImputationKind>();
  for (const k of indicatorsBelow(release, g, t)) {
    for (let c = 0; c < index.units; c++) {
      const cell = offset(index.panel, k, c, plan.first + t);
      const reason = index.panel.reasons[cell]!;
      if (reason >= Reason.imputedLinear && isMember(c)) found.add(fillings[reason] ?? 'estimated');
    }
  }
  return { observed, filled: order.filter((filling) => found.has(filling)) };
}

/** The indicators that a node takes in a period, directly or through its parts. */
export function indicatorsBelow(release: Pick<Release, 'plan' | 'index'>, g: number, t: number): number[] {
  const { plan, index } = release;
  const { indicator } = plan.nodes[g]!;
  if (indicator >= 0) return [indicator];
  const { children } = startedChildren(plan, index.start, g, t);
  return children.flatMap((child) => indicatorsBelow(release, child, t));
}
