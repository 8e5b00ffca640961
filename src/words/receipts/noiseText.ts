import type { PublishedNoise, Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatExact, formatNumber } from '../numbers/numbers.js';

/** What noise the figures of units carry, and what of the budget is spent. */
export function noiseText({ epsilon, draws, budget, within90 }: PublishedNoise): Text {
  const spent = draws * epsilon;
  return {
    en: `with discrete Laplace noise (ε = ${formatExact(epsilon, 'en')}): nine figures of units in ten are within ±${formatNumber(within90, 0, 'en')}; ${formatExact(spent, 'en')} of a budget of ${formatExact(budget, 'en')} spent`,
    zh: `含离散拉普拉斯噪声（ε＝${formatExact(epsilon, 'zh')}）：九成数值的偏差不超过±${formatNumber(within90, 0, 'zh')}；隐私预算${formatExact(budget, 'zh')}，已用${formatExact(spent, 'zh')}`,
  };
}

/** A line for each indicator whose figures carry noise, as it is in its last period. */
export function noiseLines({ plan, noise }: Release): Text[] {
  return plan.indicators.flatMap(({ id, title }) => {
    const last = noise.findLast((n) => n.indicator === id);
    if (!last) return [];
    const said = noiseText(last);
    return [{ en: `${title.en}: ${said.en}.`, zh: `${title.zh}：${said.zh}。` }];
  });
}
