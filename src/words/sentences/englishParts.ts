import type { Change, CitedFigure, FactOf } from '../facts/fact.js';
import { still } from '../facts/parts.js';
import { comparedWith } from '../numbers/periodWords.js';
import { changeMeans } from '../polarityWords.js';
import { alikeSets } from './alikeSets.js';
import { unitsOf } from './englishTitles.js';
import { type Phrase, phrase } from './phrase.js';
import { runsOf } from './runs.js';
import { numberOf, type Speaker } from './speaker.js';

/** "up 0.49 points (0.5%) on 2021", "down … on 2021", "unchanged from 2021". */
export function changeOf({ points, growth, period }: Change, node: string, s: Speaker): Phrase {
  if (points.value === 0) return phrase`unchanged from ${period}`;
  if (growth && Math.abs(growth.value) < still) return phrase`practically unchanged from ${period}`;
  const rate = growth ? phrase` (${s.amount(growth)})` : undefined;
  return phrase`${points.value > 0 ? 'up' : 'down'} ${s.amount(points)} points${rate} ${comparedWith(s.plan, period)}${changeMeans(s.plan, numberOf(node, s), points.value, 'en')}`;
}

/** Among whom places are counted. */
export function amongOf(among: FactOf<'moved'>['among'], s: Speaker): Phrase | undefined {
  if (among === 'parts') return phrase`over the parts that both periods have`;
  return among && phrase`among the ${s.figure(among)} ${unitsOf(s)} in both periods`;
}

/** What changes compare, where that is not all that one of their periods has: one sentence for all that compare the same. */
export function comparedSets(changes: readonly (Change | undefined)[], s: Speaker): Phrase[] {
  return alikeSets(changes).map((alike) => {
    const { units, unitsOf: all, indicators, indicatorsOf } = alike[0]!.set;
    const parts = [
      ...(units.value < all.value ? [phrase`${s.figure(units)} of ${s.figure(all)} ${unitsOf(s)}`] : []),
      ...(indicators.value < indicatorsOf.value
        ? [phrase`${s.figure(indicators)} of ${s.figure(indicatorsOf)} indicators`]
        : []),
    ];
    const what = parts.length > 0 ? phrase`the ${s.list(parts)} that` : phrase`what`;
    const published = alike.flatMap(({ set }) => (set.published ? [[s.signed(set.published)]] : []));
    const differ =
      published.length > 0 ? phrase`; the published values differ by ${s.list(published)} points` : undefined;
    const since = s.list(alike.map(({ period }) => [period]));
    const says =
      alike.length > 1
        ? phrase`the changes since ${since} compare`
        : phrase`the change since ${since} compares`;
    return phrase`${says} only ${what} both periods have${differ}`;
  });
}

export function sinceOf(points: CitedFigure, s: Speaker): Phrase {
  return points.value === 0
    ? phrase`unchanged since`
    : phrase`${s.amount(points)} points ${points.value > 0 ? 'above' : 'below'}`;
}

/** Blocks in order: those of one member one after the other; those of several are not put in order. */
export function orderOf(blocks: FactOf<'leaders'>['blocks'], more: number, s: Speaker): Phrase {
  const parts = runsOf(blocks, more).map(({ members, open, rest }, i) => {
    const each = members.map((p) => phrase`${s.name(p.subject)} (${s.figure(p.value)})`);
    if (open) {
      const names = s.list(rest ? [...each, ['others']] : each);
      if (i === 0) return phrase`${names} are not distinguishable at the top`;
      return i === 1
        ? phrase`${names} come next and are not distinguishable in rank`
        : phrase`after them, ${names} are not distinguishable in rank`;
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
