import type { Subject } from '../../release/index.js';
import type { Block } from './fact.js';
import type { AnyView } from './view.js';

/**
 * An order in blocks that the uncertainty analysis tells apart: all members of a block stand before all of the next, whatever
 * ranks of their ranges they take. Who shares a rank shares a block. Without ranges the order is as published.
 *
 * @param order subjects that have a rank, in its order
 */
export function blocksOf(view: AnyView, order: readonly Subject[]): Subject[][] {
  const blocks: { members: Subject[]; reach: number }[] = [];
  for (const of of order) {
    const { low, high } = view.rankSpan(of);
    let own = { members: [of], reach: high };
    while (blocks.length > 0 && low <= blocks.at(-1)!.reach) {
      const before = blocks.pop()!;
      for (const member of own.members) before.members.push(member);
      own = { members: before.members, reach: Math.max(before.reach, own.reach) };
    }
    blocks.push(own);
  }
  return blocks.map(({ members }) => members);
}

/** What can be said of the order within a block. */
export function orderWithin(view: AnyView, block: readonly Subject[]): Block['order'] {
  const [first] = block;
  if (block.length === 1) return 'settled';
  if (block.every((of) => view.rankNumber(of) === view.rankNumber(first!))) return 'tied';
  return areClose(view, block) ? 'close' : 'open';
}

/** Whether no two of them can be told apart: all their rank ranges have a rank in common. */
export function areClose(view: AnyView, of: readonly Subject[]): boolean {
  const spans = of.map((one) => view.rankSpan(one));
  return Math.max(...spans.map(({ low }) => low)) <= Math.min(...spans.map(({ high }) => high));
}

/** The subjects whose ranks cannot be distinguished from that of a subject, in order of rank. */
export function rivalsOf(view: AnyView, of: Subject, among: readonly Subject[] = view.peers(of)): Subject[] {
  return among.filter((other) => other.number !== of.number && !areDistinguishable(view, of, other));
}

/**
 * Which of two subjects of one level is ahead. It is told where their rank ranges are disjoint, and their scores farther apart than
 * errors of the data would bring any two of the level; without ranges, where their ranks differ. Otherwise what leaves it open:
 * that the `ranges` overlap, or errors of the `data` alone.
 */
export function pairOrder(view: AnyView, a: Subject, b: Subject): 'ahead' | 'behind' | 'ranges' | 'data' {
  const [of, to] = [view.rankSpan(a), view.rankSpan(b)];
  if (of.high < to.low) return view.isSurelyAbove(a, b) ? 'ahead' : 'data';
  if (to.high < of.low) return view.isSurelyAbove(b, a) ? 'behind' : 'data';
  return 'ranges';
}

/** Whether it is told which of two subjects of one level is ahead (`pairOrder`). */
export function areDistinguishable(view: AnyView, a: Subject, b: Subject): boolean {
  const order = pairOrder(view, a, b);
  return order === 'ahead' || order === 'behind';
}

/** Why two places cannot be told apart. */
export const whyOpen = (view: AnyView): 'filled' | 'ranges' => (view.isLargelyFilled() ? 'filled' : 'ranges');

/** Whether the ranks of both periods are certain, and with them the places between. */
export function hasExactRanks(view: AnyView, before: AnyView, of: Subject): boolean {
  const isOne = ({ low, high }: { low: number; high: number }) => low === high;
  return isOne(view.rankSpan(of)) && isOne(before.rankSpan(of));
}

/** Whether the rank ranges of two periods are disjoint, and errors of the data leave it a move of that direction. */
export function hasMoved(view: AnyView, before: AnyView, of: Subject): boolean {
  const [now, then] = [view.rankSpan(of), before.rankSpan(of)];
  if (!(now.high < then.low || then.high < now.low)) return false;
  const moved = view.movedBy(before.t, of);
  return !moved || (now.high < then.low ? moved.low > 0 : moved.high < 0);
}
