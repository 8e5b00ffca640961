import type { Subject } from '../../release/index.js';
import { areDistinguishable, rivalsOf } from '../facts/blocks.js';
import type { CitedFigure, RankRange } from '../facts/fact.js';
import type { AnyView, FactSource } from '../facts/view.js';
import type { Among } from './claim.js';

/** The rank of a place among all of its level, or among those of a group. */
export interface RankAmong {
  rank: CitedFigure;
  of: CitedFigure;
  /** The ranks that other weights leave open: the rank alone where nothing was studied. */
  low: number;
  high: number;
  range: RankRange | undefined;
  /** Those it cannot be told from. */
  rivals: readonly Subject[];
  /** Whether somebody ranks below it. */
  isLast: boolean;
}

/** Whether a place lies in a group: a unit that belongs to it, or another group all of whose units do. */
export function isWithin({ plan }: Pick<FactSource, 'plan'>, place: Subject, within: Subject): boolean {
  if (within.level === 'total') return true;
  if (within.grouping < 0) return false;
  const inIt = plan.groupings[within.grouping]!.memberOf.map((k) => k === within.number);
  if (place.level === 'total' || place.level === within.level) return false;
  if (place.grouping < 0) return inIt[place.number]!;
  const own = plan.groupings[place.grouping]!.memberOf.map((k) => k === place.number);
  return own.includes(true) && own.every((of, c) => !of || inIt[c]!);
}

/** The members of the group that a place is ranked within; undefined where it is ranked within its whole level. */
function membersOf(view: AnyView, place: Subject, { group, tier }: Among): Subject[] | undefined {
  if (tier) {
    const tierOf = ({ code }: Subject) =>
      view.cell('tiers', { unit: code, period: view.period }, 'tier', 'rank')?.value;
    const own = tierOf(place);
    return own === undefined ? [] : view.peers(place).filter((m) => tierOf(m) === own);
  }
  if (!group || group.level === 'total') return undefined;
  return view.peers(place).filter((m) => isWithin(view.release, m, group));
}

/**
 * The rank of a place; undefined where it has none.
 *
 * Within a group, it is one more than the number of members that rank higher; the order of members whose rank ranges overlap is open.
 */
export function rankAmong(view: AnyView, place: Subject, among: Among = {}): RankAmong | undefined {
  const rank = view.rank(place);
  if (!rank) return undefined;
  const members = membersOf(view, place, among);
  const isLast = (members ?? view.peers(place)).every((m) => view.rankNumber(m) <= rank.value);
  if (!members) {
    const all = { rank, of: view.rankedCount(place), ...view.rankSpan(place) };
    return { ...all, range: view.range(place), rivals: rivalsOf(view, place), isLast };
  }
  if (!members.some((m) => m.number === place.number)) return undefined;
  const others = members.filter((m) => m.number !== place.number);
  const rivals = rivalsOf(view, place, members);
  const ahead = others.filter((m) => view.rankNumber(m) < rank.value);
  const sure = ahead.filter((m) => areDistinguishable(view, place, m)).length;
  const [low, high] = [sure + 1, sure + 1 + rivals.length];
  const receipts = [place, ...others].flatMap((m) => view.rank(m)!.references);
  const ranges = [place, ...others].flatMap((m) => {
    const range = view.range(m);
    return range ? [...range.low.references, ...range.high.references] : [];
  });
  const counted = (value: number, references: string[]): CitedFigure => {
    return { value, unit: 'rank', from: 'among', references };
  };
  return {
    rank: counted(ahead.length + 1, receipts),
    of: { value: members.length, unit: 'count', from: 'named', references: receipts },
    low,
    high,
    range: ranges.length > 0 ? { low: counted(low, ranges), high: counted(high, ranges) } : undefined,
    rivals,
    isLast,
  };
}
