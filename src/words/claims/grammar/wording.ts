import { type Lang, ranksLowestFirst } from '../../../edition/index.js';
import type { Subject } from '../../../release/index.js';
import type { FactSource } from '../../facts/view.js';
import type { Claim, Quantity } from '../claim.js';
import type { ClaimNames } from '../names.js';
import { comparingSayings } from './comparingSayings.js';
import { outgrowingSayings } from './outgrowingSayings.js';
import type { Saying } from './patterns.js';
import { rankSayings } from './rankSayings.js';
import { shareSayings } from './shareSayings.js';
import { gapSayings, valueSayings } from './valueSayings.js';

/** What goes into the slots of a pattern. */
export interface Filling {
  n?: number;
  m?: number;
  k?: number;
  other?: Subject;
  place?: Subject;
  whole?: Subject;
  /** Whose average it is compared with. */
  average?: Subject;
  /** Several together. */
  others?: readonly Subject[];
  /** An amount, the words of whose unit a slot adds. */
  amount?: Quantity;
  is?: boolean;
  much?: boolean;
}

/** A claim as one of the sayings; `at` is the number of the pattern where it is not the first, `of` what its subject is. */
export interface Wording {
  saying: Saying;
  /** Where Chinese has another saying. */
  inChinese?: Saying;
  with: Filling;
  at?: Partial<Record<Lang, number>>;
  /** What stands before the verb: the place, its index, its rank or its share. */
  of?: { en?: (name: string) => string; zh?: (name: string) => string };
}

const growingMore = {
  percent: outgrowingSayings.faster,
  points: outgrowingSayings.gainedPoints,
  either: outgrowingSayings.gainedMore,
};

const theIndexOf = { en: (name: string) => `the index of ${name}` };

const indexOf = (name: string) => `${name}指数`;
const theAverageOf = {
  en: (name: string) => `the average of ${name}`,
  // Per head is said before the average: 人均北川省平均水平.
  zh: (name: string) => name.replace(/^(.*?)(人均)?$/, '$2$1平均水平'),
};

