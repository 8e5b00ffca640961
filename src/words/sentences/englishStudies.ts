import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/figure.js';
import { thoseOf, titleWithin, unitsOf, wholeOf } from './englishTitles.js';
import { totalWithin } from './nameWithin.js';
import { type Phrase, phrase, plain } from './phrase.js';
import type { Sentences } from './sentences.js';
import type { Speaker } from './speaker.js';
import { areSame, forecastMethods, severalOf, unchanged } from './studyWords.js';

/** What a figure became: “fell from 0.622 in 2018 to 0.616 in 2021”. */
function went(before: CitedFigure, after: CitedFigure, from: string, to: string, s: Speaker): Phrase {
  const [was, is] = [s.figure(before), s.figure(after)];
  if (plain([was]) === plain([is])) return phrase`was ${was} in both ${from} and ${to}`;
  return phrase`${before.value > after.value ? 'fell' : 'rose'} from ${was} in ${from} to ${is} in ${to}`;
}

/** Who led in two periods: “A, B, C and D in both”, or those of either. */
function leadersOf(
  { before, now }: { before: readonly Subject[]; now: readonly Subject[] },
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  if (areSame(before, now)) return phrase`${severalOf(now, s)} in both`;
  return phrase`${severalOf(before, s)} in ${from}; ${severalOf(now, s)} in ${to}`;
}

const gapVerdicts = {
  narrowed: 'the gap of all to the leaders narrowed by more than chance explains',
  widened: 'the gap of all to the leaders widened by more than chance explains',
  'not-distinguishable': 'the gap of all to the leaders did not change by more than chance explains',
};

/** Facts about balance, time and money that the pages of these tell, in English. */
export const englishStudies = {
  'between-groups': ({ groups, period }, s) => {
    const parts = groups.map(
      ({ level, share }, i) => phrase`${s.figure(share)}${i > 0 ? '' : ' lies'} between ${thoseOf(level.en)}`,
    );
    const alone = groups.length > 1 ? 'each grouping by itself, ' : '';
    return [phrase`Of the Gini coefficient of ${period}, ${s.list(parts)} (${alone}net of overlaps)`];
  },
  'between-change': ({ from, groups, period }, s) => {
    const parts = groups.map(
      ({ level, before, after }, i) =>
        phrase`${i === 0 ? 'the share' : 'that'} between ${thoseOf(level.en)} ${went(before, after, from, period, s)}`,
    );
    return [parts.reduce((a, b) => phrase`${a}, ${b}`)];
  },
  'leaders-gap': ({ from, period, leaders, why, nearer, verdict, open }, s) => {
    if (!nearer) return [phrase`The gap to the first four has no figure, because ${why?.en}`];
    const all =
      verdict === 'none' ? `no verdict on the gap of all, because ${open?.en}` : gapVerdicts[verdict];
    return [
      phrase`From ${from} to ${period}, ${s.figure(nearer.share)} of ${s.figure(nearer.units)} ${unitsOf(s)} came nearer to the mean of the first four of each period (${leadersOf(leaders, from, period, s)}); ${all}`,
    ];
  },
  'catching-up': ({ from, period, why, doubled }, s) => {
    if (!doubled) return [phrase`Whether those behind grew faster is open, because ${why?.en}`];
    const by = phrase`by ${s.amount(doubled)} percentage points a year more`;
    if (doubled.value >= 0) {
      return [
        phrase`From ${from} to ${period} those that started higher grew faster: with twice the initial level, ${by}`,
      ];
    }
    return [
      phrase`From ${from} to ${period} those that started lower grew faster: with half the initial level, ${by}`,
      phrase`Part or all of this is regression to the mean; it does not say that the gap narrowed`,
    ];
  },
  likeness: ({ period, why, found }, s) => {
    if (!found) return [phrase`Whether neighbours are alike is open, because ${why?.en}`];
    const how = {
      chance: 'Neighbours are no more alike than by chance',
      alike: 'Neighbours are alike',
      unlike: 'Neighbours differ more than by chance',
    }[found.verdict];
    return [phrase`${how} in ${period} (Moran’s I ${s.figure(found.i)}, ${s.figure(found.p)})`];
  },
  'likeness-change': ({ from, period, before, after }, s) => [
    phrase`Moran’s I ${went(before, after, from, period, s)}`,
  ],
  'without-neighbour': ({ units, whys }, s) => [
    phrase`Without a neighbour and left out of this: ${severalOf(units, s)} (${whys.map((why) => why.en).join('; ')})`,
  ],
  'class-moves': ({ from, middle, period, why, moves }, s) => {
    if (!moves)
      return [phrase`Whether ${unitsOf(s)} came to change classes more is open, because ${why?.en}`];
    return [
      phrase`How much ${unitsOf(s)} changed classes (Shorrocks index, 0: not at all): ${s.figure(moves.before)} from ${from} to ${middle}, ${s.figure(moves.after)} from then to ${period}`,
    ];
  },
  yearly: ({ base, period, node, rate }, s) => [
    Math.abs(rate.value) < unchanged
      ? phrase`From ${base} to ${period} ${wholeOf(node, s)} hardly changed (${s.signed(rate)} a year)`
      : phrase`From ${base} to ${period} ${wholeOf(node, s)} ${rate.value < 0 ? 'fell' : 'grew'} by ${s.amount(rate)} a year`,
  ],
  contribution: ({ period, part, points }, s) => [
    phrase`The largest part of the change in ${period} comes from ${titleWithin(part.en)}: ${s.signed(points)} points`,
  ],
  chained: ({ links, first, last }, s) => {
    const breaks = links.map(
      ({ edition, over, factor }) => phrase`${edition.en} in ${over} (factor ${s.figure(factor)})`,
    );
    return [
      phrase`Chained to ${breaks.reduce((a, b) => phrase`${a}, ${b}`)}, ${totalWithin(s.plan)} goes from ${s.figure(first.linked)} in ${first.period} to ${s.figure(last.linked)} in ${last.period}; the framework changes after each of these periods, so growth across it is only as good as the link`,
    ];
  },
  forecast: ({ expected, value, low, high, method, better, others }, s) => {
    const against = better
      ? phrase`, whose error over ${s.figure(better.origins)} origins was ${s.figure(better.relative)} of the plain forecast’s`
      : others
        ? '; no other method was shown to be better'
        : '; there are too few periods to try other methods';
    return [
      phrase`Expected for ${expected}: ${s.figure(value)} points, 95% interval ${s.range(low, high)}, by ${forecastMethods[method].en}${against}`,
    ];
  },
  slope: ({ level, output, observations, slope, interval, hangs, fit }, s) => {
    const without = hangs?.without && phrase`, and without it it is ${s.figure(hangs.without)}`;
    const range = interval
      ? phrase`95% interval ${s.range(interval.low, interval.high)}, errors by place`
      : hangs &&
        phrase`no interval can be given: the slope has only ${s.figure(hangs.freedom)} degrees of freedom; ${hangs.on.en} carries ${s.figure(hangs.share)} of it${without}`;
    return [
      phrase`Over ${s.figure(observations)} observations (${titleWithin(level.en)}) one point of the index goes with about ${s.figure(slope)} of ${titleWithin(output.en)} (${range}${range ? '; ' : ''}R² ${s.figure(fit)})`,
    ];
  },
  note: ({ of, text }) => [phrase`${of ? `${of.en}: ` : ''}${text.en.replace(/\.$/, '')}`],
} satisfies Partial<Sentences>;
