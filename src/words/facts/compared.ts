import type { Subject } from '../../release/index.js';
import { blocksOf, orderWithin } from './blocks.js';
import type { FactOf } from './fact.js';
import { writtenAlike } from './leaders.js';
import { about } from './making.js';
import { type AnyView, totalOf } from './view.js';

/** The order of some places of one level, as far as their rank ranges decide it; nothing for fewer than two with a rank. */
export function comparedFacts(view: AnyView, places: readonly Subject[]): FactOf<'compared'>[] {
  const order = places
    .filter((of) => view.placing(of) > 0)
    .sort((a, b) => view.placing(a) - view.placing(b) || a.number - b.number);
  if (order.length < 2) return [];
  const blocks = blocksOf(view, order).map((block) => ({
    members: block.map((subject) => ({ subject, value: view.value(subject)!, rank: view.rank(subject)! })),
    order: orderWithin(view, block),
  }));
  return [
    { ...about(view, totalOf(view.release), 0.5, 0.3), kind: 'compared', blocks: writtenAlike(view, blocks) },
  ];
}
