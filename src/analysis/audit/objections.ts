import type { Audit, EffectiveWeight, IndicatorStats } from './audit.js';
import { type Correlation, pairsOf } from './correlate.js';
import { thresholds } from './thresholds.js';

/** An objection that a reviewer would raise, with its figures; the text is in `words`. */
export type Objection =
  | { kind: 'few-units'; units: number }
  | { kind: 'not-observed'; indicators: string[]; of: number; filled: number }
  | { kind: 'gaps' | 'zeros' | 'few-different'; indicators: { id: string; share: number }[]; of: number }
  | { kind: 'constant'; indicators: string[] }
  | { kind: 'outliers'; indicators: { id: string; skew: number; kurtosis: number }[]; of: number }
  | { kind: 'collinear'; nodes: string[]; least: number; most: number; sameDimension: boolean }
  | { kind: 'negative'; a: string; b: string; r: number; sameDimension: boolean }
  | { kind: 'opposed' | 'silent'; node: string; parent: string; r: number }
  | { kind: 'misplaced'; node: string; own: string; ownR: number; other: string; otherR: number }
  | { kind: 'alpha' | 'alpha-of-spreads'; node: string; alpha: number; standardised: number }
  | { kind: 'components'; node: string; components: number; explained: number }
  | { kind: 'one-thing'; node: string; explained: number }
  | {
      kind: 'weight-more' | 'weight-less';
      node: string;
      parent: string;
      nominal: number;
      effective: number;
      effect: number;
      /** Σ S of all children of the parent; above 1 where they are correlated. */
      sum: number;
    };

/** Every objection: data first, then structure, then weights; within a kind the most serious first. */
export function objectionsTo(audit: Audit): Objection[] {
  return [
    ...(audit.units < thresholds.few ? [{ kind: 'few-units' as const, units: audit.units }] : []),
    ...dataObjections(audit.indicators),
    ...collinearGroups(audit.leaves),
    ...audit.leaves
      .filter((p) => p.pearson < (p.sameDimension ? thresholds.negative : -thresholds.collinear))
      .filter(isClear)
      .sort((p, q) => p.pearson - q.pearson)
      .map(({ a, b, pearson: r, sameDimension }) => ({ kind: 'negative' as const, a, b, r, sameDimension })),
    ...parentObjections(audit),
    ...misplacedLeaves(audit),
    ...nodeObjections(audit),
    ...weightObjections(audit),
  ];
}

function dataObjections(indicators: readonly IndicatorStats[]): Objection[] {
  const of = indicators.length;
  const seen = indicators.filter((i) => i.n > 0);
  const unseen = indicators.filter((i) => i.n === 0);
  const flagged = (flag: IndicatorStats['flags'][number], share: (i: IndicatorStats) => number) =>
    seen
      .filter((i) => i.flags.includes(flag) && !(flag === 'few-different' && i.flags.includes('constant')))
      .map((i) => ({ id: i.indicator, share: share(i) }));
  const constant = seen.filter((i) => i.flags.includes('constant')).map((i) => i.indicator);
  const outliers = seen
    .filter((i) => i.flags.includes('outliers') && i.outliersEnter)
    .map(({ indicator: id, skew, kurtosis }) => ({ id, skew, kurtosis }))
    .sort((a, b) => b.kurtosis - a.kurtosis);
  const low = (a: { share: number }, b: { share: number }) => a.share - b.share;
  const lists: [Objection, number][] = [
    [
      {
        kind: 'not-observed',
        indicators: unseen.map((i) => i.indicator),
        of,
        filled: unseen.filter((i) => i.filled > 0).length,
      },
      unseen.length,
    ],
    [{ kind: 'constant', indicators: constant }, constant.length],
    [{ kind: 'outliers', indicators: outliers, of }, outliers.length],
  ];
  const shares = [
    { kind: 'gaps' as const, indicators: flagged('gaps', (i) => i.n / (i.n + i.missing)).sort(low) },
    { kind: 'zeros' as const, indicators: flagged('zeros', (i) => i.zeroShare).sort((a, b) => low(b, a)) },
    { kind: 'few-different' as const, indicators: flagged('few-different', (i) => i.uniqueShare).sort(low) },
  ];
  return [
    ...lists.filter(([, length]) => length > 0).map(([objection]) => objection),
    ...shares.filter((s) => s.indicators.length > 0).map((s) => ({ ...s, of })),
  ];
}

/**
 * Groups of leaves in which every pair has r above the threshold (complete linkage, the strongest pairs first), so
 * that ten copies of one indicator are one objection and not forty-five.
 */
