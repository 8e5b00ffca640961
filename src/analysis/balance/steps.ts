import { classCount, classesBy, classLimits, relativeToMean } from './classes.js';
import type { Line } from './lines.js';
import { undefinedFigure } from './noValueReason.js';
import { type Mobility, type MobilityChange, mobilityChange, mobilityOf, type Step } from './transitions.js';

/** The members of a line in classes of their value relative to the mean, up to the period of headlines. */
export interface ClassedLine {
  limits: number[];
  /** Values relative to the mean, and their classes, of each period as published. */
  values: Float64Array[];
  classes: Int32Array[];
  /** Both ends of each step between consecutive periods, over the matched set, with the values at its start. */
  steps: (Step & { start: Float64Array })[];
}

/**
 * Classes a line; members that enter or leave move nobody else, since each step is over its matched set. No member has a class where
 * ratios of the values mean nothing.
 */
export function classedLine({ columns, last, pair, isRatio }: Line): ClassedLine {
  const relative = (of: readonly Float64Array[]) =>
    isRatio ? relativeToMean(of) : of.map((column) => column.map(() => Number.NaN));
  const values = relative(columns.slice(0, last + 1));
  const limits = classLimits(values, classCount);
  const classes = values.map((v) => classesBy(limits, v));
  const steps = classes.slice(1).map((to, t) => {
    const ends = pair(t, t + 1);
    if (ends.isWhole) return { from: classes[t], to, start: values[t] };
    const both = relative(ends.columns);
    const [from, after] = both.map((v) => classesBy(limits, v));
    return { from, to: after, start: both[0] };
  });
  return { limits, values, classes, steps };
}

/** How much members move between classes, and whether that changed, or why that is not known. */
export function movesOf(
  line: Line,
  even: boolean,
  { steps } = classedLine(line),
): { mobility: Mobility; change: MobilityChange } {
  const mobility = mobilityOf(steps, classCount, even);
  const change = mobilityChange(steps, classCount, even);
  if (line.isRatio) return { mobility, change };
  const none = undefinedFigure('no-natural-zero');
  return {
    mobility: { ...mobility, why: 'no-natural-zero' },
    change: { ...change, earlier: none, later: none },
  };
}
