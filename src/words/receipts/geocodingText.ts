import type { Geocoding, Lang, PlacedBy, Signal, Text } from '../../edition/index.js';
import { additiveParts, placedByOf, summedColumn } from '../../edition/index.js';
import { geocodingShares, type Release } from '../../release/index.js';
import { alignColumns } from '../numbers/columns.js';
import { formatNumber, formatPercent } from '../numbers/numbers.js';

const by: Record<PlacedBy, Text> = {
  code: { en: 'code', zh: '代码' },
  name: { en: 'name', zh: '名称' },
  coordinates: { en: 'coordinates', zh: '坐标' },
};

/**
 * Where the records of each signal went, over the vintages that count: by what they were placed, how many there are, and the shares
 * of them in a unit, ambiguous, in none, and outside. Empty without signals.
 */
export function geocodingText(
  signals: readonly Signal[],
  geocoding: readonly Geocoding[],
  lang: Lang,
): string[] {
  if (signals.length === 0) return [];
  const head = {
    en: ['signal', 'by', 'records read', 'of them placed', 'ambiguous', 'in no unit', 'outside'],
    zh: ['信号', '依据', '读取记录', '其中已归位', '有歧义', '未归位', '区域外'],
  }[lang];
  const placed = geocodingShares(geocoding);
  const rows = signals.map(({ indicator, from, unit }) => {
    const found = placed.find((p) => p.indicator === indicator && p.from === from);
    const shares = placedShares(found?.records ?? nothing).map((share) => formatPercent(share, lang));
    return [
      indicator,
      by[placedByOf(unit)][lang],
      formatNumber(found?.records.read ?? 0, 0, lang),
      ...shares,
    ];
  });
  return alignColumns([head, ...rows]).map((line) => `  ${line}`);
}

const nothing = { read: 0, placed: 0, unplaced: 0, outside: 0, ambiguous: 0 };

/** The shares of the records read that were placed, ambiguous, in no unit and outside. */
export function placedShares({ read, placed, unplaced, outside, ambiguous }: Geocoding['records']): number[] {
  return [placed, ambiguous, unplaced - ambiguous, outside].map((n) => n / read);
}

/**
 * What the records of a signal are weighed by where they were placed: what the signal adds up, in its unit, or their number. The
 * share of addresses placed differs from the share of records that contain them.
 */
export function tallyUnit(release: Pick<Release, 'raw' | 'plan'>, indicator: string): Text {
  const value = release.raw?.signals.find((s) => s.indicator === indicator)?.value;
  const [first, ...others] = value ? additiveParts(value) : [];
  const column = first && summedColumn(first);
  const { unit } = release.plan.indicators.find(({ id }) => id === indicator)!;
  // A ratio has a unit of its own, which is not that of its numerator.
  if (column !== undefined && others.length > 0)
    return { en: `of the sum of ${column}`, zh: `（${column}合计）` };
  return value && column === undefined ? records : unit;
}

const records: Text = { en: 'records', zh: '条记录' };
