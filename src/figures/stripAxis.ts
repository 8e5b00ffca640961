import { log } from '../engine/index.js';

/** Where values stand on an axis of 0 to 1: a logarithm where they span much and none is below zero. */
export interface Axis {
  at: (value: number) => number;
  ticks: number[];
  isLog: boolean;
}

/** The axis of some values: all that are finite, or on a logarithm all above zero. */
export function axisOf(values: readonly number[]): Axis | undefined {
  const finite = values.filter((v) => Number.isFinite(v));
  const positive = finite.filter((v) => v > 0).sort((a, b) => a - b);
  const [low, high] = [positive[Math.floor(positive.length / 200)] ?? 1, positive.at(-1) ?? 1];
  const isLog = finite.every((v) => v >= 0) && high / low > 30;
  if (finite.length === 0) return undefined;
  const put = (v: number) => (isLog ? log(Math.max(v, low)) : v);
  const from = isLog ? put(low) : finite.reduce((a, b) => Math.min(a, b));
  const to = isLog ? put(high) : finite.reduce((a, b) => Math.max(a, b));
  const at = (v: number) => (to > from ? Math.min(1, Math.max(0, (put(v) - from) / (to - from))) : 0.5);
  return { at, isLog, ticks: isLog ? decades(low, high) : to > from ? [from, (from + to) / 2, to] : [from] };
}

function decades(low: number, high: number): number[] {
  const powers = Array.from({ length: 25 }, (_, i) => Number(`1e${i - 12}`));
  return powers.filter((p) => p >= low * 0.999 && p <= high * 1.001);
}
