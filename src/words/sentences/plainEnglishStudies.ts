import { baseName, type Text } from '../../edition/index.js';
import type { CitedFigure, FactOf } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { baseText } from '../numbers/periodWords.js';
import { cardinal } from './cardinals.js';
import { english } from './english.js';
import { inPart, pluralTitle, titleWithin, unitsOf, wholeOf } from './englishTitles.js';
import { type Phrase, phrase } from './phrase.js';
import {
  beyondChance,
  endsOf,
  fewOf,
  firstClause,
  plainPair,
  plainPoints,
  plainShare,
} from './plainParts.js';
import type { Sentences } from './sentences.js';
import { hasSectors, type Speaker, totalSubject } from './speaker.js';

/** A count that opens a sentence: in words up to ten, after “in all” above. */
const atStart = (of: CitedFigure, s: Speaker): Phrase =>
  of.value > 10 ? phrase`in all, ${s.figure(of)}` : [{ text: cardinal(of.value), figure: of }];

const inBoth = ' among those measured in both';

/** Facts of money, parts, balance, time and studies in the first register, in English. */
export const plainEnglishStudies = {
  size: (
    { published, output, size, low, high, growth, share, isGain, period, rule }: FactOf<'size'>,
    s: Speaker,
  ) => {
    const range = low && high ? phrase` (plausibly ${s.range(low, high)})` : ' (no range can be given)';
    const by = rule === 'components' ? 'published figures' : published ? 'the published index' : 'this index';
    const what =
      size.value < 0
        ? phrase`by ${by}, the digital economy of ${period} was about ${s.amount(size)} smaller than in ${baseName(s.plan)}${range}`
        : isGain
          ? phrase`by ${by}, the digital economy gained about ${s.figure(size)} from ${baseName(s.plan)} to ${period}${range}`
          : phrase`by ${by}, the digital economy came to about ${s.figure(size)} in ${period}${range}`;
    const grown = growth
      ? [
          phrase`that is ${s.amount(growth.by)} ${growth.by.value < 0 ? 'less' : 'more'} than in ${growth.from}`,
        ]
      : [];
    const held =
      share && size.value >= 0
        ? [phrase`it equals ${s.figure(share)} of ${titleWithin(output.en)} in ${period}`]
        : [];
    return [what, ...grown, ...held];
  },
  jobs: ({ jobs }: FactOf<'jobs'>, s: Speaker) => [
    phrase`that goes with about ${s.amount(jobs)} ${jobs.value < 0 ? 'fewer' : 'more'} jobs than in ${baseName(s.plan)}`,
  ],
  'gini-interval': ({ from, low, high }: FactOf<'gini-interval'>, s: Speaker) => [
    phrase`the change of the gap since ${from} plausibly lies between ${s.signed(low)} and ${s.signed(high)}, where zero is no change`,
  ],
  sectors: ({ growth, before, measured, largest, period }: FactOf<'sectors'>, s: Speaker) => {
    const by = hasSectors(s) ? 'sector' : 'part';
    const names = ([first, second, ...more]: readonly Text[]) =>
      s.list(
        [first, more.length > 0 ? undefined : second]
          .flatMap((n) => (n ? [[titleWithin(n.en)]] : []))
          .concat(more.length > 0 ? [['others']] : []),
      );
    const most = largest
      ? [
          phrase`the largest ${by} is ${titleWithin(largest.name.en)}, with ${s.figure(largest.share)} of the index`,
        ]
      : [];
    if (!growth)
      return [
        measured.length === 0
          ? phrase`no ${by} was measured in both ${before} and ${period}`
          : phrase`only ${names(measured)} ${measured.length > 1 ? 'were' : 'was'} measured in both ${before} and ${period}`,
        ...most,
      ];
    const { from, least, most: top } = growth;
    const falls = least.growth.value <= -unchangedGrowth;
    const write = falls ? s.signed : s.figure;
    const end = ({ names: of, growth: one }: typeof least) =>
      phrase`${Math.abs(one.value) < unchangedGrowth ? 'next to nothing' : write(one)} in ${names(of)}`;
    const what = `${falls ? 'changes' : 'growth'} ${baseText(s.plan, from)}`;
    if (least.growth.value === top.growth.value) return [...most, phrase`${what} was ${end(top)}`];
    return [...most, phrase`${what} ranged from ${end(least)} to ${end(top)}`];
  },
  'part-scores': ({ place, best, worst, of }: FactOf<'part-scores'>, s: Speaker) => {
    const [high, low] = plainPair(best.own, worst.own, s);
    const [most, least] = [titleWithin(best.name.en), titleWithin(worst.name.en)];
    return [
      of > 2
        ? phrase`${s.name(place)} scores highest in ${most}, at ${high}, and lowest in ${least}, at ${low}`
        : phrase`${s.name(place)} scores higher in ${most} (${high}) than in ${least} (${low})`,
    ];
  },
  contrast: ({ node, level, from, shares, growth }: FactOf<'contrast'>, s: Speaker) => {
    if (shares.length > 1) {
      const [most, least] = endsOf(shares, ({ share }) => share.value);
      return [
        phrase`${s.name(most.subject)} has ${plainShare(most.share, s)} of the total${inPart(node, s)}, ${s.name(least.subject)} ${s.figure(least.share)}`,
      ];
    }
    if (growth.length === 0) return [];
    const [most, least] = endsOf(growth, ({ growth: by }) => by.value);
    return [
      phrase`among the ${titleWithin(level.en)}${inPart(node, s)}, published changes ${baseText(s.plan, from)} run from ${s.signed(least.growth)} (${s.name(least.subject)}) to ${s.signed(most.growth)} (${s.name(most.subject)})`,
    ];
  },
  gains: ({ from, level, first }: FactOf<'gains'>, s: Speaker) => {
    const [most, ...others] = first;
    if (!most)
      return [phrase`None of the ${titleWithin(level.en)} measured in both gained points since ${from}`];
    const next =
      others.length > 0
        ? phrase`, ahead of ${fewOf(
            others.map(({ subject }) => subject),
            s,
          )}`
        : undefined;
    return [
      phrase`As published, ${s.name(most.subject)} gained most since ${from} (${s.signed(most.by)})${next}`,
    ];
  },
  measures: (fact: FactOf<'measures'>, s: Speaker) => {
    const { from, period, fell, rose, all, tested } = fact;
    const [n, went] = fell.value >= rose.value ? [fell, 'fell'] : [rose, 'rose'];
    const sure = {
      untested: 'whether that is more than chance was not tested',
      all: `${tested.length > 1 ? 'those' : 'the one'} tested changed by more than chance would explain`,
      some: 'some of those tested changed by more than chance would explain',
      none: `${tested.length > 1 ? 'those' : 'the one'} tested changed too little to tell from chance`,
    }[beyondChance(tested)];
    const many =
      n.value === all.value ? phrase`all ${s.figure(n)}` : phrase`${s.figure(n)} of ${s.figure(all)}`;
    return [phrase`from ${from} to ${period}, ${many} measures of the gap ${went}`, phrase`${sure}`];
  },
  'between-groups': ({ groups, period, node }: FactOf<'between-groups'>, s: Speaker) =>
    groups
      .map(
        ({ level, share }) =>
          phrase`${s.figure(share)} of the gap${inPart(node, s)} in ${period} lies between ${pluralTitle(level.en)}`,
      )
      .map((said) => phrase`in all, ${said}`),
  'between-change': ({ from, groups, node, units }: FactOf<'between-change'>, s: Speaker) =>
    groups.map(
      ({ level, before, after }) =>
        phrase`the part of the gap between ${pluralTitle(level.en)}${inPart(node, s)} went from ${s.figure(before)} in ${from} to ${s.figure(after)}${units ? inBoth : undefined}`,
    ),
  'leaders-gap': (fact: FactOf<'leaders-gap'>, s: Speaker) => {
    const { from, period, leaders, nearer, verdict } = fact;
    if (!nearer) return [phrase`The gap to the first four has no figure`];
    const all = {
      narrowed: 'the gap of all to the first four has narrowed',
      widened: 'the gap of all to the first four has widened',
      'not-distinguishable': 'the gap of all to the first four shows no clear change',
      none: 'whether the gap of all to the first four changed is open',
    }[verdict];
    return [
      phrase`from ${from} to ${period}, ${s.figure(nearer.share)} of the ${unitsOf(s)} came nearer to the first four of each period`,
      phrase`the first four are now ${s.names(leaders.now)}`,
      phrase`${all}`,
    ];
  },
  'catching-up': ({ from, period, doubled }: FactOf<'catching-up'>) => {
    if (!doubled) return [phrase`Whether those behind grew faster is open`];
    if (doubled.value >= 0)
      return [phrase`On average, those that started higher grew faster from ${from} to ${period}`];
    return [
      phrase`On average, those that started lower grew faster from ${from} to ${period}`,
      phrase`That alone does not mean that the gap narrowed`,
    ];
  },
  likeness: ({ period, found }: FactOf<'likeness'>) => {
    if (!found) return [phrase`Whether neighbours are alike is open`];
    const how = {
      chance: 'Neighbours are no more alike than by chance',
      alike: 'Neighbours are alike',
      unlike: 'Neighbours differ more than by chance',
    }[found.verdict];
    return [phrase`${how} in ${period}`];
  },
  'likeness-change': ({ from, before, after, units }: FactOf<'likeness-change'>, s: Speaker) => [
    phrase`the likeness of neighbours went from ${s.figure(before)} in ${from} to ${s.figure(after)}${units ? inBoth : undefined}, where zero is none`,
  ],
  'without-neighbour': ({ units }: FactOf<'without-neighbour'>, s: Speaker) => [
    phrase`Left out for want of neighbours: ${units.length > 3 ? phrase`${cardinal(units.length)} ${unitsOf(s)}` : s.names(units)}`,
  ],
  'class-moves': ({ from, middle, moves }: FactOf<'class-moves'>, s: Speaker) => [
    moves
      ? phrase`movement between classes went from ${s.figure(moves.before)} (${from} to ${middle}) to ${s.figure(moves.after)} since, where zero is none`
      : phrase`whether ${unitsOf(s)} came to change classes more is open`,
  ],
  yearly: ({ base, period, node, rate, units }: FactOf<'yearly'>, s: Speaker) => [
    Math.abs(rate.value) < 0.05
      ? phrase`from ${base} to ${period} ${wholeOf(node, s)} hardly changed${units ? inBoth : undefined}`
      : phrase`from ${base} to ${period} ${wholeOf(node, s)} ${rate.value < 0 ? 'fell' : 'grew'} by ${s.amount(rate)} a year${units ? inBoth : undefined}`,
  ],
  contribution: ({ period, part, points }: FactOf<'contribution'>, s: Speaker) => [
    phrase`the largest part of the change in ${period} comes from ${titleWithin(part.en)} (${s.signed(points)} points)`,
  ],
  chained: ({ first, last }: FactOf<'chained'>, s: Speaker) => [
    phrase`Linked across changes of method, ${s.name(totalSubject(s))} goes from ${plainPoints(first.linked, s)} in ${first.period} to ${plainPoints(last.linked, s)} in ${last.period}`,
    phrase`Growth across such a change is only as good as the link`,
  ],
  forecast: ({ expected, value, low, high, better, others }: FactOf<'forecast'>, s: Speaker) => [
    phrase`Expected for ${expected}: ${plainPoints(value, s)} points (plausibly ${s.range(low, high)})`,
    ...(better
      ? []
      : [
          phrase`It only carries past values on: ${others ? 'no other method was shown to be better' : 'there are too few periods to try other methods'}`,
        ]),
  ],
  slope: ({ output, slope, interval }: FactOf<'slope'>, s: Speaker) => [
    phrase`one point of the index goes with about ${s.figure(slope)} of ${titleWithin(output.en)}${interval ? phrase` (plausibly ${s.range(interval.low, interval.high)})` : ', of which no range can be given'}`,
  ],
  note: ({ of, text }: FactOf<'note'>) => [phrase`${of ? `${of.en}: ` : ''}${firstClause(text.en)}`],
  'ranks-held': ({ units, held, widest }: FactOf<'ranks-held'>, s: Speaker) => {
    const same = 'in nine of ten other weightings';
    if (!widest) return [phrase`All ${s.figure(units)} ${unitsOf(s)} keep their rank ${same}`];
    const kept =
      held.value === 0
        ? phrase`none of ${s.figure(units)} ${unitsOf(s)} keeps its rank`
        : phrase`${atStart(held, s)} of ${s.figure(units)} ${unitsOf(s)} ${held.value === 1 ? 'keeps its' : 'keep their'} rank`;
    return [
      phrase`${kept} ${same}`,
      phrase`the least certain is ${s.name(widest.subject)}, between ${s.rank(widest.range.low)} and ${s.rank(widest.range.high)}`,
    ];
  },
  'least-certain': (fact: FactOf<'least-certain'>, s: Speaker) => {
    const { nothing, filled, records, mostly, period } = fact;
    if (nothing) return [phrase`No place has a score in ${period}`];
    const imputed = filled ? [phrase`estimates make up ${s.figure(filled)} of the weight of ${period}`] : [];
    if (records)
      return [
        phrase`least certain is ${titleWithin(records.indicator.en)}: ${s.figure(records.unplaced)} of ${s.figure(records.inside)} records name no ${s.plan.level}`,
        ...imputed,
      ];
    if (filled) return imputed;
    if (mostly === 'none') return [phrase`Every rank is the same with other weights`];
    return [phrase`least certain is ${mostOf[mostly]}`];
  },
  'what-it-takes': (fact: FactOf<'what-it-takes'>, s: Speaker) =>
    fact.verdict === 'reached' ? [phrase`The smallest change found`] : english['what-it-takes'](fact, s),
} satisfies Partial<Sentences>;

const mostOf: Record<Exclude<FactOf<'least-certain'>['mostly'], 'none'>, string> = {
  'one-indicator': 'the choice of its one indicator',
  weights: 'how much each part should count',
  structure: 'which indicators should count',
  data: 'the data themselves',
};
