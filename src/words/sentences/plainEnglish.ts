import { firstIsBest, isHigherWorse } from '../../edition/index.js';
import type { Change } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { baseText } from '../numbers/periodWords.js';
import { aheadWords, changeMeaning, leadVerb, moveWords } from '../polarityWords.js';
import { cardinal } from './cardinals.js';
import { english } from './english.js';
import { amongAll, countPiece, inPart, membersOf, titleWithin, unitsOf, verbForms } from './englishTitles.js';
import { isUnnamed, totalWithin } from './nameWithin.js';
import { type Phrase, phrase } from './phrase.js';
import { plainEnglishStudies } from './plainEnglishStudies.js';
import { fewOf, frontOf, plainAmount, plainPair, plainPoints, plainRank, plainShare } from './plainParts.js';
import type { Sentences } from './sentences.js';
import {
  isDivided,
  isWrittenAsNought,
  nodeNumber,
  partTitle,
  type Speaker,
  totalSubject,
} from './speaker.js';

/** The first register in English: what a reader meets first. Never more certain than the exact sentence of the same fact. */
export const plainEnglish: Sentences = {
  ...english,
  ...plainEnglishStudies,
  standing: (fact, s) => {
    const { place, period, node, value, before, base, ranked } = fact;
    if (!ranked && isDivided(s) && place.level === 'total') return english.standing(fact, s);
    const changes = [...changeOf(before, fact, s), ...baseOf(base, before, fact, s)];
    const verb = verbForms(place, s);
    if (!ranked)
      return [
        phrase`${s.name(place)} score${verb.s} ${plainPoints(value, s)} points${inPart(node, s)} in ${period}`,
        ...changes,
      ];
    const { rank, of, range, rivals } = ranked;
    const level = rivals.length > 0 ? [levelWith(verb.it, verb.is, fewOf(rivals, s))] : [];
    return [
      phrase`${s.name(place)} come${verb.s} ${plainRank(rank, range, s)} of ${amongAll(of, place.level, s)}${inPart(node, s)} in ${period}`,
      ...level,
      ...changes,
    ];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const why =
      lacks.length === 0
        ? undefined
        : lacks.length > 3
          ? ': data are missing'
          : phrase`: no data on ${s.list(lacks.map((n) => [titleWithin(n.en)]))}`;
    const { has, its } = verbForms(place, s);
    return [
      phrase`${s.name(place)} ${has} no score${inPart(node, s)} in ${period}${why}`,
      ...(last ? [phrase`${its} last score was ${plainPoints(last.value, s)}, in ${last.period}`] : []),
    ];
  },
  home: ({ node, standing: { place, ranked, value, period } }, s) => {
    const { s: end } = verbForms(place, s);
    if (!ranked)
      return [
        phrase`${s.name(place)} score${end} ${plainPoints(value, s)} points${inPart(node, s)} in ${period}`,
      ];
    const level =
      ranked.range === undefined && ranked.rivals.length > 0
        ? phrase`, level with ${fewOf(ranked.rivals, s)}`
        : undefined;
    return [
      phrase`${s.name(place)} come${end} ${plainRank(ranked.rank, ranked.range, s)} of ${amongAll(ranked.of, place.level, s)}${inPart(node, s)}${level}`,
    ];
  },
  whole: (fact, s) => {
    const { period, node, value, before } = fact;
    if (isDivided(s) && partTitle(node, s) === undefined) return [];
    const whole = totalSubject(s);
    const named = isUnnamed(s.plan) ? phrase`The average` : phrase`${s.name(whole)} as a whole`;
    return [
      phrase`${named} scores ${plainPoints(value, s)} points${inPart(node, s)} in ${period}`,
      ...changeOf(before, { ...fact, place: whole }, s),
    ];
  },
  moved: ({ place, from, before, now, places, among, up, certain, exact }, s) => {
    const { it, its, was } = verbForms(place, s);
    const both = among ? 'among those measured in both, ' : '';
    if (among ? places.value === 0 : before.value === now.value)
      return [phrase`${both}${its} rank is the same as in ${from}`];
    if (!certain) return [phrase`${it} ${was} ${s.rank(before)} in ${from}, too close to call it a move`];
    const asTold = exact ? undefined : ', as published';
    return [
      phrase`${both}${it} ${moveWords(s.plan, up).moved.en} ${s.places(places)} since ${from}, when ${it} ${was} ${s.rank(before)}${asTold}`,
    ];
  },
  share: ({ place, node, ofTotal, within }, s) => {
    const { it, has } = verbForms(place, s);
    const group = within && phrase` and ${plainShare(within.share, s)} of that of ${s.name(within.group)}`;
    return [
      phrase`${it} ${has} ${plainShare(ofTotal, s)} of the total of ${totalWithin(s.plan)}${group}${inPart(node, s)}`,
    ];
  },
  'per-head': ({ rank, of, range, rivals, place }, s) => {
    const { it, is, s: end } = verbForms(place, s);
    return [
      phrase`per head ${it} come${end} ${plainRank(rank, range, s)} of ${amongAll(of, place.level, s)}`,
      ...(rivals.length > 0 ? [phrase`per head ${levelWith(it, is, fewOf(rivals, s))}`] : []),
    ];
  },
  'leaders-per-head': ({ level, blocks, more, place }, s) => [
    phrase`per head, ${leadOf(frontOf(blocks, more, s), membersOf(level.en, place, s), s)}`,
  ],
  within: ({ group, rank, of, rivals, place }, s) => {
    const { it, s: end } = verbForms(place, s);
    const level = rivals.length > 0 ? phrase`, level with ${fewOf(rivals, s)}` : undefined;
    return [
      phrase`within ${s.name(group)} ${it} come${end} ${s.rank(rank)} of ${countPiece(of, s)} ${unitsOf(s)}${level}`,
    ];
  },
  leaders: ({ place, node, level, studied, tied, blocks, more, together, firstOf }, s) => {
    const all = blocks.flatMap(({ members }) => members.map(({ subject }) => subject));
    const members = membersOf(level.en, place, s);
    const part = partTitle(node, s);
    const where = part ? phrase`in ${titleWithin(part.en)}, ` : undefined;
    if (tied)
      return [
        phrase`${where}${s.figure(tied)} of ${members} share ${firstIsBest(s.plan) ? 'first place' : 'rank 1, the worst'}`,
      ];
    if (!studied)
      return [
        phrase`${where}${fewOf(all, s)} have the highest published scores of ${place.level === 'total' ? members : s.name(place)}`,
      ];
    const held = together
      ? [
          phrase`together, ${s.names(all.slice(0, firstOf))} have ${plainShare(together, s)} of the total of ${s.name(place)}${inPart(node, s)}`,
        ]
      : [];
    return [phrase`${where}${leadOf(frontOf(blocks, more, s), members, s)}`, ...held];
  },
  compared: ({ node, period, ahead, behind }, s) => {
    const words = aheadWords(s.plan, nodeNumber(node, s), ahead.length > 1).en;
    const said =
      behind.length > 0
        ? phrase`${s.names(ahead)} ${words} ${s.names(behind)}`
        : phrase`${s.names(ahead)} are too close to call`;
    return [phrase`${said}${inPart(node, s)} in ${period}`];
  },
  lead: (fact, s) => {
    const { names, rivals } = fact;
    if (rivals.length > 0)
      return [
        phrase`No clear ${firstIsBest(s.plan) ? 'leader' : 'last place'}: ${fewOf(names, s)} ${names.length > 1 ? 'are' : 'is'} level with ${fewOf(rivals, s)}`,
      ];
    return english.lead(fact, s);
  },
  held: ({ node, first, half, of }, s) => [
    ...(half.value > 1
      ? [
          phrase`${s.name(first.subject)} has ${plainShare(first.share, s)} of the total of ${totalWithin(s.plan)}${inPart(node, s)}`,
        ]
      : []),
    phrase`half of the total is in ${s.figure(half)} of ${amongAll(of, s.plan.level, s)}${inPart(node, s)}`,
  ],
  newcomer: ({ subject, k, rank }, s) => [
    phrase`${s.name(subject)} is new among the first ${cardinal(k)}, in ${s.rank(rank)} place`,
  ],
  'no-newcomer': ({ k, certain }, s) => [
    phrase`No ${certain ? '' : 'certain '}newcomers among the first ${cardinal(k)} ${unitsOf(s)}`,
  ],
  mover: ({ node, subject, from, places, among, up, exact, ofAll }, s) => [
    phrase`${ofAll ? undefined : 'of the clear moves, '}${s.name(subject)} ${moveWords(s.plan, up).most.en}${inPart(node, s)} ${baseText(s.plan, from)}: ${s.places(places)}${among ? ' among those measured in both' : undefined}${exact ? undefined : ', as published'}`,
  ],
  balance: ({ node, verdict, why, open, from, measure, before, after, period, units }, s) => {
    const whose = phrase`the gap between the ${unitsOf(s)}${inPart(node, s)}`;
    const both = units ? ' among those measured in both' : undefined;
    if (why && measure === 'sd') {
      const [then, now] = plainPair(before, after, s);
      return [
        phrase`the ${unitsOf(s)} typically lay ${now} points from the average${inPart(node, s)} in ${period}, against ${then} in ${from}${both ? `,${both}` : undefined}`,
      ];
    }
    if (why || (open && open !== 'chance'))
      return [phrase`whether ${whose} changed from ${from} to ${period}${both} is open`];
    if (verdict === 'not-distinguishable' || verdict === 'none')
      return [phrase`${whose} shows no clear change from ${from} to ${period}${both}`];
    return [phrase`${whose} ${verdict} from ${from} to ${period}${both}`];
  },
  profile: ({ node, strongest, weakest }, s) => [
    phrase`for its size, it ${isHigherWorse(s.plan, nodeNumber(node, s)) ? 'stands out' : 'is strongest'} in ${titleWithin(strongest.name.en)} (${s.figure(strongest.quotient)} times its expected share)${weakest ? phrase` and weakest in ${titleWithin(weakest.name.en)} (${s.figure(weakest.quotient)} times)` : undefined}`,
  ],
  ahead: ({ best, worst }, s) => {
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    const average = isUnnamed(s.plan) ? 'the mean' : phrase`${s.name(totalSubject(s))}`;
    return [
      phrase`measured against ${average}, it is ${up ? 'farthest ahead' : 'least behind'} in ${titleWithin(best.name.en)}, and ${down ? 'farthest behind' : 'least ahead'} in ${titleWithin(worst.name.en)}`,
    ];
  },
  pace: ({ parent, gap, certain, place }, s) => {
    const { it } = verbForms(place, s);
    const grew = gap.value === 0 ? 'as fast as' : gap.value > 0 ? 'faster than' : 'more slowly than';
    return [
      phrase`${it} grew ${grew} ${s.name(parent)} as a whole${certain || gap.value === 0 ? undefined : ', though not clearly so'}`,
    ];
  },
  tiers: ({ counts, shares, apart }, s) => [
    ...(apart ? [] : [phrase`The ${unitsOf(s)} do not form separate groups`]),
    shares.length > 0
      ? phrase`the top ${apart ? 'tier' : 'class'} of ${cardinal(counts.length)}, with ${countPiece(counts[0]!, s)} of the ${unitsOf(s)}, has ${plainShare(shares[0]!, s)} of the total`
      : startedWithWord(
          phrase`${countPiece(counts[0]!, s)} of the ${unitsOf(s)} ${counts[0]!.value === 1 ? 'is' : 'are'} in the first of ${cardinal(counts.length)} ${apart ? 'tiers' : 'classes'}`,
        ),
  ],
  tier: ({ tier, of, apart, place }, s) => {
    const { it, s: end } = verbForms(place, s);
    return [
      phrase`${it} belong${end} to the ${s.rank(tier)} of ${cardinal(of)} ${apart ? 'tiers' : 'classes'}`,
    ];
  },
  record: ({ itself, units, of, measuredSince, place, node }, s) => {
    const high = isHigherWorse(s.plan, nodeNumber(node, s)) ? 'lowest' : 'highest';
    const ever = phrase`${high} published score${inPart(node, s)}`;
    const { it, has, its } = verbForms(place, s);
    const own = phrase`${place.level === 'total' ? s.name(place) : it} ${has} ${its} ${ever} yet`;
    if (!units || !of) return itself ? [own] : [];
    const some =
      units.value === of.value && !measuredSince
        ? phrase`all ${s.figure(units)} ${unitsOf(s)} have`
        : phrase`${s.figure(units)} of ${measuredSince ? 'the ' : undefined}${s.figure(of)} ${unitsOf(s)}${measuredSince ? ' measured in both' : undefined} have`;
    return [...(itself ? [own] : []), startedWithWord(phrase`${some} their ${ever} yet`)];
  },
  method: ({ parts, ranges }) => [
    parts.length > 1
      ? phrase`The index combines ${cardinal(parts.length)} weighted parts`
      : phrase`The index combines weighted indicators`,
    ...(ranges
      ? [phrase`Brackets after a rank hold nine in ten results of other reasonable weightings`]
      : []),
  ],
};

