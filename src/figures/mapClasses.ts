import { hasNaturalZero, type Plan } from '../edition/index.js';

/** How many classes a map has. */
export const classCount = 9;

/** Classes of values, each with a colour of the map. */
export interface Classes {
  /** Lower ends of the classes. */
  from: number[];
  classOf: (value: number) => number;
  isLog: boolean;
}

const identity = (v: number) => v;

/** Classes of equal width between two values, on the scale of `put`; `back` is its inverse. */
function evenClassesBetween(
  lo: number,
  hi: number,
  put: (value: number) => number,
  back: (at: number) => number,
): Classes {
  const step = (hi - lo) / classCount || 1;
  return {
    from: Array.from({ length: classCount }, (_, i) => back(lo + i * step)),
    classOf: (v) => Math.min(classCount - 1, Math.max(0, Math.floor((put(v) - lo) / step))),
    isLog: false,
  };
}

/** Nine classes of equal width: in the logarithm where ratios of scores mean something and none is below zero. */
export const levelClasses = (plan: Plan, values: readonly number[]): Classes =>
  hasNaturalZero(plan) && values.every((v) => v >= 0) ? logClasses(values) : evenClasses(values);

/** Nine classes of figures as measured: in the logarithm where the highest is more than twenty times the one in the middle. */
export function rawClasses(values: readonly number[]): Classes {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return middle > 0 && sorted[0]! >= 0 && sorted.at(-1)! > 20 * middle
    ? logClasses(values)
    : evenClasses(values);
}

/** Classes of equal width in the logarithm, from the twentieth part of the positive values up. */
function logClasses(values: readonly number[]): Classes {
  const sorted = values.filter((v) => v > 0).sort((a, b) => a - b);
  const lo = Math.log(sorted[Math.floor(sorted.length * 0.05)] ?? 1);
  const hi = Math.log(sorted.at(-1) ?? 1);
  return { ...evenClassesBetween(lo, hi, (v) => (v > 0 ? Math.log(v) : lo), Math.exp), isLog: true };
}

/** Classes of equal width between the twentieth part at either end. */
export function evenClasses(values: readonly number[]): Classes {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return evenClassesBetween(at(0.05), at(0.95), identity, identity);
}

/** Nine classes of equal width whose middle one holds zero, out to the larger of the twentieth parts at either end. */
export function classesAboutZero(values: readonly number[]): Classes {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;
  const end = Math.max(Math.abs(at(0.05)), Math.abs(at(0.95))) || Math.max(...sorted.map(Math.abs));
  return evenClassesBetween(-end, end, identity, identity);
}
