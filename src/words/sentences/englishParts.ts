import { firstIsBest } from '../../edition/index.js';
import type { Block, Change, CitedFigure, FactOf, RankRange } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { baseText } from '../numbers/periodWords.js';
import { changeMeaning } from '../polarityWords.js';
import { unitsOf, verbForms } from './englishTitles.js';
import { type Phrase, phrase, phraseText } from './phrase.js';
import { type MemberRun, runsOf } from './runs.js';
import { type ChangeOverSet, type ComparedChange, changesOverAll, groupBySet } from './setGroups.js';
import { isWrittenAsNought, nodeNumber, type Speaker } from './speaker.js';

/** "up 0.49 points (0.5%) on 2021", "down … on 2021", "unchanged from 2021". */
export function changeOf({ points, growth, period }: Change, node: string, s: Speaker): Phrase {
  if (points.value === 0) return phrase`unchanged from ${period}`;
  if (isWrittenAsNought(points, s) || (growth && Math.abs(growth.value) < unchangedGrowth))
    return phrase`practically unchanged from ${period}`;
  const rate = growth ? phrase` (${s.amount(growth)})` : undefined;
  return phrase`${points.value > 0 ? 'up' : 'down'} ${s.amount(points)} points${rate} ${baseText(s.plan, period)}${changeMeaning(s.plan, nodeNumber(node, s), points.value, 'en')}`;
}

/** Among whom places are counted: units among units; groups of those units are not among them. */
export function amongOf(
  among: FactOf<'moved'>['among'],
  s: Speaker,
  level = s.plan.level,
): Phrase | undefined {
  if (among === 'parts') return phrase`over the parts that both periods have`;
  const word = level === s.plan.level ? 'among' : 'over';
  return among && phrase`${word} the ${s.figure(among)} ${unitsOf(s)} in both periods`;
}

/** Among whom two periods are compared, where these are fewer than all: “among the 148 of 194 countries in both”. */
export function amongBoth(
  units: CitedFigure | undefined,
  all: CitedFigure | undefined,
  s: Speaker,
): Phrase | undefined {
  return units && all && phrase` among the ${s.figure(units)} of ${s.figure(all)} ${unitsOf(s)} in both`;
}

/** "first or second", "between fifth and ninth". */
export function spanOf({ low, high }: RankRange, s: Speaker): Phrase {
  return high.value - low.value === 1
    ? phrase`${s.rank(low)} or ${s.rank(high)}`
    : phrase`between ${s.rank(low)} and ${s.rank(high)}`;
}

/** What changes compare, where that is not all that one of their periods has: one sentence for all that compare the same. */
export function comparedSets(changes: readonly (ComparedChange | undefined)[], s: Speaker): Phrase[] {
  return groupBySet(changes).map((alike) => {
    const { units, unitsOf: all, indicators, indicatorsOf } = alike[0]!.set;
    const dates = s.list(alike.map(({ period }) => [period]));
    if (units.value === 0)
      return phrase`there is no change since ${dates}: none of the ${s.figure(all)} ${unitsOf(s)} has data in both periods`;
    const parts = [
      ...(units.value < all.value ? [phrase`${s.figure(units)} of ${s.figure(all)} ${unitsOf(s)}`] : []),
      ...(indicators.value < indicatorsOf.value
        ? [phrase`${s.figure(indicators)} of ${s.figure(indicatorsOf)} indicators`]
        : []),
    ];
    const what =
      parts.length > 0
        ? phrase`the ${s.list(parts)} with data in both periods`
        : phrase`the figures that both periods have`;
    const published = changesOverAll(alike, s.signed, (of) => [s.signed(of)]);
    const differ =
      published.length > 0
        ? phrase`; over all data of each period ${published.length > 1 ? 'they' : 'it'} would be ${s.list(published)} points`
        : undefined;
    const says =
      alike.length > 1 ? phrase`the changes since ${dates} cover` : phrase`the change since ${dates} covers`;
    return phrase`${says} only ${what}${differ}`;
  });
}

