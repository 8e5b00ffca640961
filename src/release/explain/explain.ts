import {
  type Aggregate,
  type AggregateDetails,
  type Impute,
  isReversed,
  type MissingRule,
  type Normalise,
  offset,
  publishedPeriods,
  type ReasonCode,
  reasonName,
  type ScaleChoice,
  type ScaleName,
  scoreForParent,
  type Text,
  type Treat,
  type Weighing,
} from '../../edition/index.js';
import {
  lossOf,
  parentInput,
  pointsOf,
  startedChildren,
  partsOf as unitParts,
  usesWeights,
} from '../../engine/index.js';
import { orNull } from '../../tables/index.js';
import { findNode, periodOrHeadline, type Subject } from '../find.js';
import type { Release } from '../readRelease.js';
import { type Figures, figuresOf, type Member } from './explainFigures.js';
import type { FormulaStep } from './explainFormula.js';
import { leafFormula } from './explainLeaf.js';
import { nodeFormula } from './explainNode.js';
import { type ReceiptRaw, rawOf } from './explainRaw.js';
import { mean, numberExpression, sum } from './expression.js';
import { resultReference } from './reference.js';

/**
 * A child of the explained node, with weight × value = points. The weight is the one in force, after reweighting over
 * the available children; null, and no points, where the children are aggregated without weights (a minimum, one child,
 * benefit of the doubt, or a condition that selects such a way for the unit).
 */
export interface ReceiptPart {
  node: string;
  title: Text;
  weight: number | null;
  value: number | null;
  /** Its published score, where the node takes it reversed as `value`. */
  reversedFrom?: number;
  points: number | null;
  /** Where a unit has no value of it: why, a code of `reasonWords` or `lossWords`. */
  why: string | null;
}

/** The choices of the method for the steps of a figure, from the plan. */
export type ReceiptParameters =
  | {
      of: 'indicator';
      direction: 1 | -1;
      denominator: { indicator: string; per: number } | null;
      impute: Impute;
      treat: Treat | null;
      normalise: Normalise;
      round: number | null;
    }
  | {
      of: 'node';
      order: number;
      details: AggregateDetails | null;
      missing: MissingRule;
      rescale: ScaleChoice | null;
      round: number | null;
    };

/** A receipt: the derivation of a figure, down to files and hashes. */
export interface Receipt {
  kind: 'result';
  /** Its reference, as `receiptOf` and `iplus explain` take it. */
  reference: string;
  release: string;
  dataStatus: string;
  /** Versions of the programs that made the release, by name. */
  software: Record<string, string>;
  unit: { code: string; name: Text; level: string };
  period: string;
  node: string;
  title: Text;
  value: number | null;
  rank: number | null;
  /** How many of its level have a rank. */
  of: number;
  status: string;
  /** Where a unit has no value: why, a code of `reasonWords` or `lossWords`. */
  why: string | null;
  /** Value and rank in the base period, when it is another one. */
  base: { period: string; value: number | null; rank: number | null } | null;
  /** The steps of the computation; the last gives the value. Empty where it is missing. */
  formula: FormulaStep[];
  parameters: ReceiptParameters;
  aggregate: Aggregate;
  /** The origin of the weights of its parts. */
  weighing: Weighing;
  /** The scale of the aggregated parts, where the node has one of its own. */
  rescaled: ScaleName | null;
  /** How the value of a group follows from its members; null for a unit. */
  rollUp: 'sum' | 'mean' | null;
  /** The members of a group and their values, largest first. */
  members: Member[];
  /** Empty for a group whose value is not the weighted sum of its own parts: its members explain it. */
  parts: ReceiptPart[];
  raw: ReceiptRaw | null;
}

/**
 * Explains one figure of a release: nothing is stored for it, everything is derived from the content of the release.
 *
 * @param subject a unit, a group or the total, as `findSubject` finds it
 * @param period a published period; the last when not given
 * @param node a node or indicator id; the root when not given
 * @throws UserError for a period or node the release does not have
 *
 * @example
 * import { explain, findSubject, openRelease } from 'internet-plus-index';
 *
 * const release = await openRelease('releases/my-index');
 * const receipt = explain(release, findSubject(release.plan, 'Lakeside'), '2022', 'access');
 * for (const { node, weight, value } of receipt.parts) console.log(node, weight?.toFixed(2), value?.toFixed(2));
 * // → broadband 0.67 82.78
 * // → mobile 0.33 90.00
 */
