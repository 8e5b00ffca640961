import type { Grouping, Tiers } from '../plan.js';
import { problems } from '../problems/problems.js';
import { linkages } from '../schema/tiersSchema.js';
import { asText } from '../text.js';
import type { Decisions } from './decisions.js';

/** Hierarchical clusters need a number for every two units: of 5,000, 100 MB. */
const mostClustered = 5000;

/** Decides how units are put into tiers; five by k-means by default. */
export function decideTiers(
  { source, found, at, take, unitCodes }: Decisions,
  groupings: readonly Grouping[],
  periods: readonly string[],
): Tiers {
  const written = source.tiers ?? {};
  const by = take('tiers.by', written.by, 'k-means' as const);
  const columns = groupings.map((g) => g.column);
  const grouping = typeof by === 'string' ? -1 : columns.indexOf(by.column);
  if (typeof by !== 'string' && grouping < 0) {
    const kind = { en: 'column of units.groups', zh: 'units.groups 中的列' };
    found.push(problems.unknownCode(at(['tiers', 'by', 'column']), kind, by.column, columns));
  }
  if (typeof by !== 'string' && written.count !== undefined) {
    const expected = { en: 'no count: the column says how many', zh: '不写 count：层级数由该列决定' };
    found.push(problems.wrongValue(at(['tiers', 'count']), String(written.count), expected));
  }
  const clustered = (linkages as readonly unknown[]).includes(by);
  if (clustered && unitCodes.length > mostClustered) {
    const expected = {
      en: `k-means or natural-breaks: hierarchical clusters compare every two of at most ${mostClustered} units`,
      zh: `k-means 或 natural-breaks：系统聚类两两比较单元，至多 ${mostClustered} 个`,
    };
    found.push(problems.wrongValue(at(['tiers', 'by']), String(by), expected));
  }
  const published = (written.published ?? []).map((p, i) => {
    const period = String(p.period);
    if (!periods.includes(period)) {
      const expected = {
        en: `a published period (${periods.join(', ')})`,
        zh: `已发布的时期（${periods.join('、')}）`,
      };
      found.push(problems.wrongValue(at(['tiers', 'published', i, 'period']), period, expected));
    }
    if (p.shares && p.shares.length !== p.sizes.length) {
      const expected = {
        en: `a share for each of the ${p.sizes.length} sizes`,
        zh: `与 ${p.sizes.length} 个规模一一对应的占比`,
      };
      found.push(problems.wrongValue(at(['tiers', 'published', i, 'shares']), p.shares.join(', '), expected));
    }
    return { title: p.title, period, sizes: p.sizes, shares: p.shares ?? [], source: asText(p.source) };
  });
  return typeof by === 'string'
    ? { by, count: take('tiers.count', written.count, 5), grouping, published }
    : { by: 'column', count: groupings[grouping]?.groups.length ?? 0, grouping, published };
}
