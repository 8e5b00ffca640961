import type { Subject } from '../../release/index.js';
import { areDistinguishable } from './blocks.js';
import { factHeader } from './citedFigures.js';
import type { Block, FactOf } from './fact.js';
import { alignDigits } from './leaders.js';
import { type AnyView, totalOf } from './view.js';

/**
 * The order of some places of one level, as far as it is told of each pair (`pairOrder`); nothing for fewer than two with a rank.
 *
 * `ahead`: the first of them, each of whom is ahead of each of `behind`, which are all others; where there is no such division, the
 * first that is ahead of any, and whom. None are behind where no pair has an order.
 */
export function comparisonFacts(view: AnyView, places: readonly Subject[]): FactOf<'compared'>[] {
  const order = places
    .filter((of) => view.rankNumber(of) > 0)
    .sort((a, b) => view.rankNumber(a) - view.rankNumber(b) || a.number - b.number);
  if (order.length < 2) return [];
  const sets = blocksByPair(view, order);
  const [first] = sets;
  const ahead = first!.find((a) => order.some((b) => areDistinguishable(view, a, b)));
  const behind = ahead ? order.filter((b) => areDistinguishable(view, ahead, b)) : [];
  const blocks = sets.map((block) => ({
    members: block.map((subject) => ({ subject, value: view.value(subject)!, rank: view.rank(subject)! })),
    order: orderByPair(view, block),
  }));
  return [
    {
      ...factHeader(view, totalOf(view.release), 0.5, 0.3),
      kind: 'compared',
      blocks: alignDigits(view, blocks),
      ...(sets.length > 1
        ? { ahead: first!, behind: order.slice(first!.length) }
        : { ahead: ahead ? [ahead] : order, behind }),
    },
  ];
}

/** Places in order, in blocks of which each member is ahead of each of the next. */
function blocksByPair(view: AnyView, order: readonly Subject[]): Subject[][] {
  const blocks: Subject[][] = [];
  for (const of of order) {
    const at = blocks.findIndex((block) => block.some((one) => !areDistinguishable(view, one, of)));
    const joined = at < 0 ? [] : blocks.splice(at).flat();
    blocks.push([...joined, of]);
  }
  return blocks;
}

function orderByPair(view: AnyView, block: readonly Subject[]): Block['order'] {
  if (block.length === 1) return 'settled';
  if (new Set(block.map((one) => view.rankNumber(one))).size === 1) return 'tied';
  return block.some((a) => block.some((b) => areDistinguishable(view, a, b))) ? 'open' : 'close';
}
