import type { Plan, Text } from '../../edition/index.js';

/** A period within a finding: a year of Chinese texts says that it is one. */
export function periodText({ periods, frequency }: Pick<Plan, 'periods' | 'frequency'>, t: number): Text {
  const period = periods[t]!;
  return { en: period, zh: frequency === 'year' ? `${period}年` : period };
}
