import { classCount, classesBy, classLimits, relativeToMean } from './classes.js';
import type { Line } from './lines.js';
import type { Step } from './transitions.js';

/** The members of a line in classes of their value relative to the mean, up to the period of headlines. */
export interface ClassedLine {
  limits: number[];
  /** Values relative to the mean, and their classes, of each period as published. */
  values: Float64Array[];
  classes: Int32Array[];
  /** Both ends of each step between consecutive periods, over the matched set, with the values at its start. */
  steps: (Step & { start: Float64Array })[];
}

/** Classes a line; members that enter or leave move nobody else, since each step is over its matched set. */
export function classedLine({ columns, last, pair }: Line): ClassedLine {
  const values = relativeToMean(columns.slice(0, last + 1));
  const limits = classLimits(values, classCount);
  const classes = values.map((v) => classesBy(limits, v));
  const steps = classes.slice(1).map((to, t) => {
    const ends = pair(t, t + 1);
    if (ends.isWhole) return { from: classes[t], to, start: values[t] };
    const both = relativeToMean(ends.columns);
    const [from, after] = both.map((v) => classesBy(limits, v));
    return { from, to: after, start: both[0] };
  });
  return { limits, values, classes, steps };
}
