import { draws, intervalOf } from './resample.js';
import { difference } from './rounding.js';
import type { Undefined } from './undefined.js';

/** A figure with its bootstrap replicates. */
export interface Drawn {
  value: number;
  /** The reason why it has no value. */
  why: Undefined | undefined;
  /** The figure in every bootstrap sample; empty where it has no value or there are too few units. */
  drawn: Float64Array;
}

/** The change of a figure, after minus before, with its 95 % bootstrap interval. */
export interface DrawnChange {
  before: number;
  after: number;
  change: number;
  low: number;
  high: number;
  /** Why there is no interval. */
  why: Undefined | undefined;
}

/** A figure without bootstrap samples. */
export function undrawn(value: number, why?: Undefined): Drawn {
  return { value, why, drawn: new Float64Array(0) };
}

/** A figure with its value in each of the 199 bootstrap samples. */
export function drawnBy(value: number, of: (sample: number) => number): Drawn {
  return { value, why: undefined, drawn: Float64Array.from({ length: draws }, (_, b) => of(b)) };
}

/** The change from one figure to another in samples of the same units. */
export function drawnChange(a: Drawn, b: Drawn): DrawnChange {
  const own = a.why ?? b.why;
  const few = a.drawn.length === 0 || b.drawn.length === 0;
  const ends = { before: a.value, after: b.value, change: difference(a.value, b.value) };
  if (own || few) return { ...ends, low: Number.NaN, high: Number.NaN, why: own ?? 'few-units' };
  const [low, high] = intervalOf(b.drawn.map((x, i) => difference(a.drawn[i], x)));
  return { ...ends, low, high, why: low === low ? undefined : 'some-draws' };
}
