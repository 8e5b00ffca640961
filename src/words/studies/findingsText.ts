import { compareTiers, type TierComparison, tiersOf } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { joined, number, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';

type Tier = TierComparison['ours'];

/** "4, 14 and 19 cities with 29.0, 19.2 and 12.8% of the index"; without shares where there are none. */
function tierFigures(plan: Plan, tiers: readonly Tier[], lang: Lang): string {
  const units = joined(
    tiers.map((tier) => number(tier.units, 0, lang)),
    lang,
  );
  const shares = tiers.map((tier) => number(tier.share, 1, lang));
  const known = tiers.every(({ share }) => !Number.isNaN(share));
  return {
    en: `${units} ${titleWithin(plan.unitsTitle.en)}${known ? ` with ${joined(shares, 'en')}% of the index` : ''}`,
    zh: `${units}个${plan.unitsTitle.zh}${known ? `，分别占指数的${shares.map((x) => `${x}%`).join('、')}` : ''}`,
  }[lang];
}

/** Every published division into tiers beside ours of the period it is compared with. */
export function publishedTierLines(release: Release, lang: Lang): string[] {
  const { plan, index } = release;
  return plan.tiers.published.map((published) => {
    const t = plan.periods.indexOf(published.period) - plan.first;
    const tiers = compareTiers(release, tiersOf(plan, index, t), published);
    const figures = (of: 'published' | 'ours') =>
      tierFigures(
        plan,
        tiers.map((c) => c[of]).filter(({ units }) => !Number.isNaN(units)),
        lang,
      );
    return {
      en: `${published.title.en}: ${figures('published')}; ours in ${published.period}: ${figures('ours')}.`,
      zh: `${published.title.zh}：${figures('published')}；本指数${periodName(published.period, 'zh')}：${figures('ours')}。`,
    }[lang];
  });
}
