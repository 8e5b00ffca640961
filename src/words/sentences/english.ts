import { firstIsBest, isHigherWorse } from '../../edition/index.js';
import { baseText, periodNoun } from '../numbers/periodWords.js';
import { moveWords } from '../polarityWords.js';
import { canVary, variantsClause } from '../studies/rangeText.js';
import { balanceSentences } from './balanceSentences.js';
import { cardinal, ordinal } from './cardinals.js';
import { englishOnDemand } from './englishOnDemand.js';
import { amongOf, changeOf, changeOverSet, orderOf, sinceOf, someOf, spanOf } from './englishParts.js';
import {
  amongAll,
  countPiece,
  inPart,
  membersOf,
  theTitle,
  titleWithin,
  unitsOf,
  verbForms,
  wholeOf,
} from './englishTitles.js';
import { englishWhole } from './englishWhole.js';
import { phrase } from './phrase.js';
import type { Sentences } from './sentences.js';
import { bySet } from './setGroups.js';
import { sheetSentences } from './sheetSentences.js';
import { isDivided, nodeNumber, partTitle, totalSubject, wholePoints } from './speaker.js';
import { timeSentences } from './timeSentences.js';

/** The facts in English. */
export const english: Sentences = {
  ...englishWhole,
  ...balanceSentences.en,
  ...timeSentences.en,
  ...sheetSentences.en,
  ...englishOnDemand,
  standing: ({ place, period, node, value, before, base, ranked }, s) => {
    const part = partTitle(node, s);
    const where = part === undefined ? `on ${theTitle(s.plan.title.en)}` : `in ${titleWithin(part.en)}`;
    const points = phrase`${s.figure(value)} points`;
    const { beside, apart: sets } = bySet([before, base], (one) =>
      changeOverSet(one, { place, period, node }, s),
    );
    const [sinceLast, sinceBase] = beside;
    const changed = sinceLast ? phrase`, ${changeOf(sinceLast, node, s)}` : undefined;
    const since = sinceBase
      ? phrase`${changed ? ' and' : ','} ${sinceOf(sinceBase.points, s)} ${sinceBase.period}, the base`
      : undefined;
    const changes = phrase`${changed}${since}`;
    if (place.level === 'total' && part && isDivided(s))
      return [
        phrase`${part.en}: ${s.name(place)} as a whole is ${wholePoints(value, s)} points in ${period}, divided among the ${unitsOf(s)}`,
      ];
    if (place.level === 'total' && isDivided(s))
      return [
        phrase`on ${theTitle(s.plan.title.en)} of ${period}, ${s.name(place)} as a whole is ${wholePoints(value, s)} points, divided among the ${unitsOf(s)}`,
      ];
    if (!ranked)
      return [phrase`${s.name(place)} stood at ${points} ${where} in ${period}${changes}`, ...sets];
    const { rank, of, range, rivals } = ranked;
    const { it, them, s: end } = verbForms(place, s);
    const first = phrase`${s.name(place)} ranked ${s.rank(rank)} of ${amongAll(of, place.level, s)} ${where} in ${period}, with ${points}${changes}`;
    if (!range || !canVary(s.plan)) return [first, ...sets];
    if (range.low.value === range.high.value) {
      return [
        first,
        ...sets,
        phrase`${variantsClause(s.plan).en}, ${it} still rank${end} ${s.rank(range.low)} nine times in ten`,
      ];
    }
    const span = phrase`${variantsClause(s.plan).en}, nine in ten results put ${them} ${spanOf(range, s)}`;
    const apart = rivals.length > 0 ? phrase`, not distinguishable from ${someOf(rivals, s)}` : undefined;
    return [first, ...sets, phrase`${span}${apart}`];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const part = partTitle(node, s);
    const where = part === undefined ? `on ${theTitle(s.plan.title.en)}` : `in ${titleWithin(part.en)}`;
    const why =
      lacks.length > 0
        ? phrase`, for want of data on ${s.list(lacks.map((n) => [titleWithin(n.en)]))}`
        : undefined;
    const before = last
      ? phrase`; ${verbForms(place, s).its} last, of ${last.period}, was ${s.figure(last.value)} points`
      : undefined;
    return [
      phrase`${s.name(place)} ${verbForms(place, s).has} no value ${where} in ${period}${why}${before}`,
    ];
  },
  moved: ({ place, from, before, now, places, among, up, certain, exact }, s) => {
    const both = amongOf(among, s, place.level);
    const { it, its, was } = verbForms(place, s);
    if (among ? places.value === 0 : before.value === now.value)
      return [phrase`${both}${both ? ', ' : undefined}${its} rank is the same as in ${from}`];
    const verb = moveWords(s.plan, up).moved.en;
    const asTold = exact ? undefined : ', as published';
    if (certain && both)
      return [
        phrase`${both}, ${it} ${verb} ${s.places(places)} since ${from}, when ${it} ranked ${s.rank(before)}${asTold}`,
      ];
    if (certain)
      return [phrase`${it} ${verb} ${s.places(places)} from ${s.rank(before)} in ${from}${asTold}`];
    return [
      phrase`${it} ${was} ${s.rank(before)} in ${from}; the rank ranges of the two periods overlap, so the move may not be real`,
    ];
  },
  share: ({ place, node, ofTotal, within }, s) => {
    const { it, s: end } = verbForms(place, s);
    const group = within && phrase` and ${s.figure(within.share)} of that of ${s.name(within.group)}`;
    return [phrase`${it} account${end} for ${s.figure(ofTotal)} of ${wholeOf(node, s)}${group}`];
  },
  'per-head': ({ value, whole, rank, of, range, rivals, place }, s) => {
    const { it, them, s: end } = verbForms(place, s);
    const first = phrase`Per head ${it} rank${end} ${s.rank(rank)} of ${amongAll(of, place.level, s)}, at ${s.figure(value)} points (${s.name(totalSubject(s))}: ${s.figure(whole)})`;
    if (!range || range.low.value === range.high.value) return [first];
    const apart = rivals.length > 0 ? phrase`, not distinguishable from ${someOf(rivals, s)}` : undefined;
    return [phrase`${first}; nine in ten results put ${them} ${spanOf(range, s)}${apart}`];
  },
  'leaders-per-head': ({ level, blocks, more, whole, place }, s) => [
    phrase`Per head${whole ? phrase` (${s.name(place)}: ${s.figure(whole)})` : undefined}, among ${membersOf(level.en, place, s)}, ${orderOf(blocks, more, s)}`,
  ],
  within: ({ group, rank, of, rivals }, s) => [
    rivals.length === 0
      ? phrase`Within ${s.name(group)} it is ${s.rank(rank)} of ${countPiece(of, s)} ${unitsOf(s)}`
      : phrase`Within ${s.name(group)} it is ${s.rank(rank)} of ${countPiece(of, s)} ${unitsOf(s)}, though not distinguishable from ${someOf(rivals, s)}`,
  ],
  leaders: ({ place, node, level, studied, tied, blocks, more, together, firstOf }, s) => {
    const all = blocks.flatMap(({ members }) => members);
    const part = partTitle(node, s);
    const among = phrase`${part ? `${part.en}: among` : 'Among'} ${membersOf(level.en, place, s)}`;
    if (tied)
      return [
        phrase`${among}, ${s.figure(tied)} share ${firstIsBest(s.plan) ? 'first place' : 'rank 1, the worst'}, with ${s.figure(all[0]!.value)} points each`,
      ];
    const order = studied
      ? orderOf(blocks, more, s)
      : phrase`the highest published values are those of ${s.list(all.map((p) => phrase`${s.name(p.subject)} (${s.figure(p.value)})`))}`;
    const top = all.slice(0, firstOf);
    const names = s.names(top.map((p) => p.subject));
    const held = together
      ? phrase`${names} together hold ${s.figure(together)} of the index of ${s.name(place)}${inPart(node, s)}`
      : undefined;
    return [phrase`${among}, ${order}`, ...(held ? [held] : [])];
  },
  compared: ({ node, period, blocks }, s) => [
    phrase`Of these places, ${orderOf(blocks, 0, s)}${inPart(node, s)} in ${period}`,
  ],
  lead: ({ names, periods, always, rivals, close, period }, s) => {
    if (rivals.length > 0) {
      const what = firstIsBest(s.plan) ? 'No leader is named for' : 'Nobody is named first, the worst, for';
      const meet = close
        ? phrase`the rank ranges of ${someOf([...names, ...rivals], s)} overlap`
        : phrase`the rank range of ${s.names(names)} overlaps those of ${someOf(rivals, s)}`;
      const said = phrase`${what} ${period}: ${variantsClause(s.plan).en}, ${meet}`;
      return [said];
    }
    if (!periods) return [];
    const verb = !firstIsBest(s.plan)
      ? names.length > 1
        ? 'share rank 1, the worst,'
        : 'ranks first, the worst,'
      : names.length > 1
        ? 'share the lead'
        : 'leads';
    const unit = periodNoun(s.plan).en;
    const nth = { text: ordinal(periods.value), figure: periods };
    const ever = always ? `, in every published ${unit}` : '';
    return [phrase`${s.names(names)} ${verb} for the ${nth} ${unit} running${ever}`];
  },
  newcomer: ({ subject, k, rank, before, period }, s) => [
    phrase`${s.name(subject)} is among the first ${cardinal(k)} for the first time in ${period}, in ${s.rank(rank)} place${before ? phrase` (${firstIsBest(s.plan) ? 'best' : 'worst'} before: ${s.rank(before)})` : undefined}`,
  ],
  'no-newcomer': ({ k, certain }, s) => [
    certain
      ? phrase`None of the ${unitsOf(s)} is new among the first ${cardinal(k)}`
      : phrase`None of the ${unitsOf(s)} can be said with certainty to be new among the first ${cardinal(k)}`,
  ],
  mover: ({ node, subject, from, before, now, places, among, up, exact, ofAll }, s) => [
    phrase`${ofAll ? undefined : 'of the moves that the rank ranges bear out, '}${s.name(subject)} ${moveWords(s.plan, up).most.en}${inPart(node, s)} ${baseText(s.plan, from)}: ${s.places(places)}${among ? phrase` ${amongOf(among, s)}` : phrase`, from ${s.rank(before)} to ${s.rank(now)}`}${exact ? undefined : ', as published'}`,
  ],
  pace: ({ parent, parents, gap, certain }, s) => {
    if (gap.value === 0)
      return [phrase`Growth was that of ${s.name(parent)} as a whole, ${s.figure(parents)}`];
    const [side, other] = gap.value > 0 ? ['above', 'higher'] : ['below', 'lower'];
    const open = certain ? undefined : `; ${variantsClause(s.plan).en}, it may be no ${other}`;
    return [
      phrase`Growth was ${s.amount(gap)} percentage points ${side} the ${s.figure(parents)} of ${s.name(parent)} as a whole${open}`,
    ];
  },
  home: ({ period, node, standing: { place, value, ranked, before } }, s) => {
    const rank = ranked
      ? phrase` ranked ${s.rank(ranked.rank)} of ${amongAll(ranked.of, place.level, s)} in ${period}, with ${s.figure(value)} points`
      : phrase` stood at ${s.figure(value)} points in ${period}`;
    const { beside, apart: sets } = bySet([before], (one) => changeOverSet(one, { place, period, node }, s));
    const changed = beside[0] ? phrase`, ${changeOf(beside[0], node, s)}` : undefined;
    const apart =
      ranked && ranked.rivals.length > 0
        ? phrase`; ${verbForms(place, s).its} rank is not distinguishable from ${ranked.rivals.length > 1 ? 'those' : 'that'} of ${someOf(ranked.rivals, s)}`
        : undefined;
    return [phrase`${s.name(place)}${rank}${changed}${apart}`, ...sets];
  },
  whole: ({ period, node, value, before }, s) => {
    if (isDivided(s) && partTitle(node, s) === undefined) return [];
    const name = s.name(totalSubject(s));
    const { beside, apart } = bySet([before], (one) =>
      changeOverSet(one, { place: totalSubject(s), period, node }, s),
    );
    const changed = beside[0] ? phrase`, ${changeOf(beside[0], node, s)}` : undefined;
    return [phrase`${name} as a whole stood at ${s.figure(value)} points in ${period}${changed}`, ...apart];
  },
  neighbours: ({ above, below }, s) => {
    const up = above
      ? phrase`${s.name(above.subject)} is next above, ${s.amount(above.gap)} points ahead`
      : undefined;
    const down = below
      ? phrase`${s.name(below.subject)} is next below, ${s.amount(below.gap)} points behind`
      : undefined;
    return [phrase`${up}${up && down ? '; ' : undefined}${down}`];
  },
  record: ({ itself, units, of, measuredSince, place, period, node }, s) => {
    const end = isHigherWorse(s.plan, nodeNumber(node, s)) ? 'lower' : 'higher';
    const measured = measuredSince && phrase` measured in both ${measuredSince} and ${period}`;
    const part =
      units && of && units.value < of.value
        ? phrase`${s.figure(units)} of ${measured ? 'the ' : ''}${s.figure(of)}`
        : undefined;
    const some =
      units && of ? phrase`${part ?? phrase`all ${s.figure(units)}`} ${unitsOf(s)}${measured}` : undefined;
    // A sentence does not begin with a number.
    const ofSome =
      part && units && of
        ? phrase`of ${measured ? 'the ' : ''}${s.figure(of)} ${unitsOf(s)}${measured}, ${s.figure(units)}`
        : (some ?? phrase``);
    if (place.level === 'total' || some) {
      const who =
        itself && some ? phrase`${s.name(place)} and ${some}` : itself ? phrase`${s.name(place)}` : ofSome;
      return who.length > 0
        ? [phrase`${who} stood ${end} in ${period} than in any published period before`]
        : [];
    }
    return itself
      ? [phrase`${verbForms(place, s).its} index is ${end} than in any published period before`]
      : [];
  },
};