/** A change that compares less than all that one of its periods has: a sentence with its set and both ends over it. */
export function changeOverSet(
  { period: since, points, growth, set }: ChangeOverSet,
  { period, node, place }: Pick<FactOf<'standing'>, 'period' | 'node' | 'place'>,
  s: Speaker,
): Phrase {
  const { units, unitsOf: all, indicators, indicatorsOf, before, after, published } = set;
  if (units.value === 0)
    return phrase`there is no change since ${since}: none of the ${s.figure(all)} ${unitsOf(s)} has data in both periods`;
  const fewer = units.value < all.value;
  const parts = [
    ...(fewer ? [phrase`${s.figure(units)} of ${s.figure(all)} ${unitsOf(s)}`] : []),
    ...(indicators.value < indicatorsOf.value
      ? [phrase`${s.figure(indicators)} of ${s.figure(indicatorsOf)} indicators`]
      : []),
  ];
  const among =
    parts.length > 0
      ? phrase`${fewer ? 'among' : 'over'} the ${s.list(parts)} with data in both ${since} and ${period}`
      : phrase`over the figures present in both ${since} and ${period}`;
  const { it } = verbForms(place, s);
  const differ =
    published && phraseText([s.signed(published)]) !== phraseText([s.signed(points)])
      ? phrase`; over all data of each period by ${s.signed(published)}`
      : undefined;
  if (points.value === 0) return phrase`${among} ${it} stayed at ${s.figure(after)} points${differ}`;
  if (isWrittenAsNought(points, s))
    return phrase`${among} ${it} was practically unchanged at ${s.figure(after)} points${differ}`;
  const rate = growth ? phrase` (${s.amount(growth)})` : undefined;
  const went = points.value > 0 ? 'rose' : 'fell';
  return phrase`${among} ${it} ${went} from ${s.figure(before)} to ${s.figure(after)}, by ${s.amount(points)} points${rate}${changeMeaning(s.plan, nodeNumber(node, s), points.value, 'en')}${differ}`;
}

export function sinceOf(points: CitedFigure, s: Speaker): Phrase {
  if (points.value === 0) return phrase`unchanged since`;
  return isWrittenAsNought(points, s)
    ? phrase`practically unchanged since`
    : phrase`${s.amount(points)} points ${points.value > 0 ? 'above' : 'below'}`;
}

/** Blocks in order: those of one member one after the other; those of several are not put in order. */
export function orderOf(blocks: FactOf<'leaders'>['blocks'], more: number, s: Speaker): Phrase {
  const runs = runsOf(blocks, more);
  const parts = runs.map(({ members, order, rest }, i) => {
    const each = members.map((p) => phrase`${s.name(p.subject)} (${s.figure(p.value)})`);
    if (order !== 'settled') {
      const names = s.list(rest ? [...each, ['others']] : each);
      return phrase`${i > 1 ? phrase`after them come ${names}` : phrase`${names} ${together(order, i, s)}`}${suffixOf(runs, i)}`;
    }
    const [first, ...others] = each;
    if (i > 0) return phrase`then ${members.length === 1 ? 'comes' : 'come, in this order,'} ${s.list(each)}`;
    const after =
      others.length > 0
        ? phrase`, followed ${others.length > 1 ? 'in order ' : ''}by ${s.list(others)}`
        : undefined;
    return phrase`${first} comes first${after}`;
  });
  return parts.reduce((a, b) => phrase`${a}; ${b}`);
}

/** That members have no order, told once of runs one after the other of which it is true. */
function suffixOf(runs: readonly MemberRun[], i: number): string {
  const { order } = runs[i]!;
  if (order === 'tied') return i > 1 ? ', who share a rank' : '';
  if (order === 'close') return i > 0 ? ', too close to rank' : '';
  if (runs[i + 1]?.order === 'open') return '';
  return `, ${runs[i - 1]?.order === 'open' ? 'in each case ' : ''}in an order that is not fully settled`;
}

/** What is said of members that have no order: at the top, and next. */
function together(order: Exclude<Block['order'], 'settled'>, i: number, s: Speaker): string {
  const top = firstIsBest(s.plan) ? 'share first place' : 'share rank 1, the worst';
  const said = {
    tied: [top, 'come next and share a rank'],
    close: ['are too close to call at the top', 'come next'],
    open: ['come first', 'come next'],
  }[order];
  return said[i]!;
}

/** At most four names. */
export function someOf(of: FactOf<'lead'>['names'], s: Speaker): Phrase {
  if (of.length <= 4) return s.names(of);
  return phrase`${s.list(
    of
      .slice(0, 3)
      .map((one) => [s.name(one)])
      .concat([['others']]),
  )}`;
}