/** How a claim is worded; of a gap, only its verb. */
export function wordingOf(
  { plan }: FactSource,
  claim: Claim,
  g: number,
  { place: say }: ClaimNames,
): Wording {
  switch (claim.kind) {
    case 'rank': {
      const { rank: n, to: m, fromEnd } = claim;
      if (m !== undefined) return { saying: rankSayings.rankTo, with: { n, m } };
      if (fromEnd && n === 1) return { saying: rankSayings.last, with: {} };
      return { saying: fromEnd ? rankSayings.fromEnd : rankSayings.rank, with: { n } };
    }
    case 'top':
      return { saying: claim.fromEnd ? rankSayings.bottom : rankSayings.top, with: { k: claim.k } };
    case 'newcomer':
      return claim.k === 1
        ? { saying: rankSayings.rank, with: { n: 1 } }
        : { saying: rankSayings.entered, with: { k: claim.k } };
    case 'moved': {
      const { up: is, places: k } = claim;
      if (is === undefined) return { saying: rankSayings.still, with: {} };
      if (k !== undefined) return { saying: rankSayings.moved, with: { k, is } };
      return { saying: rankSayings.went, with: { is }, of: { en: (name) => `the rank of ${name}` } };
    }
    case 'above': {
      const filled = { is: claim.above, other: claim.other };
      if (claim.slightly || claim.clearly)
        return {
          saying: comparingSayings[claim.slightly ? 'slightlyAbove' : 'wellAbove'],
          with: filled,
          of: { ...theIndexOf, zh: indexOf },
        };
      if (claim.by === 'value') return { saying: comparingSayings.hasMore, with: filled };
      const low = ranksLowestFirst(plan, g);
      return { saying: low ? comparingSayings.ahead : comparingSayings.above, with: filled };
    }
    case 'tied': {
      const { sameRank: rank, sameValue: value, noOrder: order } = comparingSayings;
      const saying = { rank, value, order }[claim.by];
      return { saying, with: { other: claim.other } };
    }
    case 'margin':
      return {
        saying: comparingSayings.margin,
        with: { amount: claim.by, is: claim.above, other: claim.other },
      };
    case 'multiple':
      return {
        saying: comparingSayings[claim.over === undefined ? 'multiple' : 'percentMore'],
        with: { amount: claim.times, other: claim.other, is: claim.over === true },
        of: theIndexOf,
      };
    case 'sum': {
      const of = { ...theIndexOf, zh: (name: string) => `${name}指数` };
      return { saying: comparingSayings.sum, with: { is: claim.above, others: claim.others }, of };
    }
    case 'average':
      return averageWording(claim);
    case 'faster': {
      const than = claim.average ? { average: claim.other } : { other: claim.other };
      return { saying: growingMore[claim.unit], with: { is: claim.faster, ...than } };
    }
    case 'value':
      return {
        saying: valueSayings.value,
        with: { amount: claim.value },
        at: { zh: claim.value.is === 'equal' && !claim.mean ? 0 : 1 + Number(claim.mean === true) },
        of: claim.mean ? theAverageOf : theIndexOf,
      };
    case 'share':
      return {
        saying: shareSayings.share,
        with: { amount: claim.percent, whole: claim.of, place: claim.of },
      };
    case 'share-change': {
      const filled = { is: claim.up, place: claim.of, ...(claim.by ? { amount: claim.by } : {}) };
      const en = (name: string) => `the share of ${name} in ${say(claim.of)}`;
      const [saying, inChinese] = [shareSayings.shareChange, shareSayings.shareChangeOf];
      return { saying, inChinese, with: filled, at: { en: claim.by ? 1 : 0 }, of: { en } };
    }
    case 'growth':
      return growthWording(claim);
    case 'apart':
      return { saying: gapSayings.gap, with: { is: !claim.widened } };
    case 'gap':
      return { saying: gapSayings.gap, with: { is: claim.narrowed } };
  }
}

/** "The index of Jiangsu was higher than the average of China", "3 points above", "twice". */
function averageWording({
  above: is = true,
  clearly,
  slightly,
  by: amount,
  unit,
  group: average,
}: Extract<Claim, { kind: 'average' }>): Wording {
  const of = { ...theIndexOf, zh: (name: string) => `${name}指数` };
  const filled = { is, average, ...(amount ? { amount } : {}) };
  if (slightly) return { saying: comparingSayings.slightlyAbove, with: filled, of };
  if (clearly) return { saying: comparingSayings.clearlyAbove, with: filled, of };
  if (!amount) return { saying: comparingSayings.exceeds, with: filled, at: { en: 1 }, of };
  if (unit === 'percent') return { saying: comparingSayings.percentMore, with: filled, at: { zh: 1 }, of };
  if (unit === 'points') return { saying: comparingSayings.margin, with: filled, at: { zh: 1 }, of };
  return { saying: comparingSayings.multiple, with: filled, at: { en: 1 }, of: theIndexOf };
}

function growthWording({
  by: amount,
  up: is,
  unit,
  yearly,
  much,
}: Extract<Claim, { kind: 'growth' }>): Wording {
  const of = theIndexOf;
  if (is === undefined)
    return { saying: valueSayings.unchanged, with: {}, of: { ...of, zh: (name) => `${name}指数` } };
  const zh = (name: string) => `${name}指数`;
  if (much !== undefined) return { saying: valueSayings.degree, with: { is, much }, of: { ...of, zh } };
  if (!amount) return { saying: valueSayings.changed, with: { is }, of };
  if (unit === 'times') return { saying: valueSayings.timesIts, with: { is, amount }, of };
  return { saying: yearly ? valueSayings.growthYearly : valueSayings.growth, with: { is, amount }, of };
}