function collinearGroups(pairs: Audit['leaves']): Objection[] {
  const key = (a: string, b: string) => `${a}\n${b}`;
  const known = new Map(pairs.flatMap((p) => [p, swap(p)]).map((p) => [key(p.a, p.b), p] as const));
  const groupOf = new Map<string, string[]>();
  const strong = pairs.filter((p) => p.pearson > thresholds.collinear).sort((p, q) => q.pearson - p.pearson);
  for (const { a, b } of strong) {
    const [one, two] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
    if (one === two) continue;
    const all = one.every((x) => two.every((y) => known.get(key(x, y))!.pearson > thresholds.collinear));
    const merged = [...one, ...two];
    if (all) for (const id of merged) groupOf.set(id, merged);
  }
  return [...new Set(groupOf.values())].map((nodes) => {
    const inside = pairsOf(nodes).map(([x, y]) => known.get(key(x, y))!);
    const sizes = inside.map((p) => p.pearson);
    return {
      kind: 'collinear',
      nodes,
      least: Math.min(...sizes),
      most: Math.max(...sizes),
      sameDimension: inside.every((p) => p.sameDimension),
    };
  });
}

function swap<T extends Correlation>(p: T): T {
  return { ...p, a: p.b, b: p.a };
}

/** Whether r is significantly different from 0: with few units a negative r may be chance. */
function isClear({ p }: Correlation): boolean {
  return p.pearson <= thresholds.significance;
}

/** Leaves with a negative or very low correlation with their parent. */
function parentObjections(audit: Audit): Objection[] {
  const parentOf = new Map(audit.weights.map((w) => [w.node, w.parent]));
  return audit.ancestors
    .filter((p) => p.b === parentOf.get(p.a) && p.pearson < thresholds.silent)
    .sort((p, q) => p.pearson - q.pearson)
    .map((p) => ({
      kind: p.pearson < 0 && isClear(p) ? 'opposed' : 'silent',
      node: p.a,
      parent: p.b,
      r: p.pearson,
    }));
}

/** Leaves with a higher correlation with another dimension than with their own. */
function misplacedLeaves(audit: Audit): Objection[] {
  const dimensions = new Set(audit.others.map((p) => p.b));
  const own = new Map(audit.ancestors.filter((p) => dimensions.has(p.b)).map((p) => [p.a, p]));
  const best = new Map<string, Correlation>();
  for (const p of audit.others) {
    if (p.pearson > (best.get(p.a)?.pearson ?? Number.NEGATIVE_INFINITY)) best.set(p.a, p);
  }
  return [...best.values()].flatMap((p) => {
    const mine = own.get(p.a);
    if (!mine || !(p.pearson > mine.pearson + thresholds.misplaced)) return [];
    const objection = { node: p.a, own: mine.b, ownR: mine.pearson, other: p.b, otherR: p.pearson };
    return [{ kind: 'misplaced' as const, ...objection }];
  });
}

function nodeObjections(audit: Audit): Objection[] {
  const root = audit.nodes[0]?.node;
  return audit.nodes.flatMap(
    ({ node, alpha, standardisedAlpha: standardised, children, principal }): Objection[] => {
      const found: Objection[] = [];
      if (alpha < thresholds.alpha) {
        const kind = standardised < thresholds.alpha ? 'alpha' : 'alpha-of-spreads';
        found.push({ kind, node, alpha, standardised });
      }
      if (!principal) return found;
      const { components, explained } = principal;
      if (components > 1) found.push({ kind: 'components', node, components, explained });
      if (node === root && children.length > 2 && explained > thresholds.oneThing) {
        found.push({ kind: 'one-thing', node, explained });
      }
      return found;
    },
  );
}

/**
 * Children whose effective weight is far above the nominal one, or which explain less than their nominal weight, the
 * largest difference first. (Where children are correlated, all S are high and effective weights similar: then it
 * is no objection that a child with a large weight explains nearly everything.)
 */
function weightObjections({ weights }: Audit): Objection[] {
  return weights
    .filter((w) => tooMuch(w) || tooLittle(w))
    .sort((a, b) => Math.abs(b.effective - b.nominal) - Math.abs(a.effective - a.nominal))
    .map(({ node, parent, nominal, effective, ofParent }) => ({
      kind: effective > nominal ? 'weight-more' : 'weight-less',
      node,
      parent,
      nominal,
      effective,
      effect: ofParent.effect,
      sum: ofParent.effect / effective,
    }));
}

const { weightFactor: factor, weightDifference: difference } = thresholds;

function tooMuch({ nominal, effective }: EffectiveWeight): boolean {
  return effective > factor * nominal && effective - nominal > difference;
}

function tooLittle({ nominal, effective, ofParent }: EffectiveWeight): boolean {
  return effective < nominal / factor && nominal - effective > difference && ofParent.effect < nominal;
}
