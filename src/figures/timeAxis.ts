import { type Frequency, frequencyOf, periodNumber, periodsPerYear } from '../edition/index.js';
import type { Axis } from './axes.js';

/** An axis of periods: where each stands, by its distance in time from the first, and a tick for each. */
export interface TimeAxis {
  at(period: string): number;
  axis: Axis;
}

/**
 * The axis of some periods; one step is a period of the frequency of the first.
 * @param headline the period after which figures are provisional, where some may be
 */
export function timeAxis(periods: readonly string[], headline?: string): TimeAxis {
  const times = timesOf(periods);
  const known = new Map(periods.map((period, i) => [period, times[i]!]));
  const at = (period: string) => known.get(period) ?? timesOf([periods[0] ?? period, period])[1]!;
  const settled = headline === undefined ? {} : { settled: at(headline) };
  return {
    at,
    axis: { label: '', ticks: periods.map((label, i) => ({ at: times[i]!, label })), ...settled },
  };
}

/** Distances in time of periods from the first of them, in periods of its frequency. */
export function timesOf(periods: readonly string[]): number[] {
  const first = monthOf(periods[0] ?? '');
  const perStep = 12 / periodsPerYear(frequencyOf({ list: periods }));
  return periods.map((period) => (monthOf(period) - first) / perStep);
}

/** The first month of a year, quarter or month, in months since year 0; NaN for what is none. */
function monthOf(period: string): number {
  const all: Frequency[] = ['year', 'quarter', 'month'];
  const frequency = all.find((f) => periodNumber(period, f) !== undefined);
  if (frequency === undefined) return Number.NaN;
  return (periodNumber(period, frequency)! * 12) / periodsPerYear(frequency);
}
