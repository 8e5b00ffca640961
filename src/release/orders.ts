import { movers, type OrderComparison } from '../analysis/index.js';
import { csvText, type Plan } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import { numberCell } from './csv.js';

/** compare.csv: our order beside those that others published. */
export function compareCsv(comparisons: readonly OrderComparison[]): string {
  const header = [
    'order',
    'level',
    'period',
    'place',
    'unit',
    'our_rank',
    'spearman',
    'overlap',
    'of',
    'source',
  ];
  return csvText(
    header,
    comparisons.flatMap((c) =>
      c.published.order.map((code, i) => [
        c.published.title.en,
        c.published.level,
        c.published.period,
        i + 1,
        code,
        c.ours[i] || '',
        numberCell(c.spearman),
        c.overlap,
        c.published.order.length,
        c.published.source,
      ]),
    ),
  );
}

/** movers.csv: who moved how far between the first period and the last. */
export function moversCsv(plan: Plan, index: Index): string {
  const last = index.periods - 1;
  const [from, to] = [plan.periods[plan.first]!, plan.periods[plan.first + last]!];
  return csvText(
    ['unit', 'from', 'to', 'rank_from', 'rank_to', 'places', 'change'],
    movers(plan, index, 0, 0, last).map((m) => [
      plan.units[m.unit]!.code,
      from,
      to,
      m.from,
      m.to,
      m.places,
      numberCell(m.change),
    ]),
  );
}
