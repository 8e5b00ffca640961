import { scaleLinear } from 'd3-scale';
import { log } from '../engine/index.js';

/** Where values stand on an axis of 0 to 1: a logarithm where ratios mean something, they span much and none is below zero. */
export interface StripAxis {
  at: (value: number) => number;
  ticks: number[];
  isLog: boolean;
}

/**
 * The axis of some values: all that are finite, or on a logarithm all above zero.
 *
 * @param isRatio whether the scale has a natural zero
 * @param span how many times the lowest the highest has to be for a logarithm
 */
export function stripAxisOf(values: readonly number[], isRatio: boolean, span = 30): StripAxis | undefined {
  const finite = values.filter((v) => Number.isFinite(v));
  const positive = finite.filter((v) => v > 0).sort((a, b) => a - b);
  const [low, high] = [positive[Math.floor(positive.length / 200)] ?? 1, positive.at(-1) ?? 1];
  const isLog = isRatio && finite.every((v) => v >= 0) && high / low > span;
  if (finite.length === 0) return undefined;
  if (isLog) {
    const [from, to] = [log(low), log(high)];
    return {
      at: (v) => clampShare((log(Math.max(v, low)) - from) / (to - from)),
      isLog,
      ticks: logTicks(low, high),
    };
  }
  const [from, to] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  if (from === to) return { at: () => 0.5, isLog, ticks: [from] };
  const scale = scaleLinear([from, to], [0, 1]).nice(3);
  return { at: (v) => clampShare(scale(v)), isLog, ticks: scale.ticks(3) };
}

const clampShare = (share: number) => Math.min(1, Math.max(0, share));

/** Powers of ten; also twice and five times as much where there are few. */
function logTicks(low: number, high: number): number[] {
  const powers = Array.from({ length: 25 }, (_, i) => Number(`1e${i - 12}`));
  const between = (ticks: number[]) => ticks.filter((p) => p >= low * 0.999 && p <= high * 1.001);
  const tens = between(powers);
  return tens.length > 2 ? tens : between(powers.flatMap((p) => [p, 2 * p, 5 * p]));
}
