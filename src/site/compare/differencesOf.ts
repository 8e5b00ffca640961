import { notOfOne, type Step, stepsTo } from '../place/changeOf.js';
import type { PlaceView } from '../place/view.js';

/** The difference between the first of some places and another, part by part. */
interface Difference {
  other: PlaceView;
  whole: number;
  steps: Step[];
}

/** Those between the first place and each other one; without those of which the parts are not known. */
export function differencesOf([first, ...others]: readonly PlaceView[]): Difference[] {
  return first ? others.flatMap((other) => differenceOf(first, other)) : [];
}

function differenceOf(a: PlaceView, other: PlaceView): Difference[] {
  const [x, y] = [a.receipt, other.receipt];
  if (x.value === null || y.value === null || x.parts.length === 0 || y.parts.length === 0) return [];
  const of = new Map(y.parts.map((p) => [p.node, p.points ?? 0]));
  const steps = x.parts.map((p) => ({
    key: p.node,
    title: p.title,
    points: (p.points ?? 0) - (of.get(p.node) ?? 0),
  }));
  const whole = x.value - y.value;
  return [{ other, whole, steps: stepsTo(whole, steps, notOfOne) }];
}
