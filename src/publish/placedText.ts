import type { Lang, PlacedBy, Placement, Signal, Text } from '../edition/index.js';
import { placedByOf } from '../edition/index.js';
import { aligned } from './columns.js';
import { number, percent } from './numbers.js';

const by: Record<PlacedBy, Text> = {
  code: { en: 'code', zh: '代码' },
  name: { en: 'name', zh: '名称' },
  coordinates: { en: 'coordinates', zh: '坐标' },
};

/**
 * Where the records of each signal went, over the vintages that count: by what they were placed, how many there are, and the shares
 * of them in a unit, ambiguous, in none, and outside. Empty without signals.
 */
export function placedText(
  signals: readonly Signal[],
  placements: readonly Placement[],
  lang: Lang,
): string[] {
  if (signals.length === 0) return [];
  const head = {
    en: ['records', 'by', 'read', 'placed', 'ambiguous', 'in no unit', 'outside'],
    zh: ['原始记录', '依据', '读取', '已归位', '有歧义', '未归位', '区域外'],
  }[lang];
  const rows = signals.map((signal) => {
    const used = placements.filter(
      (p) => p.used && p.indicator === signal.indicator && p.from === signal.from,
    );
    const sum = (of: keyof Placement['records']) => used.reduce((all, p) => all + p.records[of], 0);
    const read = sum('read');
    const share = (n: number) => percent(read === 0 ? Number.NaN : n / read, lang);
    const none = sum('unplaced') - sum('ambiguous');
    const shares = [sum('placed'), sum('ambiguous'), none, sum('outside')].map(share);
    return [signal.indicator, by[placedByOf(signal.unit)][lang], number(read, 0, lang), ...shares];
  });
  return aligned([head, ...rows]).map((line) => `  ${line}`);
}
