import { log } from '../../engine/index.js';
import { dagum } from './dagum.js';
import { type Drawn, drawnBy, undrawn } from './drawn.js';
import { decompose } from './entropy.js';
import { draws, fewest, resamples } from './resample.js';
import type { Sample } from './sample.js';

/** Parts of a measure of inequality and the share between groups, in the bootstrap samples. */
export type DrawnParts = Record<'within' | 'between' | 'between-share', Drawn>;

/** The group of each unit, and the number of units, the same in every period. */
interface Groups {
  memberOf: ArrayLike<number>;
  groups: number;
  members: number;
}

/** Theil's T within and between groups, in 199 samples of the units; between = Σ s ln(s/p), as in `decompose`. */
export function drawnTheil(sample: Sample, { memberOf, groups, members }: Groups): DrawnParts {
  const { total, within, between, why } = decompose(sample, memberOf, groups)['theil-t'];
  const here: number[] = [];
  for (let i = 0; i < sample.units.length; i++) if (memberOf[sample.units[i]] >= 0) here.push(i);
  const whole = { within, between, 'between-share': between / total };
  if (why || here.length < fewest) return eachOf(whole, (x) => undrawn(x, why));
  const parts = { within: numbers(), between: numbers(), share: numbers() };
  const units = Int32Array.from(here, (i) => sample.units[i]);
  const own: Own = {
    units,
    of: units.map((c) => memberOf[c]),
    x: Float64Array.from(here, (i) => sample.values[i]),
    weighted: Float64Array.from(here, (i) =>
      sample.values[i] === 0 ? 0 : sample.values[i] * sample.logs[i],
    ),
  };
  const [counts, sums] = [new Float64Array(groups), new Float64Array(groups)];
  resamples(members).forEach((times, b) => {
    const logs = addDrawn(own, times, counts, sums);
    let n = 0;
    let sum = 0;
    for (let j = 0; j < groups; j++) {
      n += counts[j];
      sum += sums[j];
    }
    let apart = 0;
    for (let j = 0; j < groups; j++) {
      const s = sums[j] / sum;
      if (s > 0) apart += s * log((s * n) / counts[j]);
    }
    const all = logs / sum - log(sum / n);
    parts.between[b] = apart;
    parts.within[b] = all - apart;
    parts.share[b] = apart / all;
  });
  return {
    within: drawnBy(within, (b) => parts.within[b]),
    between: drawnBy(between, (b) => parts.between[b]),
    'between-share': shareOf(sample, between / total, (b) => parts.share[b]),
  };
}

/** The units with a value and a group: number, group, value x and x ln x of each. */
interface Own {
  units: Int32Array;
  of: Int32Array;
  x: Float64Array;
  weighted: Float64Array;
}

/** Counts the units of each group and sums their values, weighted by the number of draws; returns Σ x ln x. */
function addDrawn(
  { units, of, x, weighted }: Own,
  times: Uint16Array,
  counts: Float64Array,
  sums: Float64Array,
): number {
  counts.fill(0);
  sums.fill(0);
  let logs = 0;
  for (let i = 0; i < units.length; i++) {
    const m = times[units[i]];
    counts[of[i]] += m;
    sums[of[i]] += m * x[i];
    logs += m * weighted[i];
  }
  return logs;
}

/** Dagum's parts of the Gini index, the net part between groups, in 199 samples of the units. */
export function drawnDagum(sample: Sample, { memberOf, groups, members }: Groups): DrawnParts {
  const { total, within, between, units, why } = dagum(sample, memberOf, groups);
  const whole = { within, between, 'between-share': between / total };
  if (why || units < fewest) return eachOf(whole, (x) => undrawn(x, why));
  const times = new Uint16Array(sample.units.length);
  const drawn = resamples(members).map((counts) => {
    for (let i = 0; i < times.length; i++) times[i] = counts[sample.units[i]];
    return dagum(sample, memberOf, groups, times);
  });
  return {
    within: drawnBy(within, (b) => drawn[b].within),
    between: drawnBy(between, (b) => drawn[b].between),
    'between-share': shareOf(sample, between / total, (b) => drawn[b].between / drawn[b].total),
  };
}

/** The share of a part; NaN where the whole is 0. */
function shareOf({ values }: Sample, share: number, of: (b: number) => number): Drawn {
  const equal = values[0] === values[values.length - 1];
  return equal ? undrawn(Number.NaN, 'all-equal') : drawnBy(share, of);
}

const numbers = () => new Float64Array(draws);

function eachOf(of: Record<keyof DrawnParts, number>, make: (x: number) => Drawn): DrawnParts {
  return { within: make(of.within), between: make(of.between), 'between-share': make(of['between-share']) };
}