export function explain(release: Release, subject: Subject, period?: string, node?: string): Receipt {
  const { plan } = release;
  const published = publishedPeriods(plan);
  const t = periodOrHeadline(release, period);
  const g = findNode(plan, node);
  const base = plan.base - plan.first;
  const self = plan.nodes[g]!;
  const figures = figuresOf(release, subject);
  const members = figures.members(g, t);
  return {
    kind: 'result',
    reference: resultReference(plan, subject, published[t]!, self.id),
    release: release.manifest.id,
    dataStatus: plan.dataStatus,
    software: release.manifest.software,
    unit: { code: subject.code, name: subject.name, level: subject.level },
    period: published[t]!,
    node: self.id,
    title: self.title,
    value: orNull(figures.value(g, t)),
    rank: figures.rank(g, t),
    of: figures.count(g, t),
    status: figures.status(g, t),
    why: whyOf(release, figures, g, t, subject),
    base:
      t === base
        ? null
        : { period: published[base]!, value: orNull(figures.value(g, base)), rank: figures.rank(g, base) },
    formula: formulaOf(release, subject, figures, g, t, members),
    parameters: parametersOf(release, g),
    aggregate: self.aggregate,
    weighing: self.weighing,
    rescaled: self.rescale?.scale.method ?? null,
    rollUp: figures.rollUp,
    members,
    parts: partsOf(release, subject, figures, g, t),
    raw: self.indicator < 0 ? null : rawOf(release, subject, figures, g, t),
  };
}

function formulaOf(
  release: Release,
  subject: Subject,
  figures: Figures,
  g: number,
  t: number,
  members: readonly Member[],
): FormulaStep[] {
  const value = figures.value(g, t);
  if (Number.isNaN(value)) return [];
  if (!figures.isUnit) {
    const values = members.map((m) => m.value);
    const expression = figures.rollUp === 'mean' ? mean(values) : sum(values.map(numberExpression));
    return [{ step: 'roll-up', given: {}, expression, value }];
  }
  const formula = release.plan.nodes[g]!.indicator < 0 ? nodeFormula : leafFormula;
  return formula(release, g, t, subject.number);
}

/** Why a unit has no value: a loss by a choice of the method, else the reason of the raw figure in the panel. */
function whyOf(
  { plan, index }: Release,
  figures: Figures,
  g: number,
  t: number,
  { number: unit }: Subject,
): string | null {
  if (!figures.isUnit || !Number.isNaN(figures.value(g, t))) return null;
  if (figures.status(g, t) === 'screened') return 'screened';
  const loss = lossOf(plan, index, g, t, unit);
  const { indicator } = plan.nodes[g]!;
  if (loss !== undefined || indicator < 0) return loss ?? null;
  const { panel } = index;
  return reasonName[panel.reasons[offset(panel, indicator, unit, plan.first + t)] as ReasonCode];
}

function parametersOf({ plan }: Release, g: number): ReceiptParameters {
  const { indicator, order, details, missing, rescale, round = null } = plan.nodes[g]!;
  if (indicator < 0) return { of: 'node', order, details, missing, rescale: rescale?.scale ?? null, round };
  const { direction, denominator, per, normalise, treat } = plan.indicators[indicator]!;
  return {
    of: 'indicator',
    direction,
    denominator: denominator < 0 ? null : { indicator: plan.indicators[denominator]!.id, per },
    impute: plan.method.impute,
    treat,
    normalise,
    round,
  };
}

function partsOf(release: Release, subject: Subject, figures: Figures, g: number, t: number): ReceiptPart[] {
  const { plan, index } = release;
  const unit = figures.isUnit ? subject.number : undefined;
  const { children, weights } = startedChildren(plan, index.start, g, t, unit);
  const values = children.map((child) => {
    if (figures.isUnit) return parentInput(index, child, t, subject.number);
    return scoreForParent(plan, child, figures.value(child, t));
  });
  const inForce = figures.isUnit
    ? unitParts(plan, index, g, t, subject.number)
    : pointsOf(weights, values, plan.nodes[g]!);
  const weighed = usesWeights(plan.nodes[g]!, figures.isUnit ? { children, row: values } : undefined);
  const parts = children.map((child, i) => {
    const value = values[i]!;
    const { id: node, title } = plan.nodes[child]!;
    const why = whyOf(release, figures, child, t, subject);
    const own =
      isReversed(plan, child) && !Number.isNaN(value) ? { reversedFrom: figures.value(child, t) } : {};
    if (!weighed) {
      return { node, title, weight: null, value: orNull(value), ...own, points: null, why };
    }
    const { weight } = inForce[i]!;
    return { node, title, weight, value: orNull(value), ...own, points: orNull(weight * value), why };
  });
  const whole = figures.value(g, t);
  const points = parts.reduce((s, p) => s + (p.points ?? 0), 0);
  return figures.isUnit || Math.abs(points - whole) <= 1e-9 * Math.abs(whole) ? parts : [];
}
