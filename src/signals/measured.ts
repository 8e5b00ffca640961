import type { RecordCounts } from '../edition/index.js';
import type { Merging } from './merging.js';

/** Amounts by contributor, a map a unit. */
export type Contributions = Map<number, number>[];

/** What was added up, or merged, of one signal in one period, by unit. */
export interface Sums {
  period: string;
  observed: string;
  /** Observation dates that counted. */
  dates: number;
  /** Units that the records name, whether for this signal or another. */
  named: Uint8Array;
  counts: Float64Array;
  above: Float64Array;
  below: Float64Array;
  /** What each contributor has, a map a unit; where the signal names them. */
  contributions?: Contributions;
  /** Of a figure that does not add up; nothing is above or below the line then. */
  merging?: Merging;
}

/** What one signal measured in one period: a value a unit; NaN where there is none, with the reason. */
export interface Measured extends RecordCounts {
  values: Float64Array;
  reasons: Uint8Array;
}
