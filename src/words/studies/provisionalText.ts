import { headlinePeriod, totalObserved } from '../../analysis/index.js';
import { publishedPeriods, type Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { formatPercent, periodName } from '../numbers/numbers.js';

/** Says of a period after that of headlines that it is provisional; undefined for others. */
export function provisionalText(release: Pick<Release, 'plan' | 'index'>, t: number): Text | undefined {
  const headline = headlinePeriod(release);
  if (t <= headline) return undefined;
  const { plan, index } = release;
  const periods = publishedPeriods(plan);
  const [en, zh] = (['en', 'zh'] as const).map((lang) =>
    formatPercent(totalObserved(plan, index, t), lang, 0),
  );
  return {
    en: `${periods[t]} is provisional: only ${en} of the weight was observed. The last period with enough is ${periods[headline]}.`,
    zh: `${periodName(periods[t]!, 'zh')}为初步结果：当期实测的权重仅占${zh}。实测充分的最近时期为${periodName(periods[headline]!, 'zh')}。`,
  };
}
