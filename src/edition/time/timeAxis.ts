import type { Plan } from '../plan.js';
import { periodNumber, periodsPerYear } from './period.js';

type PeriodAxis = Pick<Plan, 'periods' | 'first' | 'frequency'>;

/** The published periods by their number on the time axis (years, quarters or months since year 0). */
export function periodNumbers({ periods, first, frequency }: PeriodAxis): number[] {
  return periods.slice(first).map((period) => periodNumber(period, frequency) ?? Number.NaN);
}

/** The published periods as years, the first 0. */
export function yearsOf(plan: PeriodAxis): number[] {
  const numbers = periodNumbers(plan);
  return numbers.map((n) => (n - numbers[0]!) / periodsPerYear(plan.frequency));
}

/**
 * Whether the published periods are consecutive. Where they are not (1992, 2000, 2008), “the period before” is the previous
 * published one, and analyses that need equal intervals are omitted.
 */
export function isConsecutive(plan: PeriodAxis): boolean {
  const numbers = periodNumbers(plan);
  return numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}

/** The distance from one published period to the next, in periods of the frequency; undefined where it varies, NaN for one alone. */
export function periodStep(plan: PeriodAxis): number | undefined {
  const numbers = periodNumbers(plan);
  const step = numbers[1]! - numbers[0]!;
  return numbers.every((n, i) => i === 0 || n - numbers[i - 1]! === step) ? step : undefined;
}

/** The number of the published period one year before period t; undefined where it is not published. */
export function yearBefore(plan: PeriodAxis, t: number): number | undefined {
  const numbers = periodNumbers(plan);
  const before = numbers.indexOf(numbers[t]! - periodsPerYear(plan.frequency));
  return before < 0 ? undefined : before;
}
