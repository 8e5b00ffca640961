import { line, publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { sections } from '../sections.js';
import { sumsBy } from '../sectors/bodies.js';
import type { Analysed } from '../tableFamily.js';
import type { TierOf } from './tiers.js';

/** The tier of every unit in every period. */
export function tiersTable({ plan }: Analysed, found: readonly TierOf[]): Table<typeof tiers> {
  const rows = publishedPeriods(plan).flatMap((period, t) =>
    plan.units.flatMap(({ code }, c) => {
      const tier = found[t].tierOf[c];
      return tier < 0 ? [] : [{ unit: code, period, tier: tier + 1 }];
    }),
  );
  return tableOf(tiers, rows);
}

/** A published tier compared with that of this index. */
export interface TierComparison {
  tier: number;
  /** Units and per cent of the total, published and of this index; NaN where there is none. */
  published: { units: number; share: number };
  ours: { units: number; share: number };
}

/** The tiers of one period compared with published ones; as many rows as either has tiers. */
export function compareTiers(
  { plan, index }: Analysed,
  { tiers, tierOf }: TierOf,
  published: { period: string; sizes: readonly number[]; shares: readonly number[] },
): TierComparison[] {
  const t = publishedPeriods(plan).indexOf(published.period);
  const counts = new Int32Array(tiers + 1);
  const sums = sumsBy(line(index, 0, t), tierOf, tiers, counts);
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

/** Every published division into tiers compared with this index. */
export function publishedTiersTable(of: Analysed, found: readonly TierOf[]): Table<typeof tiersPublished> {
  const rows = of.plan.tiers.published.flatMap((published) => {
    const t = publishedPeriods(of.plan).indexOf(published.period);
    return compareTiers(of, found[t], published).map(({ tier, published: theirs, ours }) => ({
      published: published.title.en,
      period: published.period,
      tier,
      units_published: orNull(theirs.units),
      units: orNull(ours.units),
      share_published: orNull(theirs.share),
      share: orNull(ours.share),
      source: published.source.en,
    }));
  });
  return tableOf(tiersPublished, rows);
}

const perCent = { en: 'per cent', zh: '%' };

export const tiers = defineTable({
  name: 'tiers',
  title: { en: 'Tier of each unit', zh: '各单元所属梯队' },
  columns: {
    unit: common.unit,
    period: common.period,
    tier: column.integer('Tier (1 is the top tier)', '梯队，1 为首', {
      note: {
        en: 'units without a total have no row; the sizes, shares and growth of tiers are in the table groups, their composition in the table sectors',
        zh: '无总指数者不列；规模、占比与增长见 groups，构成见 sectors',
      },
    }),
  },
  key: ['unit', 'period'],
  from: ['all'],
  section: sections.parts,
});

export const tiersPublished = defineTable({
  name: 'tiers-published',
  title: { en: 'Tiers compared with published tiers', zh: '与已发布梯队的比较' },
  columns: {
    published: column.string('Published tiers', '已发布的梯队'),
    period: { ...common.period, note: { en: 'a period of this index', zh: '本指数的时期' } },
    tier: column.integer('Tier (1 is the top tier)', '梯队，1 为首'),
    units_published: column.integer('Number of units, published', '已发布的单元数'),
    units: column.integer('Number of units in this index', '本指数的单元数'),
    share_published: column.number('Published share of the total', '已发布的占比', { unit: perCent }),
    share: column.number('Share of the total in this index', '本指数的占比', { unit: perCent }),
    source: column.string('Source', '来源'),
  },
  key: ['published', 'period', 'tier'],
  from: ['all'],
  section: sections.parts,
});
