import type { MissingRule, PlanNode } from '../../edition/index.js';
import { powerMeanFromSum, powerMeanTerm } from '../aggregates/powerMean.js';
import { Flag } from '../status.js';
import type { StartedChildren } from './started.js';

/** The terms of a mean of order `p` of a node's values; read before the next call. */
export type TermsOf = (p: number, node: number, values: Float64Array) => Float64Array;

/** Computes terms where they differ from the values. */
export function termsOfLine(units: number): TermsOf {
  const terms = new Float64Array(units);
  return (p, _, values) => {
    if (p === 1) return values;
    for (let u = 0; u < units; u++) terms[u] = powerMeanTerm(values[u], p);
    return terms;
  };
}

/** The number of children of a node that must be present. */
export function requiredChildren({ minPresent, atLeast }: MissingRule, children: number): number {
  return Math.max(atLeast, minPresent * children - 1e-9);
}

/** The line of a node to be filled, and those of its children. */
interface Filling {
  values: Float64Array;
  flags: Uint8Array;
  /** The first value of the node; sums and flags of its line begin at zero. */
  out: number;
  /** The first value of each child. */
  offsets: readonly number[];
}

/** The children of a node in one period. */
interface Family extends Pick<StartedChildren, 'weights' | 'byUnit'> {
  /** The share of the weight below each child that is present, by unit, where the missing rule reaches down to it. */
  present: readonly (Float64Array | undefined)[] | undefined;
  /** The terms of a child, by its position; read before the next call. */
  terms: (i: number) => Float64Array;
}

/** Fills a line with weighted means of order p of the lines of the children, by the missing rule of the node. */
export function fillMeans(
  { missing, order }: Pick<PlanNode, 'missing' | 'order'>,
  filling: Filling,
  family: Family,
  tally: Tally,
): void {
  const n = filling.offsets.length;
  const isPlain = !family.present && !family.byUnit && n >= requiredChildren(missing, n);
  if (isPlain && completeMeans(filling, family, order, tally.count.length)) return;
  for (const of of Object.values(tally)) of.fill(0);
  for (let i = 0; i < n; i++) addTerms(filling, family, i, tally);
  sumsToMeans(filling, order, tally, missing);
}

/** The weight and the number of present children of each unit, and of those that count with all of their weight. */
export interface Tally {
  weight: Float64Array;
  count: Int32Array;
  whole: Int32Array;
  /** The number of children that do not count in a unit. */
  none: Int32Array;
}

/** A tally of so many units. */
export function tallyOf(units: number): Tally {
  const counts = () => new Int32Array(units);
  return { weight: new Float64Array(units), count: counts(), whole: counts(), none: counts() };
}

/**
 * The means of a node whose children are present in all units: the sums of `addTerms` and `sumsToMeans`, without counting. Where a child
 * or a term is missing: false, and sums and flags are zero again.
 */
function completeMeans(
  { values, flags, out, offsets }: Filling,
  { terms: termsOf, weights }: Family,
  p: number,
  units: number,
): boolean {
  for (let i = 0; i < offsets.length; i++) {
    const from = offsets[i];
    const terms = termsOf(i);
    const w = weights[i];
    for (let u = 0; u < units; u++) {
      const sum = values[out + u] + w * terms[u];
      if (sum !== sum) {
        values.fill(0, out, out + units);
        flags.fill(0, out, out + units);
        return false;
      }
      values[out + u] = sum;
      flags[out + u] |= flags[from + u];
    }
  }
  if (p === 1) return true;
  for (let u = out; u < out + units; u++) {
    values[u] = powerMeanFromSum(values[u], p);
    if (values[u] !== values[u]) flags[u] = Flag.missing;
  }
  return true;
}

/** Adds one child to the sums of all units. */
function addTerms(
  { values, flags, out, offsets }: Filling,
  family: Family,
  i: number,
  { weight, count, whole, none }: Tally,
): void {
  const from = offsets[i];
  const terms = family.terms(i);
  const common = family.weights[i];
  const byUnit = family.byUnit?.weights[i];
  const present = family.present?.[i];
  const units = count.length;
  for (let u = 0; u < units; u++) {
    const x = values[from + u];
    const w = byUnit ? byUnit[u] : common;
    // A child without weight in a unit is none of its parts.
    if (w === 0) {
      none[u]++;
      continue;
    }
    if (x !== x) {
      flags[out + u] |= Flag.partial;
      continue;
    }
    const part = present ? present[u] : 1;
    values[out + u] += w * part * terms[u];
    flags[out + u] |= flags[from + u];
    weight[u] += w * part;
    count[u]++;
    if (part === 1) whole[u]++;
  }
}

/** Converts sums to means, or to missing where too few children are present. */
function sumsToMeans(
  { values, flags, out, offsets }: Filling,
  p: number,
  { weight, count, whole, none }: Tally,
  missing: MissingRule,
): void {
  for (let u = 0; u < count.length; u++) {
    const counted = offsets.length - none[u];
    const share = missing.weights !== 'keep' && whole[u] < counted ? weight[u] : 1;
    const mean =
      count[u] >= requiredChildren(missing, counted)
        ? powerMeanFromSum(values[out + u] / share, p)
        : Number.NaN;
    values[out + u] = mean;
    if (mean !== mean) flags[out + u] = Flag.missing;
  }
}
