import {
  type Normalise,
  type Over,
  type Panel,
  type Plan,
  type Problem,
  problems,
  type Text,
  UserError,
} from '../../edition/index.js';
import { extentOf, meanOf, sampleSd } from '../stats/moments.js';
import { baseTotals } from './baseShare.js';

/** What normalisation leaves behind: the leaves of the node cube, and the numbers they were made with. */
export interface Normalised {
  /** Leaves only are filled; `(g * periods + t) * units + c`, published periods. */
  values: Float64Array;
  /** X0 of each leaf for base-share, NaN elsewhere. */
  bases: Float64Array;
  /** One for each leaf that has values and no scale to put them on. */
  warnings: Text[];
}

/**
 * Makes indicators comparable and writes them into the leaves of the node cube.
 *
 * base-share: `scale · x / X0` (see `baseTotals`), additive over units.
 * min-max: `lo + (hi − lo)(x − min)/(max − min)`. z-score: `(x − mean)/sd` with the sample sd.
 * The parameters of the last two come from the base period, all published periods, or each period
 * (`over`). A constant indicator has no min-max or z-score: missing, with a warning.
 * Missing stays missing. Source: OECD/JRC Handbook, step 5.
 *
 * @throws UserError when an indicator has no value at all, or a base total is not above zero
 */
export function normalise(plan: Plan, panel: Panel, start: readonly number[]): Normalised {
  const line = (panel.periods - plan.first) * panel.units;
  const values = new Float64Array(plan.nodes.length * line);
  const method = plan.method.normalise;
  const shares =
    method.method === 'base-share'
      ? baseTotals(plan, panel, start, method.scale)
      : { bases: noBases(plan), problems: [] };
  const found = [...absent(plan, start), ...shares.problems];
  if (found.length > 0) throw new UserError(found);
  const warnings = plan.nodes.flatMap(({ indicator }, g) => {
    if (indicator < 0) return [];
    const from = (indicator * panel.periods + plan.first) * panel.units;
    const raw = panel.values.subarray(from, from + line);
    const out = values.subarray(g * line, (g + 1) * line);
    if (method.method !== 'base-share') return rescale(plan, raw, out, method, g);
    scaleBy(method.scale / shares.bases[g], raw, out);
    return [];
  });
  return { values, bases: shares.bases, warnings };
}

function noBases(plan: Plan): Float64Array {
  return new Float64Array(plan.nodes.length).fill(Number.NaN);
}

/** A problem for each leaf that never starts. */
function absent(plan: Plan, start: readonly number[]): Problem[] {
  const never = plan.nodes.filter((n, g) => n.indicator >= 0 && start[g] === Number.POSITIVE_INFINITY);
  return never.map((n) => problems.noData({ file: 'edition.yaml', path: 'tree' }, n.id));
}

function scaleBy(factor: number, raw: Float64Array, out: Float64Array): void {
  for (let i = 0; i < raw.length; i++) out[i] = raw[i] * factor;
}

/** Writes one leaf on the scale of its own sample; a warning when some of its values have no scale. */
function rescale(
  plan: Plan,
  of: Float64Array,
  to: Float64Array,
  how: Exclude<Normalise, { method: 'base-share' }>,
  g: number,
): Text[] {
  let lost = false;
  for (const { span, source } of spans(plan, how.over)) {
    const piece = of.subarray(...span);
    const sample = of.subarray(...source);
    const map = how.method === 'min-max' ? minMax(sample, how.range) : zScore(sample);
    if (map) to.set(piece.map(map), span[0]);
    else to.fill(Number.NaN, ...span);
    if (!map && piece.some((x) => !Number.isNaN(x))) lost = true;
  }
  return lost ? [constantWarning(plan.nodes[g].id)] : [];
}

/** Pieces of a leaf and the piece each takes its parameters from, as [from, to) cells. */
function spans(plan: Plan, over: Over): { span: [number, number]; source: [number, number] }[] {
  const units = plan.units.length;
  const periods = plan.periods.length - plan.first;
  const period = (t: number): [number, number] => [t * units, (t + 1) * units];
  if (over === 'each-period') {
    return Array.from({ length: periods }, (_, t) => ({ span: period(t), source: period(t) }));
  }
  const all: [number, number] = [0, periods * units];
  return [{ span: all, source: over === 'base-period' ? period(plan.base - plan.first) : all }];
}

function minMax(sample: Float64Array, [lo, hi]: [number, number]): ((x: number) => number) | undefined {
  const [min, max] = extentOf(sample);
  if (!(max > min)) return undefined;
  return (x) => lo + (hi - lo) * ((x - min) / (max - min));
}

function zScore(sample: Float64Array): ((x: number) => number) | undefined {
  const [min, max] = extentOf(sample);
  if (!(max > min)) return undefined;
  const mean = meanOf(sample);
  const sd = sampleSd(sample);
  return (x) => (x - mean) / sd;
}

function constantWarning(id: string): Text {
  return {
    en: `“${id}” is the same everywhere: it cannot tell units apart and is left missing`,
    zh: `“${id}”各单元取值完全相同，无法区分，按缺失处理`,
  };
}
