import type { Subject } from '../../release/index.js';
import { blocksOf, orderWithin } from './blocks.js';
import { factHeader } from './citedFigures.js';
import type { FactOf } from './fact.js';
import { alignDigits } from './leaders.js';
import { type AnyView, totalOf } from './view.js';

/** The order of some places of one level, as far as their rank ranges decide it; nothing for fewer than two with a rank. */
export function comparisonFacts(view: AnyView, places: readonly Subject[]): FactOf<'compared'>[] {
  const order = places
    .filter((of) => view.rankNumber(of) > 0)
    .sort((a, b) => view.rankNumber(a) - view.rankNumber(b) || a.number - b.number);
  if (order.length < 2) return [];
  const blocks = blocksOf(view, order).map((block) => ({
    members: block.map((subject) => ({ subject, value: view.value(subject)!, rank: view.rank(subject)! })),
    order: orderWithin(view, block),
  }));
  return [
    {
      ...factHeader(view, totalOf(view.release), 0.5, 0.3),
      kind: 'compared',
      blocks: alignDigits(view, blocks),
    },
  ];
}
