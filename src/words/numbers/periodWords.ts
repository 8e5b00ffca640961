import { isConsecutive, type Plan, type Text } from '../../edition/index.js';

type Times = Parameters<typeof isConsecutive>[0];

/** What one published period is called: a year, quarter or month where they follow each other, else an edition. */
export function periodNoun(plan: Plan): Text {
  if (!isConsecutive(plan)) return { en: 'edition', zh: '期' };
  return {
    year: { en: 'year', zh: '年' },
    quarter: { en: 'quarter', zh: '个季度' },
    month: { en: 'month', zh: '个月' },
  }[plan.frequency];
}

/** "on 2021", where each period follows the one before; "since 2008", where years lie between. */
export function baseText(plan: Times, period: string): string {
  return `${isConsecutive(plan) ? 'on' : 'since'} ${period}`;
}