const levelWith = (it: string, is: string, names: Phrase) => phrase`${it} ${is} level with ${names}`;

/** A sentence does not begin with a number. */
const startedWithWord = (of: Phrase): Phrase =>
  typeof of[0] === 'object' && /^\d/.test(of[0].text) ? phrase`In all, ${of}` : of;

/** “Guangdong leads the provinces, ahead of Beijing and Jiangsu”; “A and B share the lead”. */
function leadOf(
  { first, alone, tied, next }: ReturnType<typeof frontOf>,
  members: Phrase,
  s: Speaker,
): Phrase {
  const best = firstIsBest(s.plan);
  const verb = tied && best ? 'share first place among' : leadVerb(s.plan, !alone).en;
  return phrase`${first} ${verb} ${members}${next ? phrase`, ${best ? 'ahead of' : 'before'} ${next}` : undefined}`;
}

/** That a place changed since a period, in a sentence of its own; none where that is unknown. */
function changeOf(
  change: Change | undefined,
  { place, node }: { place: Parameters<typeof verbForms>[0]; node: string },
  s: Speaker,
): Phrase[] {
  if (!change) return [];
  const { points, growth, period, set } = change;
  if (set?.units.value === 0) return [phrase`No figures can be compared with ${period}`];
  const over = set ? 'on comparable data, ' : '';
  const its = `${over}${verbForms(place, s).its} score${inPart(node, s)}`;
  if (points.value === 0) return [phrase`${its} is the same as in ${period}`];
  if (isWrittenAsNought(points, s) || (growth && Math.abs(growth.value) < unchangedGrowth))
    return [phrase`${its} is practically the same as in ${period}`];
  const by = growth ? s.amount(growth) : phrase`${plainAmount(points, s)} points`;
  const meaning = changeMeaning(s.plan, nodeNumber(node, s), points.value, 'en');
  return [
    phrase`${its} ${points.value > 0 ? 'rose' : 'fell'} by ${by} ${baseText(s.plan, period)}${meaning}`,
  ];
}

/** The change since the base, where that is another period than the last. Its data may be others than those of the change before it. */
function baseOf(
  base: Change | undefined,
  before: Change | undefined,
  of: Parameters<typeof changeOf>[1],
  s: Speaker,
): Phrase[] {
  if (!base || base.period === before?.period || base.set?.units.value === 0) return [];
  const { points, period, set } = base;
  if (points.value === 0 || isWrittenAsNought(points, s)) return [];
  const { it, is } = verbForms(of.place, s);
  return [
    phrase`${set ? 'on comparable data, ' : undefined}${it} ${is} ${plainAmount(points, s)} points ${points.value > 0 ? 'above' : 'below'} the score of ${period}${inPart(of.node, s)}`,
  ];
}
