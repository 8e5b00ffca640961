import { baseName, firstIsBest, isWorse, type Text } from '../../edition/index.js';
import type { Ahead, FactKind, FactOf } from '../facts/fact.js';
import { still } from '../facts/parts.js';
import { comparedWith, periodNoun } from '../numbers/periodWords.js';
import { moveWords } from '../polarityWords.js';
import { dataErrorWords, underOthers } from '../studies/rangeText.js';
import { cardinal, ordinal } from './cardinals.js';
import { amongOf, changeOf, comparedSets, orderOf, sinceOf, someOf } from './englishParts.js';
import { inPart, levelOf, low, theTitle, unitsOf, wholeOf } from './englishTitles.js';
import { capital, type Phrase, phrase, plain } from './phrase.js';
import { isDivided, numberOf, partOf, type Speaker, totalSubject } from './speaker.js';

/** What a fact says, a sentence each, without the full stop. */
export type Sentences = { [K in FactKind]: (fact: FactOf<K>, speaker: Speaker) => readonly Phrase[] };

/** The facts in English. */
export const english: Sentences = {
  standing: ({ place, period, node, value, before, base, ranked }, s) => {
    const part = partOf(node, s);
    const where = part === undefined ? `on ${theTitle(s.plan.title.en)}` : `in ${low(part.en)}`;
    const points = phrase`${s.figure(value)} points`;
    const changed = before ? phrase`, ${changeOf(before, node, s)}` : undefined;
    const since = base ? phrase` and ${sinceOf(base.points, s)} ${base.period}, the base` : undefined;
    const changes = phrase`${changed}${since}`;
    const sets = comparedSets([before, base], s);
    if (!ranked && part === undefined && isDivided(s))
      return [
        phrase`${capital([theTitle(s.plan.title.en)])} of ${period} divides ${points} among the ${unitsOf(s)} of ${s.name(place)}`,
      ];
    if (!ranked)
      return [phrase`${s.name(place)} stood at ${points} ${where} in ${period}${changes}`, ...sets];
    const { rank, of, range, rivals } = ranked;
    const first = phrase`${s.name(place)} ranked ${s.rank(rank)} of ${s.figure(of)} ${levelOf(place.level, s)} ${where} in ${period}, with ${points}${changes}`;
    if (!range) return [first, ...sets];
    if (range.low.value === range.high.value) {
      return [
        first,
        ...sets,
        phrase`${underOthers(s.plan).en}, it still ranks ${s.rank(range.low)} nine times in ten`,
      ];
    }
    const span = phrase`${underOthers(s.plan).en}, nine in ten results put it between ${s.rank(range.low)} and ${s.rank(range.high)}`;
    const apart = rivals.length > 0 ? phrase`, not distinguishable from ${someOf(rivals, s)}` : undefined;
    return [first, ...sets, phrase`${span}${apart}`];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const part = partOf(node, s);
    const where = part === undefined ? `on ${theTitle(s.plan.title.en)}` : `in ${low(part.en)}`;
    const why =
      lacks.length > 0 ? phrase`, for want of data on ${s.list(lacks.map((n) => [low(n.en)]))}` : undefined;
    const before = last
      ? phrase`; its last is that of ${last.period}, ${s.figure(last.value)} points`
      : undefined;
    return [phrase`${s.name(place)} has no value ${where} in ${period}${why}${before}`];
  },
  moved: ({ from, before, now, places, among, up, certain }, s) => {
    const both = amongOf(among, s);
    if (among ? places.value === 0 : before.value === now.value)
      return [
        both
          ? phrase`${both}, that is the same rank as in ${from}`
          : phrase`That is the same rank as in ${from}`,
      ];
    const verb = moveWords(s.plan, up).moved.en;
    if (certain && both)
      return [
        phrase`${both}, it ${verb} ${s.places(places)} since ${from}, when it ranked ${s.rank(before)}`,
      ];
    if (certain) return [phrase`It ${verb} ${s.places(places)} from ${s.rank(before)} in ${from}`];
    return [
      phrase`It was ${s.rank(before)} in ${from}; as the rank ranges of the two periods overlap, the move is not distinguishable from standing still`,
    ];
  },
  share: ({ node, ofTotal, within }, s) => [
    within
      ? phrase`It accounts for ${s.figure(ofTotal)} of ${wholeOf(node, s)} and ${s.figure(within.share)} of that of ${s.name(within.group)}`
      : phrase`It accounts for ${s.figure(ofTotal)} of ${wholeOf(node, s)}`,
  ],
  'per-head': ({ value, whole, rank, of, range, rivals, place }, s) => {
    const first = phrase`Per head it ranks ${s.rank(rank)} of ${s.figure(of)} ${levelOf(place.level, s)}, at ${s.figure(value)} points where ${s.name(totalSubject(s))} has ${s.figure(whole)}`;
    if (!range || range.low.value === range.high.value) return [first];
    const apart = rivals.length > 0 ? phrase`, not distinguishable from ${someOf(rivals, s)}` : undefined;
    return [
      phrase`${first}; nine in ten results put it between ${s.rank(range.low)} and ${s.rank(range.high)}${apart}`,
    ];
  },
  'leaders-per-head': ({ level, blocks, more, whole, place }, s) => [
    phrase`Per head${whole ? phrase` (${s.name(place)}: ${s.figure(whole)})` : undefined}, among the ${low(level.en)}${place.level === 'total' ? '' : phrase` of ${s.name(place)}`}, ${orderOf(blocks, more, s)}`,
  ],
  within: ({ group, rank, of, rivals }, s) => [
    rivals.length === 0
      ? phrase`Within ${s.name(group)} it is ${s.rank(rank)} of ${s.figure(of)} ${unitsOf(s)}`
      : phrase`Within ${s.name(group)} it is ${s.rank(rank)} of ${s.figure(of)} ${unitsOf(s)}, though not distinguishable from ${someOf(rivals, s)}`,
  ],
  size: ({ rule, published, output, size, low, high, growth, share, shareChange, period }, s) => {
    const range =
      low && high ? phrase` (95% interval ${s.range(low, high)})` : phrase` (no interval is known)`;
    const grown = growth
      ? phrase`, ${s.amount(growth.by)} ${growth.by.value < 0 ? 'less' : 'more'} than in ${growth.from}`
      : undefined;
    const moved =
      shareChange && shareChange.value !== 0
        ? phrase` (${shareChange.value < 0 ? 'down' : 'up'} ${s.amount(shareChange)} percentage points)`
        : undefined;
    const held = share
      ? phrase`${grown ? ' and' : ','} equal to ${s.figure(share)} of ${output.en}${moved}`
      : undefined;
    const from = published ? phrase` from the published index (${published.en})` : undefined;
    const basis = {
      estimated: 'By a regression on the index',
      increment: 'By the given value of a point',
      chained: 'By a chained elasticity',
      components: 'By adding published figures',
    }[rule];
    if (size.value < 0) {
      return [
        phrase`${basis}${from}, the fall of the index below its base in ${period} goes with a loss: ${s.figure(size)}${range}`,
      ];
    }
    return [
      phrase`${basis}${from}, the index stands for a size of ${s.figure(size)} in ${period}${range}${grown}${held}`,
    ];
  },
  jobs: ({ jobs }, s) => [
    phrase`At the edition’s jobs per point, ${jobs.value < 0 ? 'the loss' : 'the gain'} since ${baseName(s.plan)} stands for ${s.amount(jobs)} jobs`,
  ],
  leaders: ({ place, node, level, tied, blocks, more, together, firstOf }, s) => {
    const where = place.level === 'total' ? undefined : phrase` of ${s.name(place)}`;
    const all = blocks.flat();
    if (tied)
      return [
        phrase`Among the ${low(level.en)}${where}, ${s.figure(tied)} share first place, with ${s.figure(all[0]!.value)} points`,
      ];
    const order = orderOf(blocks, more, s);
    const top = all.slice(0, firstOf);
    const names = s.names(top.map((p) => p.subject));
    const held = together
      ? phrase`${names} together hold ${s.figure(together)} of the index of ${s.name(place)}${inPart(node, s)}`
      : undefined;
    const part = partOf(node, s);
    const within = part ? phrase`In ${low(part.en)}, among` : phrase`Among`;
    return [phrase`${within} the ${low(level.en)}${where}, ${order}`, ...(held ? [held] : [])];
  },
  compared: ({ node, period, blocks }, s) => [
    phrase`Of these places, ${orderOf(blocks, 0, s)}${inPart(node, s)} in ${period}`,
  ],
  lead: ({ names, periods, always, rivals, period }, s) => {
    if (rivals.length > 0) {
      return [
        phrase`Who ${firstIsBest(s.plan) ? 'leads' : 'ranks first, the worst,'} in ${period} is open: ${underOthers(s.plan).en}, ${someOf([...names, ...rivals], s)} may trade places`,
      ];
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
  'no-newcomer': ({ k }, s) => [
    phrase`None of the ${unitsOf(s)} can be said with certainty to be new among the first ${cardinal(k)}`,
  ],
  mover: ({ node, subject, from, before, now, places, among, up }, s) => [
    phrase`${s.name(subject)} ${moveWords(s.plan, up).most.en}${inPart(node, s)} ${comparedWith(s.plan, from)}: ${s.places(places)}${among ? phrase` ${amongOf(among, s)}` : phrase`, from ${s.rank(before)} to ${s.rank(now)}`}`,
  ],
  balance: ({ node, verdict, why, from, before, after, period, units, unitsOf: all }, s) => {
    const went = before.value > after.value ? 'fell' : 'rose';
    const among =
      units && all
        ? phrase` among the ${s.figure(units)} of ${s.figure(all)} ${unitsOf(s)} in both`
        : undefined;
    const [was, is] = [s.figure(before), s.figure(after)];
    const same = plain([was]) === plain([is]);
    const change = same
      ? phrase`was ${was} in both ${from} and ${period}${among}`
      : phrase`${went} from ${was} in ${from} to ${is} in ${period}${among}`;
    const whose = phrase`The Gini coefficient of the ${unitsOf(s)} of ${s.name(totalSubject(s))}${inPart(node, s)}`;
    if (why) return [phrase`${whose} ${change}; whether the gap changed is open, because ${why.en}`];
    if (verdict === 'not-distinguishable')
      return [phrase`${whose} ${change}${same ? undefined : ', a change too small to tell from chance'}`];
    return [
      phrase`The gap between the ${unitsOf(s)} of ${s.name(totalSubject(s))}${inPart(node, s)} ${verdict}: the Gini coefficient ${change}; chance alone would rarely give so large a change`,
    ];
  },
  'gini-interval': ({ from, low, high }, s) => [
    phrase`The 95% interval of the change of the Gini coefficient since ${from} is ${s.signed(low)} to ${s.signed(high)}`,
  ],
  sectors: ({ growth, measured, carried, full, largest, period }, s) => {
    const names = (of: readonly Text[]) => s.list(of.map((n) => [low(n.en)]));
    const most = largest
      ? phrase`; the largest part of the index, ${s.figure(largest.share)}, comes from ${low(largest.name.en)}`
      : undefined;
    if (!growth) {
      const again =
        measured.length === 0
          ? phrase`No sector was measured again in ${period}`
          : phrase`By sector, only ${names(measured)} ${measured.length > 1 ? 'were' : 'was'} measured again in ${period}`;
      return [phrase`${again}${most}`];
    }
    const { fastest, slowest, above } = growth;
    const text = (of: readonly Text[]) =>
      s.list(
        of.length > 3 ? [...of.slice(0, 2).map((n) => [low(n.en)]), ['others']] : of.map((n) => [low(n.en)]),
      );
    const end =
      Math.abs(slowest.growth.value) < still
        ? phrase`${text(slowest.names)} ${slowest.growth.value === 0 ? 'did not change' : 'hardly changed'}`
        : phrase`${text(slowest.names)} ${slowest.growth.value < 0 ? 'lost' : 'gained only'} ${s.amount(slowest.growth)}`;
    const more =
      above.length > 1
        ? phrase`Growth was above average in ${s.list(above.slice(0, 4).map((n) => [low(n.en)]))}${above.length > 4 ? ' among others' : ''}`
        : undefined;
    const not =
      carried.length > 0
        ? phrase`${s.list(carried.map((n, i) => [i === 0 ? n.en : low(n.en)]))} ${carried.length > 1 ? 'were' : 'was'} not measured again in ${period}`
        : undefined;
    const top =
      full.length > 0
        ? phrase`${s.list(full.map((n, i) => [i === 0 ? n.en : low(n.en)]))} had reached the top of the scale before`
        : undefined;
    const start =
      Math.abs(fastest.growth.value) < still
        ? phrase`${text(fastest.names)} ${fastest.growth.value === 0 ? 'did not change' : 'hardly changed'}`
        : phrase`${text(fastest.names)} ${fastest.growth.value < 0 ? 'lost least' : 'grew fastest'}, by ${s.amount(fastest.growth)}`;
    return [
      phrase`By sector, ${start}, while ${end}${most}`,
      ...(more ? [more] : []),
      ...(top ? [top] : []),
      ...(not ? [not] : []),
    ];
  },
  profile: ({ node, strongest, weakest }, s) => [
    phrase`Measured against ${wholeOf(node, s)}, ${isWorse(s.plan, numberOf(node, s)) ? 'what weighs most in it is' : 'its strength is'} ${low(strongest.name.en)}, with a location quotient of ${s.figure(strongest.quotient)}${weakest ? phrase`; its weakest side is ${low(weakest.name.en)}, at ${s.figure(weakest.quotient)}` : undefined}`,
  ],
  ahead: ({ best, worst }, s) => {
    const against = ({ name, own, whole }: Ahead) =>
      phrase`${low(name.en)} (${s.figure(own)} points against ${s.figure(whole)})`;
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    return [
      phrase`Compared with ${s.name(totalSubject(s))}, it is ${up ? 'farthest ahead' : 'least behind'} in ${against(best)} and ${down ? 'farthest behind' : 'least ahead'} in ${against(worst)}`,
    ];
  },
  contrast: ({ node, level, from, shares, growth: told }, s) => {
    const held = shares.map(({ subject, share }) => phrase`${s.name(subject)} ${s.figure(share)}`);
    const index = phrase`the index${inPart(node, s)}`;
    if (!told) return [phrase`The ${low(level.en)} hold these shares of ${index}: ${s.list(held)}`];
    const { fastest, slowest } = told;
    const growth = phrase`growth ${comparedWith(s.plan, from)} was fastest in ${s.name(fastest.subject)} (${s.signed(fastest.growth)}) and slowest in ${s.name(slowest.subject)} (${s.signed(slowest.growth)})`;
    if (held.length === 0) return [phrase`Among the ${low(level.en)}${inPart(node, s)}, ${growth}`];
    return [phrase`The ${low(level.en)} hold these shares of ${index}: ${s.list(held)}; ${growth}`];
  },
  pace: ({ parent, parents, gap }, s) => [
    gap.value === 0
      ? phrase`Growth was that of ${s.name(parent)} as a whole, ${s.signed(parents)}`
      : phrase`Growth was ${s.amount(gap)} percentage points ${gap.value > 0 ? 'above' : 'below'} the ${parents.value > 0 ? s.figure(parents) : s.signed(parents)} of ${s.name(parent)} as a whole`,
  ],
  home: ({ period, node, standing: { place, value, ranked, before } }, s) => {
    const rank = ranked
      ? phrase` ranked ${s.rank(ranked.rank)} of ${s.figure(ranked.of)} ${levelOf(place.level, s)} in ${period}, with ${s.figure(value)} points`
      : phrase` stood at ${s.figure(value)} points in ${period}`;
    const changed = before ? phrase`, ${changeOf(before, node, s)}` : undefined;
    const apart =
      ranked && ranked.rivals.length > 0
        ? phrase`; its rank is not distinguishable from that of ${someOf(ranked.rivals, s)}`
        : undefined;
    return [phrase`${s.name(place)}${rank}${changed}${apart}`, ...comparedSets([before], s)];
  },
  whole: ({ period, node, value, before }, s) => {
    if (isDivided(s) && partOf(node, s) === undefined) return [];
    const name = s.name(totalSubject(s));
    const changed = before ? phrase`, ${changeOf(before, node, s)}` : undefined;
    return [
      phrase`${name} as a whole stood at ${s.figure(value)} points in ${period}${changed}`,
      ...comparedSets([before], s),
    ];
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
  tiers: ({ counts, shares, by }, s) => {
    const how =
      { 'k-means': 'by likeness of profile', 'natural-breaks': 'by natural breaks of the index' }[by] ?? '';
    const hold =
      shares.length > 0
        ? phrase`, which hold ${s.list(shares.map((f) => [s.figure(f)]))} of the index`
        : undefined;
    return [
      phrase`Grouped ${how}, the ${unitsOf(s)} fall into ${cardinal(counts.length)} tiers of ${s.list(counts.map((f) => [s.figure(f)]))}${hold}`,
    ];
  },
  tier: ({ by, tier, of }, s) => [
    phrase`Grouped ${by === 'k-means' ? 'by likeness' : by === 'natural-breaks' ? 'by natural breaks of the index' : 'in tiers'}, it belongs to the ${s.rank(tier)} of ${cardinal(of)} tiers`,
  ],
  record: ({ itself, units, of, place, period, node }, s) => {
    const end = isWorse(s.plan, numberOf(node, s)) ? 'lowest' : 'highest';
    const part =
      units && of && units.value < of.value ? phrase`${s.figure(units)} of ${s.figure(of)}` : undefined;
    const some = units && of ? phrase`${part ?? phrase`all ${s.figure(units)}`} ${unitsOf(s)}` : undefined;
    if (place.level === 'total' || some) {
      const who =
        itself && some
          ? phrase`${s.name(place)} and ${some}`
          : itself
            ? phrase`${s.name(place)}`
            : (some ?? phrase``);
      return who.length > 0
        ? [phrase`${who} reached the ${end} value of all published periods in ${period}`]
        : [];
    }
    return itself ? [phrase`Its index is the ${end} of all published periods`] : [];
  },
  doubt: ({ indicator, filled, partial }) => {
    const weak = indicator
      ? phrase`the least certain figures are those of ${low(indicator.en)}, some of whose records name no place`
      : undefined;
    const filling = filled
      ? phrase`some values of this period are filled in rather than observed`
      : undefined;
    const absent = partial && !filled && !indicator ? phrase`some figures lack parts` : undefined;
    const said = [weak, filling, absent].flatMap((p) => (p ? [p] : []));
    return said.length > 0 ? [said.reduce((a, b) => phrase`${a}; ${b}`)] : [];
  },
  method: ({ parts }, s) => {
    const of =
      parts.length > 1 && parts.length < 9 ? s.list(parts.map((p) => [low(p.en)])) : 'its indicators';
    return [
      phrase`${theTitle(s.plan.title.en)} is a weighted combination of ${of}`,
      phrase`Ranks carry a range because each weight was varied and one indicator left out at a time (${dataErrorWords(s.plan).en}); where ranges overlap, no order is claimed`,
    ];
  },
  status: ({ status }) => [
    {
      real: phrase`All figures are computed from real records`,
      simulated: phrase`All figures are computed from simulated data and describe no real place`,
      example: phrase`All figures are example data and describe no real place`,
    }[status],
  ],
};
