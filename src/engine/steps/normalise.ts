import {
  cubeOf,
  cubeSize,
  indexShape,
  line,
  lines,
  methodProblems,
  type Over,
  offset,
  type Panel,
  type Plan,
  type Problem,
  type ScaleChoice,
  type Text,
  UserError,
} from '../../edition/index.js';
import { roundLine } from '../elementary/round.js';
import { fitScale, orientedScale, type Scale, scales } from '../scales/index.js';
import { meanOf } from '../stats/moments.js';
import { present } from '../stats/present.js';
import { baseTotals } from './baseShare.js';
import type { Screened } from './screen.js';

/** The result of normalisation: the leaves of the node cube and their parameters. */
export interface Normalised {
  /** Of the index's cube; leaves only are filled. */
  values: Float64Array;
  /** X0 of each leaf for base-share, NaN elsewhere. */
  bases: Float64Array;
  /** One for each leaf that has values and no scale. */
  warnings: Text[];
}

/**
 * Normalises the indicators and writes them into the leaves of the node cube.
 *
 * base-share: `scale · x / X0` (see `baseTotals`), additive over units.
 * Every other method is a scale fitted to the indicator's own values (see `scales`): its parameters come from the
 * base period, all published periods, or each period (`over`), so that it can be applied to any panel. An
 * indicator without such a scale (a constant) is missing, with a warning.
 * Missing stays missing. Source: OECD/JRC Handbook, step 5.
 *
 * @throws UserError when an indicator has no value at all, or a base total is not above zero
 */
export function normalise(
  plan: Plan,
  panel: Panel,
  start: readonly number[],
  screened: Screened,
): Normalised {
  const shape = indexShape(plan);
  const values = new Float64Array(cubeSize(shape, plan.nodes.length));
  const shared = plan.method.normalise;
  const shares =
    shared.method === 'base-share'
      ? baseTotals(plan, panel, start, shared.scale)
      : { bases: noBases(plan), problems: [] };
  const found = [...neverStarted(plan, start, screened), ...shares.problems];
  if (found.length > 0) throw new UserError(found);
  const warnings = plan.nodes.flatMap(({ indicator }, g) => {
    if (indicator < 0) return [];
    const raw = lines(panel, indicator, plan.first);
    const out = lines(cubeOf(shape, values), g);
    const method = plan.indicators[indicator].normalise;
    const { round } = plan.nodes[g];
    let lost: Text[] = [];
    if (method.method !== 'base-share') lost = scaleLeaf(plan, raw, out, method, g);
    else multiplyInto(method.scale / shares.bases[g], raw, out);
    if (round !== undefined) roundLine(out, round);
    return lost;
  });
  return { values, bases: shares.bases, warnings };
}

function noBases(plan: Plan): Float64Array {
  return new Float64Array(plan.nodes.length).fill(Number.NaN);
}

/**
 * A problem for each leaf that never starts, unless it was screened out. In an edition that partners feed, one of them may erase all it
 * has sent: such a leaf is missing like one that starts later, as long as another one has values.
 */
function neverStarted(plan: Plan, start: readonly number[], { indicators }: Screened): Problem[] {
  if (plan.headline.final !== undefined && start[0] < Number.POSITIVE_INFINITY) return [];
  const out = new Set(indicators.map((s) => s.indicator));
  const never = plan.nodes.filter(
    (n, g) => n.indicator >= 0 && start[g] === Number.POSITIVE_INFINITY && !out.has(n.indicator),
  );
  return never.map((n) => methodProblems.noData({ file: 'edition.yaml', path: 'tree' }, n.id));
}

function multiplyInto(factor: number, raw: Float64Array, out: Float64Array): void {
  for (let i = 0; i < raw.length; i++) out[i] = raw[i] * factor;
}

/** Writes a leaf on the scale of its own sample; warns where some values have no scale. */
function scaleLeaf(plan: Plan, of: Float64Array, to: Float64Array, how: ScaleChoice, g: number): Text[] {
  let lost = false;
  for (const { span, source } of spans(plan, how.over)) {
    const piece = of.subarray(...span);
    const map = fitLeafScale(plan, of, source, how, g);
    if (map) for (let i = 0; i < piece.length; i++) to[span[0] + i] = map(piece[i]);
    else to.fill(Number.NaN, ...span);
    if (!map && piece.some((x) => !Number.isNaN(x))) lost = true;
  }
  return lost ? [constantWarning(plan.nodes[g].id)] : [];
}

/** The scale of a leaf, fitted to the cells of a span, as a function of its oriented values; undefined where it has none. */
function fitLeafScale(
  plan: Plan,
  of: Float64Array,
  source: [number, number],
  how: ScaleChoice,
  g: number,
): Scale | undefined {
  const { direction } = plan.indicators[plan.nodes[g].indicator];
  const sample = of.subarray(...source);
  const map = fitScale(how.method, sample, {
    ...orientedScale(how, direction),
    reference: referenceOf(how, of, sample, plan),
  });
  return map && scales[how.method].unoriented ? (x) => map(direction * x) : map;
}

/**
 * The scale of a leaf in one published period as a function of its treated and oriented value, fitted as `normalise` does; a leaf
 * without a scale has no score.
 *
 * @param of oriented values of its indicator in all published periods, which the scale is fitted to
 * @param bases X0 by node, for base-share
 */
export function leafScale(plan: Plan, of: Float64Array, bases: Float64Array, g: number, t: number): Scale {
  const { indicator } = plan.nodes[g];
  const { normalise: how } = plan.indicators[indicator];
  if (how.method === 'base-share') return (x) => (how.scale / bases[g]) * x;
  const from = offset(indexShape(plan), 0, 0, t);
  const { source } = spans(plan, how.over).find(({ span }) => span[0] <= from && from < span[1])!;
  return fitLeafScale(plan, of, source, how, g) ?? (() => Number.NaN);
}

/** The reference unit's value in the first period of the sample; for around-reference the mean of the base period. */
function referenceOf(how: ScaleChoice, of: Float64Array, sample: Float64Array, plan: Plan): number {
  const units = plan.units.length;
  if (scales[how.method].reference !== 'base') return how.unit < 0 ? Number.NaN : sample[how.unit % units];
  return meanOf(present(line(cubeOf(indexShape(plan), of), 0, plan.base - plan.first)));
}

/** Spans of a leaf, each with the span that its parameters are fitted to, as [from, to) cells. */
function spans(plan: Plan, over: Over): { span: [number, number]; source: [number, number] }[] {
  const shape = indexShape(plan);
  const period = (t: number): [number, number] => [offset(shape, 0, 0, t), offset(shape, 0, 0, t + 1)];
  if (over === 'each-period') {
    return Array.from({ length: shape.periods }, (_, t) => ({ span: period(t), source: period(t) }));
  }
  const all: [number, number] = [0, cubeSize(shape, 1)];
  return [{ span: all, source: over === 'base-period' ? period(plan.base - plan.first) : all }];
}

function constantWarning(id: string): Text {
  return {
    en: `“${id}” is the same everywhere: it cannot tell units apart and is left missing`,
    zh: `“${id}”各单元取值完全相同，无法区分，按缺失处理`,
  };
}
