import { publishedPeriods } from '../../edition/index.js';
import { columns as common, orNull } from '../commonColumns.js';
import { scoresOf } from '../resultsTable.js';
import { sumsBy } from '../sectors/bodies.js';
import type { Analysed, TidyTable } from '../tidy.js';
import type { TierOf } from './tiers.js';

/** The tier of every unit in every period. */
export function tiersTable({ plan }: Analysed, tiers: readonly TierOf[]): TidyTable {
  const rows = publishedPeriods(plan).flatMap((period, t) =>
    plan.units.flatMap(({ code }, c) => {
      const tier = tiers[t].tierOf[c];
      return tier < 0 ? [] : [[code, period, tier + 1]];
    }),
  );
  return {
    name: 'tiers',
    title: { en: 'Tiers of the units', zh: '各单元所属梯队' },
    columns: [
      common.unit,
      common.period,
      {
        id: 'tier',
        title: { en: 'Tier, 1 the first', zh: '梯队，1 为首' },
        note: {
          en: 'units without a total have no row; sizes, shares and growth are in groups, what the tiers consist of in sectors',
          zh: '无总指数者不列；规模、占比与增长见 groups，构成见 sectors',
        },
      },
    ],
    rows,
  };
}

/** A tier published by others beside ours. */
export interface TierComparison {
  tier: number;
  /** Units and per cent of the total, published and ours; NaN where there is none. */
  published: { units: number; share: number };
  ours: { units: number; share: number };
}

/** The tiers of one period beside published ones; as many as either has. */
export function compareTiers(
  { plan, index }: Analysed,
  { tiers, tierOf }: TierOf,
  published: { period: string; sizes: readonly number[]; shares: readonly number[] },
): TierComparison[] {
  const t = publishedPeriods(plan).indexOf(published.period);
  const counts = new Int32Array(tiers + 1);
  const sums = sumsBy(scoresOf(index, 0, t), tierOf, tiers, counts);
  const total = sums.reduce((s, x) => s + x, 0);
  const sum = plan.total.rollUp === 'sum' && total > 0;
  return Array.from({ length: Math.max(tiers, published.sizes.length) }, (_, i) => ({
    tier: i + 1,
    published: { units: published.sizes[i] ?? Number.NaN, share: published.shares[i] ?? Number.NaN },
    ours: {
      units: i < tiers ? counts[i] : Number.NaN,
      share: sum && i < tiers ? (100 * sums[i]) / total : Number.NaN,
    },
  }));
}

/** Every published division into tiers beside ours. */
export function publishedTiersTable(of: Analysed, tiers: readonly TierOf[]): TidyTable {
  const rows = of.plan.tiers.published.flatMap((published) => {
    const t = publishedPeriods(of.plan).indexOf(published.period);
    return compareTiers(of, tiers[t], published).map(({ tier, published: theirs, ours }) => [
      published.title.en,
      published.period,
      tier,
      ...[theirs.units, ours.units, theirs.share, ours.share].map(orNull),
      published.source,
    ]);
  });
  const share = { unit: { en: 'per cent', zh: '%' } };
  return {
    name: 'tiers-published',
    title: { en: 'Tiers beside published ones', zh: '与已发布梯队的比较' },
    columns: [
      { id: 'published', title: { en: 'Published tiers', zh: '已发布的梯队' } },
      { ...common.period, note: { en: 'of ours', zh: '本指数的时期' } },
      { id: 'tier', title: { en: 'Tier, 1 the first', zh: '梯队，1 为首' } },
      { id: 'units_published', title: { en: 'Units, published', zh: '已发布的单元数' } },
      { id: 'units', title: { en: 'Units, ours', zh: '本指数的单元数' } },
      { id: 'share_published', title: { en: 'Share of the total, published', zh: '已发布的占比' }, ...share },
      { id: 'share', title: { en: 'Share of the total, ours', zh: '本指数的占比' }, ...share },
      { id: 'source', title: { en: 'Source', zh: '来源' } },
    ],
    rows,
  };
}
