import type { Lang, Plan } from '../../edition/index.js';
import { type Release, tableNamed } from '../../release/index.js';
import { orNaN } from '../../tables/index.js';
import { formatNumber, joinNames, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';

/** Units of a tier, and their share of the total in per cent; NaN where there is none. */
interface TierFigures {
  units: number;
  share: number;
}

/** "4, 14 and 19 cities with 29.0, 19.2 and 12.8% of the index"; without shares where there are none. */
function tierFigures(plan: Plan, tiers: readonly TierFigures[], lang: Lang): string {
  const units = joinNames(
    tiers.map((tier) => formatNumber(tier.units, 0, lang)),
    lang,
  );
  const shares = tiers.map((tier) => formatNumber(tier.share, 1, lang));
  const known = tiers.every(({ share }) => !Number.isNaN(share));
  return {
    en: `${units} ${titleWithin(plan.unitsTitle.en)}${known ? ` with ${joinNames(shares, 'en')}% of the index` : ''}`,
    zh: `${units}个${plan.unitsTitle.zh}${known ? `，分别占指数的${shares.map((x) => `${x}%`).join('、')}` : ''}`,
  }[lang];
}

/** Every published division into tiers beside ours of the period it is compared with. */
export function publishedTierLines(release: Release, lang: Lang): string[] {
  const { plan } = release;
  const rows = tableNamed(release, 'tiers-published')?.rows ?? [];
  return plan.tiers.published.map(({ title, period }) => {
    const tiers = rows.filter((row) => row.published === title.en && row.period === period);
    const figures = (of: readonly TierFigures[]) =>
      tierFigures(
        plan,
        of.filter(({ units }) => !Number.isNaN(units)),
        lang,
      );
    const published = figures(
      tiers.map((row) => ({ units: orNaN(row.units_published), share: orNaN(row.share_published) })),
    );
    const ours = figures(tiers.map((row) => ({ units: orNaN(row.units), share: orNaN(row.share) })));
    return {
      en: `${title.en}: ${published}; ours in ${period}: ${ours}.`,
      zh: `${title.zh}：${published}；本指数${periodName(period, 'zh')}：${ours}。`,
    }[lang];
  });
}
