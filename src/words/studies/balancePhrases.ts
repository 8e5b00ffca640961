import type { Balance, Undefined, Verdict } from '../../analysis/index.js';
import { type Lang, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { periodName, signed } from '../numbers/numbers.js';
import { balanceReasons } from './balanceReasons.js';

/** The names of two published periods. */
export function spanOf(plan: Plan, from: number, to: number): [Text, Text] {
  const name = (t: number) => {
    const period = publishedPeriods(plan)[t]!;
    return { en: periodName(period, 'en'), zh: periodName(period, 'zh') };
  };
  return [name(from), name(to)];
}

/** Why there is no verdict. */
export function reasonOf(verdict: Verdict | Balance['mobility']['verdict']): Text {
  const code = verdict.startsWith('undefined:') ? verdict.slice('undefined:'.length) : undefined;
  return balanceReasons[(code ?? 'no-units') as Undefined];
}

const verdicts: Record<string, Text> = {
  narrowed: { en: 'narrowed', zh: '缩小' },
  widened: { en: 'widened', zh: '扩大' },
  'not-distinguishable': { en: 'not distinguishable', zh: '无法区分' },
};

/** A verdict of a table in words, or why there is none. */
export function verdictName(verdict: string, lang: Lang): string {
  return (verdicts[verdict] ?? reasonOf(verdict as Verdict))[lang];
}

/** The interval of a change, where there is one. */
export function changeRange({ low, high }: { low: number; high: number }, lang: Lang): string {
  if (Number.isNaN(low)) return '';
  const [from, to] = [signed(low, 3, lang), signed(high, 3, lang)];
  return {
    en: ` (the change lies between ${from} and ${to} with 95 %)`,
    zh: `（变化的95%区间为${from}至${to}）`,
  }[lang];
}
