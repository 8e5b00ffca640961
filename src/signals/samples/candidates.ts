import {
  offset,
  type Panel,
  type Plan,
  Reason,
  type SampleRow,
  type SampleSet,
} from '../../edition/index.js';

/** A row that could be shown. */
export interface Candidate extends Omit<SampleRow, 'set' | 'unit'> {
  /** Number of its unit. */
  unit: number;
}

/** Rows of one file that could be shown. */
export interface CandidateSet {
  set: SampleSet;
  rows: Candidate[];
}

/**
 * What a query for samples found (`samplesQuery`): rows of numbers, one for each unit. After the number of the unit stand for each signal
 * the number of its records and, for each place, a record: the negative of what it adds to the figure, its file and its number there.
 */
export interface FoundSamples {
  width: number;
  cells: Float64Array;
}

/** An indicator in the last period in which it was observed, and the units observed there, the largest figure first. */
export interface LastObserved {
  period: string;
  units: number[];
}

/** The last period with observed figures of an indicator; undefined where there is none. */
export function lastObserved(plan: Plan, panel: Panel, indicator: string): LastObserved | undefined {
  const k = plan.indicators.findIndex(({ id }) => id === indicator);
  if (k < 0) return undefined;
  for (let t = plan.periods.length - 1; t >= 0; t--) {
    const from = offset(panel, k, 0, t);
    const isObserved = (unit: number) => panel.reasons[from + unit] === Reason.observed;
    const units = [...plan.units.keys()].filter(isObserved);
    units.sort((a, b) => panel.values[from + b]! - panel.values[from + a]! || a - b);
    if (units.length > 0) return { period: plan.periods[t]!, units };
  }
  return undefined;
}
