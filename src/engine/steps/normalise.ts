import { type Normalise, type Over, type Panel, type Plan, Reason, type Text, UserError } from '../../edition/index.js';
import { meanOf, sampleSd } from '../stats/moments.js';
import { baseTotals } from './baseShare.js';

/** What normalisation leaves behind: the leaves of the node cube, and the numbers they were made with. */
export interface Normalised {
  /** Leaves only are filled; `(g * periods + t) * units + c`, published periods. */
  values: Float64Array;
  reasons: Uint8Array;
  /** X0 of each leaf for base-share, NaN elsewhere. */
  bases: Float64Array;
  warnings: Text[];
}

/**
 * Makes indicators comparable and writes them into the leaves of the node cube.
 *
 * base-share: `scale · x / X0` (see `baseTotals`), additive over units.
 * min-max: `lo + (hi − lo)(x − min)/(max − min)`. z-score: `(x − mean)/sd` with the sample sd.
 * The parameters of the last two come from the base period, all published periods, or each period
 * (`over`). A constant indicator has no min-max or z-score: missing (Reason.outOfRange), with a warning.
 * Missing stays missing. Source: OECD/JRC Handbook, step 5.
 *
 * @throws UserError when a base total is not above zero or there are no data
 */
export function normalise(plan: Plan, panel: Panel, start: readonly number[]): Normalised {
  const units = panel.units;
  const periods = panel.periods - plan.first;
  const line = periods * units;
  const values = new Float64Array(plan.nodes.length * line);
  const reasons = new Uint8Array(values.length);
  const warnings: Text[] = [];
  const leaves = plan.nodes.flatMap((n, g) => (n.indicator >= 0 ? [g] : []));
  for (const g of leaves) {
    const from = (plan.nodes[g].indicator * panel.periods + plan.first) * units;
    values.set(panel.values.subarray(from, from + line), g * line);
    reasons.set(panel.reasons.subarray(from, from + line), g * line);
  }
  const method = plan.method.normalise;
  let bases = new Float64Array(plan.nodes.length).fill(Number.NaN);
  if (method.method === 'base-share') {
    const found = baseTotals(plan, panel, leafTotals(values, leaves, plan.nodes.length, periods, units), start, method.scale);
    if (found.problems.length > 0) throw new UserError(found.problems);
    bases = Float64Array.from(found.bases);
    for (const g of leaves) {
      const factor = method.scale / bases[g];
      for (let i = g * line; i < (g + 1) * line; i++) values[i] *= factor;
    }
  } else {
    for (const g of leaves) rescale(g, method);
  }
  return { values, reasons, bases, warnings };

  function rescale(g: number, how: Exclude<Normalise, { method: 'base-share' }>): void {
    for (const [from, to, source] of spans(how.over)) {
      const sample = values.slice(g * line + source[0] * units, g * line + source[1] * units);
      const map = how.method === 'min-max' ? minMax(sample, how.range) : zScore(sample);
      if (!map) warnings.push(constantWarning(plan.nodes[g].id));
      for (let i = g * line + from * units; i < g * line + to * units; i++) {
        if (!map && !Number.isNaN(values[i])) reasons[i] = Reason.outOfRange;
        values[i] = map ? map(values[i]) : Number.NaN;
      }
    }
  }

  /** Pieces of the time axis [from, to) and the periods their parameters come from, last piece first. */
  function spans(over: Over): [number, number, [number, number]][] {
    const base = plan.base - plan.first;
    if (over === 'each-period') return Array.from({ length: periods }, (_, t) => [t, t + 1, [t, t + 1]]);
    return [[0, periods, over === 'base-period' ? [base, base + 1] : [0, periods]]];
  }
}

function leafTotals(
  values: Float64Array,
  leaves: readonly number[],
  nodes: number,
  periods: number,
  units: number,
): Float64Array {
  const totals = new Float64Array(nodes * periods).fill(Number.NaN);
  for (const g of leaves) {
    for (let t = 0; t < periods; t++) {
      let sum = Number.NaN;
      const from = (g * periods + t) * units;
      for (let c = from; c < from + units; c++) {
        const x = values[c];
        if (x === x) sum = sum === sum ? sum + x : x;
      }
      totals[g * periods + t] = sum;
    }
  }
  return totals;
}

function minMax(sample: Float64Array, [lo, hi]: [number, number]): ((x: number) => number) | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const x of sample) {
    if (x < min) min = x;
    if (x > max) max = x;
  }
  if (!(max > min)) return undefined;
  return (x) => lo + ((hi - lo) * (x - min)) / (max - min);
}

function zScore(sample: Float64Array): ((x: number) => number) | undefined {
  const mean = meanOf(sample);
  const sd = sampleSd(sample);
  if (!(sd > 0)) return undefined;
  return (x) => (x - mean) / sd;
}

function constantWarning(id: string): Text {
  return {
    en: `“${id}” is the same everywhere: it cannot tell units apart and is left missing`,
    zh: `“${id}”各单元取值完全相同，无法区分，按缺失处理`,
  };
}
